"""rules/confidence.yml, typed: how sure a claim of a rule is to be right, measured on gold."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import Field

from extract.rulebook.schema import Strict


class Counts(NamedTuple):
    """Of a rule: its claims that are right, and those that are wrong."""

    right: int
    wrong: int


class Confidence(Strict):
    """Counts and odds from which `Claim.confidence` is reckoned."""

    right: float = Field(
        default=0.8, description="The share of claims that are right, of a rule of which no more is known."
    )
    weight: float = Field(default=8.0, description="How many claims that share counts for beside those of the rule.")
    rules: dict[str, Counts] = Field(default_factory=dict, description="Rule -> claims right, claims wrong.")
    signals: dict[str, float] = Field(default_factory=dict, description="Signal -> what it multiplies the odds by.")

    def of(self, rule: str, signals: set[str]) -> float:
        """The chance that a claim of the rule with these signals is right, to two places, within 0.05 and 0.99."""
        right, wrong = self.rules.get(rule, Counts(0, 0))
        share = (right + self.right * self.weight) / (right + wrong + self.weight)
        odds = share / (1 - share) if share < 1 else 99.0
        for signal in sorted(signals):
            odds *= self.signals.get(signal, 1.0)
        return round(min(max(odds / (1 + odds), 0.05), 0.99), 2)

"""rules/lexicon, rules/frames, preferences.yml and weights.yml, typed: words, frames, and what speaks for a reading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field

from extract.pack.schema import Example, Strict, Words

WEAKEST, STRONGEST = 1, 3
"""Strengths of a unit: 3 makes a claim by itself with one good role."""

Preference = Literal["party", "arms", "ground", "any", "measure"]


class WordClass(Strict):
    """Lexical units of one sense: words of a class are put together alike and mean alike."""

    gloss: str = Field(default="", description="What they mean, in a few words.")
    verb: Words = Field(default=(), description="Lemmas of verbs, of one or more words.")
    noun: Words = Field(default=(), description="The same for nouns.")
    adj: Words = Field(default=(), description="The same for adjectives.")

    def units(self) -> Iterator[tuple[str, str]]:
        """Part of speech and lemma of each unit."""
        for kind in ("verb", "noun", "adj"):
            yield from ((kind, word) for word in getattr(self, kind))


class LexiconFile(Strict):
    """rules/lexicon/NAME.yml: word classes by name."""

    classes: dict[str, WordClass] = Field(description="Class -> its words.")


class FrameRole(Strict):
    """A role of a frame: which function it has beside the trigger, and what it prefers to be filled by."""

    as_: str = Field(alias="as", description="Its function: agent, theme, patient, instrument, goal, place ...")
    is_: Preference = Field(alias="is", description="What fills it: party, arms, ground, any or measure.")
    measured: bool = Field(default=False, description="Whether a measure may fill it as well: a payload of 500 kg.")


class FrameFile(Strict):
    """rules/frames/TYPE.yml: what a claim of the type is about, and which words bring it up."""

    frame: str = Field(description="The type of its claims.")
    gloss: str = Field(default="", description="What they say, in a sentence.")
    plover: str | None = Field(default=None, description="The PLOVER event code.")
    links: Literal["disputes", "repeats", "supports"] | None = Field(
        default=None, description="How such a claim stands to the claims that it speaks of."
    )
    of_others: bool = Field(
        default=False, description="It is about what others do: whoever condemns a launch is not who launches."
    )
    roles: dict[str, FrameRole] = Field(
        default_factory=dict, description="The roles, in the order in which they are written."
    )
    units: dict[str, int] = Field(
        default_factory=dict,
        description="Class of the lexicon -> strength: 3 makes a claim by itself with one good role, 2 with two, "
        "1 only with all.",
    )
    examples: tuple[Example, ...] = Field(default=(), description="Sentences that it reads and that it leaves.")


class Preferences(Strict):
    """preferences.yml: kinds of actors that the pack is about, and bands of an article's share of them."""

    parties: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    bands: tuple[float, ...] = Field(default=(), description="Upper ends, in mentions a thousand words.")


class Table(Strict):
    """Log-odds by group and entry, added up; what has no entry adds nothing."""

    bias: float = 0.0
    entries: dict[str, dict[str, float]] = Field(default_factory=dict)

    def weight(self, group: str, key: str) -> float:
        """The log-odds of one entry."""
        return self.flat.get((group, key), 0.0)

    @cached_property
    def flat(self) -> dict[tuple[str, str], float]:
        """The entries by group and key, asked for many times a sentence."""
        return {(group, key): weight for group, rows in self.entries.items() for key, weight in rows.items()}


class Weights(Strict):
    """weights.yml: what speaks for a filler and for a claim, as `extract fit` counted it on gold."""

    filler: Table = Field(default_factory=Table)
    claim: Table = Field(default_factory=Table)
    fills: float = Field(default=0.4, description="From this chance on a mention fills a role.")
    tells: float = Field(default=0.4, description="From this chance on a reading is told as a claim.")


class Frames(Strict):
    """All frames and the lexicon of a rulebook, with their weights."""

    classes: dict[str, WordClass] = Field(default_factory=dict)
    frames: dict[str, FrameFile] = Field(default_factory=dict)
    preferences: Preferences = Field(default_factory=Preferences)
    weights: Weights = Field(default_factory=Weights)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The types that the weights know; what a construction says of another is told as it stands."""
        rows = (*self.weights.filler.entries.get("role", ()), *self.weights.claim.entries.get("role filled", ()))
        return frozenset(row.partition(".")[0] for row in rows)

    @cached_property
    def functions(self) -> dict[str, dict[str, FrameRole]]:
        """Type -> role -> where it stands and what it is."""
        return {name: dict(frame.roles) for name, frame in self.frames.items()}

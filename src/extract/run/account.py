"""The account of a run: what became of every input article, and totals that agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO, Literal

from extract.errors import Where
from extract.read import Found, Skipped
from extract.run.reasons import Reasons
from extract.write.jsonl import Ordered

Outcome = Literal["ok", "no claims", "skipped", "failed"]
Place = tuple[str, int, str]
SLOWEST = 5
DONE: tuple[Outcome, ...] = ("ok", "no claims")
OUTCOMES: tuple[Outcome, ...] = (*DONE, "skipped", "failed")


@dataclass(frozen=True)
class Entry:
    """One input article and its one outcome."""

    uri: str
    line: int | None
    id: str | None
    outcome: Outcome
    why: str | None = None
    claims: int = 0
    words: int = 0
    sha256: str | None = None
    notes: tuple[str, ...] = ()
    cluster: str | None = None
    copies_of: str | None = None

    @property
    def place(self) -> str:
        return str(Where(self.uri, self.line))

    def __str__(self) -> str:
        return f"{self.place}: {self.outcome}: {self.why}" if self.why else f"{self.place}: {self.outcome}"


def entry_of_skipped(item: Skipped) -> Entry:
    """The entry of a place that gave no article."""
    return Entry(item.where.path, item.where.line, item.id, "failed" if item.failed else "skipped", item.why)


def entry_of_found(found: Found, claims: int = 0, error: str | None = None, skipped: str | None = None) -> Entry:
    """The entry of an article that was read, that failed with `error`, or that was left out because `skipped`."""
    outcome: Outcome = "failed" if error else "skipped" if skipped else "ok" if claims else "no claims"
    article, where = found.article, found.where
    words = len(article.text.split())
    return Entry(
        where.path, where.line, article.id, outcome, error or skipped, claims, words, article.sha256, found.notes
    )


@dataclass
class Totals:
    """Sums over the entries; only of articles that were read for claims and words."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    words: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)  # seconds and place, slowest first
    known: int = 0  # articles that an earlier run had read already
    known_words: int = 0
    read: int = 0  # articles that were there to read and did not fail
    kept: bool = False  # whether nothing could be read, so that what an earlier run wrote was left as it was

    def took(self, seconds: float, entry: Entry, known: bool) -> None:
        """Note how long an article took, if it was not `known` from an earlier run."""
        if known:
            self.known += 1
            self.known_words += entry.words if entry.outcome in DONE else 0
        else:
            self.cost(seconds, entry.place)

    def cost(self, seconds: float, place: str) -> None:
        """Keep an article that took long."""
        self.slowest = sorted([*self.slowest, (seconds, place)], reverse=True)[:SLOWEST]

    @property
    def articles(self) -> int:
        return self.outcomes.total()

    @property
    def claims(self) -> int:
        return self.types.total()

    @property
    def done(self) -> int:
        return sum(self.outcomes[outcome] for outcome in DONE)

    @property
    def exit_code(self) -> int:
        """0 where anything was done and nothing failed, else 1."""
        return 0 if self.done and not self.outcomes["failed"] else 1

    def record(self, about: dict[str, Any]) -> dict[str, Any]:
        """What stands beside the account; `about` says which rules and model were at work."""
        return {
            "totals": {
                "articles": self.articles,
                **{outcome: self.outcomes[outcome] for outcome in OUTCOMES},
                "claims": self.claims,
                "types": dict(sorted(self.types.items())),
                "words": self.words,
            },
            **about,
        }


class Account:
    """Entries as they come, kept in an order of their own where they will be written, and their totals."""

    def __init__(self, lines: Ordered[Place] | None = None) -> None:
        self._lines = lines
        self.totals = Totals()
        self.reasons = Reasons()

    def add(self, entry: Entry, types: Iterable[str] = ()) -> None:
        """Count one article in, with the types of its claims; once each."""
        self.totals.outcomes[entry.outcome] += 1
        self.totals.types.update(types)
        self.totals.read += entry.sha256 is not None and entry.outcome != "failed"
        if entry.outcome in DONE:
            self.totals.words += entry.words
        if self._lines:
            self._lines.add((entry.uri, entry.line or 0, entry.id or ""), [asdict(entry)])

    def write_to(self, stream: BinaryIO, change: Callable[[bytes], bytes] | None = None) -> None:
        """Every entry by place, as `change` makes it."""
        if self._lines:
            self._lines.write_to(stream, change)

"""Entries -> log-odds -> chances, each sum kept where it comes again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from math import exp
from typing import Generic, NamedTuple, TypeVar

from extract.events.entries import Entry, Steps, of_distance, of_filler, of_path, of_rival, of_wording
from extract.rulebook.frames import Table

K = TypeVar("K", bound=Hashable)
MOST = 1_000
"""Sums of one kind that are kept for a role, so that a long run doesn't grow by them."""


def chance(odds: float) -> float:
    """Log-odds as a probability in (0, 1)."""
    return 1 / (1 + exp(-odds)) if odds > -500 else 0.0


def amount(entry: Entry) -> float:
    """How much of it there is; 1 where the entry doesn't say."""
    return entry[2] if len(entry) == 3 else 1.0


class Sums(dict[K, float], Generic[K]):
    """The log-odds of what a key stands for: added up when first asked for, and kept."""

    def __init__(self, make: Callable[[K], float]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> float:
        if len(self) >= MOST:
            self.clear()
        found = self[key] = self._make(key)
        return found


class RoleSums(NamedTuple):
    """What speaks for a filler of one role of a type beside triggers of one part of speech, by what it is asked of.

    `fillers`: the words of its reading, its form and its noun; `paths`: steps; `distances`: tokens; `rivals`: steps
    farther than the nearest of its sort.
    """

    fillers: Sums[tuple[str, str, str | None]]
    paths: Sums[Steps | None]
    distances: Sums[int]
    rivals: Sums[int]


class Scorer:
    """Adds up the entries of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._roles: dict[tuple[str, str, str], RoleSums] = {}

    def __reduce__(self) -> tuple[type[Scorer], tuple[Table]]:
        return Scorer, (self.table,)

    def sum(self, entries: Iterable[Entry]) -> float:
        """The log-odds of the entries together, without the bias."""
        weight = self.table.weight
        return sum([weight(entry[0], entry[1]) * amount(entry) for entry in entries])

    def role(self, type_: str, role: str, function: str, kind: str) -> RoleSums:
        """The sums of a role with its function, beside triggers of a part of speech."""
        found = self._roles.get((type_, role, kind))
        if found is None:
            found = self._roles[type_, role, kind] = RoleSums(
                Sums(lambda key: self.sum(of_filler(type_, role, *key))),
                Sums(lambda steps: self.sum(of_path(type_, role, function, kind, steps))),
                Sums(lambda tokens: self.sum(of_distance(function, kind, tokens))),
                Sums(lambda farther: self.sum((of_rival(function, farther),))),
            )
        return found

    def wording(self, role: str, said: str) -> float:
        """Of `of_wording`."""
        return self.sum((of_wording(role, said),))

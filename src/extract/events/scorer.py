"""Entries -> log-odds -> chances, each sum kept where it comes again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from math import exp
from typing import TypeVar

from extract.events.entries import Entry, Steps, of_distance, of_filler, of_path, of_rival, of_wording
from extract.rulebook.frames import Table

K = TypeVar("K", bound=Hashable)
MOST = 100_000
"""Sums that are kept, so that a long run doesn't grow by them."""


def chance(odds: float) -> float:
    """Log-odds as a probability in (0, 1)."""
    return 1 / (1 + exp(-odds)) if odds > -500 else 0.0


def amount(entry: Entry) -> float:
    """How much of it there is; 1 where the entry doesn't say."""
    return entry[2] if len(entry) == 3 else 1.0


class Scorer:
    """Adds up the entries of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._paths: dict[tuple[str, str, str, Steps | None], float] = {}
        self._fillers: dict[tuple[str, str, str, str], float] = {}
        self._distances: dict[tuple[str, str, int], float] = {}
        self._rivals: dict[tuple[str, int], float] = {}

    def sum(self, entries: Iterable[Entry]) -> float:
        """The log-odds of the entries together, without the bias."""
        return sum(self.table.weight(entry[0], entry[1]) * amount(entry) for entry in entries)

    def path(self, type_: str, role: str, function: str, kind: str, steps: Steps | None) -> float:
        """Of `of_path`, kept by its arguments."""
        key = (type_, role, kind, steps)
        found = self._paths.get(key)
        return found if found is not None else self._keep(self._paths, key, of_path(type_, role, function, kind, steps))

    def filler(self, type_: str, role: str, words: str, form: str) -> float:
        """Of `of_filler`."""
        key = (type_, role, words, form)
        found = self._fillers.get(key)
        return found if found is not None else self._keep(self._fillers, key, of_filler(type_, role, words, form))

    def distance(self, function: str, kind: str, tokens: int) -> float:
        """Of `of_distance`."""
        key = (function, kind, tokens)
        found = self._distances.get(key)
        return found if found is not None else self._keep(self._distances, key, of_distance(function, kind, tokens))

    def rival(self, function: str, farther: int) -> float:
        """Of `of_rival`."""
        key = (function, farther)
        found = self._rivals.get(key)
        return found if found is not None else self._keep(self._rivals, key, (of_rival(function, farther),))

    def wording(self, role: str, said: str) -> float:
        """Of `of_wording`."""
        return self.sum((of_wording(role, said),))

    def _keep(self, sums: dict[K, float], key: K, entries: Iterable[Entry]) -> float:
        if len(sums) >= MOST:
            sums.clear()
        found = sums[key] = self.sum(entries)
        return found

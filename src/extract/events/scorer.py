"""Entries -> log-odds -> chances."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, inf, log

from extract.events.features import Entry
from extract.pack.frames import Table


def chance(odds: float) -> float:
    """Log-odds as a probability in (0, 1)."""
    return 1 / (1 + exp(-odds)) if odds > -500 else 0.0


def odds_of(bar: float) -> float:
    """The least log-odds, as good as, whose chance is not under a bar in [0, 1]."""
    if not 0 < bar < 1:
        return -inf if bar <= 0 else inf
    odds = log(bar / (1 - bar))
    return odds if chance(odds) >= bar else odds + 1e-9


def amount(entry: Entry) -> float:
    """How much of it there is; 1 where the entry doesn't say."""
    return entry[2] if len(entry) == 3 else 1.0


class Scorer:
    """Adds up the entries of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._most: dict[tuple[Entry, ...], float] = {}

    def sum(self, entries: Iterable[Entry]) -> float:
        """The log-odds of the entries together, without the bias."""
        flat = self.table.flat
        return sum([flat.get(e, 0.0) if len(e) == 2 else flat.get((e[0], e[1]), 0.0) * e[2] for e in entries])

    def most(self, entries: tuple[Entry, ...]) -> float:
        """The most that one of these entries adds, of which there are not many: it is remembered."""
        known = self._most.get(entries)
        if known is None:
            known = self._most[entries] = max(self.sum((entry,)) for entry in entries)
        return known

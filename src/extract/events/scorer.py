"""Entries -> log-odds -> chances."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import exp, inf, log
from operator import mul
from typing import Any, NamedTuple

from extract.events.features import Entry
from extract.pack.frames import Table

REMEMBERED = 50_000
"""Features of which a scorer remembers what they add, so that a long run doesn't grow by them: some 20 MB."""


class Feature(NamedTuple):
    """Something that is said of a reading: what makes its entries, of what, and how much there is of each.

    Without `amounts` there is one of each.
    """

    make: Callable[..., Iterable[Entry]]
    of: tuple[Any, ...]
    amounts: tuple[float, ...] = ()

    @property
    def entries(self) -> list[Entry]:
        """Its entries, each with its amount."""
        made = list(self.make(*self.of))
        return [(e[0], e[1], much) for e, much in zip(made, self.amounts, strict=True)] if self.amounts else made


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
        self._known: dict[tuple[Any, ...], list[float]] = {}
        self._most: dict[tuple[Feature, ...], float] = {}
        self._gains: dict[tuple[Any, ...], float] = {}

    def sum(self, entries: Iterable[Entry]) -> float:
        """The log-odds of the entries together, without the bias."""
        flat = self.table.flat
        return sum([flat.get(e, 0.0) if len(e) == 2 else flat.get((e[0], e[1]), 0.0) * e[2] for e in entries])

    def adds(self, features: Iterable[Feature]) -> list[float]:
        """The log-odds of each entry of some features, looked up once a feature: most are said of many readings."""
        found: list[float] = []
        for make, of, amounts in features:
            weights = self._known.get((make, of))
            if weights is None:
                if len(self._known) >= REMEMBERED:
                    self._known.clear()
                flat = self.table.flat
                weights = self._known[make, of] = [flat.get((e[0], e[1]), 0.0) for e in make(*of)]
            found += map(mul, weights, amounts) if amounts else weights
        return found

    def gain(self, make: Callable[..., Iterable[Entry]], *of: Any) -> float:
        """The log-odds of one feature, of which there is one of each entry."""
        found = self._gains.get((make, of))
        if found is None:
            if len(self._gains) >= REMEMBERED:
                self._gains.clear()
            found = self._gains[make, of] = sum(self.adds((Feature(make, of),)))
        return found

    def most(self, features: tuple[Feature, ...]) -> float:
        """The most that one of these features adds, of which there are not many: it is remembered."""
        known = self._most.get(features)
        if known is None:
            known = self._most[features] = max(sum(self.adds((feature,))) for feature in features)
        return known

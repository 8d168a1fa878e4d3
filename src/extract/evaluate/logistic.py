"""Logistic regression on sparse entries, with a normal prior for each: L-BFGS (Liu and Nocedal 1989).

The prior is around 0, or around weights that were counted before on texts which are not at hand. Of those only the
weights are known, so what the texts said of each is taken to be what the texts at hand say of it: the curvature of
their likelihood where the old weights stand, entry by entry (Laplace's method: MacKay 2003, 27).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.events.features import Entry
from extract.events.scorer import amount
from extract.pack.frames import Table

KEPT, STEPS = 10, 120
"""Steps that the method remembers, and after which it ends; figures no longer move after some 80."""
ROUND, LEAST = 2, 0.1
"""Decimals of a weight, and from where on it is written: what is less says nothing."""

Vector = NDArray[np.float64]


class Kept(NamedTuple):
    """Weights counted before, and for how many times the rows at hand they stand."""

    table: Table
    times: float


NOTHING = Kept(Table(), 0.0)


class Rows:
    """Observations: entries, whether it holds, and the document in which it stands."""

    def __init__(self) -> None:
        self.entries: list[Sequence[Entry]] = []
        self.holds: list[bool] = []
        self.weights: list[float] = []
        self.odds: list[float] = []
        self.documents: dict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, entries: Sequence[Entry], holds: bool, document: str, weight: float = 1.0, odds: float = 0.0) -> None:
        """One observation, what it counts for, and log-odds to which its entries are added."""
        self.entries.append(entries)
        self.weights.append(weight)
        self.odds.append(odds)
        self.holds.append(holds)
        for entry in entries:
            self.documents[entry[0], entry[1]].add(document)


def counted(rows: Rows, shrink: Mapping[str, float], seen: int, bias: bool = True, kept: Kept = NOTHING) -> Table:
    """The log-odds of each entry that stands in as many documents as `seen` says; `shrink` is by group.

    `bias`: whether there is one, which all observations share. `kept`: weights that each stays near; those of the
    same groups that the rows say nothing of stay as they are.
    """
    names = sorted(name for name, documents in rows.documents.items() if len(documents) >= seen)
    index = {name: i + 1 for i, name in enumerate(names)}
    width = max((len(entries) for entries in rows.entries), default=0)
    where = np.zeros((len(rows.entries), width), dtype=np.int64)
    much = np.zeros((len(rows.entries), width))
    for row, entries in enumerate(rows.entries):
        known = [(index[e[0], e[1]], amount(e)) for e in entries if (e[0], e[1]) in index]
        where[row, : len(known)] = [i for i, _ in known]
        much[row, : len(known)] = [a for _, a in known]
    prior = np.array([0.0, *(shrink.get(group, 1.0) for group, _ in names)])
    counts = np.array(rows.weights)
    odds, holds = np.array(rows.odds), np.array(rows.holds, dtype=float)
    before = np.array([kept.table.bias if bias else 0.0, *(kept.table.weight(*name) for name in names)])
    held = np.array([True, *(group in kept.table.entries for group, _ in names)])  # a new group is free to move
    prior += kept.times * held * _curvature(where, much, counts, odds, before)
    weights = _least(_loss(where, much, holds, counts, prior, before, odds, bias), before)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for group in shrink:
        table[group].update(kept.table.entries.get(group, {}))
    for (group, key), weight in zip(names, weights[1:], strict=True):
        table[group].pop(key, None)
        if abs(weight) >= LEAST:
            table[group][key] = round(float(weight), ROUND)
    return Table(bias=round(float(weights[0]), ROUND), entries={group: row for group, row in table.items() if row})


def _curvature(where: NDArray[np.int64], much: Vector, counts: Vector, start: Vector, weights: Vector) -> Vector:
    """How sharply the likelihood falls around each weight; weight 0 is the bias."""
    chance = 1 / (1 + np.exp(-np.clip(start + (weights[where] * much).sum(axis=1) + weights[0], -500, 500)))
    sharp = counts * chance * (1 - chance)
    found: Vector = np.bincount(where.ravel(), (sharp[:, None] * much * much).ravel(), len(weights)).astype(float)
    found[0] = sharp.sum()
    return found


def _loss(
    where: NDArray[np.int64],
    much: Vector,
    holds: Vector,
    counts: Vector,
    prior: Vector,
    before: Vector,
    start: Vector,
    bias: bool,
) -> Callable[[Vector], tuple[float, Vector]]:
    """Negative log-likelihood and prior, with the gradient; weight 0 is the bias, and what fills short rows."""
    size, flat = len(prior), where.ravel()

    def loss(weights: Vector) -> tuple[float, Vector]:
        odds = start + (weights[where] * much).sum(axis=1) + weights[0]
        chance = 1 / (1 + np.exp(-np.clip(odds, -500, 500)))
        likely = np.where(holds > 0, chance, 1 - chance)
        moved = weights - before
        value = -(counts * np.log(np.maximum(likely, 1e-12))).sum() + 0.5 * (prior * moved * moved).sum()
        wrong = counts * (chance - holds)
        gradient = np.bincount(flat, weights=(wrong[:, None] * much).ravel(), minlength=size)
        gradient[0] = wrong.sum() if bias else 0.0
        return float(value), gradient + prior * moved

    return loss


def _least(loss: Callable[[Vector], tuple[float, Vector]], start: Vector) -> Vector:
    """Where a convex loss is least."""
    at, (value, gradient) = start, loss(start)
    moved: list[tuple[Vector, Vector, float]] = []
    for _ in range(STEPS):
        direction = -_two_loops(gradient, moved)
        slope, step = float(gradient @ direction), 1.0 if moved else 1.0 / max(float(np.abs(gradient).sum()), 1.0)
        while step > 1e-10:
            following = at + step * direction
            new_value, new_gradient = loss(following)
            if new_value <= value + 1e-4 * step * slope:
                break
            step /= 2
        else:
            return at
        difference, turn = following - at, new_gradient - gradient
        if float(difference @ turn) > 1e-12:
            moved = [*moved[1 - KEPT :], (difference, turn, 1 / float(difference @ turn))]
        done = value - new_value < 1e-6 * abs(value)
        at, value, gradient = following, new_value, new_gradient
        if done:
            return at
    return at


def _two_loops(gradient: Vector, moved: Sequence[tuple[Vector, Vector, float]]) -> Vector:
    """The gradient times the inverse of the curvature, as the last steps show it."""
    found, shares = gradient.copy(), []
    for difference, turn, inverse in reversed(moved):
        share = inverse * float(difference @ found)
        shares.append(share)
        found -= share * turn
    if moved:
        difference, turn, _ = moved[-1]
        found *= float(difference @ turn) / float(turn @ turn)
    for (difference, turn, inverse), share in zip(moved, reversed(shares), strict=True):
        found += difference * (share - inverse * float(turn @ found))
    return found

"""Which sentences a battery has: each class of units its share, drawn by a seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from random import Random

from extract.author.battery.rules import Shape, Unit
from extract.author.battery.write import Case, Writer

TRIES = 8
"""Rounds over all that a class can be put into, when sentences come out that are there already."""


def draw(writer: Writer, units: Sequence[Unit], count: int, seed: int, shapes: Collection[str] = ()) -> Iterator[Case]:
    """`count` different sentences of these shapes, the classes of units in turn; fewer where there are no more."""
    classes: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        classes[unit.class_].append(unit)
    seen: set[str] = set()
    turns = [_of_class(writer, row, Random(f"{seed} {name}"), shapes, seen) for name, row in sorted(classes.items())]
    while turns and count > 0:
        for turn in tuple(turns):
            case = next(turn, None)
            if case is None:
                turns.remove(turn)
            elif count > 0:
                count -= 1
                yield case


def _of_class(
    writer: Writer, units: Sequence[Unit], chance: Random, shapes: Collection[str], seen: set[str]
) -> Iterator[Case]:
    ways = [
        (unit, shape, adjunct)
        for unit in units
        for shape in writer.shapes(unit)
        if not shapes or shape in shapes
        for adjunct in writer.adjuncts(unit, shape)
    ]
    for _ in range(TRIES):
        for unit, shape, adjunct in _shared(ways, chance):
            case = writer.write(unit, shape, adjunct, chance)
            if case.text not in seen:
                seen.add(case.text)
                yield case


def _shared(ways: Sequence[tuple[Unit, Shape, str]], chance: Random) -> list[tuple[Unit, Shape, str]]:
    """The ways in an order by chance in which units take turns."""
    turns: dict[str, int] = defaultdict(int)
    ordered = []
    for way in chance.sample(ways, len(ways)):
        turns[way[0].text] += 1
        ordered.append((turns[way[0].text], way))
    return [way for _, way in sorted(ordered, key=lambda row: row[0])]

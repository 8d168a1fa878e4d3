"""Which claim stands for which gold claim: triggers that overlap, or near ones that share an argument."""

from __future__ import annotations

from collections.abc import Sequence

from extract.evaluate.records import Part, Record, Span

NEAR = 120


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def pair_parts(gold: Record, claim: Record) -> list[tuple[Part, Part]]:
    """Arguments of one role whose spans overlap, one to one, in the order of the gold."""
    pairs: list[tuple[Part, Part]] = []
    left = list(claim.parts)
    for part in gold.parts:
        for index, other in enumerate(left):
            if other.role == part.role and overlap(part.span, other.span):
                pairs.append((part, left.pop(index)))
                break
    return pairs


def count_sources(gold: Record, claim: Record) -> int:
    """How many gold sources the claim has: names that overlap, or both without a name; one to one."""
    left = list(claim.sources)
    for span in gold.sources:
        for index, other in enumerate(left):
            if (span is None and other is None) or (span and other and overlap(span, other)):
                del left[index]
                break
    return len(claim.sources) - len(left)


def pair_claims(golds: Sequence[Record], claims: Sequence[Record], *, typed: bool = True) -> dict[int, int]:
    """Index of a gold claim -> index of the claim that stands for it; one to one, best first."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, claim in enumerate(claims):
            weight = _weight(gold, claim)
            if weight and (gold.type == claim.type or not typed):
                candidates.append((weight, -i, -j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, minus_i, minus_j in sorted(candidates, reverse=True):
        if -minus_i not in pairs and -minus_j not in taken:
            pairs[-minus_i] = -minus_j
            taken.add(-minus_j)
    return pairs


def _weight(gold: Record, claim: Record) -> int:
    """How well they fit: the type first, then the trigger, then the arguments; 0 where they cannot be the same."""
    same = gold.type == claim.type
    triggers = overlap(gold.trigger, claim.trigger)
    shared = len(pair_parts(gold, claim))
    near = same and shared > 0 and abs(gold.trigger[0] - claim.trigger[0]) <= NEAR
    return 10 * same + 8 * triggers + shared if triggers or near else 0

"""Groups of single articles -> groups across articles. Blocking by family and day keeps it linear."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from extract.assemble.claim_features import Key
from extract.assemble.compatibility import Compatibility
from extract.assemble.group import Group, joined
from extract.assemble.undated import told_on, with_late
from extract.write.days import Days

Block = tuple[str, str, str]
Parties = tuple[Key, ...]
Signature = tuple[Parties, Parties, Parties, tuple[str, ...], Days]


def groups_across(groups: Iterable[Group], compatibility: Compatibility) -> list[Group]:
    """Groups of one block that fit become one; those without a time stay what they are.

    First the groups of one day; then those that only their article dates, which join an event of the days before it
    (undated.py); then those of longer times, which join the only event of that time that they fit.
    A group that fits several, and so says too little to choose, stays alone. The order of the groups has no effect.
    """
    days: defaultdict[tuple[Block, date], list[Group]] = defaultdict(list)
    spans: defaultdict[Block, list[Group]] = defaultdict(list)
    done: list[Group] = []
    for group in groups:
        if group.days is None:
            done.append(group)
        elif group.days.length == 1:
            days[_block(group, compatibility), group.days.first].append(group)
        else:
            spans[_block(group, compatibility)].append(group)
    settled: defaultdict[Block, list[Group]] = defaultdict(list)
    for block, day in sorted(days):
        settled[block] += _settle(days[block, day], [], compatibility)
    for group in done:
        if told_on(group, compatibility) is not None:
            settled[_block(group, compatibility)].append(group)
    done = [group for group in done if told_on(group, compatibility) is None]
    for block in sorted(settled):
        joined_late = with_late(settled[block], compatibility)
        settled[block] = [group for group in joined_late if group.days is not None]
        done += [group for group in joined_late if group.days is None]
    for block, longer in sorted(spans.items()):
        settled[block] += _settle(longer, settled[block], compatibility)
    return [*done, *(group for block in sorted(settled) for group in settled[block])]


def _block(group: Group, compatibility: Compatibility) -> Block:
    first = group.features[0]
    return group.family, compatibility.modality(first.type, first.modality), first.polarity


def _settle(groups: Sequence[Group], homes: Sequence[Group], compatibility: Compatibility) -> list[Group]:
    """New groups made of `groups`; those that fit exactly one of `homes` or of the new ones join it instead."""
    alike: defaultdict[Signature, list[Group]] = defaultdict(list)
    for group in groups:
        alike[_signature(group)].append(group)
    firsts = [home.days.first for home in homes if home.days]
    made: list[Group] = []
    for signature in sorted(alike, key=lambda s: _exactness(s, compatibility)):
        same = sorted(alike[signature], key=lambda group: group.features[0].id)
        group = joined(same, compatibility)
        home = _only(_candidates(homes, firsts, group), made, group, compatibility)
        if home is None:
            made.append(group)
        else:
            home.take(group, compatibility)
    return made


def _candidates(homes: Sequence[Group], firsts: Sequence[date], group: Group) -> Iterator[Group]:
    """Homes, sorted by their day, that begin within the group's time."""
    assert group.days is not None
    span = slice(bisect_left(firsts, group.days.first), bisect_right(firsts, group.days.last))
    return iter(homes[span])


def _only(homes: Iterator[Group], made: Sequence[Group], group: Group, compatibility: Compatibility) -> Group | None:
    """The one group that fits; None where none does or several do."""
    found: Group | None = None
    for source in (homes, made):
        for home in source:
            if home.fits(group, compatibility):
                if found is not None:
                    return None
                found = home
    return found


def _signature(group: Group) -> Signature:
    assert group.days is not None
    doers, others, witnesses = (tuple(sorted(keys)) for keys in (group.doers, group.others, group.witnesses))
    return doers, others, witnesses, tuple(sorted(group.classes)), group.days


def _exactness(signature: Signature, compatibility: Compatibility) -> tuple[int, int, int, int, Signature]:
    """Sorts those that say most first: a doer, more exact classes, another side, a shorter time."""
    doers, others, _, classes, days = signature
    depth = max((compatibility.depth(name) for name in classes), default=0)
    return (not doers, -depth, not others, days.length, signature)

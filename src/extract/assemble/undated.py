"""What articles of the next days tell of an event without its date: it joins the event that it is surely of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from extract.assemble.compatibility import Compatibility
from extract.assemble.group import Group

LATE = 3
"""Days for which what happened is news."""
ENOUGH = 2
"""Signs of being one event that are asked for; that nothing speaks against it is not enough."""


def with_late(groups: Sequence[Group], compatibility: Compatibility) -> list[Group]:
    """The groups of one family, those that only their article dates joined to one event of the days before it.

    A group joins where exactly one event fits it and shares ENOUGH signs with it; else it stays what it is.
    """
    by_day: defaultdict[int, list[Group]] = defaultdict(list)  # by the day's number: the first of all has none before
    late: list[tuple[date, Group]] = []
    for group in groups:
        day = told_on(group, compatibility)
        if day is not None:
            late.append((day, group))
        if group.days is not None and group.days.length == 1:
            by_day[group.days.first.toordinal()].append(group)
    gone: set[int] = set()
    for day, group in sorted(late, key=lambda found: (found[0], found[1].features[0].id)):
        before = (one for n in range(1, LATE + 1) for one in by_day.get(day.toordinal() - n, ()))
        same = by_day.get(day.toordinal(), ()) if group.days is None else ()
        homes = [home for home in (*before, *same) if id(home) not in gone and alike(home, group, compatibility)]
        if len(homes) == 1:
            homes[0].take(group, compatibility)
            gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def told_on(group: Group, compatibility: Compatibility) -> date | None:
    """The day of the article of a group that no claim dates: of an event, or of a deal that is planned."""
    if group.dated_by == "published" and group.days is not None:
        return group.days.first
    first = group.features[0]
    planned = first.modality == "planned" and compatibility.row(first.type).deal
    return first.published if planned and group.days is None and not group.unknown else None


def alike(home: Group, group: Group, compatibility: Compatibility) -> bool:
    """Whether both can tell of one event, their days apart, and share enough that only one event would have."""
    return home.fits_but_for_time(group, compatibility) and _signs(home, group, compatibility) >= ENOUGH


def _signs(home: Group, group: Group, compatibility: Compatibility) -> int:
    """Two sides, or the name of a weapon, are signs enough; a side and a place are, where it doesn't happen daily."""
    sides = (home.doers & group.doers) | (home.others & group.others)
    crossed = (home.doers | home.others) & (group.doers | group.others)
    named = 2 * bool(_weapons(home) & _weapons(group))
    place = (
        bool(_places(home, compatibility) & _places(group, compatibility))
        and home.family not in compatibility.families.daily
    )
    figures = sum(1 for name, value in home.measures.items() if group.measures.get(name) == value)
    return named + max(len(sides), len(crossed) if len(crossed) > 1 else 0) + place + min(figures, 1)


def _weapons(group: Group) -> set[str]:
    """The systems that are named, by a record or in the text alone; a class is none."""
    parts = [part for feature in group.features for part in feature.parts if part.role == "weapon" and part.class_]
    named = {part.who.id or part.who.name.casefold() for part in parts if part.who and (part.who.id or part.who.named)}
    return named - {part.class_ for part in parts if part.class_}


def _places(group: Group, compatibility: Compatibility) -> set[str]:
    """The places that a record knows."""
    roles = compatibility.families.places
    return {p.who.id for f in group.features for p in f.parts if p.role in roles and p.who and p.who.id}

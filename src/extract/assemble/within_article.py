"""The claims of one article -> groups that tell of one event each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from extract.assemble.claim_features import Feature
from extract.assemble.compatibility import Compatibility
from extract.assemble.group import Group, group_of
from extract.write.days import Days

SOON, RECENT = 1, 3
"""Days from that of an article to those of its news, which are ahead of it or behind it."""
EXACT = 7


def groups_within(features: Sequence[Feature], compatibility: Compatibility) -> list[Group]:
    """Claims are taken as they stand in the text; each joins the last group that it fits, else begins one.

    A claim with a date joins an undated group only where the date is about that of the article: news tells what is
    new first and without a date, and older events with theirs.
    """
    sets: defaultdict[tuple[str, ...], list[Feature]] = defaultdict(list)
    for feature in features:
        sets[feature.family, compatibility.modality(feature.type, feature.modality), feature.polarity].append(feature)
    groups: list[Group] = []
    for key in sorted(sets):
        groups += _grouped(sorted(sets[key], key=lambda f: (f.place, f.id)), compatibility)
    told: set[str] = set()
    for group in sorted(groups, key=lambda g: (g.features[0].place, g.features[0].id)):
        _date_by_article(group, compatibility, first=group.family not in told)
        told.add(group.family)
    return groups


def _grouped(features: Iterable[Feature], compatibility: Compatibility) -> list[Group]:
    groups: list[Group] = []
    for feature in features:
        new = group_of(feature)
        fit = (group for group in reversed(groups) if group.fits(new, compatibility) and _may_date(group, feature))
        home = next(fit, None) or _told_before(groups, new, feature)
        if home is None:
            groups.append(new)
        else:
            home.take(new, compatibility)
    return groups


def _told_before(groups: Sequence[Group], new: Group, feature: Feature) -> Group | None:
    """The last group, where the claim goes on about its weapon ("two of them failed"), whatever that is called now."""
    last = groups[-1] if groups and feature.again and not feature.days else None
    return last if last is not None and last.goes_on_with(new) else None


def _may_date(group: Group, feature: Feature) -> bool:
    if group.days is not None or feature.days is None or feature.published is None:
        return True
    return _recent(feature.days, feature.published)


def _recent(days: Days, published: date) -> bool:
    ahead, behind = days.first.toordinal() - published.toordinal(), published.toordinal() - days.last.toordinal()
    return days.length <= EXACT and ahead <= SOON and behind <= RECENT


def _date_by_article(group: Group, compatibility: Compatibility, *, first: bool) -> None:
    """An event without a date is of the day of its article, and marked so; plans and what goes on for long are not.

    Nor are times that nothing reckons ("in those years"), but for what the article tells first, which is its news.
    """
    one = group.features[0]
    lasting = any(feature.type in compatibility.families.lasting for feature in group.features)
    if group.days or not one.published or one.modality != "actual" or lasting or (group.unknown and not first):
        return
    group.days, group.dated_by = Days(one.published, one.published), "published"

"""A group of claims that tell of one event, and whether two groups can be one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.assemble.claim_features import NONE, Feature, Keys
from extract.assemble.compatibility import Classes, Compatibility
from extract.assemble.model import DatedBy
from extract.write.days import Days

MEASURES_APART = 2.0
Measures = dict[tuple[str, str | None], tuple[float, float]]


@dataclass(slots=True)
class Group:
    """Claims brought together so far, and what they say in common; `unknown` are times that nothing reckons."""

    family: str
    doers: Keys = NONE
    others: Keys = NONE
    witnesses: Keys = NONE
    classes: Classes = frozenset()
    days: Days | None = None
    dated_by: DatedBy | None = None
    unknown: frozenset[str] = frozenset()
    measures: Measures = field(default_factory=dict)
    features: list[Feature] = field(default_factory=list)

    def take(self, other: Group, compatibility: Compatibility) -> None:
        """The other's claims become this group's. The more exact time and the more exact classes stay."""
        self.doers |= other.doers
        self.others |= other.others
        self.unknown |= other.unknown
        self.witnesses |= other.witnesses
        self.classes = compatibility.narrowest(self.classes | other.classes)
        if other.days and (self.days is None or _exacter(other, self)):
            self.days, self.dated_by = other.days, other.dated_by
        for name, (low, high) in other.measures.items():
            mine = self.measures.get(name, (low, high))
            self.measures[name] = (min(low, mine[0]), max(high, mine[1]))
        self.features += other.features

    def fits(self, other: Group, compatibility: Compatibility) -> bool:
        """Whether both can tell of one event: who, at whom, which weapon, when and how much."""
        return self._times_fit(other) and self.fits_but_for_time(other, compatibility)

    def fits_but_for_time(self, other: Group, compatibility: Compatibility) -> bool:
        """The same whatever the times."""
        return (
            self._parties_fit(other)
            and compatibility.fits(self.classes, other.classes)
            and _measures_fit(self.measures, other.measures)
        )

    def goes_on_with(self, other: Group) -> bool:
        """Whether nothing but the weapon's class tells the other apart."""
        return self._times_fit(other) and self._parties_fit(other) and _measures_fit(self.measures, other.measures)

    def _times_fit(self, other: Group) -> bool:
        """No two dates, and no date and an unknown time, and no two unknown times of other words."""
        if self.unknown and other.unknown:
            return self.unknown == other.unknown
        if (self.unknown and other.days) or (self.days and other.unknown):
            return False
        return self.days is None or other.days is None or self.days.overlaps(other.days)

    def _parties_fit(self, other: Group) -> bool:
        """One side's parties are among the other's, or not named; who looks on matters where nobody acts."""
        if not _among(self.doers, other.doers) or not _among(self.others, other.others):
            return False
        acted = self.doers and other.doers
        return bool(acted) or _among(self.witnesses, other.witnesses)


def group_of(feature: Feature) -> Group:
    """A group of one claim."""
    measures: Measures = {
        (part.role, part.unit): (part.value, part.value)
        for part in feature.parts
        if part.value is not None and part.unit is not None
    }
    return Group(
        feature.family,
        feature.doers,
        feature.others,
        feature.witnesses,
        feature.classes,
        feature.days,
        "claim" if feature.days else None,
        frozenset() if feature.days or feature.time is None else frozenset((feature.time,)),
        measures,
        [feature],
    )


def joined(groups: Iterable[Group], compatibility: Compatibility) -> Group:
    """All as one; the order of the groups has no effect on what the one says."""
    first, *rest = groups
    for group in rest:
        first.take(group, compatibility)
    return first


def _exacter(one: Group, other: Group) -> bool:
    assert one.days is not None
    assert other.days is not None
    if one.dated_by != other.dated_by:
        return one.dated_by == "claim"
    return (one.days.length, one.days) < (other.days.length, other.days)


def _among(some: Keys, others: Keys) -> bool:
    return not some or not others or some <= others or others <= some


def _measures_fit(some: Measures, others: Measures) -> bool:
    """Measures of one role and unit that are more than twice as large are of something else."""
    for name in some.keys() & others.keys():
        (low, high), (least, most) = some[name], others[name]
        if low > MEASURES_APART * most or least > MEASURES_APART * high:
            return False
    return True

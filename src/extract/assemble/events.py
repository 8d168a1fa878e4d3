"""Groups -> events: the most exact values, who says so and who denies it, and how far it is to be believed."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from extract.assemble.across_articles import groups_across
from extract.assemble.belief import belief
from extract.assemble.claim_features import Feature, Row, Side, Who, feature_of
from extract.assemble.compatibility import Compatibility
from extract.assemble.group import Group
from extract.assemble.model import Event, EventTime, Party
from extract.assemble.origins import origins
from extract.assemble.values import disagreeing, values_of
from extract.assemble.within_article import groups_within

CERTAINTIES = ("certain", "probable", "possible")


def assemble(rows: Iterable[Row], compatibility: Compatibility) -> list[Event]:
    """The events of claims as written, in the order of their time and id; any order of the claims gives the same.

    Types that tell how things are (`states` of families.yml) make no event. A claim that stands twice counts once.
    """
    features = {
        row["id"]: feature_of(row, compatibility) for row in rows if row["type"] not in compatibility.families.states
    }
    ordered = sorted(features.values(), key=lambda f: (f.place, f.id))
    within: list[Group] = []
    for _, claims in groupby(ordered, key=lambda f: f.place[0]):
        within += groups_within(list(claims), compatibility)
    against: defaultdict[str, list[Feature]] = defaultdict(list)
    for feature in ordered:
        for target in feature.disputes:
            against[target].append(feature)
    events = [event_of(group, compatibility, against) for group in groups_across(within, compatibility)]
    return sorted(events, key=lambda e: (e.time.value or "~", e.id))


def event_of(group: Group, compatibility: Compatibility, against: Mapping[str, Sequence[Feature]]) -> Event:
    """The event that a group of claims tells of; `against` has the claims that dispute one, by its id."""
    features = sorted(group.features, key=_order)
    types = sorted({feature.type for feature in features}, key=compatibility.row(features[0].type).types.index)
    asserting, denying = _sides(features)
    disputing = list({one.id: one for feature in features for one in against.get(feature.id, ())}.values())
    seen = sorted(feature.published for feature in features if feature.published)
    values = values_of(features)
    return Event(
        id=_identity(features[0]),
        type=types[0],
        types=tuple(types),
        time=EventTime(value=_time(group), dated_by=group.dated_by),
        actors=_parties(features, "doers"),
        others=_parties(features, "others", "witnesses"),
        weapon_class=compatibility.best(group.classes),
        weapon_classes=tuple(sorted(group.classes)),
        values=values,
        disagree=disagreeing(values, features, compatibility),
        polarity="negative" if features[0].polarity == "negative" else "positive",
        modality="actual" if any(f.modality == "actual" for f in features) else features[0].modality,
        certainty=min((f.certainty for f in features), key=CERTAINTIES.index),
        asserted_by=_speakers(features, {"asserts"}),
        denied_by=_speakers(features, {"denies", "doubts"}, disputing),
        own_voice=sum(not feature.stances for feature in features),
        origins=len(origins(asserting)),
        first_seen=seen[0] if seen else None,
        last_seen=seen[-1] if seen else None,
        claims=tuple(feature.id for feature in features),
        documents=tuple(dict.fromkeys(feature.place[0] for feature in features)),
        confidence=belief(origins(asserting), origins([*denying, *disputing])),
    )


def _order(feature: Feature) -> tuple[Any, ...]:
    """First published first, those without a date last; then by document and place."""
    return (feature.published is None, str(feature.published), feature.place, feature.id)


def _identity(first: Feature) -> str:
    """After the claim that told of it first: articles of later days join an event and leave it its id."""
    return "evt-" + hashlib.sha256(first.id.encode()).hexdigest()[:16]


def _time(group: Group) -> str | None:
    if group.days is None:
        return None
    if group.dated_by == "published":
        return group.days.first.isoformat()
    return min(f.time for f in group.features if f.time and f.days == group.days)


def _sides(features: Iterable[Feature]) -> tuple[list[Feature], list[Feature]]:
    """Those that somebody asserts, and those that somebody denies; any source of the claim may deny it."""
    asserting: list[Feature] = []
    denying: list[Feature] = []
    for feature in features:
        denied = any(stance != "asserts" for _, stance, _ in feature.stances)
        (denying if denied else asserting).append(feature)
    return asserting, denying


def _speakers(features: Iterable[Feature], stances: set[str], disputing: Iterable[Feature] = ()) -> tuple[Party, ...]:
    """Who takes one of the stances, and who does what disputes it; the most heard first."""
    counted: Counter[Who] = Counter()
    for feature in features:
        counted.update({who for who, stance, _ in feature.stances if stance in stances})
    for feature in disputing:
        counted.update({p.who for p in feature.parts if p.who and p.party and p.side == "doers"})
    return _ranked(counted)


def _parties(features: Sequence[Feature], *sides: Side) -> tuple[Party, ...]:
    """Who takes part on a side, one entry an entity, the most named first; neither what they use nor where they are."""
    counted: Counter[Who] = Counter()
    for feature in features:
        counted.update({part.who for part in feature.parts if part.who and part.party and part.side in sides})
    return _ranked(counted)


def _ranked(counted: Counter[Who]) -> tuple[Party, ...]:
    order = sorted(counted.items(), key=lambda item: (-item[1], item[0].id or "", item[0].name, item[0].document or ""))
    return tuple(Party(id=who.id, name=who.name, country=who.country, claims=n) for who, n in order)

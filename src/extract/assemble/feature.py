"""A claim -> what assembling needs of it, small enough to keep hundreds of thousands in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Any

from extract.assemble.kin import Classes, Kin
from extract.model import Certainty, Modality, Polarity
from extract.write.days import Days, days_of

Keys = frozenset[str]
Row = Mapping[str, Any]
NONE: Keys = frozenset()


@dataclass(frozen=True, slots=True)
class Who:
    """A party or a source: its entity's id, its name, its country."""

    id: str | None
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """What a claim says of one role."""

    role: str
    text: str
    id: str | None
    name: str
    country: str | None
    party: str | None
    class_: str | None
    value: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Feature:
    """A claim as the assembling sees it."""

    id: str
    type: str
    family: str
    place: tuple[str, int]
    published: date | None
    days: Days | None
    time: str | None
    doers: Keys
    others: Keys
    witnesses: Keys
    classes: Classes
    parts: tuple[Part, ...]
    polarity: Polarity
    modality: Modality
    certainty: Certainty
    stances: tuple[tuple[Who, str, str], ...]
    origin: tuple[str, ...]
    confidence: float
    disputes: tuple[str, ...]


def feature_of(row: Row, kin: Kin) -> Feature:
    """The feature of a claim as written."""
    family, roles = kin.family(row["type"])
    parts = tuple(_part(argument, kin) for argument in row["arguments"])
    document, time = row["document"], row.get("time") or {}
    type_ = row["type"]
    doers = _keys(parts, roles.principal.get(type_, ()))
    others = _keys(parts, roles.other.get(type_, ()))
    return Feature(
        id=row["id"],
        type=intern(type_),
        family=intern(family),
        place=(document["id"], row["trigger"]["start"]),
        published=date.fromisoformat(document["published"]) if document.get("published") else None,
        days=days_of(time.get("value")),
        time=time.get("value") or time.get("text", "").lower() or None,
        doers=doers,
        others=others,
        witnesses=_keys(parts, roles.witness.get(type_, ())),
        classes=_classes(parts, kin),
        parts=parts,
        polarity=row["polarity"],
        modality=row["modality"],
        certainty=row["certainty"],
        stances=tuple(
            (_who(s), intern(s.get("stance", "asserts")), intern(s.get("kind", "other"))) for s in row["sources"]
        ),
        origin=origin_of(row, kin),
        confidence=row.get("confidence", 0.0),
        disputes=tuple(link["claim"] for link in row.get("links") or () if link["type"] == "disputes"),
    )


def _part(argument: Row, kin: Kin) -> Part:
    entity, quantity = argument.get("entity") or {}, argument.get("quantity") or {}
    count = argument.get("count")
    return Part(
        role=intern(argument["role"]),
        text=argument["text"],
        id=intern(entity["id"]) if entity else None,
        name=intern(entity["name"]) if entity else argument["text"],
        country=entity.get("country"),
        party=_party(entity, kin) if entity else None,
        class_=entity.get("class"),
        value=quantity.get("value", count),
        unit=quantity.get("unit"),
    )


def _party(entity: Row, kin: Kin) -> str | None:
    """A state and all who belong to it are one party; others are who they are. None for a name that no record knows."""
    country: str | None = entity.get("country")
    if country and entity.get("kind") not in kin.families.own:
        return country
    known: str = entity["id"]
    return country if known.startswith("?:") else known


def _keys(parts: Iterable[Part], roles: Sequence[str]) -> Keys:
    if not roles:
        return NONE
    return frozenset(part.party for part in parts if part.role in roles and part.party)


def _classes(parts: Iterable[Part], kin: Kin) -> Classes:
    named = frozenset(part.class_ for part in parts if part.role == "weapon" and part.class_)
    return kin.narrowest(named - kin.families.vague)


def _who(source: Row) -> Who:
    entity = source.get("entity") or {}
    return Who(entity.get("id"), entity.get("name") or source.get("text") or "unnamed", entity.get("country"))


def origin_of(row: Row, kin: Kin) -> tuple[str, ...]:
    """Names under which the claim's origin goes; claims that share one have it in common.

    The medium that the article cites, else the agency, the cluster of copies, the publisher; else the article.
    """
    document = row["document"]
    media = next(
        (s["entity"]["id"] for s in reversed(row["sources"]) if s.get("kind") == "media" and s.get("entity")), None
    )
    cluster = document.get("cluster")
    names = [f"text:{document['sha256']}", *([f"copy:{cluster}"] if cluster else [])]
    if media:
        return (f"says:{media}",)
    author = document.get("agency") or document.get("publisher")
    return (f"says:{kin.medium(author)}", *names) if author else tuple(names)

"""A claim -> what assembling needs of it, small enough to keep hundreds of thousands in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Any, Literal

from extract.assemble.compatibility import Classes, Compatibility
from extract.model import Certainty, Modality, Polarity
from extract.pack.families import FamilyRow
from extract.write.days import Days, days_of

Key = tuple[str, str]  # a document, empty where the key holds in all of them; a country, an id or a name
Keys = frozenset[Key]
Side = Literal["doers", "others", "witnesses"]
Row = Mapping[str, Any]
NONE: Keys = frozenset()

SHORT = 3  # letters of the words in a name that may stand without a capital: "of", "and"


@dataclass(frozen=True, slots=True)
class Who:
    """A party or a source: its entity's id, its name, its country; without an id the document that tells of it.

    Two of whom two documents tell are not the same for being called the same: "leaders", "a spokesman".
    """

    id: str | None
    name: str
    country: str | None
    document: str | None

    @property
    def named(self) -> bool:
        """Whether it is called by a name, as its words are written, and not only described."""
        return all(word[:1].isupper() for word in self.name.split() if len(word) > SHORT)


@dataclass(frozen=True, slots=True)
class Part:
    """What a claim says of one role; `side`: whether who fills it does it, is on the other side, or only looks on."""

    role: str
    side: Side | None
    text: str
    who: Who | None
    party: Key | None
    class_: str | None
    value: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Feature:
    """A claim as the assembling sees it; `again` where it names no doer and its weapon only as one told of before."""

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
    again: bool


def feature_of(row: Row, compatibility: Compatibility) -> Feature:
    """The feature of a claim as written."""
    family, roles = compatibility.family(row["type"])
    document, time = row["document"], row.get("time") or {}
    type_ = row["type"]
    sides = _sides(roles, type_)
    parts = tuple(_part(argument, sides, document["id"], compatibility) for argument in row["arguments"])
    doers = _keys(parts, "doers")
    return Feature(
        id=row["id"],
        type=intern(type_),
        family=intern(family),
        place=(document["id"], row["trigger"]["start"]),
        published=date.fromisoformat(document["published"]) if document.get("published") else None,
        days=days_of(time.get("value")),
        time=time.get("value") or time.get("text", "").lower() or None,
        doers=doers,
        others=_keys(parts, "others"),
        witnesses=_keys(parts, "witnesses"),
        classes=_classes(parts, compatibility),
        parts=parts,
        polarity=row["polarity"],
        modality=row["modality"],
        certainty=row["certainty"],
        stances=tuple(
            (_who(s, document["id"]), intern(s.get("stance", "asserts")), intern(s.get("kind", "other")))
            for s in row["sources"]
        ),
        origin=origin_of(row, compatibility),
        confidence=row.get("confidence", 0.0),
        disputes=tuple(link["claim"] for link in row.get("links") or () if link["type"] == "disputes"),
        again=not doers and any(a["role"] == "weapon" and a.get("antecedent") for a in row["arguments"]),
    )


def _sides(family: FamilyRow, type_: str) -> Mapping[str, Side]:
    """The side of each role of the type."""
    sides: tuple[tuple[Side, Mapping[str, tuple[str, ...]]], ...] = (
        ("doers", family.principal),
        ("others", family.other),
        ("witnesses", family.witness),
    )
    return {role: side for side, roles in sides for role in roles.get(type_, ())}


def _part(argument: Row, sides: Mapping[str, Side], document: str, compatibility: Compatibility) -> Part:
    entity, quantity = argument.get("entity") or {}, argument.get("quantity") or {}
    count = argument.get("count")
    who = _who(argument, document) if entity else None
    return Part(
        role=intern(argument["role"]),
        side=sides.get(argument["role"]),
        text=argument["text"],
        who=who,
        party=_party(who, entity.get("kind"), compatibility) if who else None,
        class_=entity.get("class"),
        value=quantity.get("value", count),
        unit=quantity.get("unit"),
    )


def _party(who: Who, kind: str | None, compatibility: Compatibility) -> Key | None:
    """A state and all who belong to it are one party; others are who they are, by a name within their document.

    None for a mere description, which may mean anybody.
    """
    if who.country and kind not in compatibility.families.own:
        return "", who.country
    if who.id:
        return "", who.id
    return (who.document or "", who.name.casefold()) if who.named else None


def _keys(parts: Iterable[Part], side: Side) -> Keys:
    return frozenset(part.party for part in parts if part.side == side and part.party)


def _classes(parts: Iterable[Part], compatibility: Compatibility) -> Classes:
    named = frozenset(part.class_ for part in parts if part.role == "weapon" and part.class_)
    return compatibility.narrowest(named - compatibility.families.vague)


def _who(part: Row, document: str) -> Who:
    entity = part.get("entity") or {}
    id_, name = entity.get("id"), entity.get("name") or part.get("text") or "unnamed"
    return Who(intern(id_) if id_ else None, intern(name), entity.get("country"), None if id_ else intern(document))


def origin_of(row: Row, compatibility: Compatibility) -> tuple[str, ...]:
    """Names under which the claim's origin goes; claims that share one have it in common.

    The medium that the article cites, else the agency, the cluster of copies, the publisher; else the article.
    """
    document = row["document"]
    cited = (s["entity"] for s in reversed(row["sources"]) if s.get("kind") == "media" and s.get("entity"))
    media = next(cited, None)
    cluster = document.get("cluster")
    names = [f"text:{document['sha256']}", *([f"copy:{cluster}"] if cluster else [])]
    if media:
        return (f"says:{media['id'] or _medium(media, compatibility)}",)
    author = document.get("agency") or document.get("publisher")
    return (f"says:{compatibility.medium(author)}", *names) if author else tuple(names)


def _medium(entity: Row, compatibility: Compatibility) -> str:
    """What no record knows is one medium where it has one name and country: that it were two would count twice."""
    return " ".join(filter(None, (compatibility.medium(entity["name"]), entity.get("country"))))

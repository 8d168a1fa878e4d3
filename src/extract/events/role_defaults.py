"""What a role gives to what fills it: the class of its kind, and the country of where all happens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from extract.document import Described, Filler, Mention
from extract.values import replace

_GROUNDED = ("PLACE", "THING", "GROUP")


def placed(fillers: Sequence[Filler], sources: Mapping[str, frozenset[str]]) -> tuple[Filler, ...]:
    """Fillers with the country of where it happens, for roles that take it: what is hit in Kharkiv is Ukraine's.

    `sources`: role -> roles whose country it takes where it has none.
    """
    countries = {f.role: f.mention.entity.country for f in fillers if f.mention.entity and f.mention.entity.country}
    result = []
    for filler in fillers:
        country = next((c for role in sorted(sources.get(filler.role, ())) if (c := countries.get(role))), None)
        entity = filler.mention.entity
        if country is not None and filler.mention.label in _GROUNDED and (entity is None or entity.country is None):
            noun = filler.mention.label.lower()
            entity = entity or Described(label=filler.mention.label, name=noun, kind="thing")
            entity = replace(entity, country=country, inferred=True)
            filler = Filler(filler.role, replace(filler.mention, entity=entity))
        result.append(filler)
    return tuple(result)


def measured(mention: Mention, dimension: Collection[str], mentions: Iterable[Mention]) -> Mention:
    """A filler of a role of measures with the measure that stands in it: a payload is "a 4.5-ton warhead"."""
    if not dimension or mention.label == "MEASURE":
        return mention
    inside = (m for m in mentions if mention.start <= m.start and m.end <= mention.end and m.dimension in dimension)
    quantity = next((m.quantity for m in inside), None)
    return mention if quantity is None else replace(mention, quantity=quantity)


def classed_as(mention: Mention, class_: str | None) -> Mention:
    """A filler with the class that its role gives to what has none: troops that are deployed count as a weapon."""
    known = mention.entity is not None and mention.entity.class_ is not None
    if class_ is None or known or mention.label == "MEASURE":
        return mention
    entity = mention.entity or Described(label=mention.label, name=class_, kind="thing")
    return replace(mention, entity=replace(entity, class_=class_))

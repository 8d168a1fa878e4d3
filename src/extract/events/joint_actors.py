"""An actor of several nations, "U.S. and South Korean forces", "the navies of India and Japan", as one of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.document import Described, Mention
from extract.pack.grammar import Grammar
from extract.syntax.phrases import coordinated_owners
from extract.syntax.text import Text
from extract.values import replace


def divided(doc: Text, mention: Mention, by_head: Mapping[int, Sequence[Mention]], grammar: Grammar) -> list[Mention]:
    """The mention, or where its head has coordinated nations, one mention of each nation; the last keeps the head."""
    if mention.label != "ACTOR" or mention.form != "generic" or mention.entity is None:
        return [mention]
    nations = [
        m
        for token in coordinated_owners(doc[mention.head], grammar.owning)
        for m in by_head.get(token.i, ())
        if _nation(m)
    ]
    if len({m.entity.country for m in nations if m.entity}) < 2:
        return [mention]
    if nations[0].start < mention.end:
        return [_of_nation(mention, nation, nation is nations[-1]) for nation in nations]
    owned = [_of_nation(mention, nation, False) for nation in nations]
    return [replace(mention, end=nations[0].end, entity=owned[0].entity), *owned[1:]]


def _nation(mention: Mention) -> bool:
    return mention.label == "ACTOR" and mention.entity is not None and mention.entity.country is not None


def _of_nation(mention: Mention, nation: Mention, last: bool) -> Mention:
    assert mention.entity is not None
    assert nation.entity is not None
    told, country = mention.entity, nation.entity.country
    entity = Described(label=told.label, name=told.name, kind=told.kind, country=country, class_=told.class_)
    end = mention.end if last else nation.end
    return replace(mention, start=nation.start, first=nation.first, end=end, entity=entity)

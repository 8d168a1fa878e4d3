"""Whose land a place is that is named no more: "the city", "the base" lie where the last place named lies."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from extract.document import Described, Mention
from extract.syntax.nouns import has_phrase
from extract.syntax.words import Text

_REACH = 400  # characters back to the place that is meant


def settle_place_countries(doc: Text, mentions: Sequence[Mention], nouns: Collection[str]) -> list[Mention]:
    """Definite places of unknown country with that of the last place named; `nouns` are those that name one again."""
    last: Mention | None = None
    result: list[Mention] = []
    for mention in mentions:
        made = mention
        if last is not None and mention.start - last.end <= _REACH and _again(doc, mention, nouns):
            made = replace(mention, entity=_at(doc, mention, last))
        elif _lies_somewhere(mention):
            last = mention
        result.append(made)
    return result


def _again(doc: Text, mention: Mention, nouns: Collection[str]) -> bool:
    """ "the city", but not "the city of ..." nor "the port in ..."."""
    head = doc[mention.head]
    alone = mention.label == "PLACE" and mention.form == "phrase" and mention.entity is None
    return alone and mention.definite and head.lemma_.lower() in nouns and not has_phrase(head)


def _lies_somewhere(mention: Mention) -> bool:
    named = mention.entity is not None and mention.entity.country is not None
    return named and (mention.locative or (mention.label == "PLACE" and mention.form == "name"))


def _at(doc: Text, mention: Mention, last: Mention) -> Described | None:
    noun = doc[mention.head]
    if last.entity is None:
        return None
    country = last.entity.country
    return Described(label="PLACE", name=noun.text, kind="thing", country=country, inferred=True)

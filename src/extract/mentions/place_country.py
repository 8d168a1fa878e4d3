"""Whose land a place is that is named no more: "the city", "the base" lie where the last place named lies."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.document import Described, Mention
from extract.pack.entity_files import Places
from extract.syntax.nouns import has_phrase, is_owned, preposition_of_list
from extract.syntax.text import Text
from extract.values import replace

_REACH = 400  # characters back to the place that is meant
_NEAR = 12  # mentions on either side among which those of the sentence are


def settle_place_countries(doc: Text, mentions: Sequence[Mention], places: Places) -> list[Mention]:
    """Places of unknown country with that of the last place named, or of the one at which their sentence is."""
    last: Mention | None = None
    result: list[Mention] = []
    for at, mention in enumerate(mentions):
        made = mention
        if last is not None and mention.start - last.end <= _REACH and _again(doc, mention, places.ends):
            made = replace(mention, entity=_at(doc, mention, last))
        elif _unsaid(doc, mention, places) and (around := _around(doc, mentions, at, places)) is not None:
            made = replace(mention, entity=_at(doc, mention, around))
        elif _lies_somewhere(mention):
            last = mention
        result.append(made)
    return result


def _again(doc: Text, mention: Mention, nouns: Collection[str]) -> bool:
    """ "the city", but not "the city of ..." nor "the port in ..."."""
    head = doc[mention.head]
    alone = mention.label == "PLACE" and mention.form == "phrase" and mention.entity is None
    return alone and mention.definite and head.lemma in nouns and not has_phrase(head)


def _unsaid(doc: Text, mention: Mention, places: Places) -> bool:
    """ "a hospital", but not "a hospital in ..." nor "the sea"."""
    head = doc[mention.head]
    alone = mention.label == "PLACE" and mention.form == "phrase" and mention.entity is None
    return alone and head.lemma not in places.unowned and not has_phrase(head) and not is_owned(head)


def _around(doc: Text, mentions: Sequence[Mention], at: int, places: Places) -> Mention | None:
    """ "In Kharkiv a drone hit a hospital": the nearest place at which the sentence says that something is."""
    mention = mentions[at]
    sentence = doc[mention.head].sent
    near = (m for m in mentions[max(at - _NEAR, 0) : at + _NEAR + 1] if sentence.start <= m.head < sentence.end)
    named = [m for m in near if _lies_somewhere(m) and _is_at(doc, m, places.prepositions)]
    return min(named, key=lambda m: abs(m.head - mention.head), default=None)


def _is_at(doc: Text, mention: Mention, prepositions: Collection[str]) -> bool:
    preposition = preposition_of_list(doc[mention.head])
    return mention.locative or (preposition is not None and preposition.lower_ in prepositions)


def _lies_somewhere(mention: Mention) -> bool:
    named = mention.entity is not None and mention.entity.country is not None
    return named and (mention.locative or (mention.label == "PLACE" and mention.form == "name"))


def _at(doc: Text, mention: Mention, last: Mention) -> Described | None:
    noun = doc[mention.head]
    if last.entity is None:
        return None
    country = last.entity.country
    return Described(label="PLACE", name=noun.text, kind="thing", country=country, inferred=True)

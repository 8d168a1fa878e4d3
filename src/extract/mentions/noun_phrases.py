"""Whose a noun phrase is, and how many it counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from extract.names.entities import Found
from extract.names.vocabulary import Vocabulary
from extract.syntax.nouns import behind_of, list_head, numerals, owners_before
from extract.syntax.text import Word

NATIONS = ("ACTOR",)
GROUNDS = ("ACTOR", "PLACE")


def country_in(head: Word, by_token: Mapping[int, Sequence[Found]], owners: Collection[str] = NATIONS) -> str | None:
    """The country to which the phrase belongs, by its nearest modifier, its possessor or its "of".

    `owners` are the labels that give one: a place gives its country to what lies there, not to a weapon or a force.
    """
    for child in owners_before(head):
        country = _country_at(child, by_token, owners) or country_in(child, by_token, owners)
        if country:
            return country
    for target in behind_of(head):
        country = _country_at(target, by_token, owners)
        if not country and any(found.form == "head" for found in by_token.get(target.i, ())):
            country = country_in(target, by_token, owners)  # "the chief of the Omani navy"
        if country:
            return country
    return None


def country_shared(head: Word, by_token: Mapping[int, Sequence[Found]]) -> str | None:
    """ "South Korean airfields, ports and bridges": a bare noun of a list is whose the first is."""
    first = list_head(head)
    return country_in(first, by_token, GROUNDS) if first is not None else None


def _country_at(token: Word, by_token: Mapping[int, Sequence[Found]], owners: Collection[str]) -> str | None:
    for found in by_token.get(token.i, ()):
        if found.entity is not None and found.entity.country and found.label in owners:
            return found.entity.country
    return None


def number_before(head: Word, vocabulary: Vocabulary) -> int | None:
    """The count that a numeral before the noun gives; None where it is vague or a fraction."""
    for numeral in numerals(head):
        value = vocabulary.number(numeral.text)
        if value is not None:
            return value
    return None

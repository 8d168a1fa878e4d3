"""The inside of a noun phrase: where it begins, whose it is, how many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Token

from extract.annotate.entities import Found
from extract.annotate.vocabulary import Vocabulary

_LEFT = {"det", "amod", "compound", "nmod", "nummod", "poss", "predet", "quantmod", "punct", "npadvmod", "neg"}
NATIONS = ("ACTOR",)
GROUNDS = ("ACTOR", "PLACE")
_OWNERS = {"amod", "compound", "nmod", "poss", "nummod"}


def first_token(head: Token) -> Token:
    """The leftmost token of the phrase, determiners and modifiers included, without what stands before a clause."""
    first = head
    for child in sorted(head.lefts, key=lambda t: -t.i):
        if child.dep_ not in _LEFT or (child.dep_ == "punct" and child.text not in "\"'“”‘’«"):
            break
        first = child.left_edge
    while first.dep_ == "punct" and first.i < head.i and not first.is_quote:
        first = first.nbor()
    return first


def country_in(head: Token, by_token: Mapping[int, Sequence[Found]], owners: Collection[str] = NATIONS) -> str | None:
    """The country to which the phrase belongs, by its nearest modifier, its possessor or its "of".

    `owners` are the labels that give one: a place gives its country to what lies there, not to a weapon or a force.
    """
    for child in sorted(head.lefts, key=lambda t: -t.i):
        if child.dep_ in _OWNERS:
            country = _country_at(child, by_token, owners) or country_in(child, by_token, owners)
            if country:
                return country
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for target in child.children:
                country = _country_at(target, by_token, owners)
                if country:
                    return country
    return None


def country_shared(head: Token, by_token: Mapping[int, Sequence[Found]]) -> str | None:
    """ "South Korean airfields, ports and bridges": a bare noun of a list is whose the first is."""
    first = head
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        if any(c.dep_ in ("det", "poss") for c in first.lefts):
            return None
        first = first.head
    return None if first is head or first.dep_ == "conj" else country_in(first, by_token, GROUNDS)


def _country_at(token: Token, by_token: Mapping[int, Sequence[Found]], owners: Collection[str]) -> str | None:
    for found in by_token.get(token.i, ()):
        if found.entity is not None and found.entity.country and found.label in owners:
            return found.entity.country
    return None


def is_plural(head: Token) -> bool:
    """Plural by tag or by coordination."""
    return head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.rights)


def is_definite(head: Token, determiners: Collection[str]) -> bool:
    """A determiner before it that points back: "the", "these", "such a"."""
    return any(c.dep_ in ("det", "predet", "amod") and c.lower_ in determiners for c in head.lefts)


def number_before(head: Token, vocabulary: Vocabulary) -> int | None:
    """The count that a numeral before the noun gives; None where it is vague or a fraction."""
    for child in head.lefts:
        if child.dep_ == "nummod":
            value = vocabulary.number(child.text)
            if value is not None:
                return value
    return None

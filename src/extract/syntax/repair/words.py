"""Verbs that the parser took for another form or another part of speech."""

from __future__ import annotations

from extract.syntax.labels import TENSED
from extract.syntax.text import Word

_WITHIN_NOUN = ("prep object", "preposition", "agent", "noun clause", "object", "apposition", "conjunct")
"""How words hang on one another within a noun phrase."""


def subject_of_main(verb: Word) -> Word | None:
    """ "The firm, which the EU listed, sold drones": the noun whose verb the parser took for another of its clause.

    "A frigate off Taiwan, which China claims, fired": the noun of the sentence, not that of the relative clause.
    """
    first = verb.head
    if verb.link != "conjunct" or first.link != "relative" or first.head.i > first.i:
        return None
    noun = first.head.up_to(lambda word: word.link not in _WITHIN_NOUN)
    if noun.link != "root" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if verb.form not in TENSED and not any(child.form in TENSED for child in verb.before()):
        return None
    before = next(iter(verb.before()), verb).nbor(-1)
    own = {child.link for child in verb.dependents()} & {"subject", "passive subject", "expletive", "marker"}
    return noun if before.text == "," and not own and not first.has("coordinator") else None


def governing_preposition(verb: Word) -> Word | None:
    """The preposition right before an "-ing" that the parser reads as a noun's adjective: "by evading sanctions"."""
    if verb.form != "gerund" or verb.link != "adjective":
        return None
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if before is None or before.link != "preposition":
        return None
    return before if verb.head.link == "prep object" and verb.head.head.i == before.i else None


def owner(token: Word) -> Word | None:
    """The nationality before a gerund that the parser hung on it as a clause ("Pakistani shelling killed two")."""
    head = token.head
    return head if token.link == "noun clause" and head.i == token.i - 1 and head.form == "adjective" else None


def governing_verb_of_gerund(token: Word) -> Word | None:
    """ "gave up selling tanks", with "selling" read as a part of the noun: the verb that governs the gerund."""
    noun = token.head
    if token.link not in ("compound", "adjective") or noun.link != "object" or not token.lower_.endswith("ing"):
        return None
    verb, before = noun.head, token.nbor(-1) if token.i > token.sent.start else token
    first = noun.left_edge.i == token.i and noun.i > verb.i
    return verb if first and (before is verb or (before.link == "particle" and before.head is verb)) else None

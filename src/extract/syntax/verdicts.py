"""What a verb says of something that is told: `called the report a lie`, `dismissed the claims as baseless`."""

from __future__ import annotations

from collections.abc import Container, Mapping

from extract.syntax.clauses import below
from extract.syntax.labels import Link
from extract.syntax.text import Word

_UNDERGOES: tuple[Link, ...] = ("object", "passive subject")
_BETWEEN = ("DET", "ADJ", "ADV", "CCONJ", "PUNCT")
_ENDS = ("PUNCT", "CCONJ", "SCONJ", "ADP", "SPACE")


def refuted(verb: Word, naming: Mapping[str, frozenset[str]], untrue: Container[str]) -> tuple[Word, Word] | None:
    """What a verb calls untrue, and the word that it calls it, one of `untrue`; None where it does not.

    The parser hangs that word on whatever stands before it: `called the claim that it had shipped drones a lie`.
    """
    lemma = verb.lemma
    if lemma not in naming["as"] and lemma not in naming["bare"]:
        return None
    told = [*verb.dependents(*_UNDERGOES), *verb.dependents("object predicate")]  # "called absurd the claim that"
    what = next((word for word in told if word.pos_ == "NOUN" and not _is_one(word, untrue)), None)
    if what is None:
        return None
    for i in sorted(below(verb), reverse=True):
        word = verb.doc[i]
        if i <= max(what.i, verb.i):
            return _before(verb, what, untrue)
        if _is_one(word, untrue) and _is_said(word, lemma, naming):
            return what, word
    return None


def _before(verb: Word, what: Word, untrue: Container[str]) -> tuple[Word, Word] | None:
    """`dismissed as fiction claims that`, `called absurd the claim that`: the word between verb and object."""
    for word in verb.doc[verb.i + 1 : what.i]:
        opener = _opener(word)
        if _is_one(word, untrue) and (opener.lower_ == "as" or opener == verb):
            return what, word
    return None


def _is_one(word: Word, of: Container[str]) -> bool:
    return word.lower_ in of or word.lemma in of


def _is_said(word: Word, lemma: str, naming: Mapping[str, frozenset[str]]) -> bool:
    """Whether it stands behind "as", or ends the clause of a verb that takes it without."""
    opener = _opener(word)
    if opener.lower_ == "as":
        return lemma in naming["as"]
    behind = word.nbor() if word.i + 1 < len(word.doc) else word
    named = behind.pos_ in ("NOUN", "PROPN") and word.pos_ == "ADJ"  # "fake news"
    return lemma in naming["bare"] and (behind is word or named or behind.pos_ in _ENDS)


def _opener(word: Word) -> Word:
    """The first word before it that is no article and no adjective."""
    at = word.i - 1
    while at > word.sent.start and word.doc[at].pos_ in _BETWEEN and word.doc[at].lower_ != "as":
        at -= 1
    return word.doc[max(at, 0)]

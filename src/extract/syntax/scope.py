"""Whether one word stands in what another governs, and what a relative clause comments on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from extract.syntax.clauses import is_bare_clause
from extract.syntax.labels import RELATIVE_PRONOUNS
from extract.syntax.text import Word

_CLAUSES = {"clause", "open clause", "prep clause", "noun clause"}
_OBJECTS = {"object", "prep object", "passive subject"}


@dataclass(frozen=True, slots=True)
class Depth:
    """How a word stands below another: `direct` with at most a preposition between them, `clause` inside a clause."""

    direct: bool
    clause: bool


def depth_below(token: Word, above: Word) -> Depth | None:
    """ "denied that it had fired", "denied the attack": None where no object or clause leads down to the word."""
    words = list(takewhile(lambda word: word is not above, token.up()))
    if words and words[-1].is_top:
        return None
    chain = [word.link for word in words]
    if is_presupposed(words):
        return None
    if not any(link in _CLAUSES | _OBJECTS for link in chain):
        return None
    return Depth(len([link for link in chain if link != "preposition"]) == 1, any(link in _CLAUSES for link in chain))


def is_presupposed(words: Iterable[Word]) -> bool:
    """`denied that the drones which Russia fired came from it`: a relative clause leads up, and nothing told in it."""
    told = takewhile(lambda word: word.link not in _CLAUSES, words)
    return any(word.link == "relative" and not is_bare_clause(word) for word in told)


def comments_above(verb: Word) -> bool:
    """ "..., which Kyiv denies", "accused Oslo of a raid, a charge it denies": a relative clause on what is told."""
    objects = verb.dependents("object")
    noun = verb.governor("relative")
    aside = not objects and noun is not None and noun.link in ("apposition", "adverbial noun")
    return noun is not None and (aside or any(c.form in RELATIVE_PRONOUNS for c in objects))


def governors(token: Word) -> Iterator[Word]:
    """The words above a word, the nearest first."""
    yield from token.ancestors

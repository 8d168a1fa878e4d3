"""The clauses and phrases from which an event takes its time: `two days after it fired on May 9`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from extract.syntax.clauses import below, clause_top, is_verb
from extract.syntax.labels import SUBJECTS, Link
from extract.syntax.text import Word

BEFORE_NOUN: tuple[Link, ...] = ("possessor", "compound", "adjective", "number", "noun modifier")
_CLIMB = 8


def upward(token: Word) -> Iterator[Word]:
    """A word and those above it, up to a relative clause, or to a clause or phrase that has its own time."""
    for word in islice(token.up(), _CLIMB):
        yield word
        if word.link in ("relative", "clause", "noun clause", "adjective", "apposition"):
            return


def antecedent(verb: Word) -> Word | None:
    """`2017, when ...`: the noun above a relative clause."""
    return verb.governor("relative")


def clause_above(clause: Word) -> int:
    """The word that a clause hangs on."""
    return (clause.governor() or clause).i


def above_subject(word: Word) -> Word | None:
    """The verb of which a word is the subject."""
    return word.governor(*SUBJECTS)


def clauses_at(verb: Word) -> Iterator[Word]:
    """Adverbial clauses of a verb, on either side of it."""
    yield from verb.dependents("adverbial clause")


def opens_clause(word: Word) -> bool:
    """`two days after it fired`, but not `two days after the parade`."""
    return word.link == "marker"


def is_opened_by(verb: Word, first: int, last: int) -> bool:
    """`a day after the army fired`: its clause begins where the tokens first to last, both included, end."""
    phrase = verb.doc[last].has("prep object")
    if phrase or not is_verb(verb) or verb.i <= last:
        return False
    start = min(below(verb))
    opens = verb.doc[max(start, last + 1)].past(*BEFORE_NOUN)  # "a day after suspected rebels fired"
    return first <= start <= last + 1 and opens.link != "marker" and clause_top(opens).i == verb.i

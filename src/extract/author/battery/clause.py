"""A clause in parts, and its verb in every voice, tense and polarity."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from extract.author.battery.inflect import Inflection
from extract.author.battery.rules import Again

Mode = Literal["actual", "negative", "planned"]
_ARTICLE = re.compile(r"^(?:an?|the) ")


@dataclass(frozen=True)
class Piece:
    """Words of a sentence with their role: one of the frame, `trigger`, `time`, `source`, `place`, or none."""

    text: str
    role: str = ""


Phrase = tuple[Piece, ...]


@dataclass(frozen=True)
class Noun:
    """A noun phrase, and how words around it agree with it."""

    pieces: Phrase
    plural: bool = False
    agent: bool = False
    who: bool = False

    def definite(self) -> Noun:
        """The same as known: "a missile", "two missiles" with the article "the"."""
        first, *rest = self.pieces
        known = _ARTICLE.sub("the ", first.text)
        if self.plural and not known[:1].isupper() and not _ARTICLE.match(known):
            known = f"the {known}"
        return replace(self, pieces=(replace(first, text=known), *rest))

    def bare(self) -> Noun:
        """Without its article."""
        first, *rest = self.pieces
        return replace(self, pieces=(replace(first, text=_ARTICLE.sub("", first.text)), *rest))


@dataclass(frozen=True)
class Clause:
    """Subject, verb and what stands behind it. `late` is the part of the verb that stands behind the object."""

    subject: Noun
    verb: str
    mark: str
    tail: Phrase = ()
    object: Noun | None = None
    late: Phrase = ()
    rest: Phrase = ()
    modal: str = ""
    tense: Literal["past", "present"] = "past"
    adjuncts: Phrase = ()
    before: Phrase = ()
    """What is put in behind the subject: ", officials said,"."""
    direct: bool = False
    """Whether the object may be told apart from the verb: in the passive, before a relative clause."""

    @property
    def behind(self) -> Phrase:
        """All that stands behind the verb in the active voice."""
        thing = self.object.pieces if self.object else ()
        return (*thing, *self.late, *self.rest, *self.adjuncts)


@dataclass(frozen=True)
class Grammar:
    """Puts clauses into words. `verb` and `participle` take in what belongs to the verb before its object."""

    inflect: Inflection
    again: Again

    def verb(self, clause: Clause, plural: bool, mode: Mode, plan: str = "") -> Phrase:
        """The verb of a clause in the active voice, with what helps it."""
        verb, mark = clause.verb, clause.mark
        if mode == "planned":
            helper = "will be able to" if clause.modal else self.finite(plan, plural, "present") if plan else "will"
            return Piece(helper), Piece(verb, mark), *clause.tail
        if clause.modal:
            return Piece("cannot" if mode == "negative" else clause.modal), Piece(verb, mark), *clause.tail
        form = self.finite(verb, plural, clause.tense)
        if mode != "negative":
            return Piece(form, mark), *self.tail(clause, lambda word: self.finite(word, plural, clause.tense))
        if verb == "be":
            return Piece(form, mark), Piece("not"), *clause.tail
        return Piece(f"{self.finite('do', plural, clause.tense)} not"), Piece(verb, mark), *clause.tail

    def finite(self, phrase: str, plural: bool, tense: str) -> str:
        """A verb phrase with its first word in the present or past: "be preparing to" as "is preparing to"."""
        verb, space, rest = phrase.partition(" ")
        form = self.inflect.present(verb, plural) if tense == "present" else self.inflect.past(verb, plural)
        return form + space + rest

    def tail(self, clause: Clause, form: Callable[[str], str]) -> Phrase:
        """The rest of the verb; of "arm and train" the second is put into the form, too."""
        pieces = []
        for piece in clause.tail:
            first, _, second = piece.text.partition("and ")
            pieces.append(Piece(f"and {form(second)}", piece.role) if second and not first else piece)
        return tuple(pieces)

    def passive(self, clause: Clause, plural: bool, mode: Mode) -> Phrase:
        """The verb of a clause in the passive voice, without its agent."""
        be = "will be" if mode == "planned" else self.finite("be", plural, clause.tense)
        helper = f"{be} not" if mode == "negative" else be
        return (Piece(helper), *self.participle(clause))

    def participle(self, clause: Clause) -> Phrase:
        """The participle with the rest of its verb."""
        tail = self.tail(clause, self.inflect.participle)
        return Piece(self.inflect.participle(clause.verb), clause.mark), *tail, *clause.late

    def in_news(self, noun: Noun) -> Piece:
        """A predicate that says nothing."""
        return Piece(self.again.many if noun.plural else self.again.one)

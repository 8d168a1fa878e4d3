"""The shapes of a clause: active, passive, participle, relative, control, coordination, headline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from extract.author.battery.clause import Clause, Grammar, Mode, Noun, Phrase, Piece
from extract.author.battery.rules import Battery

COMMA = Piece(",")


@dataclass(frozen=True)
class Making:
    """What a shape is made with: its clause, whether it is denied or planned, chance, and the words of the battery."""

    clause: Clause
    mode: Mode
    chance: Random
    battery: Battery
    grammar: Grammar
    other: Noun | None = None
    """A second subject."""
    second: Noun | None = None
    """A second object."""

    def plan(self) -> str:
        """How a plan is told: with a verb of planning where the subject can plan."""
        able = self.clause.subject.agent and self.clause.verb != "be"
        return self.chance.choice(["", *self.battery.plans]) if able else ""

    def predicate(self, plural: bool) -> Phrase:
        """Verb and all behind it."""
        return (*self.grammar.verb(self.clause, plural, self.mode, self.plan_of()), *self.clause.behind)

    def plan_of(self) -> str:
        """The verb of planning, if something is planned."""
        return self.plan() if self.mode == "planned" else ""


def active(m: Making) -> Phrase:
    """Iran fired missiles."""
    subject = m.clause.subject
    return (*subject.pieces, *m.clause.before, *m.predicate(subject.plural))


def passive(m: Making, agent: bool = True) -> Phrase:
    """Missiles were fired by Iran."""
    clause = m.clause
    thing = _object(clause).definite()
    by = (Piece("by"), *clause.subject.pieces) if agent else ()
    verb = m.grammar.passive(clause, thing.plural, m.mode)
    return (*thing.pieces, *clause.before, *verb, *_inner(clause), *by, *_outer(clause), *clause.adjuncts)


def short_passive(m: Making) -> Phrase:
    """Missiles were fired."""
    return passive(m, agent=False)


def participle(m: Making) -> Phrase:
    """The article is about missiles fired by Iran; Iran, in talks with Oman, is in the news again."""
    clause = m.clause
    if clause.object is None:
        thing = clause.subject.definite()
        return (*thing.pieces, COMMA, *clause.tail, *clause.behind, COMMA, m.grammar.in_news(thing))
    by = (Piece("by"), *clause.subject.pieces)
    planned = (Piece("to be"),) if m.mode == "planned" else ()
    verb = (*planned, *m.grammar.participle(clause))
    behind: Phrase = (*_inner(clause), *by, *_outer(clause), *clause.adjuncts)
    return (Piece(m.battery.topic), *clause.object.pieces, *verb, *behind)


def relative(m: Making) -> Phrase:
    """The missiles, which Iran fired, are in the news; Iran, which fired missiles, is in the news."""
    clause, subject = m.clause, m.clause.subject
    if clause.object is not None and clause.direct and m.chance.random() < 0.5:
        thing, which = clause.object.definite(), Piece("whom" if clause.object.who else "which")
        verb = (*m.grammar.verb(clause, subject.plural, m.mode, m.plan_of()), *clause.late)
        inner: Phrase = (*subject.pieces, *verb, *clause.rest, *clause.adjuncts)
    else:
        thing, which = subject.definite(), Piece("who" if subject.who else "which")
        inner = m.predicate(subject.plural)
    return (*thing.pieces, COMMA, which, *inner, COMMA, m.grammar.in_news(thing))


def control(m: Making) -> Phrase:
    """Iran managed to fire missiles."""
    clause, plural = m.clause, m.clause.subject.plural
    manages = m.chance.choice(m.battery.control)
    helper = f"did not {manages}" if m.mode == "negative" else m.grammar.finite(manages, plural, "past")
    verb: Phrase = (Piece(helper), Piece(clause.verb, clause.mark), *clause.tail)
    return (*clause.subject.pieces, *clause.before, *verb, *clause.behind)


def coordination(m: Making) -> Phrase:
    """Iran and Syria fired missiles; Iran waited and fired missiles; Iran fired missiles and drones."""
    clause, grammar = m.clause, m.grammar
    ways: list[Callable[[], Phrase]] = []
    if m.other is not None:
        both = (*clause.subject.pieces, Piece("and"), *m.other.pieces)
        ways.append(lambda: (*both, *clause.before, *m.predicate(plural=True)))
    if clause.subject.agent and m.mode == "actual" and clause.tense == "past" and clause.verb != "be":
        first = Piece(f"{grammar.finite(m.chance.choice(m.battery.neutral), clause.subject.plural, 'past')} and")
        ways.append(lambda: (*clause.subject.pieces, *clause.before, first, *m.predicate(clause.subject.plural)))
    if clause.object is not None and m.second is not None and m.mode != "negative":
        pair = Noun((*clause.object.pieces, Piece("and"), *m.second.pieces), plural=True)
        changed = replace(m, clause=replace(clause, object=pair))
        ways.append(lambda: active(changed))
    return m.chance.choice(ways)()


def headline(m: Making) -> Phrase:
    """Iran fires missiles."""
    clause, grammar = m.clause, m.grammar
    subject = clause.subject.bare()
    now = replace(clause, tense="present")
    if m.mode == "planned":
        verb: Phrase = (Piece("to"), Piece(clause.verb, clause.mark), *clause.tail)
    else:
        verb = grammar.verb(now, subject.plural, m.mode)
    thing = clause.object.bare().pieces if clause.object else ()
    rest = tuple(p if not p.role else Noun((p,)).bare().pieces[0] for p in (*clause.rest, *clause.adjuncts))
    return (*subject.pieces, *verb, *thing, *clause.late, *rest)


SHAPES: Mapping[str, Callable[[Making], Phrase]] = {
    "active": active,
    "light": active,
    "passive": passive,
    "short passive": short_passive,
    "participle": participle,
    "relative": relative,
    "control": control,
    "coordination": coordination,
    "headline": headline,
}


def _inner(clause: Clause) -> Phrase:
    """What stands before the agent: `accused of aggression by Iran`."""
    return clause.rest if clause.late else ()


def _outer(clause: Clause) -> Phrase:
    return () if clause.late else clause.rest


def _object(clause: Clause) -> Noun:
    if clause.object is None:
        raise ValueError(f"{clause.verb}: no object for a passive")
    return clause.object

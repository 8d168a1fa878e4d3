"""What is said, where the parser hung it on another word than on the verb that says it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from extract.pack.grammar import Grammar
from extract.syntax.clauses import below, is_bare_clause, is_infinitive, is_that_clause, is_verb
from extract.syntax.graph import Graph
from extract.syntax.labels import OF_NOUN, SUBJECTS
from extract.syntax.repair.speakers import wedged
from extract.syntax.reporting import parenthesis, told_around
from extract.syntax.text import Word


def add_reported(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """ "Iran, the army said, fired", "said after the talks it would": what is told that hangs on another word."""
    lemma = verb.lemma
    if lemma in grammar.speaking and is_verb(verb) and not graph.get(verb.i, "comp"):
        told = told_around(verb, lemma in grammar.addressing) or _behind_phrase(verb)
        if told is not None:
            graph.add(verb.i, "comp", told.i)


def _behind_phrase(verb: Word) -> Word | None:
    """ "said after the talks it would fire", "claimed without giving proof that": the clause, hung on the phrase."""
    for child in verb.behind():
        who = child.dependent("subject", "passive subject", "expletive")
        bare = who is not None and not any(c.i < who.i for c in child.dependents("marker", "adverb"))
        if child.link == "adverbial clause" and bare and not is_infinitive(child):
            return None if any(t.text == "," for t in verb.doc[verb.i + 1 : child.i]) else child
        nouns = [n for n in child.dependents("prep object") if child.link == "preposition"]
        nouns += [n for g in child.dependents("prep clause") for n in g.dependents("object")]
        for said in (c for n in nouns for c in n.dependents("relative", "noun clause", "clause")):
            that = next((c for c in said.dependents() if c.lower_ == "that"), None)
            if is_bare_clause(said) or (that is not None and that.link in ("marker", "adverb")):
                return said
    return None


def reported_apart(told: Word) -> set[int]:
    """The words of a clause that the parser hung on another word than on the verb that tells it."""
    who = told.dependent("subject", "passive subject", "expletive") if told.link == "adverbial clause" else None
    return {i for i in below(told) if who is None or i >= who.left_edge.i}


def behind_hearer(verb: Word) -> set[int]:
    """`informed world opinion that it had fired`: the parser hangs it on those who are told."""
    heard = verb.behind("object")
    return {i for noun in heard for c in noun.dependents(*OF_NOUN) if is_that_clause(c) for i in below(c)}


def about_heard(verb: Word, prepositions: Collection[str], addressed: bool) -> set[int]:
    """`accused the army's men of shelling`, `told parliament of a plan`: the parser hangs it on the object."""
    whom = next(iter(verb.behind("object")), None)
    heard = whom.behind("preposition") if whom is not None else []
    told = [p for p in heard if p.lower_ in prepositions and (addressed or p.has("prep clause"))]
    return set[int]().union(*(below(inner) for inner in told[-1].dependents())) if told else set()


def misread_subject(verb: Word) -> set[int]:
    """The subject of what is said, where the parser did not see it as such.

    `said the bomb discovered in Ireland was destined for X` makes two clauses of one, `The weakness, officials said,
    could impede Y` two subjects of one verb.
    """
    found: set[int] = set()
    clauses = verb.behind("clause")
    for first, then in pairwise(clauses):
        reduced = first.form in ("participle", "past") and first.has(*SUBJECTS)
        own = then.has(*SUBJECTS, "marker", "expletive")
        if reduced and not own and max(below(first)) + 1 == min(below(then)):
            found |= below(first)
    if wedged(verb) is not None:
        found |= below(verb.before(*SUBJECTS)[0])
    return found


def teller(child: Word, verb: Word) -> bool:
    """`A, the leader said as ..., the agency reported`: the second teller, which the parser takes for what is said."""
    before = bool(verb.before("clause"))
    return before and child.i > verb.i and bool(parenthesis(child, verb.sent, (child.i,)))

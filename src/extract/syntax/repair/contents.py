"""What is said, where the parser hung it on another word than on the verb that says it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from extract.syntax.clauses import below, is_bare_clause, is_infinitive, is_that_clause
from extract.syntax.labels import OF_NOUN, SUBJECTS
from extract.syntax.repair.speakers import wedged
from extract.syntax.reporting import parenthesis
from extract.syntax.words import Word


def behind_time(verb: Word) -> set[int]:
    """`said after the talks it would fire`, `claimed without giving proof that`: the parser hangs it on the phrase."""
    for child in (c for c in verb.children if c.i > verb.i):
        who = next((c for c in child.children if c.link in ("subject", "passive subject", "expletive")), None)
        bare = who is not None and not any(c.link in ("marker", "adverb") and c.i < who.i for c in child.children)
        if child.link == "adverbial clause" and who is not None and bare and not is_infinitive(child):
            between = [t for t in verb.doc[verb.i + 1 : child.i] if t.text == ","]
            return set() if between else {i for i in below(child) if i >= who.left_edge.i}
        nouns = [n for n in child.children if child.link == "preposition" and n.link == "prep object"]
        nouns += [n for g in child.children if g.link == "prep clause" for n in g.children if n.link == "object"]
        for said in (c for n in nouns for c in n.children if c.link in ("relative", "noun clause", "clause")):
            that = next((c for c in said.children if c.lower_ == "that"), None)
            if is_bare_clause(said) or (that is not None and that.link in ("marker", "adverb")):
                return below(said)
    return set()


def behind_hearer(verb: Word) -> set[int]:
    """`informed world opinion that it had fired`: the parser hangs it on those who are told."""
    heard = (c for c in verb.children if c.link == "object" and c.i > verb.i)
    return {i for noun in heard for c in noun.children if c.link in OF_NOUN and is_that_clause(c) for i in below(c)}


def about_heard(verb: Word, prepositions: Collection[str], addressed: bool) -> set[int]:
    """`accused the army's men of shelling`, `told parliament of a plan`: the parser hangs it on the object."""
    whom = next((c for c in verb.children if c.link == "object" and c.i > verb.i), None)
    heard = [c for c in whom.children if c.link == "preposition" and c.i > whom.i] if whom is not None else []
    told = [
        p for p in heard if p.lower_ in prepositions and (addressed or any(c.link == "prep clause" for c in p.children))
    ]
    return set[int]().union(*(below(inner) for inner in told[-1].children)) if told else set()


def misread_subject(verb: Word) -> set[int]:
    """The subject of what is said, where the parser did not see it as such.

    `said the bomb discovered in Ireland was destined for X` makes two clauses of one, `The weakness, officials said,
    could impede Y` two subjects of one verb.
    """
    found: set[int] = set()
    clauses = [c for c in verb.children if c.link == "clause" and c.i > verb.i]
    for first, then in pairwise(clauses):
        reduced = first.form in ("participle", "past") and any(c.link in SUBJECTS for c in first.children)
        own = any(c.link in (*SUBJECTS, "marker", "expletive") for c in then.children)
        if reduced and not own and max(below(first)) + 1 == min(below(then)):
            found |= below(first)
    if wedged(verb) is not None:
        found |= below(next(c for c in verb.lefts if c.link in SUBJECTS))
    return found


def teller(child: Word, verb: Word) -> bool:
    """`A, the leader said as ..., the agency reported`: the second teller, which the parser takes for what is said."""
    before = any(c.link == "clause" and c.i < verb.i for c in verb.children)
    return before and child.i > verb.i and bool(parenthesis(child, verb.sent, (child.i,)))

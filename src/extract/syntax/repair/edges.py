"""Subjects, agents and complements that the parser hung on another word, and what a gap left open."""

from __future__ import annotations

from collections.abc import Iterator

from extract.syntax.clauses import is_finite
from extract.syntax.graph import Graph
from extract.syntax.labels import RELATIVE_PRONOUNS, TENSED, Link
from extract.syntax.mention_heads import is_actor
from extract.syntax.text import Word
from extract.syntax.voice import is_passive, is_predicate

_CLAUSES: tuple[Link, ...] = ("root", "conjunct", "relative", "clause")
_OWN: tuple[Link, ...] = ("marker", "subject", "passive subject", "clausal subject", "expletive")


def reattach_subject(verb: Word, graph: Graph) -> None:
    """A verb without subject takes the actor that the parser made a part of it, or hung on the verb above."""
    if verb.has(*_OWN):
        return
    for named in (*_part_of(verb), *_object_above(verb)):
        graph.add(verb.i, "surface", named.i)
        graph.add(verb.i, "obj" if is_passive(verb) else "subj", named.i)


def _part_of(verb: Word) -> Iterator[Word]:
    """ "which Moscow supports and the West condemns": an actor right before a finite verb."""
    if verb.form in TENSED and verb.link in _CLAUSES:
        yield from (c for c in verb.before("compound") if c.i == verb.i - 1 and is_actor(c))


def _object_above(verb: Word) -> Iterator[Word]:
    """The object of the verb above that stands between it and a finite clause without mark."""
    if verb.link == "clause" and is_finite(verb):
        above = verb.head
        yield from (c for c in above.dependents("object") if above.i < c.i < verb.i)


def reattach_agent(preposition: Word, graph: Graph) -> None:
    """ "condemned the attacks by X on Y", where the parser hangs "by X" on the verb and "on Y" on X."""
    if preposition.lower_ != "by" or preposition.link not in ("preposition", "agent"):
        return
    noun = _noun_before(preposition)
    agents = preposition.dependents("prep object")
    if noun is None or not agents:
        return
    graph.add(noun.i, "obl:by", agents[0].i)
    if not is_actor(agents[0]):
        return
    for label, targets in graph.labels(agents[0].i, "obl:"):
        for target in targets:
            if label != "obl:of" or (not is_actor(noun.doc[target]) and not graph.get(noun.i, "obl:of")):
                graph.add(noun.i, label, target)


def _noun_before(preposition: Word) -> Word | None:
    """The noun right before "by", also where the parser hangs the preposition on the active verb above."""
    head = preposition.head
    if head.pos_ == "NOUN":
        return head
    before = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    while before.link in ("punctuation", "adverbial noun") and before.i > preposition.sent.start:
        before = before.nbor(-1)
    active = is_predicate(head) and not is_passive(head)
    return before if active and before.pos_ == "NOUN" and before.head.i == head.i else None


def fill_gap(verb: Word, graph: Graph) -> None:
    """ "five were killed and nine injured by X": what the second participle governs, read as a part of "nine"."""
    for other in verb.dependents():
        if other.link != "conjunct" or other.pos_ not in ("NUM", "NOUN", "PRON"):
            continue
        for second in (c for c in other.dependents("noun clause") if c.form in ("participle", "past")):
            for label, targets in [("subj", graph.get(second.i, "subj")), *graph.labels(second.i, "obl:")]:
                for target in targets if not graph.get(verb.i, label) else ():
                    graph.add(verb.i, label, target)


def reattach_complements(token: Word, graph: Graph) -> None:
    """ "a contract worth X with Y": what the parser hung on an adjective behind a noun belongs to the noun.

    "Were reliant on X": what it hung on the copula right behind an adjective belongs to that.
    """
    for child in token.head.dependents("preposition") if token.link == "predicate" else ():
        if child.i == token.i + 1:
            for noun in child.dependents("prep object"):
                graph.add(token.i, "obl:" + child.lower_, noun.i)
    if token.link == "adjective" and token.pos_ == "ADJ" and token.i > token.head.i:
        for label, targets in graph.labels(token.i, "obl:"):
            for target in targets:
                graph.add(token.head.i, label, target)


def reattach_cleft(verb: Word, graph: Graph) -> None:
    """ "It was Seoul that said so", where the parser takes the clause for one of the copula: Seoul says it."""
    if verb.link not in ("clause", "adverbial clause"):
        return
    pronoun = next((i for i in graph.get(verb.i, "surface") if verb.doc[i].form in RELATIVE_PRONOUNS), None)
    named = next((c for c in verb.head.dependents("attribute") if c.i < verb.i), None)
    if pronoun is None or named is None or not any(c.lower_ == "it" for c in verb.head.dependents()):
        return
    for label in ("surface", "subj", "obj"):
        if pronoun in graph.get(verb.i, label):
            graph.add(verb.i, label, named.i)

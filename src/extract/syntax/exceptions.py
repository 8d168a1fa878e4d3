"""What is excepted: "every state but Hungary" leaves it out, "no state except Russia" means it alone."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pack.grammar import Grammar
from extract.syntax.graph import Graph
from extract.syntax.text import Passage, Word

_PASSED_ON = ("subj", "obj", "iobj", "surface", "attr")


def excepted(noun: Word, grammar: Grammar) -> Sequence[Word]:
    """What is excepted from "no missile" or "nobody", which is then what the sentence tells of."""
    return _exceptions(noun, grammar) if _is_quantified(noun, grammar.exceptions["none"]) else []


def left_out(conjunct: Word, grammar: Grammar) -> bool:
    """ "Every state but Hungary": a conjunct that is named only to leave it out."""
    first = conjunct.governor("conjunct")
    every = first is not None and _is_quantified(first, grammar.exceptions["every"])
    return every and first is not None and conjunct in _exceptions(first, grammar)


def add_exceptions(sentence: Passage, graph: Graph, grammar: Grammar) -> None:
    """What is excepted from "no missile" takes its roles, and "no missile" has none, nor "not tanks but jets"."""
    if grammar.exceptions["lead"].isdisjoint(sentence.doc.said):
        return
    rest = sentence.doc[sentence.start : sentence[-1].sent.end]
    if grammar.exceptions["lead"].isdisjoint([word.lower_ for word in rest]):
        return
    for noun in sentence:
        if _is_contrasted(noun, grammar):
            for label in [name for name in graph.into[noun.i] if name in _PASSED_ON]:
                for head in graph.heads(noun.i, label):
                    graph.drop(head, label, noun.i)
        found = excepted(noun, grammar)
        for label in [name for name in graph.into[noun.i] if name in _PASSED_ON] if found else ():
            for head in graph.heads(noun.i, label):
                for other in found:
                    graph.add(head, label, other.i)
                graph.drop(head, label, noun.i)


def _is_contrasted(noun: Word, grammar: Grammar) -> bool:
    """ "not tanks but jets", other than "not only tanks but jets"."""
    denied = next(iter(noun.before("negation")), None)
    instead = any(c.lower_ in grammar.exceptions["lead"] for c in noun.behind("coordinator"))
    if denied is None or not instead or not noun.behind("conjunct"):
        return False
    return denied.nbor().lower_ not in grammar.exceptions["also"]


def _is_quantified(noun: Word, words: frozenset[str]) -> bool:
    return noun.lower_ in words or any(c.lower_ in words for c in noun.dependents("determiner"))


def _exceptions(noun: Word, grammar: Grammar) -> Sequence[Word]:
    """Behind "but" right at the noun, behind the others anywhere in the rest of the sentence."""
    for lead in noun.doc[noun.i + 1 : noun.sent.end]:
        if lead.lower_ in grammar.exceptions["lead"]:
            at = lead.governor("coordinator", "preposition")
            if at is noun and lead.link == "coordinator":
                return [c for c in noun.dependents("conjunct") if c.i > lead.i]
            if lead.link == "preposition" and (at is noun or lead.lower_ in grammar.exceptions["apart"]):
                return lead.dependents("prep object")
    return []

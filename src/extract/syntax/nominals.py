"""Nouns that name events: who does what "through the production of", "its role in the procurement" names."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.graph import Graph
from extract.syntax.text import Word
from extract.syntax.voice import is_predicate


def add_means(noun: Word, graph: Graph, grammar: Grammar) -> None:
    """ "backs X through the production of Y", "its role in the procurement": the doer of the noun behind."""
    preposition = noun.head
    if noun.link != "prep object" or any(graph.get(noun.i, label) for label in ("poss", "subj", "obl:by")):
        return
    above = preposition.head
    if preposition.lower_ in grammar.means and is_predicate(above):
        for doer in graph.get(above.i, "subj"):
            graph.add(noun.i, "subj", doer)
    if preposition.lower_ in grammar.part_nouns.get(above.lemma, ()):
        for doer in graph.get(above.i, "poss") or graph.get(above.i, "subj"):
            graph.add(noun.i, "subj", doer)

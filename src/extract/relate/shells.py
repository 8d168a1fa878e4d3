"""Nouns that only say that something takes place: "launch activity" is a launch."""

from __future__ import annotations

from spacy.tokens import Token

from extract.relate.graph import Graph
from extract.rulebook.grammar import Grammar


def through_shells(token: Token, graph: Graph, grammar: Grammar) -> None:
    """ "missile launch activities": the launch has what governs the activities and what belongs to them."""
    if token.lemma_.lower() not in grammar.shells:
        return
    event = token.doc[token.i - 1] if token.i > 0 else token
    if event.dep_ != "compound" or event.head.i != token.i:
        return
    for label in list(graph.into[token.i]):
        for head in graph.heads(token.i, label):
            graph.add(head, label, event.i)
    for label, targets in graph.labels(token.i, ""):
        for target in targets:
            graph.add(event.i, label, target)

"""Nouns that share what one of them has: conjuncts, and what "including", "such as" and "like" list."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extract.relate.graph import Graph
from extract.rulebook.grammar import Grammar

SHARED = ("subj", "obj", "iobj", "poss", "attr", "compound", "amod", "appos", "nmod")


def add_listed(sentence: Span, graph: Graph, grammar: Grammar) -> None:
    """ "systems such as X and Y", "its arsenal, including Z": what is listed takes the roles of the whole."""
    for token in sentence:
        if token.dep_ == "prep" and token.head.pos_ in ("NOUN", "PROPN") and _lists(token, grammar):
            for listed in graph.get(token.head.i, "obl:" + token.lower_):
                _share(token.head.i, listed, graph)


def add_coordinated(sentence: Span, graph: Graph) -> None:
    """Each conjunct takes the roles of the first."""
    for token in sentence:
        if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            _share(token.head.i, token.i, graph)
            graph.add(token.head.i, "conj", token.i)
        if token.pos_ == "NOUN" and token.dep_ != "conj":
            _share_complements([token, *token.conjuncts], graph)


def _lists(preposition: Token, grammar: Grammar) -> bool:
    if preposition.lower_ in grammar.listing:
        return True
    before = preposition.nbor(-1).lower_ if preposition.i > 0 else ""
    return f"{before} {preposition.lower_}" in grammar.listing


def _share_complements(nouns: list[Token], graph: Graph) -> None:
    """ "the sale and delivery of X to Y": what stands behind the last noun belongs to each of them."""
    last = max(noun.i for noun in nouns)
    if any(noun.pos_ != "NOUN" or any(c.dep_ in ("det", "poss") for c in noun.lefts) for noun in nouns[1:]):
        return
    for noun in nouns if len(nouns) > 1 else ():
        for label, targets in graph.labels(noun.i, "obl:"):
            for target in targets:
                for other in nouns if target > last else ():
                    graph.add(other.i, label, target)


def _share(whole: int, part: int, graph: Graph) -> None:
    for label in list(graph.into[whole]):
        if label in SHARED or label in ("surface", "light") or label.startswith("obl:"):
            for head in graph.heads(whole, label):
                graph.add(head, label, part)

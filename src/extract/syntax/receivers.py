"""Who gets what is given: "in support of the regime", "called for help from Egypt", "asked Russia for help"."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.graph import Function, Graph
from extract.syntax.nouns import preposition_before
from extract.syntax.text import Word

_OF, _FROM = Function.OBLIQUE.of("of"), Function.OBLIQUE.of("from")
_FOR, _TO = Function.OBLIQUE.of("for"), Function.OBLIQUE.of("to")


def add_receivers(noun: Word, graph: Graph, grammar: Grammar) -> None:
    """A noun of what is given has whom it is given to, where that is no doer or is told by who asks for it.

    Who asks for it of nobody may ask for others: "the UN called for help".
    """
    if noun.lemma not in grammar.given:
        return
    preposition = preposition_before(noun)
    if preposition is None:
        return
    if preposition.lower_ in grammar.given_in:
        for helped in graph.get(noun.i, _OF):
            graph.drop(noun.i, _OF, helped)
            graph.add(noun.i, _FOR, helped)
    verb = preposition.governor()
    asks = verb is not None and preposition.lower_ in grammar.asking_for.get(verb.lemma, ())
    if verb is None or not asks or graph.get(noun.i, _TO) or graph.get(noun.i, _FOR):
        return
    givers = graph.get(verb.i, "obj")
    for giver in givers:
        graph.add(noun.i, "subj", giver)
    for asker in graph.get(verb.i, "subj") if givers or graph.get(noun.i, _FROM) or graph.get(verb.i, _FROM) else ():
        graph.add(noun.i, _TO, asker)

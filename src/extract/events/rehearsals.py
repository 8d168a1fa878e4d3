"""What is only rehearsed: "practised strikes on bunkers" tells of an exercise and of no strike."""

from __future__ import annotations

from extract.events.matcher import Sentence
from extract.pack.functions import Function
from extract.pack.grammar import Grammar
from extract.syntax.mention_heads import is_agent

_REHEARSED = ("obj", "light", "xcomp", Function.OBLIQUE.of("for"), "gerund:for", Function.ADVERBIAL.of("to"))


def rehearsed(sentence: Sentence, grammar: Grammar) -> frozenset[int]:
    """The words that tell what is practised, also in a list; not what somebody is trained to do."""
    graph = sentence.graph
    verbs = [token.i for token in sentence.span if token.lemma in grammar.rehearsing["verbs"]]
    found: set[int] = set()
    for verb in verbs:
        told = {i for label in _REHEARSED for i in graph.get(verb, label)}
        if not any(is_agent(sentence.span.doc[i]) for i in graph.get(verb, "obj")):
            found |= told
    return frozenset(found)

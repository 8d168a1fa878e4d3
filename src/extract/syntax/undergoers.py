"""Who undergoes what a noun tells: "fell victim to a raid", "was subjected to shelling", "a strike rocked the city"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.pack.grammar import Grammar
from extract.syntax.graph import Function, Graph
from extract.syntax.mention_heads import is_agent, is_classed, is_dated, is_place
from extract.syntax.text import Passage, Word
from extract.syntax.voice import is_predicate

_ON, _BY = Function.OBLIQUE.of("on"), Function.OBLIQUE.of("by")
_BORNE_BY = (Function.OBLIQUE.of("of"), Function.OBLIQUE.of("to"))
_COMPLEMENTS = ("obj", "attr", "acomp", "xcomp", "npadv")
_TOWARDS = tuple(Function.OBLIQUE.of(word) for word in ("on", "against", "at", "of"))


def add_undergoers(sentence: Passage, graph: Graph, grammar: Grammar) -> None:
    """A noun of an event has behind its "on" whom a verb says to undergo it, where it does not say so itself.

    And a gerund has as its object who "endured weeks of shelling"; who "lost two tanks in a raid" undergoes it.
    """
    for token in sorted(sentence, key=Word.depth):
        if is_predicate(token):
            _undergone_by(token, graph, grammar)


def _undergone_by(verb: Word, graph: Graph, grammar: Grammar) -> None:
    for noun, label, sufferers in _undergone(verb, graph, grammar):
        told = (verb.doc[i] for known in _TOWARDS for i in graph.get(noun.i, known))
        if noun.pos_ != "NOUN" or is_classed(noun) or any(not is_dated(word) for word in told):
            continue
        for sufferer in sufferers:
            graph.add(noun.i, label, sufferer)
    if verb.lemma in grammar.suffering or verb.lemma in grammar.undergone.objects:
        for gerund in [i for noun in graph.get(verb.i, "obj") for i in graph.get(noun, "gerund:of")]:
            _undergo(gerund, "obj", graph)
    if _loses(verb, graph, grammar):
        _undergo(verb.i, _ON, graph)


def _undergo(verb: int, label: str, graph: Graph) -> None:
    """Takes the subject of a verb for one who undergoes it."""
    for sufferer in graph.get(verb, "subj"):
        graph.drop(verb, "subj", sufferer)
        graph.add(verb, label, sufferer)


def _loses(verb: Word, graph: Graph, grammar: Grammar) -> bool:
    """Whether it tells of men or arms that are lost on an occasion: "lost two tanks in clashes"."""
    if verb.lemma not in grammar.undergone.losing:
        return False
    lost = any(is_agent(verb.doc[i]) or is_classed(verb.doc[i]) for i in graph.get(verb.i, "obj"))
    return lost and any(
        not is_dated(verb.doc[i]) and not is_place(verb.doc[i])
        for word in grammar.occasion_words
        for i in graph.get(verb.i, Function.OBLIQUE.of(word))
    )


def _undergone(verb: Word, graph: Graph, grammar: Grammar) -> Iterator[tuple[Word, str, list[int]]]:
    """Nouns of events, with the label of whoever undergoes them, and who that is."""
    doc, lemma, rules = verb.doc, verb.lemma, grammar.undergone
    subjects = graph.get(verb.i, "surface") or graph.get(verb.i, "subj")
    for noun in (i for word in rules.behind.get(lemma, ()) for i in graph.get(verb.i, Function.OBLIQUE.of(word))):
        yield doc[noun], _ON, subjects
        for doer in graph.get(verb.i, _BY):
            graph.add(noun, "subj", doer)  # "was subjected to shelling by militants"
    if lemma in rules.objects:
        for noun in graph.get(verb.i, "obj"):
            yield doc[noun], _ON, graph.get(verb.i, "subj")
    if lemma in rules.befalls:
        for noun in graph.get(verb.i, "subj"):
            yield doc[noun], _ON, graph.get(verb.i, "obj")
    for bearer in (doc[i] for label in _COMPLEMENTS for i in graph.get(verb.i, label)):
        preposition = rules.nouns.get(bearer.lemma)
        if preposition is not None:
            events = [i for word in (bearer, verb) for label in _BORNE_BY for i in graph.get(word.i, label)]
            for noun in dict.fromkeys(events):
                yield doc[noun], Function.OBLIQUE.of(preposition), subjects

"""What stands at a word, by the labels of the parser: the edges that the later passes start from."""

from __future__ import annotations

from collections.abc import Iterator

from extract.rulebook.grammar import Grammar
from extract.syntax.gerunds import is_noun_gerund
from extract.syntax.graph import Graph
from extract.syntax.known import is_classed
from extract.syntax.voice import is_passive, is_predicate
from extract.syntax.words import Word

_KEPT = {"ccomp": "comp", "oprd": "attr", "npadvmod": "npadv"} | {
    dep: dep for dep in ("xcomp", "attr", "acomp", "prt", "neg", "mark", "parataxis", "aux", "auxpass")
}
_NOUN_LABELS = ("poss", "compound", "amod", "nummod", "appos", "nmod", "det")


def add_arguments(token: Word, graph: Graph, grammar: Grammar) -> None:
    """What stands at a predicate: subject and object with the voice undone, prepositions, adverbs, clauses."""
    passive = is_passive(token)
    has_object = any(child.dep_ == "dobj" for child in token.children)
    for child in _with_auxiliaries(token):
        _argument(token, child, passive, has_object, graph, grammar)
        if child.dep_ == "npadvmod" and child.i > token.i and not passive and not has_object and is_classed(child):
            graph.add(token.i, "obj", child.i)  # "fired on Friday a missile"


def _with_auxiliaries(verb: Word) -> Iterator[Word]:
    """Children of the verb, and those that the parser hung on its auxiliary."""
    for child in verb.children:
        yield child
        if child.dep_ in ("aux", "auxpass") and child.i < verb.i:
            yield from child.children


def _argument(verb: Word, child: Word, passive: bool, has_object: bool, graph: Graph, grammar: Grammar) -> None:
    dep = child.dep_
    if dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"):
        graph.add(verb.i, "surface", child.i)
        logical = "subj" if not passive else "iobj" if has_object else "obj"
        graph.add(verb.i, logical, child.i)
    elif dep == "dobj":
        graph.add(verb.i, "obj", child.i)
    elif dep == "dative":
        _dative(verb, child, graph)
    elif dep == "agent":
        for target in _objects(child):
            graph.add(verb.i, "subj", target.i)
            graph.add(verb.i, "obl:by", target.i)
    elif dep == "prep":
        _prepositional(verb, child, graph, grammar)
    elif dep == "advmod":
        _adverbial(verb, child, graph, grammar)
    elif dep in _KEPT:
        graph.add(verb.i, _KEPT[dep], child.i)
    elif dep == "advcl":
        marks = [c.lower_ for c in child.children if c.dep_ in ("mark", "aux", "advmod") and c.i < child.i]
        graph.add(verb.i, "adv:" + (marks[0] if marks else ""), child.i)


def _adverbial(verb: Word, adverb: Word, graph: Graph, grammar: Grammar) -> None:
    """An adverb, and where its preposition leads: "away from X"; "close to X" and "south of X" are near it."""
    graph.add(verb.i, "advmod", adverb.i)
    if adverb.lower_ in grammar.complex_prepositions:
        return
    near = ("of", "to") if adverb.lower_ in grammar.near_adverbs else ("of",)
    for preposition in (c for c in adverb.children if c.dep_ == "prep"):
        for target in _objects(preposition):
            graph.add(verb.i, "obl:" + ("near" if preposition.lower_ in near else preposition.lower_), target.i)


def _dative(verb: Word, child: Word, graph: Graph) -> None:
    targets = _objects(child)
    for target in targets:
        graph.add(verb.i, "obl:" + child.lemma_.lower(), target.i)
    if not targets:
        graph.add(verb.i, "iobj", child.i)


def _objects(preposition: Word) -> list[Word]:
    found = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
    return [c for c in found if c.pos_ not in ("VERB", "AUX", "ADP") or is_noun_gerund(c)]


def _prepositional(head: Word, preposition: Word, graph: Graph, grammar: Grammar) -> None:
    """obl:PREP edges; "from out of X" counts by each of its prepositions, "according to X" by both."""
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pcomp" and child.pos_ in ("VERB", "AUX") and not is_noun_gerund(child):
            graph.add(head.i, "gerund:" + name, child.i)
        elif child.dep_ in ("pobj", "pcomp"):
            graph.add(head.i, "obl:" + name, child.i)
        elif child.dep_ == "prep":
            for inner in _objects(child):
                if name not in grammar.complex_prepositions:
                    graph.add(head.i, "obl:" + child.lower_, inner.i)
                graph.add(head.i, f"obl:{name}_{child.lower_}", inner.i)


def add_modifiers(token: Word, graph: Graph, grammar: Grammar) -> None:
    """What stands at a noun, an adjective or another word that is no predicate, and the modifiers of any word."""
    for child in token.children:
        if child.dep_ in _NOUN_LABELS:
            graph.add(token.i, child.dep_, child.i)
            if child.dep_ == token.dep_ == "compound" and child.pos_ == "PROPN":  # "US security guarantees"
                graph.add(token.head.i, "compound", child.i)
        elif child.dep_ in ("prep", "agent") and not is_predicate(token):
            _prepositional(token, child, graph, grammar)
        elif child.dep_ in ("acl", "relcl") or (child.dep_ in ("xcomp", "ccomp") and not is_predicate(token)):
            graph.add(token.i, child.dep_, child.i)
        elif child.dep_ == "npadvmod" and not is_predicate(token):
            graph.add(token.i, "npadv", child.i)
        elif child.dep_ in ("nsubj", "dobj") and not is_predicate(token):
            graph.add(token.i, {"nsubj": "subj", "dobj": "obj"}[child.dep_], child.i)

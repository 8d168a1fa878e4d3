"""What stands at a word, by the labels of the parser: the edges that the later passes start from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.pack.grammar import Grammar
from extract.syntax.gerunds import is_noun_gerund
from extract.syntax.graph import Graph
from extract.syntax.labels import AUXILIARIES, BEHIND_PREPOSITION, SUBJECTS, Link
from extract.syntax.mention_heads import is_classed
from extract.syntax.text import Word
from extract.syntax.voice import is_felt, is_passive

_AT_VERB: Mapping[Link, str] = {
    "clause": "comp",
    "open clause": "xcomp",
    "attribute": "attr",
    "object predicate": "attr",
    "predicate": "acomp",
    "adverbial noun": "npadv",
    "particle": "prt",
    "negation": "neg",
    "marker": "mark",
    "parenthetical": "parataxis",
    "auxiliary": "aux",
    "passive aux": "auxpass",
}
_AT_NOUN: Mapping[Link, str] = {
    "possessor": "poss",
    "compound": "compound",
    "adjective": "amod",
    "number": "nummod",
    "apposition": "appos",
    "noun modifier": "nmod",
    "determiner": "det",
    "noun clause": "acl",
    "relative": "relcl",
}
_AT_NO_VERB: Mapping[Link, str] = {
    "open clause": "xcomp",
    "clause": "ccomp",
    "adverbial noun": "npadv",
    "subject": "subj",
    "object": "obj",
}


def add_arguments(token: Word, graph: Graph, grammar: Grammar) -> None:
    """What stands at a predicate: subject and object with the voice undone, prepositions, adverbs, clauses."""
    felt = is_felt(token, grammar)
    passive = is_passive(token) and not felt
    has_object = token.has("object")
    for child in _with_auxiliaries(token):
        if felt and child.link == "agent":
            _prepositional(token, child, graph, grammar)
            continue
        _argument(token, child, passive, has_object, graph, grammar)
        if (
            child.link == "adverbial noun"
            and child.i > token.i
            and not passive
            and not has_object
            and is_classed(child)
        ):
            graph.add(token.i, "obj", child.i)  # "fired on Friday a missile"


def _with_auxiliaries(verb: Word) -> Iterator[Word]:
    """Children of the verb, and those that the parser hung on its auxiliary."""
    for child in verb.dependents():
        yield child
        if child.link in AUXILIARIES and child.i < verb.i:
            yield from child.dependents()


def _argument(verb: Word, child: Word, passive: bool, has_object: bool, graph: Graph, grammar: Grammar) -> None:
    link = child.link
    if _is_empty(child, verb, grammar):
        return
    if link in ("subject", "passive subject", "clausal subject", "passive clausal subject", "expletive"):
        graph.add(verb.i, "surface", child.i)
        logical = "subj" if not passive else "iobj" if has_object else "obj"
        graph.add(verb.i, logical, child.i)
    elif link == "object":
        graph.add(verb.i, "obj", child.i)
    elif link == "dative":
        _dative(verb, child, graph)
    elif link == "agent":
        for target in _objects(child):
            graph.add(verb.i, "subj", target.i)
            graph.add(verb.i, "obl:by", target.i)
    elif link == "preposition":
        _prepositional(verb, child, graph, grammar)
    elif link == "adverb":
        _adverbial(verb, child, graph, grammar)
    elif link in _AT_VERB:
        graph.add(verb.i, _AT_VERB[link], child.i)
    elif link == "adverbial clause":
        marks = [c.lower_ for c in child.before("marker", "auxiliary", "adverb")]
        graph.add(verb.i, "adv:" + (marks[0] if marks else ""), child.i)


def _is_empty(subject: Word, verb: Word, grammar: Grammar) -> bool:
    """ "*It* is important to deter Iran", "*it* took two years to build": nobody, for whom the infinitive stands."""
    if subject.link not in SUBJECTS or subject.lower_ not in grammar.empty_subjects:
        return False
    said = verb.dependents("predicate", "attribute", "object predicate")
    return verb.lemma in grammar.lasting or any(word.lemma in grammar.judging for word in said)


def _adverbial(verb: Word, adverb: Word, graph: Graph, grammar: Grammar) -> None:
    """An adverb, and where its preposition leads: "away from X"; "close to X" and "south of X" are near it."""
    graph.add(verb.i, "advmod", adverb.i)
    if adverb.lower_ in grammar.complex_prepositions:
        return
    near = ("of", "to") if adverb.lower_ in grammar.near_adverbs else ("of",)
    for preposition in adverb.dependents("preposition"):
        for target in _objects(preposition):
            graph.add(verb.i, "obl:" + ("near" if preposition.lower_ in near else preposition.lower_), target.i)


def _dative(verb: Word, child: Word, graph: Graph) -> None:
    targets = _objects(child)
    for target in targets:
        graph.add(verb.i, "obl:" + child.lemma, target.i)
    if not targets:
        graph.add(verb.i, "iobj", child.i)


def _objects(preposition: Word) -> list[Word]:
    found = preposition.dependents(*BEHIND_PREPOSITION)
    return [c for c in found if c.pos_ not in ("VERB", "AUX", "ADP") or is_noun_gerund(c)]


def _prepositional(head: Word, preposition: Word, graph: Graph, grammar: Grammar) -> None:
    """obl:PREP edges; "from out of X" counts by each of its prepositions, "according to X" by both."""
    name = preposition.lower_
    before = preposition.nbor(-1) if preposition.i else None
    if before is not None and before.lemma in grammar.answering and before.phrase_governor() is head:
        head = before  # "fired in revenge for a raid": the parser may hang "for" on the verb
    befell = name in grammar.occasion_words and head.lemma in grammar.harming and is_passive(head)
    for child in preposition.dependents():
        if child.link == "prep clause" and child.pos_ in ("VERB", "AUX") and not is_noun_gerund(child):
            graph.add(head.i, ("obl:" if befell else "gerund:") + name, child.i)  # "were killed in shelling"
        elif child.link in BEHIND_PREPOSITION:
            graph.add(head.i, "obl:" + name, child.i)
        elif child.link == "preposition":
            for inner in _objects(child):
                if name not in grammar.complex_prepositions:
                    graph.add(head.i, "obl:" + child.lower_, inner.i)
                graph.add(head.i, f"obl:{name}_{child.lower_}", inner.i)


def add_modifiers(token: Word, heading: bool, graph: Graph, grammar: Grammar) -> None:
    """What stands at a noun, an adjective or another word that is no predicate, and the modifiers of any word.

    `heading`: whether it is one.
    """
    for child in token.dependents():
        if child.link in _AT_NOUN:
            graph.add(token.i, _AT_NOUN[child.link], child.i)
            if child.link == token.link == "compound" and child.pos_ == "PROPN":  # "US security guarantees"
                graph.add(token.head.i, "compound", child.i)
        elif heading:
            continue
        elif child.link in ("preposition", "agent"):
            _prepositional(token, child, graph, grammar)
        elif child.link in _AT_NO_VERB:
            graph.add(token.i, _AT_NO_VERB[child.link], child.i)

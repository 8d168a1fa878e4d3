"""Who does what an event noun names: "attacks by X on Y", "supported Z through the production of", "its role in"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.relate.graph import Graph
from extract.relate.verbs import is_passive, is_predicate
from extract.rulebook.grammar import Grammar


def add_agent(preposition: Token, graph: Graph) -> None:
    """ "condemned the attacks by X on Y", where the parser hangs "by X" on the verb and "on Y" on X."""
    if preposition.lower_ != "by" or preposition.dep_ not in ("prep", "agent"):
        return
    noun = _noun_before(preposition)
    agents = [c for c in preposition.children if c.dep_ == "pobj"]
    if noun is None or not agents:
        return
    graph.add(noun.i, "obl:by", agents[0].i)
    actors = {m.head for m in noun.doc._.mentions if m.label == "ACTOR"}
    if agents[0].i not in actors:
        return
    for label, targets in graph.labels(agents[0].i, "obl:"):
        for target in targets:
            if label != "obl:of" or (target not in actors and not graph.get(noun.i, "obl:of")):
                graph.add(noun.i, label, target)


def _noun_before(preposition: Token) -> Token | None:
    """The noun right before "by", also where the parser hangs the preposition on the active verb above."""
    head = preposition.head
    if head.pos_ == "NOUN":
        return head
    before = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    while before.dep_ in ("punct", "npadvmod") and before.i > preposition.sent.start:
        before = before.nbor(-1)
    active = is_predicate(head) and not is_passive(head)
    return before if active and before.pos_ == "NOUN" and before.head.i == head.i else None


def add_means(noun: Token, graph: Graph, grammar: Grammar) -> None:
    """ "backs X through the production of Y", "its role in the procurement": the doer of the noun behind."""
    preposition = noun.head
    if noun.dep_ != "pobj" or any(graph.get(noun.i, label) for label in ("poss", "subj", "obl:by")):
        return
    above = preposition.head
    if preposition.lower_ in grammar.means and is_predicate(above):
        for doer in graph.get(above.i, "subj"):
            graph.add(noun.i, "subj", doer)
    if preposition.lower_ in grammar.part_nouns.get(above.lemma_.lower(), ()):
        for doer in graph.get(above.i, "poss") or graph.get(above.i, "subj"):
            graph.add(noun.i, "subj", doer)

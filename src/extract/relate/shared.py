"""What coordinated verbs share: the subject of the first, the object and agent of the last."""

from __future__ import annotations

from spacy.tokens import Token

from extract.relate.graph import Graph
from extract.relate.verbs import follower, is_passive, is_predicate


def share_subject(verb: Token, graph: Graph) -> None:
    """ "detected and tracked X": the second verb shares the subject of the first."""
    first = verb.head
    if follower(first) != verb and (verb.dep_ != "conj" or not is_predicate(first)):
        return
    if not graph.get(verb.i, "surface"):
        role = "obj" if is_passive(verb) else "subj"
        for subject in graph.get(first.i, "surface") or graph.get(first.i, "subj"):
            graph.add(verb.i, "surface", subject)
            graph.add(verb.i, role, subject)


def share_object(verb: Token, graph: Graph) -> None:
    """ "detected and tracked X", "trained and equipped by X": the first verb shares what only the second has."""
    if verb.dep_ != "conj" or not is_predicate(verb.head):
        return
    first = verb.head
    complements = {"dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "oprd"}
    if not is_passive(first) and not any(c.dep_ in complements and c.i > first.i for c in first.children):
        for target in graph.get(verb.i, "obj"):
            if target > verb.i:
                graph.add(first.i, "obj", target)
    if is_passive(first) and not graph.get(first.i, "subj") and not any(c.dep_ == "agent" for c in first.children):
        for agent in graph.get(verb.i, "subj") if is_passive(verb) else ():
            graph.add(first.i, "subj", agent)


def fill_gap(verb: Token, graph: Graph) -> None:
    """ "five were killed and nine injured by X": what the second participle governs, read as a part of "nine"."""
    for other in verb.children:
        if other.dep_ != "conj" or other.pos_ not in ("NUM", "NOUN", "PRON"):
            continue
        for second in (c for c in other.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")):
            for label, targets in [("subj", graph.get(second.i, "subj")), *graph.labels(second.i, "obl:")]:
                for target in targets if not graph.get(verb.i, label) else ():
                    graph.add(verb.i, label, target)

"""Subjects that the parser gives to the verb of saying: "officials said Sudan on Friday bombed the town"."""

from __future__ import annotations

from spacy.tokens import Token

from extract.relate.graph import Graph
from extract.relate.verbs import is_passive

_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_OWN = {"mark", "nsubj", "nsubjpass", "csubj", "expl"}


def add_stranded(verb: Token, graph: Graph) -> None:
    """A finite clause without subject or mark takes the object that stands between it and the verb above."""
    if verb.dep_ != "ccomp" or any(child.dep_ in _OWN for child in verb.children):
        return
    if verb.tag_ not in _FINITE and not any(c.tag_ in _FINITE for c in verb.children if c.dep_ in ("aux", "auxpass")):
        return
    for child in verb.head.children:
        if child.dep_ == "dobj" and verb.head.i < child.i < verb.i:
            graph.add(verb.i, "surface", child.i)
            graph.add(verb.i, "obj" if is_passive(verb) else "subj", child.i)

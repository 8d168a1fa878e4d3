"""Who takes part in what a verb tells, as the graph of its sentence decides it for every reader."""

from __future__ import annotations

from extract.rulebook.grammar import Grammar
from extract.syntax.build import graph_at
from extract.syntax.labels import RELATIVE_PRONOUNS
from extract.syntax.words import Word


def subject(verb: Word, grammar: Grammar) -> Word | None:
    """Who is understood as the subject as it stands: control, coordination, relatives and clefts undone."""
    graph = graph_at(verb, grammar)
    found = [verb.doc[i] for i in graph.get(verb.i, "surface") or graph.get(verb.i, "subj")]
    return next((who for who in found if who.form not in RELATIVE_PRONOUNS), found[0] if found else None)


def agent(verb: Word, grammar: Grammar) -> Word | None:
    """Who does it in a passive clause, behind its "by"."""
    found = graph_at(verb, grammar).get(verb.i, "obl:by")
    return verb.doc[found[0]] if found else None

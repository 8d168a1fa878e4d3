"""Who takes part in what a verb tells, as the graph of its sentence decides it for every reader."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.build import graph_at
from extract.syntax.clauses import is_infinitive
from extract.syntax.labels import OF_NOUN, RELATIVE_PRONOUNS, SUBJECTS
from extract.syntax.text import Word


def understood(verb: Word, grammar: Grammar) -> list[Word]:
    """Who is understood as the subject as it stands, of active and passive verbs alike; several where that is open."""
    graph = graph_at(verb, grammar)
    return [verb.doc[i] for i in graph.get(verb.i, "surface") or graph.get(verb.i, "subj")]


def subject(verb: Word, grammar: Grammar) -> Word | None:
    """Who is understood as the subject as it stands: control, coordination, relatives and clefts undone.

    Of two subjects that the parser hung on one verb ("... and eleven injured by shelling, an official told reporters")
    it is the nearer.
    """
    own = [c for c in verb.before(*SUBJECTS) if c.form not in RELATIVE_PRONOUNS]
    if len(own) > 1 and own[-1].left_edge.i > own[-2].i + 1:  # not "the agency SANA"
        return own[-1]
    found = understood(verb, grammar)
    return next((who for who in found if who.form not in RELATIVE_PRONOUNS), found[0] if found else None)


def first_to(verb: Word, who: Word, grammar: Grammar) -> Word:
    """`Reuters was the first to report X`: of whom a copula says it; else `who`, the subject that was found."""
    be = who.governor("attribute")
    said = is_infinitive(verb) and verb.hangs_on(who, *OF_NOUN)
    return (subject(be, grammar) or who) if be is not None and said else who


def agent(verb: Word, grammar: Grammar) -> Word | None:
    """Who does it in a passive clause, behind its "by"."""
    found = graph_at(verb, grammar).get(verb.i, "obl:by")
    return verb.doc[found[0]] if found else None

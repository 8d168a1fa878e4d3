"""Whom a limit holds, and what a gerund behind the name says on what: "lifted restrictions on Mali using drones"."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.labels import BEHIND_PREPOSITION
from extract.syntax.text import Word


def limited(gerund: Word, grammar: Grammar) -> Word | None:
    """On whom there are limits, right before the gerund that says on what."""
    if gerund.form != "gerund" or gerund.link != "adverbial clause":
        return None
    first = gerund.left_edge
    name = first.nbor(-1) if first.i else None
    limit = name.phrase_governor() if name is not None and name.pos_ == "PROPN" else None
    return name if limit is not None and limit.lemma in grammar.limits else None


def limit_above(held: Word, grammar: Grammar) -> Word | None:
    """The limit that such a gerund spells out, or a noun whose "on" hangs on the verb: "lifted its ban on exports"."""
    name = limited(held, grammar)
    if name is not None:
        return name.phrase_governor()
    preposition = held.governor(*BEHIND_PREPOSITION)
    before = preposition.nbor(-1) if preposition is not None and preposition.i else None
    return before if before is not None and before.lemma in grammar.limits else None

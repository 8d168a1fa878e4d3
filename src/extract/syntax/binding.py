"""What a pronoun can and cannot mean by the place where it stands, after the principles of binding."""

from __future__ import annotations

from extract.syntax.words import Word


def bound(token: Word) -> set[int]:
    """Tokens that the pronoun cannot mean: the subject of the very verb that governs it ("X is helping it")."""
    verb = token.head
    while verb.dep_ in ("prep", "dative", "agent") and verb.head.i != verb.i:
        verb = verb.head
    if token.dep_ not in ("dobj", "dative", "pobj", "nsubj"):
        return set()
    if token.dep_ == "nsubj":
        finite = any(c.tag_ in ("MD", "VBZ", "VBP", "VBD") for c in verb.lefts)
        if verb.dep_ != "ccomp" or verb.tag_ not in ("VB", "VBG") or finite:
            return set()
        verb = verb.head
    understood = ("advcl", "xcomp", "pcomp", "prep") if verb.tag_ == "VBG" else ()
    while verb.dep_ in understood and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head  # "X imposed sanctions, accusing them of": the understood subject is X
    others = ("nsubj", "nsubjpass", "dobj") if verb.i < token.head.i else ("nsubj", "nsubjpass")
    return {verb.i} | {child.i for child in verb.children if child.dep_ in others and child.i < token.i}


def subjects_above(token: Word) -> list[int]:
    """Subjects before a word, of the clauses above the one in which it stands, the nearest first."""
    return [
        child.i
        for above in token.ancestors
        for child in above.children
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i
    ]

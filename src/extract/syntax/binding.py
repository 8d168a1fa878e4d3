"""What a pronoun can and cannot mean by the place where it stands, after the principles of binding."""

from __future__ import annotations

from collections.abc import Collection

from extract.syntax.clauses import below
from extract.syntax.words import Word


def bound(token: Word) -> set[int]:
    """Tokens that the pronoun cannot mean: the subject of the very verb that governs it ("X is helping it")."""
    verb = token.head
    while verb.dep_ in ("prep", "dative", "agent") and verb.head.i != verb.i:
        verb = verb.head
    while verb.pos_ in ("NUM", "DET", "PRON") and verb.dep_ in ("dobj", "pobj"):
        verb = verb.head  # "fired at a group and injured four of them": not those who fired
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


def does(token: Word, verbs: Collection[str]) -> bool:
    """Whether a word is the subject of one of these verbs."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in verbs


def beside(token: Word) -> set[int]:
    """What stands before the noun that a phrase with "of" depends on: "the U.S.-led invasion of the country"."""
    noun = token.head.head
    if token.dep_ != "pobj" or noun.pos_ != "NOUN" or noun.i > token.i:
        return set()
    return {i for left in noun.lefts for i in below(left)}


def subjects_above(token: Word) -> list[int]:
    """Subjects before a word, of the clauses above the one in which it stands, the nearest first."""
    return [
        child.i
        for above in token.ancestors
        for child in above.children
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i
    ]


def understood_subjects(token: Word, prepositions: Collection[str]) -> list[int]:
    """Objects that are the subject of the gerund above a word: "accused Iran of expanding its arsenal"."""
    found = []
    for above in token.ancestors:
        preposition = above.head
        governed = above.dep_ == "pcomp" and above.tag_ == "VBG" and preposition.lower_ in prepositions
        if governed and not any(c.dep_ == "nsubj" for c in above.children):
            found += [c.i for c in preposition.head.children if c.dep_ == "dobj" and c.i < token.i]
    return found


def blamed(token: Word, prepositions: Collection[str], addressed: Collection[str]) -> list[int]:
    """Whom a verb is about, before a possessive that says for what: "condemned Iran for its attack"."""
    if token.dep_ != "poss":
        return []
    preposition = token.head.head
    if token.head.dep_ != "pobj" or preposition.lower_ not in prepositions:
        return []
    about = preposition.head
    if about.pos_ not in ("VERB", "AUX"):
        return [about.i] if about.pos_ == "PROPN" and about.i < token.i else []
    objects = [c.i for c in about.children if c.dep_ in ("dobj", "nsubjpass") and c.i < token.i]
    told = (c for c in about.children if c.dep_ in ("prep", "dative") and c.lower_ in addressed)
    return objects + [n.i for c in told for n in c.children if n.dep_ == "pobj" and n.i < token.i]

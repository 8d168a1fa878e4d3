"""What a pronoun can and cannot mean by the place where it stands, after the principles of binding."""

from __future__ import annotations

from collections.abc import Collection

from extract.pack.grammar import Grammar
from extract.syntax.build import graph_at
from extract.syntax.clauses import below
from extract.syntax.labels import BEHIND_PREPOSITION, SUBJECTS, TENSED
from extract.syntax.participants import understood
from extract.syntax.text import Word


def bound(token: Word, grammar: Grammar) -> set[int]:
    """Tokens that the pronoun cannot mean: who is understood as the subject of the very verb that governs it.

    "X is helping it", "X has decided to destroy it", "X urged Y to destroy it" (Y), "X imposed sanctions, accusing it".
    """
    head = token.governor("object", "dative", "prep object", "subject")
    if head is None:
        return set()
    verb = head.past("preposition", "dative", "agent")
    # "fired at a group and injured four of them": not those who fired
    verb = verb.up_to(lambda w: w.pos_ not in ("NUM", "DET", "PRON") or w.link not in ("object", "prep object"))
    if token.link == "subject":
        finite = any(c.form in TENSED for c in verb.before())
        if verb.link != "clause" or verb.form not in ("base", "gerund") or finite:
            return set()
        verb = verb.governor() or verb
    others = [who.i for who in understood(verb, grammar)]
    others += graph_at(verb, grammar).get(verb.i, "obj") if verb.i < head.i else []
    return {verb.i, *(i for i in others if i < token.i)}


def does(token: Word, verbs: Collection[str]) -> bool:
    """Whether a word is the subject of one of these verbs."""
    verb = token.governor("subject")
    return verb is not None and verb.lemma in verbs


def beside(token: Word) -> set[int]:
    """What stands before the noun that a phrase with "of" depends on: "the U.S.-led invasion of the country"."""
    noun = token.phrase_governor()
    if noun is None or noun.pos_ != "NOUN" or noun.i > token.i:
        return set()
    return {i for left in noun.before() for i in below(left)}


def subjects_above(token: Word, grammar: Grammar) -> list[int]:
    """Subjects before a word, of the clauses above the one in which it stands, the nearest first.

    Those that are understood are among them: "accused Iran of expanding its arsenal". "Y said that X had fired, and
    that it had fired back": what X did is told beside it, and not above.
    """
    found: list[int] = []
    below = token
    for above in token.ancestors:
        beside_it = below.link == "conjunct" and below.has("marker")
        found += [who.i for who in understood(above, grammar) if who.i < token.i and not beside_it]
        below = above
    return found


def ahead(token: Word) -> Word | None:
    """The subject behind the phrase that opens its sentence, for a possessive in it: "In his talks, Modi said"."""
    if token.governor("possessor") is None:
        return None
    for above in token.ancestors:
        verb = above.governor("preposition")
        if verb is not None and verb.pos_ in ("VERB", "AUX"):
            who = verb.dependent(*SUBJECTS)
            return who if who is not None and token.i < who.i < verb.i else None
    return None


def resisted(token: Word, verbs: Collection[str]) -> set[int]:
    """Who does not mean themselves by a possessive: "Iraq repelled their offensive"."""
    noun = token.governor("possessor")
    verb = noun.governor("object") if noun is not None else None
    if verb is None or verb.lemma not in verbs:
        return set()
    return {who.i for who in verb.before(*SUBJECTS)}


def rest_of(token: Word) -> Word | None:
    """`killed ten traders and wounded others`: the object of the verb that the one above a word is joined to."""
    verb = token.governor("object")
    first = verb.governor("conjunct") if verb is not None and not verb.has(*SUBJECTS) else None
    return first.dependent("object") if verb is not None and first is not None and first.i < verb.i else None


def announced(token: Word, nouns: Collection[str]) -> list[int]:
    """Whose words a clause is: "China's statement that it would deploy ships"."""
    for above in token.ancestors:
        noun = above.governor("noun clause") or above.governor("clause")
        if noun is not None and noun.lemma in nouns and above.has("marker"):
            return [owner.i for owner in noun.before("possessor")]
    return []


def thanked(token: Word, prepositions: Collection[str]) -> set[int]:
    """Who is not meant by what they do: "thanked X for aid to the country", "accused X of hitting it"."""
    found: set[int] = set()
    for above in token.ancestors:
        preposition = above.governor(*BEHIND_PREPOSITION) if above.i < token.i else None
        verb = preposition.governor() if preposition is not None and preposition.lower_ in prepositions else None
        if verb is not None and preposition is not None:
            found |= {c.i for c in verb.dependents("object") if c.i < preposition.i}
    return found


def blamed(token: Word, prepositions: Collection[str], addressed: Collection[str]) -> list[int]:
    """Whom a verb is about, before a possessive that says for what: "condemned Iran for its attack"."""
    noun = token.governor("possessor")
    about = noun.phrase_governor(prepositions) if noun is not None else None
    if about is None:
        return []
    if about.pos_ not in ("VERB", "AUX"):
        return [about.i] if about.pos_ == "PROPN" and about.i < token.i else []
    objects = [c.i for c in about.dependents("object", "passive subject") if c.i < token.i]
    told = (c for c in about.dependents("preposition", "dative") if c.lower_ in addressed)
    return objects + [n.i for c in told for n in c.dependents("prep object") if n.i < token.i]

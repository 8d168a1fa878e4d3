"""Verbs that the parser took for another form or another part of speech."""

from __future__ import annotations

from extract.syntax.labels import OF_NOUN, RELATIVE_PRONOUNS, TENSED, Link
from extract.syntax.text import Word

_WITHIN_NOUN = ("prep object", "preposition", "agent", "noun clause", "object", "apposition", "conjunct")
"""How words hang on one another within a noun phrase."""
_OWN: tuple[Link, ...] = ("subject", "passive subject", "expletive", "marker", "auxiliary")
"""What a verb has that shares no subject."""


def subject_of_main(verb: Word) -> Word | None:
    """ "The firm, which the EU listed, sold drones": the noun whose verb the parser took for another of its clause.

    "A frigate off Taiwan, which China claims, fired": the noun of the sentence, not that of the relative clause.
    """
    first = verb.head
    if verb.link != "conjunct" or first.link != "relative" or first.head.i > first.i:
        return None
    noun = first.head.up_to(lambda word: word.link not in _WITHIN_NOUN)
    if noun.link != "root" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if verb.form not in TENSED and not any(child.form in TENSED for child in verb.before()):
        return None
    before = next(iter(verb.before()), verb).nbor(-1)
    own = {child.link for child in verb.dependents()} & {"subject", "passive subject", "expletive", "marker"}
    return noun if before.text == "," and not own and not first.has("coordinator") else None


def listed_below(verb: Word) -> Word | None:
    """ "Mali shut its border after troops mutinied, seized the palace and shot two": the verb whose list it goes on.

    The parser hangs it on the verb of the sentence, though no "and" joins it and a clause with a subject of its own
    stands right before the comma.
    """
    first = verb.governor("conjunct")
    if first is None or verb.i < first.i or verb.has(*_OWN) or verb.form != "past":
        return None
    before = next((c.left_edge for c in verb.before() if c.text != ","), verb)
    listed = verb.dependent("conjunct") if verb.has("coordinator") else None
    if listed is None or listed.form != "past" or listed.has(*_OWN) or before.i <= verb.sent.start:
        return None
    comma = before.nbor(-1)
    if comma.text != "," or any(
        first.i < c.i < verb.i for c in first.dependents("coordinator", "conjunct") if c != verb
    ):
        return None
    clauses = [
        c
        for c in first.behind("adverbial clause")
        if c.form == "past" and c.before("subject") and c.before("marker", "adverb")
    ]
    return next((c for c in clauses if max(w.i for w in c.subtree if w.text != ",") == comma.i - 1), None)


def is_listed(verb: Word) -> bool:
    """ "The army shelled a village, burned a school and left": a verb of a list whose link the parser does not know."""
    after = verb.governor("unclear")
    listed = verb.dependent("conjunct") if verb.has("coordinator") else None
    if after is None or listed is None or verb.has(*_OWN) or listed.has(*_OWN):
        return False
    return after.i < verb.i and after.form == verb.form == listed.form and verb.form in TENSED


def resumed_above(verb: Word) -> Word | None:
    """ "Mali bought the jets that Iran makes and sold them": the verb of the sentence, in whose tense it goes on.

    The noun is what the relative clause leaves open, and it has an object already.
    """
    relative = verb.governor("conjunct")
    if relative is None or relative.link not in OF_NOUN or verb.has(*_OWN) or not verb.behind("object"):
        return None
    above = relative.head.up_to(lambda word: word.form in TENSED)
    pronoun = any(c.form in RELATIVE_PRONOUNS or c.lower_ == "that" for c in (*relative.before(), *verb.before()))
    gap = pronoun and relative.has("subject") and not relative.behind("object")
    tense = verb.form == above.form != relative.form and verb.form in TENSED and not relative.has("auxiliary")
    return above if gap and tense and above.i < relative.i else None


def noun_of_participle(verb: Word) -> Word | None:
    """ "The dispute is over islands claimed by Oman": the noun before a participle that hangs on "is"."""
    copula = verb.governor("adverbial clause")
    if copula is None or copula.lemma_ != "be" or verb.form != "participle":
        return None
    if verb.has("object", "subject", "passive subject", "expletive", "marker"):
        return None
    first = verb.left_edge
    before = first.nbor(-1) if first.i > copula.i + 1 else first
    phrase = before.up_to(lambda word: word.governor() is copula)
    noun = phrase.dependent("prep object") if phrase.link == "preposition" else None
    return noun if noun is not None and noun.i <= before.i and before.pos_ in ("NOUN", "PROPN") else None


def governing_preposition(verb: Word) -> Word | None:
    """The preposition right before an "-ing" that the parser reads as a noun's adjective: "by evading sanctions"."""
    if verb.form != "gerund" or verb.link != "adjective":
        return None
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if before is None or before.link != "preposition":
        return None
    return before if verb.head.link == "prep object" and verb.head.head.i == before.i else None


def owner(token: Word) -> Word | None:
    """The nationality before a gerund that the parser hung on it as a clause ("Pakistani shelling killed two")."""
    head = token.head
    return head if token.link == "noun clause" and head.i == token.i - 1 and head.form == "adjective" else None


def governing_verb_of_gerund(token: Word) -> Word | None:
    """ "gave up selling tanks", with "selling" read as a part of the noun: the verb that governs the gerund."""
    noun = token.head
    if token.link not in ("compound", "adjective") or noun.link != "object" or not token.lower_.endswith("ing"):
        return None
    verb, before = noun.head, token.nbor(-1) if token.i > token.sent.start else token
    first = noun.left_edge.i == token.i and noun.i > verb.i
    return verb if first and (before is verb or (before.link == "particle" and before.head is verb)) else None

"""Verbs that the parser took for another form or another part of speech."""

from __future__ import annotations

from extract.syntax.labels import TENSED
from extract.syntax.text import Word

_WITHIN_NOUN = ("prep object", "preposition", "agent", "noun clause", "object", "apposition", "conjunct")
"""How words hang on one another within a noun phrase."""


def follower(token: Word) -> Word | None:
    """ "Missiles supplied to Y have a range": the verb of the sentence where the parser took the participle for it.

    Also in a clause below: "X shelled Y while rockets fired from Z wounded two", where it hangs the verb on the one
    above. Not "what the navy said was a missile" and "a missile, that experts claimed was new", which say who tells it.
    """
    if token.form not in ("past", "participle"):
        return None
    if token.link == "adverbial clause":
        return _follower_above(token)
    before = token.nbor(-1) if token.i > token.sent.start else token
    if token.form != "past" or before.link != "subject" or before.head.i != token.i or before.pos_ == "PRON":
        return None
    if token.before("object") or any(c.link == "marker" and _is_behind_noun(c) for c in token.before()):
        return None
    after = token.behind()
    verb = next((c for c in after if c.link in ("unclear", "clause", "conjunct") and c.pos_ in ("VERB", "AUX")), None)
    if verb is None or any(c.link in ("object", "punctuation", "coordinator") and c.i < verb.i for c in after):
        return None
    return verb if _is_finite_alone(verb) else None


def followed(verb: Word) -> Word | None:
    """The participle that the parser took for the verb of the clause whose verb this is."""
    above = verb.head
    found = (above, *(c for c in above.dependents("adverbial clause") if c.i < verb.i))
    return next((token for token in found if token.i != verb.i and follower(token) == verb), None)


def _follower_above(token: Word) -> Word | None:
    """The verb of a clause that begins with a conjunction and a noun, hung on the verb above without an "and"."""
    subject = next((c for c in token.before("subject") if c.pos_ in ("NOUN", "PROPN")), None)
    if subject is None or not token.before("marker", "adverb") or token.has("object", "auxiliary", "clause"):
        return None
    after = [c for c in token.head.behind() if c.i > token.i]
    verb = next((c for c in after if c.link == "conjunct" and c.pos_ == "VERB"), None)
    if verb is None or any(c.link in ("punctuation", "coordinator") and c.i < verb.i for c in after):
        return None
    inside = token.doc[token.i + 1 : verb.i]
    return (
        verb
        if _is_finite_alone(verb, untagged=True) and not any(w.pos_ in ("CCONJ", "PUNCT") for w in inside)
        else None
    )


def _is_finite_alone(verb: Word, untagged: bool = False) -> bool:
    """A finite verb, or `untagged` one that the parser takes for a participle, without a subject of its own."""
    links = {child.link for child in verb.dependents()}
    finite = verb.form in TENSED or any(child.form in TENSED for child in verb.before())
    own = {"subject", "passive subject", "expletive", "marker", "clausal subject", "passive clausal subject"}
    return (finite or (untagged and verb.form == "participle")) and not links & own


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


def _is_behind_noun(conjunction: Word) -> bool:
    """`the missile, that`, where the parser took a relative pronoun for a conjunction."""
    if conjunction.i == conjunction.sent.start:
        return False
    before = conjunction.nbor(-1)
    return before.text == "," or before.pos_ == "NOUN"


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

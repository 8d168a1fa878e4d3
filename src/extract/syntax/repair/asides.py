"""Speakers whom words between commas part from their verb: `The navy, asked about it, said`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.syntax.clauses import below, is_verb
from extract.syntax.labels import FINITE, SUBJECTS
from extract.syntax.text import Word

_NOMINAL = ("NOUN", "PROPN")
_ASIDE_MOST = 25


def before_aside(verb: Word, opening: Collection[str] = ("who", "which")) -> Word | None:
    """`X," an officer, who sought anonymity, told Reuters`: the noun before the commas that stand before the verb."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("AUX", "ADV"):
        at -= 1
    if verb.doc[at].text != "," or verb.has(*SUBJECTS):
        return None
    before = range(at - 1, max(verb.sent.start, at - _ASIDE_MOST), -1)
    first = next((i for i in before if verb.doc[i].text == ","), None)
    if first is None:
        return None
    who, opens = verb.doc[first - 1], verb.doc[first + 1]
    if who.pos_ not in _NOMINAL or first + 1 >= at:
        return None
    return who if opens.form in opening or _is_title(who, verb.doc[first + 1 : at]) else None


def _is_title(who: Word, aside: Sequence[Word]) -> bool:
    """`General Pardo, the division's commander, said`: a name that opens the sentence, and a noun with its article."""
    return who.pos_ == "PROPN" and _opens(who) and _is_description(aside)


def _opens(name: Word) -> bool:
    words = name.doc[name.sent.start : name.i]
    return all(word.pos_ == "PROPN" or word.is_space for word in words)


def _is_description(aside: Sequence[Word]) -> bool:
    """`the Nordic ammunition maker`: an article or a possessor first, a noun last, no verb and no comma."""
    if not aside or aside[0].pos_ not in ("DET", "PRON") or aside[-1].pos_ not in _NOMINAL:
        return False
    return not any(is_verb(word) or word.text == "," for word in aside)


def renamed(verb: Word) -> Word | None:
    """`Nammo, the Nordic ammunition maker, said`: the name before the commas, where the parser took what is between."""
    who = next(iter(verb.before("subject")), None)
    if who is None or verb.form not in FINITE or who.i + 2 != verb.i or verb.nbor(-1).text != ",":
        return None
    first = who.left_edge.i
    name = verb.doc[first - 2] if first - 2 >= verb.sent.start else None
    if name is None or verb.doc[first - 1].text != "," or name.pos_ != "PROPN":
        return None
    return name if _opens(name) and _is_description(verb.doc[first : verb.i - 1]) else None


def aside_before(verb: Word) -> Word | None:
    """`The navy, asked about it, said X`: the parser made the subject one of the participle between the commas."""
    if verb.has("subject", "passive subject", "expletive") or verb.i == verb.sent.start:
        return None
    asked = verb.governor("unclear")
    if asked is not None and asked.form in ("participle", "past"):  # hung on the participle
        who = next(iter(asked.before("subject")), None)
        closed = who is not None and verb.nbor(-1).text == "," and who.doc[max(below(who)) + 1].text == ","
        return who if closed and asked.i < verb.i else None
    for clause in verb.dependents():
        if (
            clause.link not in ("clause", "adverbial clause")
            or clause.form not in ("participle", "past")
            or clause.i > verb.i
        ):
            continue
        who = next(iter(clause.before(*SUBJECTS)), None)
        if who is not None and verb.nbor(-1).text == "," and who.doc[max(below(who)) + 1].text == ",":
            return who
    return None


def described(verb: Word) -> Word | None:
    """`..., Ana Lopez, a spokeswoman for the army, said`: the noun whose apposition ends right before the verb."""
    if verb.i - 2 <= verb.sent.start or verb.doc[verb.i - 1].text != "," or verb.form not in FINITE:
        return None
    if verb.has("subject", "passive subject", "expletive"):
        return None
    current = verb.nbor(-2).up_to(lambda w: w.link == "apposition" or not leans_back(w) or _stands_at_verb(w))
    named = current.governor("apposition")
    if named is None or named.i >= current.i or named.pos_ not in _NOMINAL:
        return None
    return named if verb.doc[current.left_edge.i - 1].text == "," else None


def _stands_at_verb(word: Word) -> bool:
    above = word.governor()
    return above is not None and is_verb(above)


def leans_back(word: Word) -> bool:
    """Whether a word hangs on one before it in its sentence."""
    above = word.governor()
    return above is not None and word.sent.start <= above.i < word.i

"""Parenthetical and inverted speech: "X, Y said, Z"; what is said there, and what goes on for the same speaker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from extract.syntax.clauses import below, clause_top, has_tense, is_infinitive, is_verb, negated
from extract.syntax.labels import AUXILIARIES, COMPLEMENTS, OF_NOUN, PREDICATIVE, SUBJECTS, Link
from extract.syntax.repair.asides import described
from extract.syntax.repair.speakers import closing
from extract.syntax.text import Passage, Word

_ASIDE = (",", '"', "\u201d", "\u2014", "\u2013", ")")
_SHARES: tuple[Link, ...] = ("conjunct", "clausal subject")
_AFTER: tuple[Link, ...] = ("parenthetical", "clause", "adverbial clause", "unclear", "conjunct")


def told_around(verb: Word, addressed: bool) -> Word | None:
    """The verb of the clause within which one of speech stands with its speaker; `addressed`: and with a hearer."""
    first, end = verb.doc.bounds_at(verb.i)
    aside = _aside(verb, verb.doc.passage(first, end), (verb.i,), addressed, None) if verb.has(*SUBJECTS) else None
    return aside.around if aside is not None else None


class _Aside(NamedTuple):
    """A verb of speech with its speaker within a clause: the verb of that, where it begins, and its own words."""

    around: Word
    first: int
    own: set[int]


def parenthesis(
    verb: Word, sentence: Passage, cue: Collection[int], addressed: bool = False, inverted: Word | None = None
) -> set[int]:
    """`X, Y said, Z` and `X, Y told reporters`: the clause around the verb; `inverted` is who speaks behind it."""
    aside = _aside(verb, sentence, cue, addressed, inverted)
    if aside is None:
        return set()
    opening = (below(c) for c in verb.dependents() if c.i < aside.first)
    return below(aside.around, {verb.i}).union(*opening) - aside.own


def _aside(
    verb: Word, sentence: Passage, cue: Collection[int], addressed: bool, inverted: Word | None
) -> _Aside | None:
    above = verb.governor(*_AFTER)
    if above is not None and verb.link == "parenthetical":  # hung on a noun: "Iran, it says, ..."
        above = clause_top(above)
    if above is None or not is_verb(above):
        return None
    subjects = sorted(verb.dependents(*SUBJECTS), key=lambda c: abs(c.i - verb.i))
    speaker = next(iter(subjects), None) or inverted or described(verb)
    first = speaker.left_edge.i if speaker is not None and speaker.i < verb.i else verb.i
    closed = COMPLEMENTS if addressed else (*COMPLEMENTS, "object")
    if any(c.i > first and c.i not in cue and c is not inverted for c in verb.dependents(*closed)):
        return None
    if any(c.lower_ == "of" and c.i == verb.i + 1 and c.i not in cue for c in verb.dependents("preposition")):
        return None
    own = {verb.i, *(range(first, verb.i) if speaker is not None else ())}
    own = own.union(*(below(c) for c in verb.dependents() if c.i >= first or c.link in ("marker", "punctuation")))
    marked = any(c.lower_ in ("as", "so") for c in verb.before("marker", "adverb"))
    if not marked and verb.link != "parenthetical":
        before = sentence.doc[first - 1] if first > sentence.start else None
        if speaker is None or before is None or (before.text not in _ASIDE and speaker is not inverted):
            return None
        if verb.link in ("conjunct", "adverbial clause") and max(own) < sentence.end - 2:
            return None
    return _Aside(above.up_to(lambda w: (over := w.governor(*_SHARES)) is None or not is_verb(over)), first, own)


def quoted_as(verb: Word, sentence: Passage, cue: Collection[int]) -> set[int]:
    """`X, the agency quoted him as saying`: the clause around the verb that quotes."""
    quoting = quoting_above(verb)
    if quoting is None or verb.has(*COMPLEMENTS):
        return set()
    before = (c for c in quoting.dependents("clause") if c.i < verb.i)
    return {i for c in before for i in below(c)} or parenthesis(quoting, sentence, cue, addressed=True)


def quoting_above(verb: Word) -> Word | None:
    """`was quoted as saying`: the verb that quotes what this one says."""
    return verb.phrase_governor(("as",), "prep clause")


def run_on(verb: Word, unmarked: bool) -> set[int]:
    """`A raid killed nine rebels the army said on Friday`: what such a speaker says."""
    speaker = closing(verb, unmarked)
    return below(verb.sent.root, {verb.i, speaker.i}) if speaker is not None else set()


def fragment(verb: Word, sentence: Passage) -> set[int]:
    """`Six dead in air raid, medics say`: words without a finite verb before the speaker who ends the sentence."""
    speaker = verb.dependent("subject")
    ends = verb.link == "root" and not any(t.is_alpha for t in sentence.doc[verb.i + 1 : sentence.end])
    if speaker is None or not ends or speaker.left_edge.i - 1 <= sentence.start:
        return set()
    comma = speaker.left_edge.i - 1
    return set(range(sentence.start, comma)) if sentence.doc[comma].text == "," else set()


def pseudo_cleft(verb: Word) -> set[int]:
    """`What Seoul says is that X`: the clause that a copula gives to the free relative."""
    free = any(c.form == "who" for c in verb.dependents("object"))
    copula = verb.governor("clausal subject", "subject")
    if not free or copula is None:
        return set()
    return {i for c in copula.dependents("clause") if c.i > verb.i for i in below(c)}


def behind(verb: Word) -> set[int]:
    """What stands behind a verb in the clause that governs it."""
    return {i for i in around(verb) if i > verb.i}


def around(verb: Word) -> set[int]:
    """The clause or phrase above a verb, without its own."""
    above = verb.governor()
    return below(above, {verb.i}) if above is not None else set()


def teller_above(verb: Word, tells: Callable[[Word], bool]) -> Word | None:
    """`said the jets had fled, adding that ...`: the verb whose speaker goes on behind what was said."""
    told = verb.governor("adverbial clause")
    teller = told.governor("clause") if told is not None and told.i < verb.i and verb.form == "gerund" else None
    if told is None or teller is None:
        return None
    own = verb.has("subject", "passive subject", "marker")
    speaks = tells(told) or not tells(teller)
    if own or speaks or verb.doc[verb.left_edge.i - 1].text not in (",", '"', "\u201d"):
        return None
    return teller


def resumes(verb: Word, cue: Word, speaks: bool) -> bool:
    """`said it will not yield and has offered talks`: a verb that the parser joins to what is said, not to the cue.

    Where what is said has a modal and this verb none, or where it is a verb of speech (`speaks`) in the cue's tense.
    """
    first = verb.governor("conjunct")
    if first is None or not first.hangs_on(cue, "clause") or not cue.i < first.i < verb.i:
        return False
    if verb.has(*SUBJECTS, "marker", "expletive"):
        return False
    modal, own = (any(c.form == "modal" for c in v.dependents(*AUXILIARIES)) for v in (first, verb))
    return has_tense(verb) and not own and (modal or (speaks and verb.form == cue.form == "past"))


def resumed(verb: Word, tells: Callable[[Word], bool]) -> Word | None:
    """`said it would not yield and warned of X`: the verb of speech whose subject says this, too."""
    told = _teller_of_first(verb)
    return told if told is not None and tells(told) and resumes(verb, told, speaks=True) else None


def _teller_of_first(verb: Word) -> Word | None:
    """The verb that tells the clause to which this one is joined."""
    first = verb.governor("conjunct")
    return first.governor("clause") if first is not None else None


def misread(word: Word) -> bool:
    """`As the ministry notes, X`: the verb of a clause that the parser took for a noun."""
    clause = word.pos_ == "NOUN" and word.link == "adverbial clause"
    whole = clause and word.has("subject") and any(c.lower_ == "as" for c in word.dependents())
    return whole or noted(word) is not None


def noted(word: Word) -> Word | None:
    """`As the ministry notes, X`: who speaks, where the parser took the verb that opens a sentence for a noun."""
    before = word.governor("prep object") if word.form == "plural" else None
    opens = before is not None and before.lower_ == "as" and before.i == word.sent.start
    if not opens or word.i + 1 >= word.sent.end or word.nbor().text != ",":
        return None
    return next((c for c in word.before("compound") if c.i == word.i - 1), None)


def denies_saying(cue: Word) -> bool:
    """`did not say X`, not `said it would not yield and warned of X`."""
    told = _teller_of_first(cue)
    if (told is not None and resumes(cue, told, speaks=True)) or _turns(cue):
        return cue.has("negation")
    return negated(cue)


def _turns(verb: Word) -> bool:
    """`neither confirmed nor denied it but has said X`: a verb that "but" and a tense of its own part from a denial."""
    first = verb.governor("conjunct")
    if first is None or not verb.has("auxiliary"):
        return False
    return any(c.lower_ == "but" for c in first.dependents("coordinator") if c.i < verb.i)


def yet_to_say(cue: Word, ahead: Collection[str]) -> bool:
    """`will announce sanctions`, `met to confirm the sale`, not `is said to have announced it`, `seems to show it`."""
    helpers = cue.dependents(*AUXILIARIES)
    said = is_infinitive(cue) and (cue.link == "open clause" or _is_first(cue))
    return not said and any(c.lower_ in ahead for c in helpers) and not any(c.lemma_ == "have" for c in helpers)


def _is_first(cue: Word) -> bool:
    """`was the first to report it`: the infinitive of an adjective that a copula gives to whoever did."""
    ranked = cue.governor(*OF_NOUN)
    return ranked is not None and ranked.pos_ == "ADJ" and ranked.link == "attribute"


def measured_clause(verb: Word, conjunctions: Collection[str]) -> bool:
    """`Four years after it invaded, ...`, `..., hours after it fired`: a clause set apart that only says when."""
    if verb.link != "adverbial clause":
        return False
    mark = next((c for c in verb.dependents("marker") if c.lower_ in conjunctions), None)
    if mark is None or not mark.i:
        return False
    measure = mark.nbor(-1)
    if measure.link != "adverbial noun":
        return False
    first = measure.left_edge.i
    return first == verb.sent.start or verb.doc[first - 1].text == "," or verb.doc[first - 1].i == verb.sent.start


def apposed_verdict(verb: Word) -> set[int]:
    """`accused B of X, a charge B rejected`: the apposition that a relative clause with a speaker comments on."""
    noun = verb.governor("relative")
    own = any(c.form != "which" for c in verb.dependents("subject"))
    return below(noun) if noun is not None and noun.link == "apposition" and own else set()


def said_of_subject(noun: Word) -> Sequence[Word]:
    """`the claim was false`: what a copula says of the noun."""
    verb = noun.governor("subject")
    return verb.dependents(*PREDICATIVE) if verb is not None else []


def comment_participle(token: Word) -> bool:
    """`, underscoring ...`: a participle clause without a subject of its own."""
    return token.form == "gerund" and token.link == "adverbial clause" and not token.has("subject")

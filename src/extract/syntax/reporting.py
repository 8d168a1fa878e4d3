"""Parenthetical and inverted speech: "X, Y said, Z"; what is said there, and what goes on for the same speaker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from extract.syntax.clauses import below, is_verb
from extract.syntax.repair import closing, described
from extract.syntax.words import Passage, Word

_COMPLEMENTS = ("ccomp", "xcomp")
_ASIDE = (",", '"', "\u201d", "\u2014", "\u2013", ")")
_AFTER = ("parataxis", "ccomp", "advcl", "dep", "conj")


def parenthesis(verb: Word, sentence: Passage, cue: Collection[int], addressed: bool = False) -> set[int]:
    """`X, Y said, Z` and `X, Y told reporters`: the clause around the verb."""
    if verb.dep_ not in _AFTER or verb.head.i == verb.i or not is_verb(verb.head):
        return set()
    speaker = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) or described(verb)
    first = speaker.left_edge.i if speaker is not None and speaker.i < verb.i else verb.i
    closed = _COMPLEMENTS if addressed else (*_COMPLEMENTS, "dobj")
    if any(c.dep_ in closed and c.i > first and c.i not in cue for c in verb.children):
        return set()
    own = {verb.i, *(range(first, verb.i) if speaker is not None else ())}
    own = own.union(*(below(c) for c in verb.children if c.i >= first or c.dep_ in ("mark", "punct")))
    marked = any(c.lower_ in ("as", "so") and c.dep_ in ("mark", "advmod") and c.i < verb.i for c in verb.children)
    if not marked and verb.dep_ != "parataxis":
        before = sentence.doc[first - 1] if first > sentence.start else None
        if speaker is None or before is None or before.text not in _ASIDE:
            return set()
        if verb.dep_ in ("conj", "advcl") and max(own) < sentence.end - 2:
            return set()
    around = verb.head
    while around.dep_ in ("conj",) and around.head.i != around.i and is_verb(around.head):
        around = around.head
    return below(around, {verb.i}).union(*(below(c) for c in verb.children if c.i < first)) - own


def quoted_as(verb: Word, sentence: Passage, cue: Collection[int]) -> set[int]:
    """`X, the agency quoted him as saying`: the clause around the verb that quotes."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or any(c.dep_ in _COMPLEMENTS for c in verb.children):
        return set()
    quoting = verb.head.head
    before = (c for c in quoting.children if c.dep_ == "ccomp" and c.i < verb.i)
    return {i for c in before for i in below(c)} or parenthesis(quoting, sentence, cue, addressed=True)


def run_on(verb: Word, unmarked: bool) -> set[int]:
    """`A raid killed nine rebels the army said on Friday`: what such a speaker says."""
    speaker = closing(verb, unmarked)
    return below(verb.sent.root, {verb.i, speaker.i}) if speaker is not None else set()


def fragment(verb: Word, sentence: Passage) -> set[int]:
    """`Six dead in air raid, medics say`: words without a finite verb before the speaker who ends the sentence."""
    speaker = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    ends = verb.dep_ == "ROOT" and not any(t.is_alpha for t in sentence.doc[verb.i + 1 : sentence.end])
    if speaker is None or not ends or speaker.left_edge.i - 1 <= sentence.start:
        return set()
    comma = speaker.left_edge.i - 1
    return set(range(sentence.start, comma)) if sentence.doc[comma].text == "," else set()


def pseudo_cleft(verb: Word) -> set[int]:
    """`What Seoul says is that X`: the clause that a copula gives to the free relative."""
    free = any(c.tag_ == "WP" and c.dep_ == "dobj" for c in verb.children)
    if not free or verb.dep_ not in ("csubj", "nsubj"):
        return set()
    return {i for c in verb.head.children if c.dep_ == "ccomp" and c.i > verb.i for i in below(c)}


def behind(verb: Word) -> set[int]:
    """What stands behind a verb in the clause that governs it."""
    return {i for i in below(verb.head, {verb.i}) if i > verb.i}


def around(verb: Word) -> set[int]:
    """The clause or phrase above a verb, without its own."""
    return below(verb.head, {verb.i})


def phrasal(verb: Word, words: Sequence[str]) -> list[int] | None:
    """The verb with the further words of a phrase: next to it, or hanging on it or on its object."""
    found = [verb.i]
    for word in words:
        following = verb.doc[found[-1] + 1] if found[-1] + 1 < len(verb.doc) else None
        if following is not None and word in (following.lower_, following.lemma_.lower()):
            found.append(following.i)
            continue
        near = [*verb.children, *(t for c in verb.children if c.dep_ == "dobj" for t in c.rights)]
        below_it = next((c for c in near if c.i > verb.i and word in (c.lower_, c.lemma_.lower())), None)
        if below_it is None:
            return None
        found.append(below_it.i)
    return found


def teller_above(verb: Word, tells: Callable[[Word], bool]) -> Word | None:
    """`said the jets had fled, adding that ...`: the verb whose speaker goes on behind what was said."""
    told = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or told.i >= verb.i or told.dep_ != "ccomp":
        return None
    own = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children)
    speaks = tells(told) or not tells(told.head)
    if own or speaks or verb.doc[verb.left_edge.i - 1].text not in (",", '"', "\u201d"):
        return None
    return told.head


def apposed_verdict(verb: Word) -> set[int]:
    """`accused B of X, a charge B rejected`: the apposition that a relative clause with a speaker comments on."""
    apposed = verb.dep_ == "relcl" and verb.head.dep_ == "appos"
    own = any(c.dep_ == "nsubj" and c.tag_ != "WDT" for c in verb.children)
    return below(verb.head) if apposed and own else set()


def said_of_subject(noun: Word) -> list[Word]:
    """`the claim was false`: what a copula says of the noun."""
    if noun.dep_ != "nsubj":
        return []
    return [c for c in noun.head.children if c.dep_ in ("acomp", "attr", "oprd")]


def comment_participle(token: Word) -> bool:
    """`, underscoring ...`: a participle clause without a subject of its own."""
    return token.tag_ == "VBG" and token.dep_ == "advcl" and not any(c.dep_ == "nsubj" for c in token.children)

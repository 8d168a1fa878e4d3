"""Whether a cue that governs something counts there: its further words, its subject, what it must not stand with."""

from __future__ import annotations

from collections.abc import Collection

from extract.pack.grammar import Grammar
from extract.pack.status import Governor
from extract.status.cues import StatusRules
from extract.syntax.attachment import edge, openers, preposition_of
from extract.syntax.clauses import (
    auxiliaries,
    is_active_subject,
    is_base_form,
    is_verb,
    predicates,
    predicatives,
    start_of,
)
from extract.syntax.labels import OF_NOUN
from extract.syntax.mention_heads import is_actor
from extract.syntax.participants import understood
from extract.syntax.text import Word
from extract.syntax.voice import is_passive
from extract.syntax.wordings import wording_at

_POS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adj"}


class Governors:
    """The cues that govern an event of a type, or a word on the way up from it."""

    def __init__(self, rules: StatusRules, grammar: Grammar, type_: str) -> None:
        self.rules = rules
        self.grammar = grammar
        self.type = type_

    def willed(self, head: Word, token: Word) -> Governor | None:
        """`called on Chad to leave`, `gave consent for Chad to leave`: what is wanted, read as a purpose."""
        theirs = any(c.lower_ == "for" for c in token.dependents("marker"))
        nouns = head.dependents("object") if theirs else []
        found = (self.governor(word, "infinitive", token) for word in (head, *nouns))
        cue = next((c for c in found if c is not None), None)
        return (
            cue
            if cue is not None and (is_passive(head) or (cue.modality == "planned" and (theirs or head.pos_ == "VERB")))
            else None
        )

    def asked(self, head: Word, token: Word) -> Governor | None:
        """`It is unclear if`, `asked if`, where the parser takes the question for a condition."""
        asks = any(word in self.rules.carriers.conditions for word in openers(token))
        if not asks or head.i > token.i or start_of(token) - 1 not in (head.i, *(c.i for c in predicates(head))):
            return None
        return self.governor(head, "whether", token) or self.predicate(head, "whether", token)

    def predicate(self, head: Word, label: str, token: Word) -> Governor | None:
        """`it is possible that`, `a raid is unlikely`: the adjective or noun of the copula."""
        if label not in ("clause", "infinitive", "whether", "subject"):
            return None
        found = (self.governor(c, label, token) for c in predicatives(head) if c.i != token.i)
        return next((cue for cue in found if cue is not None), None)

    def beyond(self, head: Word, label: str, token: Word) -> tuple[Word, Governor] | None:
        """`backed out of the deal`, `walked away from it`: the verb whose last word the head is, with its cue."""
        verb = head.governor("preposition", "adverb", "particle")
        cue = self.governor(verb, label, token, by=head.lower_) if verb is not None and is_verb(verb) else None
        return (verb, cue) if verb is not None and cue is not None else None

    def noun_before(self, token: Word, label: str) -> Word | None:
        """`dropped its plan for X`, `backed out of a deal to do X`: the noun before what is hung on the verb."""
        infinitive = label in ("infinitive", "purpose")
        preposition = preposition_of(token)
        before = start_of(token) if infinitive else preposition.i if preposition is not None else token.sent.start
        if before == token.sent.start:
            return None
        noun = token.doc[before - 1]
        label = "infinitive" if infinitive else label
        if noun.pos_ != "NOUN" or token.hangs_on(noun, *OF_NOUN) or not self.governor(noun, label, token):
            return None
        if not infinitive:
            verb = noun.governor("object")
            return noun if verb is not None and preposition is not None and preposition.governor() is verb else None
        head, hung = edge(noun)
        if head is None:
            return None
        beyond = self.beyond(head, hung, noun)
        cue = beyond[1] if beyond is not None else self.governor(head, hung, noun)
        return noun if cue is not None and cue.polarity == "negative" else None

    def governor(
        self, head: Word, label: str, token: Word, judging: bool = False, by: str | None = None
    ) -> Governor | None:
        """The cue that a word is for what hangs on it by a label; `by`: a word that its wording must hold."""
        for lemma in dict.fromkeys((head.lower_, head.lemma)):
            for rest, cue in self.rules.governors.get(lemma, ()):
                if by is not None and by not in rest:
                    continue
                if cue.pos is not None and _POS.get(head.pos_) != cue.pos:
                    continue
                if (cue.judges and label != "clause" and not judging) or (cue.types and self.type not in cue.types):
                    continue
                fits = wording_at(head, rest) is not None and subject_fits(head, cue, token, self.grammar)
                if label in cue.takes and fits and not excepted(head, cue, token, self.rules.carriers.easing):
                    return None if self.rules.undone(cue.polarity or cue.certainty or cue.modality or "", head) else cue
        return None


def excepted(head: Word, cue: Governor, token: Word, easing: Collection[str]) -> bool:
    """`concluded talks on a deal`; `suggests that it has tests` where only `suggests that it have` counts."""
    if cue.bare and (not is_base_form(token) or auxiliaries(token)):
        return True
    if cue.undergone and is_verb(head) and any(is_active_subject(c) for c in head.dependents()):
        return True
    if cue.only and token.lemma not in cue.only:
        return True
    if cue.before and ((behind := preposition_of(head)) is None or behind.lower_ not in cue.before):
        return True
    verb = head.governor("object", "passive subject")
    lemma = verb.lemma if verb is not None else ""
    return lemma in cue.done or (cue.eased is not None and cue.eased != (lemma in easing))


def subject_fits(head: Word, cue: Governor, token: Word, grammar: Grammar) -> bool:
    """`its goal is to`, `Iran allowed X to`: whether the subject is one that the cue asks for."""
    if not cue.agents and not cue.subjects:
        return True
    who = [c for c in understood(head, grammar) if c.i != token.i]
    if cue.agents and not any(is_actor(c) for c in who):
        return False
    return not cue.subjects or any(c.lemma in cue.subjects for c in who)

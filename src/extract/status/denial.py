"""Whether what a word says is itself denied: did not prevent, no evidence, the claim that X is false."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.pack.status import Status
from extract.status.cues import StatusRules
from extract.status.governors import Governors
from extract.syntax.attachment import edge
from extract.syntax.clauses import (
    auxiliaries,
    copula_of,
    deeds_of_subject,
    is_denied,
    is_gerund,
    is_infinitive,
    negated,
    predicatives,
    quantified,
)
from extract.syntax.participants import understood
from extract.syntax.sources import governing_verb
from extract.syntax.text import Word
from extract.syntax.verdicts import refuted


class Denial:
    """What denies a word on the way up from an event."""

    def __init__(self, rules: StatusRules, grammar: Grammar, cues: Governors) -> None:
        self.rules = rules
        self.grammar = grammar
        self.cues = cues

    def by(self, determiner: Word) -> bool:
        """`no`, `neither`, `not one`: whether a determiner denies its noun."""
        before = f"{determiner.nbor(-1).lower_} {determiner.lower_}" if determiner.i else ""
        modifiers = [*self.rules.modifiers.get(determiner.lower_, ()), *self.rules.modifiers.get(before, ())]
        denies = any(m.as_ == "determiner" and m.polarity == "negative" for m in modifiers)
        return denies and not self.rules.undone("negative", determiner)

    def in_vain(self, head: Word) -> bool:
        """`failed to stop the shelling`, `did not end it`: what was not prevented goes on."""
        copula = copula_of(head)  # "was not free of shelling"
        return negated(head) or (copula is not None and negated(copula)) or self._refused(head)

    def unended(self, head: Word) -> bool:
        """`talks to end the war`, `aimed at ending it`, not `managed to end it`: what is only to be ended goes on."""
        above, label = edge(head)
        done = above is None or above.lemma in self.rules.carriers.neutral or label in ("shared", "part")
        return not done and (is_infinitive(head) or (is_gerund(head) and not auxiliaries(head)))

    def _refused(self, word: Word) -> bool:
        """`failed to stop`, `refused to confirm or deny`, `a lack of evidence`: what stands above denies it."""
        above, label = edge(word)
        if above is None:
            return False
        if label == "shared":
            return self._refused(above)
        cue = self.cues.governor(above, label, word)
        return cue is not None and cue.polarity == "negative"

    def of(self, word: Word) -> bool:
        """`did not rule out`, `no evidence`, `did not find evidence`, `little evidence`, `is not true`."""
        above, label = edge(word)
        nouns = [*understood(word, self.grammar), *([above] if above is not None and label == "infinitive" else [])]
        scarce = any(
            c.lower_ in self.rules.carriers.scarce
            for c in (*word.dependents(), *(t for n in nouns for t in (n, *n.dependents())))
        )
        nobody = any(self.by(t) for n in nouns for t in quantified(n))
        around = (copula_of(word), governing_verb(word))
        denied = any(verb is not None and self.in_vain(verb) for verb in around)
        return is_denied(word) or scarce or nobody or denied or self._refused(word)

    def judged(self, noun: Word) -> Status | None:
        """`the claim that X is false`, `no truth to reports that X`: what is said of a noun that tells something."""
        head, label = edge(noun)
        if head is None:
            return None
        said = [head]
        if label == "subject":  # "are false", "turned out to be false"
            said = [word for verb in (head, *deeds_of_subject(head)) for word in predicatives(verb)]
        for word in said:
            cue = self.cues.governor(word, label, noun, judging=True)
            if cue is not None and cue.judges:
                return cue.negated if self.of(word) else cue if cue.polarity else None
        return self._called(head, noun)

    def _called(self, verb: Word, noun: Word) -> Status | None:
        """`called the claim that X a lie`, `the claim was dismissed as baseless`."""
        named = refuted(verb, self.grammar.naming, self.rules.untrue)
        if named is None or named[0] != noun or self.of(verb):
            return None
        cue = self.cues.governor(named[1], "subject", noun, judging=True)
        return cue if cue is not None and cue.judges and cue.polarity else None

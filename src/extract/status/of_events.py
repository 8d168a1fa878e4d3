"""Whether it happened, how sure, or planned: cues gathered on the way up the syntax from the trigger.

After the scope rules of ConText (Harkema et al. 2009), with the parse in place of distance: a cue counts for what it
governs, and the climb ends where a clause stands on its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.pack.grammar import Grammar
from extract.pack.status import Modifier, Status
from extract.status.cues import StatusRules
from extract.status.denial import Denial
from extract.status.governors import Governors
from extract.status.implied import (
    is_called,
    is_complete,
    of_another,
    of_infinitive,
    outcome,
    supposed,
    till,
    told_in_past,
    wished,
)
from extract.status.local_cues import conditional, outlook
from extract.status.verdict import Verdict
from extract.syntax.attachment import (
    bearers,
    beside,
    carrying,
    edge,
    is_parted,
    is_yet_to_come,
    openers,
    opening,
    preposition_of,
    shared_in,
    undergoing,
)
from extract.syntax.build import graph_at
from extract.syntax.clauses import (
    auxiliaries,
    copula_before,
    copula_of,
    deeds_of_subject,
    has_passive_auxiliary,
    is_attribute,
    is_base_form,
    is_clausal_subject,
    is_existential,
    is_gerund,
    is_indefinite,
    is_inverted_subject,
    is_participle,
    is_passive_subject,
    is_past,
    is_subject,
    is_verb,
    predicates,
    quantified,
)
from extract.syntax.complements import has_object
from extract.syntax.exceptions import excepted
from extract.syntax.limits import limit_above
from extract.syntax.mention_heads import is_agent
from extract.syntax.phrases import is_noun, phrase_of
from extract.syntax.relatives import naming
from extract.syntax.support import is_of_light_noun
from extract.syntax.text import Word

_LIMIT = 12


def status_of(trigger: Word, rules: StatusRules, grammar: Grammar, type_: str = "") -> Verdict:
    """The status of the event of a type that a trigger names."""
    return Climb(rules, grammar, type_).run(trigger)


class Climb:
    """One way up from a trigger."""

    def __init__(self, rules: StatusRules, grammar: Grammar, type_: str = "") -> None:
        self.rules = rules
        self.cues = Governors(rules, grammar, type_)
        self.denial = Denial(rules, grammar, self.cues)
        self.type = type_
        self.grammar = grammar
        self.light = grammar.light_verbs
        self.verdict = Verdict()
        self.purpose = False  # `will fly in to meet X` is planned as the flight is, `flew in to meet X` is a purpose

    def run(self, trigger: Word) -> Verdict:
        """Gathers what stands beside the trigger and above it."""
        cue = self.cues.governor(trigger, "self", trigger)
        if cue is not None:
            self.verdict.add(cue)
        graph = graph_at(trigger, self.grammar)
        for predicate in predicates(trigger):  # "is not armed with"
            self._beside(predicate, False)
        for noun in bearers(trigger, graph):
            for modifier in (m for c in noun.before() for m in self._modifiers(c) if m.bearers):
                self.verdict.add(modifier)
        for verb, clause in carrying(trigger, graph, self.light) if is_noun(trigger) else ():
            self._within(verb, clause)
        for verb in undergoing(trigger, graph) if is_noun(trigger) else ():
            stopped = self.cues.governor(verb, "object", trigger)
            if stopped is not None and stopped.polarity == "negative":
                self._climb(*self._along(trigger, verb, "object", False))
        for share in shared_in(trigger, self.grammar.part_nouns) if not of_another(trigger, self.grammar) else ():
            self._climb(share, False)
        for verb, clause in naming(trigger, self.grammar):
            self._within(verb, clause)
        current: Word | None = trigger
        passed: list[Word] = []
        mood = False
        if trigger.lemma in self.rules.carriers.defiant.get(self.type, ()):
            return self.verdict
        for _ in range(_LIMIT):
            if current is None:
                break
            self._beside(current, mood)
            passed.append(current)
            current, mood = self._up(current, mood)
        if cue is not None and cue.polarity == "negative" and self.denial.of(trigger):  # "is not free of missiles"
            self.verdict.polarity = "positive"
        if self.purpose:
            self.verdict.add(self.rules.carriers.purpose)
        self.verdict.add(outlook(trigger, self.rules.carriers, self.verdict.polarity == "negative"))
        if self.verdict.modality == "planned" and conditional(passed, self.rules):
            self.verdict.add(self.rules.carriers.purpose, supposed=True)
        return self.verdict

    def _climb(self, word: Word | None, mood: bool) -> None:
        """What stands beside a word and beside each above it."""
        while word is not None:
            self._beside(word, mood)
            word, mood = self._up(word, mood)

    def _within(self, verb: Word, clause: Word) -> None:
        """ "a drill, which Japan will not hold": what stands from the light verb of a relative clause up."""
        word: Word | None = verb
        while word is not None:
            self._beside(word, False)
            word = self._up(word, False)[0] if word.i != clause.i else None

    def _beside(self, token: Word, mood: bool) -> None:
        """Modals, adverbs, negation, adjectives and determiners of one word."""
        for child, kind in beside(token):
            if kind == "negation" and not self.rules.undone("negative", child) and not till(token, self.rules.carriers):
                self.verdict.add(Status(polarity="negative"), mood)
            onward = child.i > token.i and self.rules.undone("onward", child)
            for modifier in self._modifiers(child, kind) if kind and not onward else ():
                near = not modifier.before or all(t.pos_ == "ADV" for t in token.doc[child.i + 1 : token.i])
                near = near and (not modifier.before or child.i < token.i)
                if (
                    near
                    and (modifier.as_ == kind or (modifier.behind and kind == "participle"))
                    and self.type not in modifier.own
                    and not self.rules.undone(modifier.polarity or modifier.certainty or "", child)
                ):
                    self.verdict.add(modifier, mood, told_in_past(modifier, token, self.grammar))
            argument = kind == "argument" and not mood and is_verb(token)
            if argument and any(self.denial.by(t) for t in quantified(child)) and not excepted(child, self.grammar):
                self.verdict.add(Status(polarity="negative"))

    def _modifiers(self, child: Word, kind: str = "") -> Sequence[Modifier]:
        """By the word, or by it and the one before: no longer; a phrase by all its words: at no time."""
        if kind == "phrase":
            return self.rules.modifiers.get(phrase_of(child), ())
        before = f"{child.nbor(-1).lower_} {child.lower_}" if child.i else ""
        return [*self.rules.modifiers.get(before, ()), *self.rules.modifiers.get(child.lower_.split(" ")[0], ())]

    def _up(self, token: Word, mood: bool) -> tuple[Word | None, bool]:
        """The next word up whose status counts, and whether only its mood does; None where the climb ends."""
        return self._along(token, *self._hung(token), mood)

    def _along(self, token: Word, head: Word | None, label: str, mood: bool) -> tuple[Word | None, bool]:
        """The same for a word that hangs on another as a label says."""
        if head is None:
            return None, mood
        preposition = preposition_of(token)
        if preposition is not None:
            self._beside(preposition, True)
        told = label == "clause" or (label in ("of", "about") and head.lemma in self.rules.carriers.tellings)
        judged = self.denial.judged(head) if told and is_noun(head) else None
        settled = judged or of_infinitive(token, head, label, self.rules.carriers)
        if settled is not None:
            self.verdict.add(settled, mood)
            return None, mood
        cue = self.cues.governor(head, label, token) or self.cues.predicate(head, label, token)
        if cue is None and (beyond := self.cues.beyond(head, label, token)) is not None:
            head, cue = beyond
        if cue is None and label == "adverbial":
            cue = self.cues.asked(head, token)
            label = "whether" if cue is not None else label
        if cue is None and label == "purpose":
            cue = self.cues.willed(head, token)
        if cue is None and label == "subject" and is_verb(token):
            cue = self.cues.predicate(head, "whether", token)  # "whether it fired is unclear"
            label = "whether" if cue is not None else label
        doubted = cue is not None and cue.negated is not None and self.denial.of(head)
        open_question = label == "whether" and cue is not None and bool(cue.modality or cue.certainty or doubted)
        for word in () if open_question else openers(token):
            mark = self.rules.marks.get(word)
            if mark is None or (mark.open and is_past(token) and not is_yet_to_come(token)):
                continue
            if not any(self.rules.undone(mark.modality or "", c) for c in opening(token, word)):
                self.verdict.add(mark, mood, supposed=is_verb(token))
        if cue is not None and cue.negated and doubted:
            self.verdict.add(cue.negated)
            return None, mood
        lessened = label in ("object", "gerund") and head.lemma in self.rules.carriers.lessen
        vain = ((cue is not None and cue.polarity == "negative") or lessened) and self.denial.in_vain(head)
        if vain or (cue is not None and cue.ends and self.type not in cue.halts and self.denial.unended(head)):
            return None, mood
        if cue is not None and cue.forestalls and self.denial.unended(head):
            self.verdict.add(self.rules.carriers.purpose)
            return None, mood
        if cue is not None and cue.forced and is_past(head):
            return head, mood
        if cue is not None and (cue.polarity or cue.certainty or cue.modality):
            self.verdict.add(cue, mood)
            if cue.supposes and self.verdict.modality == "planned":
                self.verdict.add(self.rules.carriers.purpose, supposed=True)
            return (head if cue.through else None), mood
        return self._plain(token, head, label, mood)

    def _hung(self, token: Word) -> tuple[Word | None, str]:
        """What it hangs on, and how: a limit that it spells out, the verb that wants it done, else as it stands."""
        limit = limit_above(token, self.grammar)
        head, label = (limit, "on") if limit is not None else edge(token)
        if (noun := self.cues.noun_before(token, label)) is not None:
            return noun, "infinitive" if label == "purpose" else label
        done = head is not None and label == "clause" and wished(token, head, self.rules.carriers)
        return head, "object" if done else label

    def _handed_on(self, token: Word, head: Word, label: str, mood: bool) -> tuple[Word | None, bool] | None:
        """`an aid package`, `will see rebels evacuated`, `forced it into leaving`, `denied a role in the raid`."""
        lemma, carriers = head.lemma, self.rules.carriers
        if is_clausal_subject(token) and is_gerund(token) and any(c.form == "modal" for c in auxiliaries(head)):
            self.verdict.add(carriers.purpose)
            return None, mood
        if label == "object" and lemma in carriers.presumes and has_passive_auxiliary(head):
            return None, mood
        if label == "modifier" and lemma in carriers.shells:
            return head, mood
        if label == "modifies" and outcome(token, head, carriers):
            return head, True
        if label in carriers.parts and is_gerund(token):
            return head, mood
        if label in carriers.results.get(lemma, ()) and is_verb(head):
            return head, True
        if label in self.grammar.part_nouns.get(lemma, ()) and not of_another(token, self.grammar):
            return head, mood
        if label == "of" and lemma in carriers.conveys and self.type in carriers.conveyed:
            return head, mood
        if label == "in" and lemma in carriers.joins:
            return head, mood
        if label == "clause" and is_base_form(token) and lemma in carriers.neutral:
            return head, mood
        return None

    def _plain(self, token: Word, head: Word, label: str, mood: bool) -> tuple[Word | None, bool]:
        """The way up where no cue stands."""
        lemma, carriers = head.lemma, self.rules.carriers
        handed = self._handed_on(token, head, label, mood)
        if handed is not None:
            return handed
        if is_passive_subject(token) and (deed := self._happens(head, mood)[0]) not in (None, head):
            return deed, mood
        if label == "shared":
            return head, mood or is_parted(token, head)
        if is_of_light_noun(token, self.grammar) or (label == "object" and is_existential(head)):
            return head, mood
        if lemma in carriers.able and label in ("infinitive", "of", "for"):
            self._able(head, lemma)
            return None, mood
        if label in ("infinitive", "purpose"):
            return self._infinitive(token, head, label, mood)
        if label in ("gerund", "part", "by"):
            return (head, mood or label == "part") if is_verb(head) else (None, mood)
        if (
            label == "object"
            and is_verb(head)
            and (lemma in self.light or lemma in carriers.bring or lemma in carriers.lend)
        ):
            return head, mood or (lemma not in self.light and lemma not in carriers.lend)
        meets = label in ("for", "during", "at") or (label == "to" and self.type in carriers.occasions)
        if meets and lemma in carriers.attends and is_verb(head):
            return head, True
        if label in carriers.within and self.type in carriers.occasions and is_verb(head):
            self.verdict.sure = True
            return head, True
        if label == "with" and is_participle(token):
            return head, True
        if is_subject(token) and is_verb(head) and is_indefinite(token) and supposed(head, self.rules):
            self.verdict.add(self.rules.carriers.purpose)
        if label == "subject":
            for said in (m for c in predicates(head) for m in self._modifiers(c)):
                if said.as_ == "adjective":
                    self.verdict.add(said, mood)
            return (head, mood) if is_inverted_subject(token) else self._happens(head, mood)
        if (copula := copula_before(token)) is not None:
            return copula, mood
        if is_attribute(token) and head.lemma_ == "be":
            return head, mood
        if label == "predicate":
            return head, mood
        if label in ("of", "conjunct"):
            return (head, True) if label != "of" or not is_agent(head) else (None, mood)
        return None, mood

    def _able(self, head: Word, lemma: str) -> None:
        """`is able to reach`, `has the ability to strike`: what stands beside the word counts, and its denial."""
        for word in (head, copula_of(head)):
            if word is not None:
                self._beside(word, True)
        if self.denial.of(head):
            self.verdict.add(Status(polarity="negative"))
        if lemma in self.rules.carriers.apt and self.type not in self.rules.carriers.aptitude:
            self.verdict.add(self.rules.carriers.purpose)

    def _happens(self, verb: Word, mood: bool) -> tuple[Word | None, bool]:
        """`the talks began`, `the talks were due to begin`: what the verb says of its subject."""
        occur = self.rules.carriers.occur
        for deed in deeds_of_subject(verb):
            if has_passive_auxiliary(deed) or (deed.lemma in occur and is_complete(deed)):
                return deed, mood or is_called(deed)
        told = verb.lemma in occur and is_complete(verb)
        return (verb, mood or is_called(verb)) if told else (None, mood)

    def _infinitive(self, token: Word, head: Word, label: str, mood: bool) -> tuple[Word | None, bool]:
        """`to fire` below a word that is no cue: as that word does, or for its purpose; `missiles to be fired` are."""
        if is_noun(head) and has_passive_auxiliary(token):
            self.verdict.add(Status(modality="planned"))
            return head, True
        if label == "purpose" and self.type in self.rules.carriers.acts:
            return head, mood
        meets = label == "purpose" and self.type in self.rules.carriers.occasions
        if meets and head.lemma in self.rules.carriers.attends:
            self.purpose = True
            return head, mood
        if head.lemma in self.rules.carriers.neutral or (
            label == "infinitive" and is_verb(head) and not has_object(head)
        ):
            return head, mood
        self.verdict.add(self.rules.carriers.purpose)
        return (head, True) if is_verb(head) else (None, mood)

"""What is implied of an event by words that are no cues: too weak to, how to, wants it done, a role in the raid."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.pack.status import Carriers, Modifier, Status
from extract.status.cues import StatusRules
from extract.syntax.attachment import edge
from extract.syntax.build import graph_at
from extract.syntax.clauses import auxiliaries, copula_of, is_denied, is_infinitive, is_told_in_past, predicates
from extract.syntax.mention_heads import is_agent
from extract.syntax.phrases import is_noun
from extract.syntax.text import Word


def of_infinitive(token: Word, head: Word, label: str, carriers: Carriers) -> Status | None:
    """`argued over how to strike` is planned, `too weak to strike` and `not strong enough to strike` are denied."""
    asking = (c for c in token.before() if not c.i < head.i < token.i)  # not "the arms which it refused to send"
    if is_infinitive(token) and any(c.lower_ in carriers.asking for c in asking):
        return Status(modality="planned")
    for word in (head, *(c for c in predicates(head) if c.i < token.i)) if label in ("infinitive", "purpose") else ():
        degrees = {c.lower_ for c in word.dependents("adverb")}
        denied = any(verb is not None and is_denied(verb) for verb in (word, copula_of(word)))
        if degrees & set(carriers.ample if denied else carriers.excess):
            return Status(polarity="negative")
    return None


def of_another(noun: Word, grammar: Grammar) -> bool:
    """`denied a role in the Houthi raid`, not `denied a role in the raid`: whether the text says whose it is."""
    graph = graph_at(noun, grammar)
    told = (noun, *noun.dependents("relative"))  # "the raid, which was claimed by the Houthis"
    whose = [*graph.get(noun.i, "poss"), *(i for word in told for i in graph.get(word.i, "obl:by"))]
    return bool(whose) or any(is_agent(c) for c in noun.dependents("adjective", "compound", "noun modifier"))


def outcome(token: Word, noun: Word, carriers: Carriers) -> bool:
    """`wants its tanks modernized`, `will see rebels evacuated`: what is to come of the object."""
    verb, label = edge(noun)
    return verb is not None and label == "object" and token.i > noun.i and wished(token, verb, carriers)


def wished(token: Word, verb: Word, carriers: Carriers) -> bool:
    """Whether a verb wants or sees what a bare participle says."""
    return token.form == "participle" and not auxiliaries(token) and verb.lemma in carriers.outcome


def till(verb: Word, carriers: Carriers) -> bool:
    """`did not begin until May`: then it did."""
    return verb.lemma in carriers.occur and any(c.lower_ in carriers.until for c in verb.dependents())


def told_in_past(modifier: Modifier, verb: Word, grammar: Grammar) -> str | None:
    """`said it would strike`: the future seen from the past; `would have struck` is what did not come."""
    perfect = any(c.lemma_ == "have" for c in auxiliaries(verb))
    past = is_told_in_past(verb, graph_at(verb, grammar)) if modifier.told and not perfect else False
    return modifier.told if past else None


def supposed(verb: Word, rules: StatusRules) -> bool:
    """`a strike would widen the war`: what it would do is told, not that it comes."""
    cues = (m for c in auxiliaries(verb) for m in rules.modifiers.get(c.lower_, ()))
    return any(m.modality == "hypothetical" or m.certainty == "possible" for m in cues)


def is_complete(verb: Word) -> bool:
    """`went ahead`, `went on`, but not `went unpunished`."""
    return verb.lemma == "be" or not predicates(verb)


def is_called(copula: Word) -> bool:
    """`the attack was not a success`: a copula that denies what its subject is, not that it came."""
    return copula.lemma_ == "be" and any(is_noun(c) for c in copula.dependents("attribute"))

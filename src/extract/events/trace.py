"""Why a rule fired or didn't: the rules tried on a sentence again, each with the conditions that failed and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Known, Mention, Relation
from extract.events.matcher import Candidate, Sentence
from extract.events.paths import walked
from extract.pack.compile import CompiledRule, Place
from extract.pack.path_language import Step, parse_path
from extract.pack.schema import Slot
from extract.syntax.text import Word


@dataclass(frozen=True)
class Stop:
    """A condition that failed: which (role, asks, unless, need), and in words the step and token where it ended."""

    condition: str
    step: str
    token: int | None
    text: str

    def __str__(self) -> str:
        return f"{self.condition}: {self.text}"


@dataclass(frozen=True)
class Try:
    """A rule tried on a trigger: no `stops` where its conditions hold; `beaten` names the rule that came first."""

    token: int
    last: int
    rule: CompiledRule
    stops: tuple[Stop, ...]
    relation: Relation | None = None
    beaten: str | None = None

    @property
    def fired(self) -> bool:
        """Whether it gave a relation."""
        return self.relation is not None and self.beaten is None


def tries(sentence: Sentence) -> Iterator[Try]:
    """Every rule with a trigger in the sentence, in the order in which the matcher tries them."""
    for token in sentence.span:
        best: str | None = None
        for candidate in sentence.candidates(token):
            rule = candidate.rule
            relation = sentence.match(token, candidate)
            stops = () if relation is not None else tuple(_stops(sentence, token, candidate))
            yield Try(token.i, candidate.last, rule, stops, relation, best)
            if relation is not None and best is None:
                best = rule.id


def _stops(sentence: Sentence, token: Word, candidate: Candidate) -> Iterator[Stop]:
    rule = candidate.rule
    for place in rule.asks:
        if not sentence.fillers(token, place, set()):
            yield _stop(sentence, token, place, "asks")
    for place in rule.unless:
        found = sentence.fillers(token, place, set())
        if found:
            step, text = place.path, f'"{_words(sentence, found[0])}" stands at {place.path}'
            yield Stop("unless", step, found[0].head, text)
    used: set[int] = set()
    filled: set[str] = set()
    for place in rule.places:
        nodes = candidate.nodes.get(place.role)
        mentions = sentence.fillers(token, place, used) if nodes is None else sentence.named(nodes, place)
        if mentions:
            filled.add(place.role)
            used |= {mention.head for mention in (mentions if place.many else mentions[:1])}
        elif nodes:
            why = _mismatch(sentence, nodes[0], place)
            text = f'node {place.role} is "{sentence.span.doc[nodes[0]].text}": {why}'
            yield Stop(f"role {place.role}", "", nodes[0], text)
        elif place.required:
            yield _stop(sentence, token, place, f"role {place.role}")
    needs = [words for words in rule.need if not words & filled]
    for words in needs:
        places = [place for place in rule.places if place.role in words and not place.required]
        if places:
            yield max((_stop(sentence, token, p, f"role {p.role}") for p in places), key=lambda s: s.token is not None)
        elif not any(place.role in words for place in rule.places):
            yield Stop("need", " or ".join(sorted(words)), None, f"no role {' or '.join(sorted(words))} in this rule")
    if not filled and not needs:
        yield Stop("need", "", None, "none of its roles is filled")


def _stop(sentence: Sentence, token: Word, place: Place, condition: str) -> Stop:
    """Where the alternative that came furthest ended."""
    best: tuple[int, tuple[Step, ...], list[int]] | None = None
    for steps in parse_path(place.path):
        taken, reached = walked(sentence.graph, sentence.span, token.i, steps)
        if best is None or (taken == len(steps), taken) > (best[0] == len(best[1]), best[0]):
            best = (taken, steps, reached)
    if best is None:
        return Stop(condition, "", None, "its path is empty")
    taken, steps, reached = best
    at = reached[0]
    if taken < len(steps):
        step = written(steps[taken])
        return Stop(condition, step, at, f'no {step} at "{sentence.span.doc[at].text}" (path {place.path})')
    others = [i for i in reached if i != token.i] or reached
    reasons = [(i, _mismatch(sentence, i, place)) for i in others]
    at, why = next(((i, w) for i, w in reasons if w), (others[0], "taken by another role"))
    return Stop(condition, written(steps[-1]), at, f'{written(steps[-1])} is "{sentence.span.doc[at].text}": {why}')


def _mismatch(sentence: Sentence, token: int, place: Place) -> str:
    """What the place asks for and the token isn't."""
    slot, word = place.slot, sentence.span.doc[token]
    if slot.lemma and not sentence.graph.is_word(token, word.lemma_, slot.lemma):
        return f"not one of {_some(slot.lemma)}"
    mentions, taxonomy = sentence.by_head.get(token, []), sentence.matcher.taxonomy
    if place.labels and not any(mention.label in place.labels for mention in mentions):
        seen = " and ".join(sorted({m.label + (" (weak)" if m.weak else "") for m in mentions})) or "no mention"
        return f"{seen}, not {_some(sorted(place.labels))}"
    for mention in mentions:
        for key, wanted, have in _asked(mention, slot, place):
            if wanted and have not in wanted and not any(taxonomy.is_a(have, one) for one in wanted):
                return f"{key} {have}, not {_some(wanted)}"
    if slot.not_ is not None:
        return "what the rule excludes by not"
    return "not resolved to anything known" if any(m.weak or m.form == "pronoun" for m in mentions) else ""


def _asked(mention: Mention, slot: Slot, place: Place) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    entity = mention.entity
    yield "kind", slot.kind, entity.kind if entity else None
    yield "country", slot.country, entity.country if entity else None
    yield "entity", slot.entity, entity.id if isinstance(entity, Known) else None
    yield "form", slot.form, mention.form
    yield "class", slot.class_, entity.class_ if entity else None
    if mention.label == "MEASURE":
        yield "dimension", tuple(sorted(place.dimensions)), mention.dimension


def _some(words: tuple[str, ...] | list[str]) -> str:
    listed = list(words)
    return ", ".join(listed[:6]) + (" ..." if len(listed) > 6 else "")


def _words(sentence: Sentence, mention: Mention) -> str:
    return sentence.span.doc.text[mention.start : mention.end]


def written(step: Step) -> str:
    """A step as it is written in a path."""
    words = ":" + ",".join(step.words) if step.words else ""
    lemmas = f"[{_some(sorted(step.lemmas))}]" if step.lemmas else ""
    return f"{'^' if step.up else ''}{step.label}{words}{lemmas}{step.many}"

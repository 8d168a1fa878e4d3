"""The readings of a trigger: each type its words may bring up, with its roles filled, scored against one another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from extract.events.features import (
    FULL,
    SEVERAL,
    Entry,
    Filler,
    filled,
    of_company,
    of_constructions,
    of_determiner,
    of_filled,
    of_full,
    of_itself,
    of_neighbour,
    of_parties,
    of_surroundings,
    of_syntax,
    of_taken,
    of_word,
)
from extract.events.filling import Filling, Taken
from extract.events.preference import Read
from extract.events.scorer import Feature, Scorer, chance, odds_of
from extract.events.triggers import Trigger
from extract.pack.frames import STRONGEST
from extract.values import value

SLACK = 1e-6
"""Log-odds by which sums of the same numbers in another order may differ, and more."""
_PARTIES = tuple(Feature(of_parties, flags) for flags in ((False, False), (False, True), (True, False), (True, True)))


_Itself = tuple[str | None, tuple[str, ...], bool]
_Standing = tuple[str, _Itself, tuple[tuple[str, str, str], ...]]


@value(frozen=True)
class Reading:
    """A trigger read as a type, with its score in log-odds."""

    trigger: Trigger
    type: str
    taken: tuple[Taken, ...]
    features: tuple[Feature, ...]
    score: float

    @property
    def entries(self) -> list[Entry]:
        """All that is said of it, as entries."""
        return [entry for feature in self.features for entry in feature.entries]

    @property
    def chance(self) -> float:
        """The chance that it is right to tell it."""
        return chance(self.score)


@dataclass(frozen=True)
class Surroundings:
    """What is known of a text before its triggers are looked at."""

    forces: int
    states: int
    types: tuple[str, ...] = ()  # that its strong words bring up often, by name
    near: Mapping[int, bool] = field(default_factory=dict)


class Scoring:
    """Scores the readings of the triggers of one sentence against one another."""

    def __init__(self, filling: Filling, scorer: Scorer, triggers: Mapping[int, Trigger], text: Surroundings) -> None:
        self.filling = filling
        self.scorer = scorer
        self.triggers = triggers
        self.text = text
        self.sentence = filling.sentence
        self.preferences = filling.frames.preferences
        self._stand: dict[int, _Standing] = {}

    def readings(self, trigger: Trigger) -> list[Reading]:
        """Those that fill a role, the best first."""
        made = (self.reading(trigger, type_) for type_ in trigger.types if type_ in self.filling.frames.frames)
        return sorted((r for r in made if r is not None), key=lambda r: (-r.score, r.type))

    def best(self, trigger: Trigger, types: Container[str], bar: float) -> Reading | None:
        """The best of those of some types whose chance is not under a bar."""
        least = odds_of(bar)
        known = (type_ for type_ in trigger.types if type_ in types and type_ in self.filling.frames.frames)
        made = (self.reading(trigger, type_, least) for type_ in known)
        over = (r for r in made if r is not None and r.chance >= bar)
        return min(over, key=lambda r: (-r.score, r.type), default=None)

    def reading(self, trigger: Trigger, type_: str, least: float = -inf) -> Reading | None:
        """The trigger read as a type; None where no role is filled, or where no filling gives the least log-odds."""
        likely = self.filling.likely(trigger, type_)
        if not likely:
            return None
        unit = trigger.found[type_].unit.text if type_ in trigger.found else self.lemma(trigger.token)
        features = self._before(trigger, type_, unit)
        odds = self.scorer.adds(features)
        determiner = self._determiner(trigger)
        if least > -inf and self._bound(trigger, type_, unit, sum(odds), likely) < least:
            return None
        taken = self.filling.taken(trigger, type_)
        if not taken:
            return None
        more = [
            Feature(of_taken, (type_, trigger.kind, unit, (t.role, t.read.words, t.candidate.steps))) for t in taken
        ]
        more.append(Feature(of_parties, self._parties([t.read for t in taken])))
        if determiner is not None:
            more.append(Feature(of_determiner, (determiner, len({t.role for t in taken}))))
        score = self.scorer.table.bias + sum(odds + self.scorer.adds(more))
        return Reading(trigger, type_, taken, (*features, *more), score)

    def _before(self, trigger: Trigger, type_: str, unit: str) -> list[Feature]:
        """What is said of a reading before anything is taken."""
        kind, strength = trigger.kind, trigger.strength(type_)
        chances = {role: round(value, 3) for role, value in self.filling.best(trigger, type_).items()}
        full = tuple([role for role in sorted(chances) if chances[role] >= FULL])
        near, company = self.text.near.get(trigger.token, True), self._company(trigger)
        use, itself, neighbours = self._standing(trigger)
        relation = trigger.relation(type_)
        said = "none" if not trigger.relations else "this" if relation is not None else "other"
        return [
            Feature(of_word, (type_, kind, unit, strength, trigger.strongest - strength)),
            Feature(of_filled, (type_, tuple(chances)), filled(chances)),
            Feature(of_full, (type_, strength, full)),
            Feature(of_surroundings, (*self._around, self.text.forces, self.text.states, near)),
            Feature(of_syntax, (type_, kind, use, self._beside(trigger, type_))),
            Feature(of_company, (type_, company, self.text.types)),
            Feature(of_itself, itself),
            *[Feature(of_neighbour, (type_, kind, *neighbour)) for neighbour in neighbours],
            Feature(of_constructions, (type_, said, relation.rule if relation is not None else None)),
        ]

    def _bound(
        self, trigger: Trigger, type_: str, unit: str, before: float, likely: Iterable[tuple[int, Filler]]
    ) -> float:
        """The most log-odds that any filling gives, as good as: each candidate where it adds the most, or nowhere."""
        found = self.scorer.table.bias + before + self.scorer.most(_PARTIES) + SLACK
        determiner = self._determiner(trigger)
        if determiner is not None:
            numbers = range(1, SEVERAL + 1)
            found += self.scorer.most(tuple(Feature(of_determiner, (determiner, roles)) for roles in numbers))
        adds: dict[int, float] = {}
        for index, filler in likely:
            gain = self.scorer.gain(of_taken, type_, trigger.kind, unit, filler)
            if gain > adds.get(index, 0.0):
                adds[index] = gain
        return found + sum(adds.values())

    def lemma(self, token: int) -> str:
        """The lemma of a token, in lower case."""
        return self.sentence.span.doc[token].lemma

    def _parties(self, reads: Sequence[Read]) -> tuple[bool, bool]:
        party = any(r.sort.startswith("actor") and r.kind in self.preferences.parties for r in reads)
        return party, any(r.mention.classed and not r.mention.weak for r in reads)

    @cached_property
    def _around(self) -> tuple[bool, bool]:
        mentions = [m for _, m in self.sentence.mentions]
        party = any(m.entity is not None and m.entity.kind in self.preferences.parties for m in mentions)
        return party, any(m.classed and not m.weak for m in mentions)

    def _standing(self, trigger: Trigger) -> _Standing:
        """What is the same of a trigger whatever it is read as: its use, what it is itself, and its neighbours."""
        known = self._stand.get(trigger.token)
        if known is None:
            known = self._use(trigger.token), self._itself(trigger), tuple(self._neighbours(trigger))
            self._stand[trigger.token] = known
        return known

    def _use(self, token: int) -> str:
        """The function of the trigger in its sentence, of several the first by name; root where it has none."""
        into = self.sentence.graph.into.get(token, {})
        labels = {label.partition(":")[0] for label, heads in into.items() if heads}
        return min(labels - {"surface"}, default="root")

    def _determiner(self, trigger: Trigger) -> str | None:
        if trigger.kind != "noun":
            return None
        graph, doc = self.sentence.graph, self.sentence.span.doc
        first = [*graph.get(trigger.token, "det"), *graph.get(trigger.token, "poss")]
        return (
            str(doc[first[0]].lower_) if first and doc[first[0]].pos_ in ("DET", "PRON") else "other" if first else "-"
        )

    def _beside(self, trigger: Trigger, type_: str) -> tuple[tuple[str, int | None], ...]:
        graph = self.sentence.graph
        near = {i for label in ("obj", "subj", "light", "attr") for i in graph.get(trigger.token, label)}
        near |= {i for label in ("obj", "subj", "light") for i in graph.heads(trigger.token, label)}
        others = [self.triggers[i] for i in sorted(near) if i in self.triggers]
        return tuple([(o.kind, o.found[type_].unit.strength if type_ in o.found else None) for o in others])

    def _company(self, trigger: Trigger) -> tuple[str, ...]:
        """The types that other strong words of the sentence bring up."""
        return tuple(sorted({type_ for token, types in self._strong for type_ in types if token != trigger.token}))

    @cached_property
    def _strong(self) -> Sequence[tuple[int, Sequence[str]]]:
        """The triggers with strong words, each with the types that these bring up."""
        strong = [
            (token, [type_ for type_ in trigger.types if trigger.strength(type_) == STRONGEST])
            for token, trigger in self.triggers.items()
        ]
        return [(token, types) for token, types in strong if types]

    def _neighbours(self, trigger: Trigger) -> Iterator[tuple[str, str, str]]:
        """The words right before and behind the trigger: side, lemma and form."""
        doc = self.sentence.span.doc
        for side, at in (("before", trigger.token - 1), ("behind", trigger.token + 1)):
            inside = 0 <= at < len(doc)
            yield (side, self.lemma(at), f"{doc[at].pos_} {doc[at].form}") if inside else (side, "-", "-")

    def _itself(self, trigger: Trigger) -> _Itself:
        """What the trigger is a mention of, whether it is a light verb or its noun, and whether a headline has it."""
        mentions = self.sentence.by_head.get(trigger.token, ())[:1]
        sorts = ("weak" if m.weak else "classed" if m.classed else m.label.lower() for m in mentions)
        graph = self.sentence.graph
        noun = ("noun",) if graph.heads(trigger.token, "light") else ()
        verb = ("verb",) if graph.get(trigger.token, "light") else ()
        return next(sorts, None), (*noun, *verb), self.sentence.headline

"""The readings of a trigger: each type its words may bring up, with its roles filled, scored against one another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from extract.events.features import (
    SEVERAL,
    Entry,
    Filler,
    of_company,
    of_determiner,
    of_fillers,
    of_neighbour,
    of_parties,
    of_reading,
    of_surroundings,
    of_syntax,
)
from extract.events.filling import Filling, Taken
from extract.events.preference import Read
from extract.events.scorer import Scorer, chance, odds_of
from extract.events.triggers import Trigger
from extract.pack.frames import STRONGEST

SLACK = 1e-6
"""Log-odds by which sums of the same numbers in another order may differ, and more."""
_PARTIES = tuple([of_parties(flags) for flags in ((False, False), (False, True), (True, False), (True, True))])


@dataclass(frozen=True)
class Reading:
    """A trigger read as a type, with its score in log-odds."""

    trigger: Trigger
    type: str
    taken: tuple[Taken, ...]
    entries: tuple[Entry, ...]
    score: float

    @property
    def chance(self) -> float:
        """The chance that it is right to tell it."""
        return chance(self.score)


@dataclass(frozen=True)
class Surroundings:
    """What is known of a text before its triggers are looked at."""

    forces: int
    states: int
    types: frozenset[str] = frozenset()  # that its strong words bring up often
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
        entries = self._before(trigger, type_, unit)
        determiner = self._determiner(trigger)
        if least > -inf and self._bound(trigger, type_, unit, entries, likely) < least:
            return None
        taken = self.filling.taken(trigger, type_)
        if not taken:
            return None
        fillers = ((t.role, t.read.words, t.candidate.steps) for t in taken)
        entries += of_fillers(type_, trigger.kind, unit, fillers)
        entries.append(of_parties(self._parties([t.read for t in taken])))
        if determiner is not None:
            entries.append(of_determiner(determiner, len({t.role for t in taken})))
        return Reading(trigger, type_, taken, tuple(entries), self.scorer.table.bias + self.scorer.sum(entries))

    def _before(self, trigger: Trigger, type_: str, unit: str) -> list[Entry]:
        """The entries of a reading that are known before anything is taken."""
        strength = trigger.strength(type_)
        chances = {role: round(value, 3) for role, value in self.filling.best(trigger, type_).items()}
        near = self.text.near.get(trigger.token, True)
        return [
            *of_reading(type_, trigger.kind, unit, strength, trigger.strongest - strength, chances),
            *of_surroundings(self._around, self.text.forces, self.text.states, near),
            *of_syntax(type_, trigger.kind, self._use(trigger.token), self._beside(trigger, type_)),
            *of_company(type_, self._company(trigger), sorted(self.text.types)),
            *self._itself(trigger),
            *self._neighbours(trigger, type_),
            *_constructions(trigger, type_),
        ]

    def _bound(
        self, trigger: Trigger, type_: str, unit: str, entries: Sequence[Entry], likely: Iterable[tuple[int, Filler]]
    ) -> float:
        """The most log-odds that any filling gives, as good as: each candidate where it adds the most, or nowhere."""
        found = self.scorer.table.bias + self.scorer.sum(entries) + self.scorer.most(_PARTIES) + SLACK
        determiner = self._determiner(trigger)
        if determiner is not None:
            found += self.scorer.most(tuple([of_determiner(determiner, roles) for roles in range(1, SEVERAL + 1)]))
        adds: dict[int, float] = {}
        for index, filler in likely:
            gain = self.scorer.sum(of_fillers(type_, trigger.kind, unit, [filler]))
            adds[index] = max(adds.get(index, 0.0), gain)
        return found + sum(adds.values())

    def lemma(self, token: int) -> str:
        """The lemma of a token, in lower case."""
        return self.sentence.span.doc[token].lemma_.lower()

    def _parties(self, reads: Sequence[Read]) -> tuple[bool, bool]:
        party = any(r.sort.startswith("actor") and r.kind in self.preferences.parties for r in reads)
        return party, any(r.mention.classed and not r.mention.weak for r in reads)

    @cached_property
    def _around(self) -> tuple[bool, bool]:
        mentions = [m for _, m in self.sentence.mentions]
        party = any(m.entity is not None and m.entity.kind in self.preferences.parties for m in mentions)
        return party, any(m.classed and not m.weak for m in mentions)

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

    def _beside(self, trigger: Trigger, type_: str) -> list[tuple[str, int | None]]:
        graph = self.sentence.graph
        near = {i for label in ("obj", "subj", "light", "attr") for i in graph.get(trigger.token, label)}
        near |= {i for label in ("obj", "subj", "light") for i in graph.heads(trigger.token, label)}
        others = [self.triggers[i] for i in sorted(near) if i in self.triggers]
        return [(other.kind, other.found[type_].unit.strength if type_ in other.found else None) for other in others]

    def _company(self, trigger: Trigger) -> list[str]:
        """The types that other strong words of the sentence bring up."""
        return sorted({type_ for token, types in self._strong for type_ in types if token != trigger.token})

    @cached_property
    def _strong(self) -> Sequence[tuple[int, Sequence[str]]]:
        """The triggers with strong words, each with the types that these bring up."""
        strong = [
            (token, [type_ for type_ in trigger.types if trigger.strength(type_) == STRONGEST])
            for token, trigger in self.triggers.items()
        ]
        return [(token, types) for token, types in strong if types]

    def _neighbours(self, trigger: Trigger, type_: str) -> Iterator[Entry]:
        """The words right before and behind the trigger."""
        doc = self.sentence.span.doc
        for side, at in (("before", trigger.token - 1), ("behind", trigger.token + 1)):
            inside = 0 <= at < len(doc)
            lemma, form = (self.lemma(at), f"{doc[at].pos_} {doc[at].form}") if inside else ("-", "-")
            yield from of_neighbour(type_, trigger.kind, side, lemma, form)

    def _itself(self, trigger: Trigger) -> Iterator[Entry]:
        """What the trigger is a mention of, whether it is a light verb or its noun, and whether a headline has it."""
        for mention in self.sentence.by_head.get(trigger.token, ())[:1]:
            sort = "weak" if mention.weak else "classed" if mention.classed else mention.label.lower()
            yield ("mention", sort)
        graph = self.sentence.graph
        if graph.heads(trigger.token, "light"):
            yield ("light verb", "noun")
        if graph.get(trigger.token, "light"):
            yield ("light verb", "verb")
        if self.sentence.headline:
            yield ("section", "headline")


def _constructions(trigger: Trigger, type_: str) -> Iterator[Entry]:
    """Whether a construction of this type, or only of others, holds of the trigger."""
    said = "none" if not trigger.relations else "this" if trigger.relation(type_) is not None else "other"
    yield ("construction", said)
    if said != "none":
        yield ("construction of type", f"{type_} {said}")
    relation = trigger.relation(type_)
    if relation is not None:
        yield ("construction by name", relation.rule)

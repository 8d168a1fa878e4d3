"""The readings of a trigger: each type its words may bring up, with the roles filled from the graph and scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extract.document import Mention, Relation
from extract.events.entries import (
    UNREACHED,
    Entry,
    Steps,
    of_company,
    of_distance,
    of_filler,
    of_fillers,
    of_path,
    of_reading,
    of_rival,
    of_surroundings,
    of_syntax,
    of_wording,
)
from extract.events.lexicon import Found
from extract.events.preference import Read, Reader
from extract.events.reach import Reach
from extract.events.scorer import Scorer, chance
from extract.relate.matcher import Sentence
from extract.rulebook.frames import STRONGEST, Frames
from extract.rulebook.functions import Function

HOPELESS = -6.0
"""Log-odds of a filler by what it is, from which no path makes it likely: paths add 3 at most."""
UNSAID = ("thing", "event")
"""Sorts of mentions that fill no role where they are a word of the unit itself; the sea of "fire into the sea" does."""
WITHIN = 12
"""Tokens from the trigger within which a mention that no path leads to is looked at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may fill a role of a trigger: the path to it and the tokens between, negative to the left.

    `at`: which of the mentions of its sentence it is.
    """

    mention: Mention
    steps: Steps | None
    tokens: int
    at: int

    @property
    def depth(self) -> int:
        """Steps to it."""
        return len(self.steps) if self.steps is not None else UNREACHED


@dataclass(frozen=True, slots=True)
class Taken:
    """A mention that fills a role, as it is read there, with the chance that it does."""

    role: str
    read: Read
    chance: float
    candidate: Candidate


@dataclass(frozen=True)
class Trigger:
    """A word that may bring up claims: the units at it by type, what it reaches, and what constructions say of it."""

    token: int
    kind: str
    found: Mapping[str, Found]
    candidates: tuple[Candidate, ...]
    relations: tuple[Relation, ...] = ()

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types in question, in order of their names."""
        return tuple(sorted({*self.found, *(r.type for r in self.relations)}))

    def strength(self, type_: str) -> int:
        """Of the unit of a type; 0 where only a construction brings it up."""
        return self.found[type_].unit.strength if type_ in self.found else 0

    def relation(self, type_: str) -> Relation | None:
        """What a construction of the type says."""
        return next((r for r in self.relations if r.type == type_), None)


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


class Filling:
    """Fills the roles of the triggers of one sentence."""

    def __init__(self, sentence: Sentence, frames: Frames, reader: Reader, scorer: Scorer) -> None:
        self.sentence = sentence
        self.frames = frames
        self.reader = reader
        self.scorer = scorer
        self._reads: dict[str, dict[int, Read]] = {}
        self._seen: dict[tuple[int, str], tuple[Sequence[Read], Mapping[str, int]]] = {}

    @cached_property
    def reach(self) -> Reach:
        """What the triggers reach."""
        topical = {Function.OBLIQUE.of(word) for word in self.sentence.matcher.grammar.topical}
        return Reach(self.sentence.graph, topical)

    def candidates(self, token: int) -> tuple[Candidate, ...]:
        """The mentions of the sentence that a path leads to, and those near by."""
        paths = self.reach.paths(token)
        return tuple(
            Candidate(mention, paths.get(i), i - token, at)
            for at, (i, mention) in enumerate(self.sentence.mentions)
            if i != token and (i in paths or -WITHIN <= i - token <= WITHIN)
        )

    def chances(self, trigger: Trigger, type_: str) -> list[tuple[float, int, str]]:
        """The chance of each candidate in each role: (chance, index of the candidate, role)."""
        bias, relation = self.scorer.table.bias, trigger.relation(type_)
        own = trigger.found[type_].words[1:] if type_ in trigger.found else ()
        found = []
        for role, spec in self.frames.frames[type_].roles.items():
            measure = spec.is_ == "measure"
            reads, nearest = self.seen(trigger, spec.is_)
            fillers, paths, distances, rivals = self.scorer.role(type_, role, spec.as_, trigger.kind)
            for index, (candidate, read) in enumerate(zip(trigger.candidates, reads, strict=True)):
                mention = candidate.mention
                if (mention.label == "MEASURE") != measure and not spec.measured:
                    continue
                if mention.head in own and read.sort in UNSAID:  # the losses of "inflicted losses on"
                    continue
                odds = bias + fillers[read.words, mention.form, read.noun]
                if odds < HOPELESS and relation is None:
                    continue
                odds += paths[candidate.steps]
                odds += distances[candidate.tokens]
                odds += rivals[candidate.depth - nearest[read.sort]]
                said = _said(relation, role, mention) if relation is not None else None
                odds += self.scorer.wording(role, said) if said else 0.0
                found.append((chance(odds), index, role))
        return found

    def entries(self, trigger: Trigger, type_: str, index: int, role: str) -> Iterator[Entry]:
        """The entries behind one of these chances."""
        spec, candidate = self.frames.frames[type_].roles[role], trigger.candidates[index]
        reads, nearest = self.seen(trigger, spec.is_)
        read = reads[index]
        yield from of_path(type_, role, spec.as_, trigger.kind, candidate.steps)
        yield from of_filler(type_, role, read.words, candidate.mention.form, read.noun)
        yield from of_distance(spec.as_, trigger.kind, candidate.tokens)
        yield of_rival(spec.as_, candidate.depth - nearest[read.sort])
        said = _said(trigger.relation(type_), role, candidate.mention)
        if said:
            yield of_wording(role, said)

    def seen(self, trigger: Trigger, preference: str) -> tuple[Sequence[Read], Mapping[str, int]]:
        """The candidates as a preference reads them, and how many steps off the nearest of each sort stands."""
        known = self._seen.get((trigger.token, preference))
        if known is None:
            told = self._reads.setdefault(preference, {})
            reads: list[Read] = []
            nearest: dict[str, int] = {}
            for candidate in trigger.candidates:
                read = told.get(candidate.at)
                if read is None:
                    read = told[candidate.at] = self.reader.read(candidate.mention, preference)
                reads.append(read)
                nearest[read.sort] = min(nearest.get(read.sort, UNREACHED), candidate.depth)
            known = self._seen[trigger.token, preference] = (reads, nearest)
        return known

    def fill(self, trigger: Trigger, type_: str) -> tuple[dict[str, float], tuple[Taken, ...]]:
        """The best chance in each role, and what is taken: the best first, each once, none inside another."""
        roles, fills = self.frames.frames[type_].roles, self.frames.weights.fills
        best = dict.fromkeys(roles, 0.0)
        taken: list[Taken] = []
        likely = []
        for chance_ in self.chances(trigger, type_):
            odds, _, role = chance_
            best[role] = max(best[role], odds)
            if odds >= fills:
                likely.append(chance_)
        for odds, index, role in sorted(likely, key=lambda c: (-c[0], c[1], c[2])):
            candidate = trigger.candidates[index]
            if not any(t.candidate.mention.overlaps(candidate.mention) for t in taken):
                taken.append(Taken(role, self.seen(trigger, roles[role].is_)[0][index], odds, candidate))
        return best, tuple(taken)


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

    def reading(self, trigger: Trigger, type_: str) -> Reading | None:
        """The trigger read as a type; None where no role is filled."""
        best, taken = self.filling.fill(trigger, type_)
        if not taken:
            return None
        strengths = [trigger.strength(name) for name in trigger.types]
        unit = trigger.found[type_].unit.text if type_ in trigger.found else self.lemma(trigger.token)
        strength = trigger.strength(type_)
        chances = {role: round(value, 3) for role, value in best.items()}
        entries: list[Entry] = of_reading(type_, trigger.kind, unit, strength, max(strengths) - strength, chances)
        entries += of_fillers(type_, ((t.role, t.read.words) for t in taken))
        entries += of_surroundings(
            self._parties([t.read for t in taken]), self._around, self.text.forces, self.text.states,
            self.text.near.get(trigger.token, True),
        )  # fmt: skip
        entries += of_syntax(
            type_, trigger.kind, self._use(trigger.token), self._determiner(trigger),
            len({t.role for t in taken}), self._beside(trigger, type_),
        )  # fmt: skip
        entries += of_company(type_, self._company(trigger), sorted(self.text.types))
        entries += self._itself(trigger)
        entries += _constructions(trigger, type_)
        return Reading(trigger, type_, taken, tuple(entries), self.scorer.table.bias + self.scorer.sum(entries))

    def lemma(self, token: int) -> str:
        """The lemma of a token, in lower case."""
        return str(self.sentence.span.doc[token].lemma_).lower()

    def _parties(self, reads: Sequence[Read]) -> tuple[bool, bool]:
        party = any(r.sort.startswith("actor") and r.kind in self.preferences.parties for r in reads)
        return party, any(r.mention.classed and not r.mention.weak for r in reads)

    @cached_property
    def _around(self) -> tuple[bool, bool]:
        mentions = self.sentence.mentions
        return self._parties([Read(f"actor:{m.entity.kind}" if m.entity else "", m) for _, m in mentions])

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
        others = (other for other in self.triggers.values() if other is not trigger)
        return sorted({type_ for other in others for type_ in other.types if other.strength(type_) == STRONGEST})

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


def _said(relation: Relation | None, role: str, mention: Mention) -> str | None:
    """What a construction says of a mention in a role; None without one."""
    if relation is None:
        return None
    named = [f.mention for f in relation.fillers if f.role == role]
    if any(mention.overlaps(m) for m in named):
        return "hit"
    return "other" if named else "none"

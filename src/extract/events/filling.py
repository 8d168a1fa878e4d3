"""The roles of a trigger filled: each mention near it weighed in each role of a type, and the likeliest taken."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from numpy import arange, array, bool_, empty, inf, maximum, minimum
from numpy.typing import NDArray

from extract.document import Mention, Relation
from extract.events.feature_table import Array, Columns, Indices, Part
from extract.events.features import (
    FARTHEST,
    UNREACHED,
    Entry,
    Steps,
    of_distance,
    of_filler,
    of_path,
    of_rival,
    of_wording,
)
from extract.events.lexicon import Found
from extract.events.matcher import Sentence
from extract.events.preference import Read, Reader
from extract.events.reach import NOBODY, Others, Reach
from extract.events.rival_fillers import LEAST, Rival, beside
from extract.events.scorer import chance
from extract.pack.functions import Function
from extract.syntax.mention_heads import is_place

HOPELESS = -6.0
"""Log-odds of a filler by what it is, from which no path makes it likely: paths add 3 at most."""
UNSAID = ("thing", "event")
"""Sorts of mentions that fill no role where they are a word of the unit itself; the sea of "fire into the sea" does."""
AFFECTED: Steps = ("^subj", "obj")
"""From an event noun to whom it does something: of 78 in annotated news none was the doer."""
WITHIN = 12
"""Tokens from the trigger within which a mention that no path leads to is looked at."""


class Candidate(NamedTuple):
    """A mention that may fill a role of a trigger: the path to it and the tokens between, negative to the left.

    `at`: which of the mentions of its sentence it is; `depth`: steps to it.
    """

    mention: Mention
    steps: Steps | None
    tokens: int
    at: int
    depth: int


class Taken(NamedTuple):
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

    @cached_property
    def strongest(self) -> int:
        """The strength of its strongest unit."""
        return max(map(self.strength, self.types), default=0)

    def relation(self, type_: str) -> Relation | None:
        """What a construction of the type says."""
        return next((r for r in self.relations if r.type == type_), None)


class Weighed(NamedTuple):
    """What the candidates of a trigger weigh by themselves: the best in each role, and all that may fill one."""

    odds: Array  # of each candidate in each column of `part`
    part: Part
    best: Mapping[int, float]  # by column
    likely: list[tuple[float, int, int]]  # log-odds, index of the candidate, column


class Filling:
    """Fills the roles of the triggers of one sentence."""

    def __init__(self, sentence: Sentence, reader: Reader, columns: Columns) -> None:
        self.sentence = sentence
        self.reader = reader
        self.frames = columns.frames
        self.columns = columns
        self._weighed: dict[int, Weighed] = {}

    def weigh_by(self, columns: Columns) -> None:
        """Weigh by another table of fillers from now on."""
        self.columns = columns
        self._weighed.clear()
        vars(self).pop("_alone", None)

    @cached_property
    def reach(self) -> Reach:
        """What the triggers reach."""
        grammar, span = self.sentence.matcher.grammar, self.sentence.span
        topical = {Function.OBLIQUE.of(word) for word in grammar.topical}
        placing = {Function.OBLIQUE.of(word) for word in grammar.placing}
        return Reach(self.sentence.graph, topical, placing, {word.i for word in span if is_place(word)})

    def candidates(self, token: int, others: Others = NOBODY) -> tuple[Candidate, ...]:
        """The mentions of the sentence that a path leads to, and those near by; `others` as `Reach.paths` has them."""
        paths = self.reach.paths(token, others)
        found = []
        for at, (i, mention) in enumerate(self.sentence.mentions):
            steps = paths.get(i)
            if i != token and (steps is not None or (i not in paths and -WITHIN <= i - token <= WITHIN)):
                depth = UNREACHED if steps is None else len(steps)
                found.append(Candidate(mention, steps, i - token, at, depth))
        return tuple(found)

    @cached_property
    def plain(self) -> Sequence[Read]:
        """Each mention of the sentence as a preference without ways of its own reads it."""
        return [self.reader.read(mention) for _, mention in self.sentence.mentions]

    @cached_property
    def special(self) -> Mapping[tuple[int, str], Read]:
        """What a preference reads in a way of its own, by which mention of the sentence it is, and the preference."""
        rows = enumerate(zip(self.sentence.mentions, self.plain, strict=True))
        return {(at, name): read for at, ((_, m), plain) in rows for name, read in self.reader.special(m, plain)}

    def read(self, at: int, preference: str) -> Read:
        """A mention of the sentence, by which it is, as a preference reads it."""
        return self.special.get((at, preference)) or self.plain[at]

    def chances(self, trigger: Trigger, type_: str, role: str) -> Sequence[float]:
        """The chance of each candidate in a role."""
        odds, part, _, _ = self._of(trigger)
        return [chance(value) for value in odds[:, part.places[self.columns.at[type_, role]]].tolist()]

    def rivals(self, trigger: Trigger, type_: str) -> list[tuple[int, Rival, list[Entry]]]:
        """What may fill the roles: index of the candidate, what it weighs by itself, its entries beside the others."""
        columns, roles, candidates = self.columns.of[type_], self.columns.roles, trigger.candidates
        rows = [(i, roles[at].role, odds) for odds, i, at in self._of(trigger).likely if at in columns]
        found = [Rival(role, odds, candidates[i].mention, candidates[i].steps) for i, role, odds in rows]
        return [(i, one, entries) for (i, _, _), one, entries in zip(rows, found, beside(found), strict=True)]

    def best(self, trigger: Trigger, type_: str) -> dict[str, float]:
        """The best chance in each role by itself."""
        best, roles = self._of(trigger).best, self.columns.roles
        return {roles[at].role: chance(best.get(at, -inf)) for at in self.columns.of[type_]}

    def likely(self, trigger: Trigger, type_: str) -> list[tuple[int, str, str]]:
        """What may fill the roles at all: index of the candidate, role, and in words what it is."""
        columns, roles, candidates = self.columns.of[type_], self.columns.roles, trigger.candidates
        found = [(i, roles[at]) for _, i, at in self._of(trigger).likely if at in columns]
        return [(i, c.role, self.read(candidates[i].at, c.preference).words) for i, c in found]

    def taken(self, trigger: Trigger, type_: str) -> tuple[Taken, ...]:
        """What is taken: the best among its rivals first, each once."""
        columns, roles = self.columns, self.columns.frames.frames[type_].roles
        likely = []
        for index, rival, entries in self.rivals(trigger, type_):
            odds = rival.odds + columns.scorer.sum(entries)
            if odds >= columns.fills:
                likely.append((chance(odds), index, rival.role))
        taken: list[Taken] = []
        for chance_, index, role in sorted(likely, key=lambda c: (-c[0], c[1], c[2])):
            candidate = trigger.candidates[index]
            if all(_together(candidate.mention, role, t) for t in taken):
                taken.append(Taken(role, self.read(candidate.at, roles[role].is_), chance_, candidate))
        return tuple(taken)

    def entries(self, trigger: Trigger, type_: str, index: int, role: str) -> Iterator[Entry]:
        """The entries of a candidate in a role by itself."""
        spec, candidate = self.frames.frames[type_].roles[role], trigger.candidates[index]
        read = self.read(candidate.at, spec.is_)
        yield from of_path(type_, role, spec.as_, trigger.kind, candidate.steps)
        yield from of_filler(type_, role, read.words, candidate.mention.form, read.noun)
        yield from of_distance(spec.as_, trigger.kind, candidate.tokens)
        alike = (c.depth for c in trigger.candidates if self.read(c.at, spec.is_).sort == read.sort)
        yield of_rival(spec.as_, candidate.depth - min(alike))
        relation = trigger.relation(type_)
        if relation is not None:
            yield of_wording(role, _said(_named(relation, role), candidate.mention))

    def weigh(self, triggers: Sequence[Trigger]) -> None:
        """Weighs the candidates of triggers of the sentence, all together."""
        triggers = [trigger for trigger in triggers if trigger.candidates]
        rows = [(n, t.kind, c) for n, t in enumerate(triggers) for c in t.candidates]
        if not rows:
            return
        part = self.columns.part(frozenset([type_ for trigger in triggers for type_ in trigger.types]))
        columns, at = self.columns, array([c.at for _, _, c in rows])
        alone = self._alone[at[:, None], part.columns]
        odds = alone + columns.paths.take([(kind, c.steps) for _, kind, c in rows], part.columns)
        odds += columns.distances.take([(kind, c.tokens) for _, kind, c in rows], part.columns)
        odds += self._rivals(array([n for n, _, _ in rows]), at, array([c.depth for _, _, c in rows]), part)
        hopeless = alone < HOPELESS
        end = 0
        for trigger in triggers:
            own = slice(end, end := end + len(trigger.candidates))
            self._worded(trigger, odds[own], hopeless[own], part)
            self._affected(trigger, hopeless[own], part)
        odds[hopeless] = -inf
        self._keep(triggers, odds, part)

    def _of(self, trigger: Trigger) -> Weighed:
        if trigger.token not in self._weighed:
            self.weigh([trigger])
        known = self._weighed.get(trigger.token)
        if known is None:  # nothing is near
            part = self.columns.part(frozenset(trigger.types))
            known = self._weighed[trigger.token] = Weighed(empty((0, len(part.columns))), part, {}, [])
        return known

    def _keep(self, triggers: Sequence[Trigger], odds: Array, part: Part) -> None:
        columns = part.columns.tolist()
        firsts = [0, *accumulate(len(trigger.candidates) for trigger in triggers)]
        best = maximum.reduceat(odds, firsts[:-1], axis=0).tolist()
        for n, trigger in enumerate(triggers):
            own = odds[firsts[n] : firsts[n + 1]]
            self._weighed[trigger.token] = Weighed(own, part, dict(zip(columns, best[n], strict=True)), [])
        over = (odds >= LEAST).nonzero()
        for value, row, place in zip(odds[over].tolist(), over[0].tolist(), over[1].tolist(), strict=True):
            n = bisect_right(firsts, row) - 1
            self._weighed[triggers[n].token].likely.append((value, row - firsts[n], columns[place]))

    @cached_property
    def _alone(self) -> Array:
        """What each mention of the sentence weighs in each role by itself."""
        columns, mentions = self.columns, self.sentence.mentions
        reads = [*enumerate(self.plain), *((at, read) for (at, _), read in self.special.items())]
        nouns = columns.nouns
        keys = [(r.words, mentions[at][1].form, r.noun if r.noun in nouns else None) for at, r in reads]
        found = columns.fillers.take(keys)
        alone = found[: len(mentions)]
        for (at, preference), row in zip(self.special, found[len(mentions) :], strict=True):
            own = columns.preferring.get(preference)
            if own is not None:
                alone[at, own] = row[own]
        return alone

    @cached_property
    def _sorts(self) -> Indices:
        """The sort of each mention, numbered, as each preference reads it."""
        numbers: dict[str, int] = {}
        plain = array([numbers.setdefault(read.sort, len(numbers)) for read in self.plain])
        sorts = plain.repeat(len(self.columns.preferences)).reshape(len(plain), -1)
        for (at, preference), read in self.special.items():
            if preference in self.columns.preferences:
                sorts[at, self.columns.preferences.index(preference)] = numbers.setdefault(read.sort, len(numbers))
        return sorts

    def _rivals(self, triggers: Indices, at: Indices, depths: Indices, part: Part) -> Array:
        """What it adds that candidates stand farther than the nearest of their sort, for the triggers of each."""
        columns, depth = self.columns, depths[:, None]
        sorts = self._sorts[at]
        count = int(self._sorts.max()) + 1
        groups = (triggers[:, None] * sorts.shape[1] + arange(sorts.shape[1])) * count + sorts
        nearest = empty((triggers[-1] + 1) * sorts.shape[1] * count, dtype=depth.dtype)
        farthest_first = (-depth[:, 0]).argsort(kind="stable")
        nearest[groups[farthest_first]] = depth[farthest_first]  # where a place comes again the last holds
        farther = minimum(depth - nearest[groups], FARTHEST)
        found: Array = columns.rivals[farther[:, columns.preference[part.columns]], part.columns]
        return found

    def _affected(self, trigger: Trigger, hopeless: NDArray[bool_], part: Part) -> None:
        """Whom an event does something to is not its doer, unless a construction says so: "the test alarmed Japan"."""
        for row, candidate in enumerate(trigger.candidates if trigger.kind == "noun" else ()):
            if candidate.steps == AFFECTED:
                fillers = (f for relation in trigger.relations for f in relation.fillers)
                if not any(candidate.mention.overlaps(f.mention) for f in fillers):
                    hopeless[row, [part.places[at] for at in self._doers if at in part.places]] = True

    @cached_property
    def _doers(self) -> Sequence[int]:
        """The columns of who does a deed; talks that "include Japan" are its own, too."""
        joint = self.sentence.matcher.grammar.joint
        return [i for i, c in enumerate(self.columns.roles) if c.spec.as_ == "agent" and c.type not in joint]

    def _worded(self, trigger: Trigger, odds: Array, hopeless: NDArray[bool_], part: Part) -> None:
        """What constructions say of the candidates; and none is a word of the unit itself."""
        for type_ in trigger.types:
            relation = trigger.relation(type_)
            words = trigger.found[type_].words[1:] if type_ in trigger.found else ()
            for column in self.columns.of.get(type_, ()) if relation is not None or words else ():
                _, role, preference, _ = self.columns.roles[column]
                place = part.places[column]
                named = _named(relation, role) if relation is not None else ()
                for row, candidate in enumerate(trigger.candidates):
                    if relation is not None:
                        odds[row, place] += self.columns.wordings[_said(named, candidate.mention)][column]
                        hopeless[row, place] = False
                    sort = self.read(candidate.at, preference).sort
                    if candidate.mention.head in words and sort in UNSAID:  # the losses of "inflicted losses on"
                        hopeless[row, place] = True


def _together(mention: Mention, role: str, taken: Taken) -> bool:
    """Whether two may be taken: apart, or one an actor that the name of what has another role names."""
    other = taken.candidate.mention
    if not mention.overlaps(other):
        return True
    inner, outer = (mention, other) if _length(mention) < _length(other) else (other, mention)
    within = outer.start <= inner.start and inner.end <= outer.end and _length(inner) < _length(outer)
    return within and role != taken.role and inner.label == "ACTOR" and outer.classed


def _length(mention: Mention) -> int:
    return mention.end - mention.start


def _named(relation: Relation, role: str) -> Sequence[Mention]:
    """What a construction has in a role."""
    return [f.mention for f in relation.fillers if f.role == role]


def _said(named: Sequence[Mention], mention: Mention) -> str:
    """What a construction that has these in a role says of a mention there."""
    if any(mention.overlaps(m) for m in named):
        return "hit"
    return "other" if named else "none"

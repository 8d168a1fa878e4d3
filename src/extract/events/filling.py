"""The roles of a trigger filled: each mention near it weighed in each role of a type, and the likeliest taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from numpy import empty, inf

from extract.document import Mention
from extract.events.bystanders import Bystanders
from extract.events.feature_table import Columns
from extract.events.features import (
    UNREACHED,
    Entry,
    Filler,
    Steps,
    of_distance,
    of_filler,
    of_fit_along,
    of_path,
    of_rival,
    of_unit_fit,
    of_unit_path,
    of_wording,
)
from extract.events.matcher import Sentence
from extract.events.preference import Read, Reader
from extract.events.reach import NOBODY, NONE, Bystanding, Others, Reach
from extract.events.rival_fillers import Rival, beside
from extract.events.scorer import chance
from extract.events.triggers import Candidate, Trigger
from extract.events.weighing import AFFECTED, Weighed, named_in, said_of, weighed
from extract.syntax.clauses import is_finite
from extract.syntax.mention_heads import is_actor, is_place

_CAUSES = "^subj"
"""From an event noun to the verb whose subject it is."""
_OF = "obl:of"
_BEYOND = 2
"""Steps from which on a path goes past that verb."""
_VERBS = ("VERB", "AUX")
_WHO = ("ACTOR", "GROUP")
_NAMING = ("amod", "compound")
WITHIN = 12
"""Tokens from the trigger within which a mention that no path leads to is looked at."""


class Taken(NamedTuple):
    """A mention that fills a role, as it is read there, with the chance that it does."""

    role: str
    read: Read
    chance: float
    candidate: Candidate


class Filling:
    """Fills the roles of the triggers of one sentence."""

    def __init__(self, sentence: Sentence, reader: Reader, columns: Columns, bystanders: Bystanders) -> None:
        self.sentence = sentence
        self.reader = reader
        self.bystanders = bystanders
        self.frames = columns.frames
        self.columns = columns
        self.weighed: dict[int, Weighed] = {}

    def weigh_by(self, columns: Columns) -> None:
        """Weigh by another table of fillers from now on."""
        self.columns = columns
        self.weighed = {}

    @cached_property
    def reach(self) -> Reach:
        """What the triggers reach."""
        matcher, doc = self.sentence.matcher, self.sentence.span.doc
        return Reach(
            self.sentence.graph,
            matcher.topical,
            matcher.placing,
            lambda token: is_place(doc[token]),
            self.bystanders.about,
        )

    def candidates(self, token: int, others: Others = NOBODY, standing: Bystanding = NONE) -> tuple[Candidate, ...]:
        """The mentions of the sentence that a path leads to, and those near by.

        `others` as `Reach.paths` has them, `standing` as `Reach.bystanders`.
        """
        paths = self.reach.paths(token, others)
        bystanders = self.reach.bystanders(token, standing)
        doers = self._named_doers(token) if standing.owned else ()
        found = []
        for at, (i, mention) in enumerate(self.sentence.mentions):
            steps = paths.get(i)
            if i != token and (steps is not None or (i not in paths and -WITHIN <= i - token <= WITHIN)):
                depth = UNREACHED if steps is None else len(steps)
                watches = i in bystanders or (standing.deciding and at in self.deciding)
                above = bool(doers) and i not in doers and steps is not None and steps[-1] == "subj"
                stands_by = watches or above or (steps is not None and self._stands_by(token, steps))
                found.append(Candidate(mention, steps, i - token, at, depth, stands_by))
        return tuple(found)

    def apart(self, token: int, others: Others, candidates: Iterable[Candidate]) -> frozenset[int]:
        """The mentions, by which of the sentence they are, that take no part in what a trigger tells, or do nothing."""
        paths = self.reach.paths(token, others)
        unseen = (at for at, (i, _) in enumerate(self.sentence.mentions) if i in paths and paths[i] is None)
        return frozenset([*unseen, *(c.at for c in candidates if c.bystander)])

    @cached_property
    def deciding(self) -> frozenset[int]:
        """The mentions of houses and courts, by which they are, and of the nation in their names: "a Dutch court"."""
        rows = [(at, read.mention) for at, read in enumerate(self.plain) if read.mention.label in _WHO]
        doc, graph = self.sentence.span.doc, self.sentence.graph
        heads = [i for i, _ in self.sentence.mentions]
        found = {at for at, m in rows if self.bystanders.decides(m.entity, doc[m.head].lemma)}
        named = {i for at in found for label in _NAMING for i in graph.get(heads[at], label)}
        return frozenset([*found, *(at for at, i in enumerate(heads) if i in named)])

    def _stands_by(self, token: int, steps: Steps) -> bool:
        """Whether steps lead to where something is, or to who acts on what an event caused, or while it took place.

        "A frigate near Japan", "the launch drew criticism from Japan", "the launch came as Japan voted".
        """
        graph, doc, grammar = self.sentence.graph, self.sentence.span.doc, self.sentence.matcher.grammar
        if steps and steps[-1] in self.bystanders.beside:
            return True
        if len(steps) < _BEYOND or steps[0] != _CAUSES or doc[token].pos_ in _VERBS:
            return False
        over = [doc[verb] for verb in graph.heads(token, "subj")]
        label, _, word = steps[1].partition(":")
        if label == "adv":
            meanwhile = word in grammar.occasioned_marks and word not in grammar.occasion_marks
            return meanwhile and any(verb.lemma in grammar.occurring_verbs for verb in over)
        reacts = label == "obl" and word in grammar.reacting
        return reacts and any(graph.get(verb.i, "obj") and is_finite(verb) for verb in over)

    def _named_doers(self, token: int) -> frozenset[int]:
        """Actors who are said to do what a noun tells: "Poland's deliveries", "deliveries by Poland"."""
        graph, doc = self.sentence.graph, self.sentence.span.doc
        said = ("poss", "obl:by") if doc[token].pos_ not in _VERBS else ()
        return frozenset([i for label in said for i in graph.get(token, label) if is_actor(doc[i])])

    @property
    def mentions(self) -> Sequence[tuple[int, Mention]]:
        """Those of the sentence, each with the word at which it stands."""
        return self.sentence.mentions

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
        _, part, best, _ = self._of(trigger)
        roles = self.columns.roles
        return {roles[at].role: chance(best[part.places[at]]) for at in self.columns.of[type_]}

    def likely(self, trigger: Trigger, type_: str) -> list[tuple[int, Filler]]:
        """What may fill the roles at all, with the index of each candidate."""
        columns, roles, candidates = self.columns.of[type_], self.columns.roles, trigger.candidates
        found = [(i, roles[at]) for _, i, at in self._of(trigger).likely if at in columns]
        reads = ((i, c.role, candidates[i], self.read(candidates[i].at, c.preference)) for i, c in found)
        return [(i, (role, read.words, candidate.steps)) for i, role, candidate, read in reads]

    def taken(self, trigger: Trigger, type_: str) -> tuple[Taken, ...]:
        """What is taken: the best among its rivals first, each once."""
        columns, roles = self.columns, self.columns.frames.frames[type_].roles
        likely = []
        struck = self._strikes(trigger, type_)
        for index, rival, entries in self.rivals(trigger, type_):
            odds = rival.odds + columns.scorer.sum(entries)
            harmed = struck and roles[rival.role].as_ == "patient" and rival.steps == AFFECTED
            if odds >= columns.fills and not harmed:
                likely.append((chance(odds), index, rival.role))
        taken: list[Taken] = []
        for chance_, index, role in sorted(likely, key=lambda c: (-c[0], c[1], c[2])):
            candidate = trigger.candidates[index]
            past = roles[role].as_ == "agent" and any(
                t.role == role and _goes_past(candidate, t.candidate) for t in taken
            )
            if not past and all(_together(candidate.mention, role, t) for t in taken):
                taken.append(Taken(role, self.read(candidate.at, roles[role].is_), chance_, candidate))
        return tuple(taken)

    def _strikes(self, trigger: Trigger, type_: str) -> bool:
        """Whether a noun itself says whom it strikes: "shelling of a base killed four", of 36 in news never they."""
        bystanders = self.bystanders
        if trigger.kind != "noun" or type_ not in bystanders.grammar.striking:
            return False
        labels = bystanders.struck | {_OF}
        return any(c.steps is not None and len(c.steps) == 1 and c.steps[0] in labels for c in trigger.candidates)

    def entries(self, trigger: Trigger, type_: str, index: int, role: str) -> Iterator[Entry]:
        """The entries of a candidate in a role by itself."""
        spec, candidate = self.frames.frames[type_].roles[role], trigger.candidates[index]
        read = self.read(candidate.at, spec.is_)
        yield from of_path(type_, role, spec.as_, trigger.kind, candidate.steps)
        yield from of_filler(type_, role, read.words, candidate.mention.form, read.noun)
        yield of_unit_fit(role, trigger.kind, trigger.word, read.words)
        yield of_unit_path(role, trigger.kind, trigger.word, candidate.steps)
        yield of_fit_along(spec.as_, read.words, candidate.steps)
        yield from of_distance(spec.as_, trigger.kind, candidate.tokens)
        alike = (c.depth for c in trigger.candidates if self.read(c.at, spec.is_).sort == read.sort)
        yield of_rival(spec.as_, candidate.depth - min(alike))
        relation = trigger.relation(type_)
        if relation is not None:
            yield of_wording(role, said_of(named_in(relation, role), candidate.mention))

    def _of(self, trigger: Trigger) -> Weighed:
        known = self.weighed.get(trigger.token)
        if known is None:
            [found] = weighed(self.columns, self.sentence.matcher.grammar.joint, [(self, [trigger])])
            known = self.weighed[trigger.token] = found.get(trigger.token) or self._nothing(trigger)
        return known

    def _nothing(self, trigger: Trigger) -> Weighed:
        """What there is to weigh where nothing is near."""
        part = self.columns.part(frozenset(trigger.types))
        return Weighed(empty((0, len(part.columns))), part, [-inf] * len(part.columns), [])


def _goes_past(candidate: Candidate, taken: Candidate) -> bool:
    """Whether a path goes on upwards from who acts: "X listed a firm that sold drones" says nothing of X's sales."""
    steps, before = candidate.steps, taken.steps
    if steps is None or not before or len(steps) <= len(before) or steps[: len(before)] != before:
        return False
    return steps[len(before)].startswith("^")


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

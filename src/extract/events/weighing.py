"""What the candidates of the triggers of a text weigh in each role by themselves: together, as rows of one array."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple, Protocol

from numpy import arange, array, bool_, empty, inf, ix_, maximum, minimum, zeros
from numpy.typing import NDArray

from extract.document import Mention, Relation
from extract.events.feature_table import Array, Columns, Indices, Part
from extract.events.features import FARTHEST, Steps
from extract.events.preference import Read
from extract.events.rival_fillers import LEAST
from extract.events.triggers import Trigger

HOPELESS = -6.0
"""Log-odds of a filler by what it is, from which no path makes it likely: paths add 3 at most."""
UNSAID = ("thing", "event")
"""Sorts of mentions that fill no role where they are a word of the unit itself; the sea of "fire into the sea" does."""
ABOVE_DOER: tuple[Steps, ...] = (("subj", "^obj", "subj"), ("subj", "subj"))
"""From a verb to who does something else to its doer: "the firm that the EU listed sold drones"."""
BESIDE_DEED: Steps = ("subj", "^subj", "obj")
"""From a verb to whom its doer does something else: "injured 20 and killed two fighters"."""
AFFECTED: Steps = ("^subj", "obj")
"""From an event noun to whom it does something, and on to whose that is: of 78 in annotated news none was the doer."""
SENTENCES = 50
"""Sentences that are weighed together: more save no time, and a long text takes no more memory than a short one."""


class Weighed(NamedTuple):
    """What the candidates of a trigger weigh by themselves: the best in each role, and all that may fill one."""

    odds: Array  # of each candidate in each column of `part`
    part: Part
    best: Sequence[float]  # in each of these columns
    likely: list[tuple[float, int, int]]  # log-odds, index of the candidate, column


class Reads(Protocol):
    """The mentions of a sentence as preferences read them."""

    @property
    def mentions(self) -> Sequence[tuple[int, Mention]]:
        """The mentions, each with the word at which it stands."""

    @property
    def plain(self) -> Sequence[Read]:
        """Each as a preference without ways of its own reads it."""

    @property
    def special(self) -> Mapping[tuple[int, str], Read]:
        """What a preference reads in a way of its own, by which mention it is, and the preference."""

    def read(self, at: int, preference: str) -> Read:
        """A mention, by which it is, as a preference reads it."""


Sentences = Sequence[tuple[Reads, Sequence[Trigger]]]


def weighed(columns: Columns, joint: Container[str], sentences: Sentences) -> list[dict[int, Weighed]]:
    """The triggers of each sentence that have candidates, by their tokens.

    `joint`: the types whose doers are those that they are done with, too.
    """
    parts = (sentences[first : first + SENTENCES] for first in range(0, len(sentences), SENTENCES))
    return [known for part in parts for known in _Weighing(columns, joint, part).known()]


class _Weighing:
    """The candidates of some sentences, a row each, and the columns of the types that their triggers may be."""

    def __init__(self, columns: Columns, joint: Container[str], sentences: Sentences) -> None:
        self.columns = columns
        self.joint = joint
        self.triggers = [(n, t) for n, (_, triggers) in enumerate(sentences) for t in triggers if t.candidates]
        self.part = columns.part(frozenset([type_ for _, t in self.triggers for type_ in t.types]))
        self.found: list[dict[int, Weighed]] = [{} for _ in sentences]
        self.reads = {n: sentences[n][0] for n, _ in self.triggers}
        sizes = [len(reads.mentions) for reads in self.reads.values()]
        self.firsts = dict(zip(self.reads, accumulate(sizes, initial=0), strict=False))  # of all mentions
        self.special = [
            (self.firsts[n] + at, name, read)
            for n, reads in self.reads.items()
            for (at, name), read in reads.special.items()
        ]

    def known(self) -> list[dict[int, Weighed]]:
        """What each trigger weighs, by its token, a dictionary for each sentence."""
        rows = [
            (n, self.firsts[s] + c.at, t.kind, t.word, c.steps, c.tokens, c.depth)
            for n, (s, t) in enumerate(self.triggers)
            for c in t.candidates
        ]
        if not rows:
            return self.found
        triggers, mentions, kinds, words, steps, tokens, depths = zip(*rows, strict=True)
        numbers, at = array(triggers), array(mentions)
        alone, columns, part = self._alone[at], self.columns, self.part.columns
        odds = alone + columns.paths.take([*zip(kinds, steps, strict=True)], part)
        odds += columns.distances.take([*zip(kinds, tokens, strict=True)], part)
        odds += self._farther(numbers, at, array(depths))
        self._finer(odds, mentions, [*zip(kinds, words, strict=True)], steps)
        hopeless = alone < HOPELESS
        ends = [0, *accumulate(len(trigger.candidates) for _, trigger in self.triggers)]
        for (start, end), (sentence, trigger) in zip(pairwise(ends), self.triggers, strict=True):
            self._worded(trigger, self.reads[sentence], odds[start:end], hopeless[start:end])
            self._affected(trigger, hopeless[start:end])
        odds[hopeless] = -inf
        self._keep(odds, numbers, ends)
        return self.found

    def _keep(self, odds: Array, numbers: Indices, ends: Sequence[int]) -> None:
        """Puts down what each trigger weighs; what may fill a role at all only for its own types."""
        columns = self.part.columns.tolist()
        best = maximum.reduceat(odds, ends[:-1], axis=0).tolist()
        own = zeros((len(self.triggers), len(self.columns.roles)), dtype=bool)
        likely: list[list[tuple[float, int, int]]] = [[] for _ in self.triggers]
        for n, (sentence, trigger) in enumerate(self.triggers):
            own[n, self.columns.part(frozenset(trigger.types)).columns] = True
            weighed = Weighed(odds[ends[n] : ends[n + 1]], self.part, best[n], likely[n])
            self.found[sentence][trigger.token] = weighed
        rows, places = ((odds >= LEAST) & own[numbers[:, None], self.part.columns]).nonzero()
        found = (odds[rows, places].tolist(), numbers[rows].tolist(), rows.tolist(), places.tolist())
        for value, n, row, place in zip(*found, strict=True):
            likely[n].append((value, row - ends[n], columns[place]))

    @cached_property
    def _alone(self) -> Array:
        """What each mention weighs in each role by itself."""
        nouns = self.columns.nouns
        forms = [m.form for reads in self.reads.values() for _, m in reads.mentions]
        reads = [(forms[at], read) for at, _, read in self.special]
        reads[:0] = zip(forms, (read for reads in self.reads.values() for read in reads.plain), strict=True)
        keys = [(r.words, form, r.noun if r.noun in nouns else None) for form, r in reads]
        found = self.columns.fillers.take(keys, self.part.columns)
        alone = found[: len(forms)]
        for preference, places in self._preferring():
            rows = [n for n, (_, name, _) in enumerate(self.special) if name == preference]
            alone[ix_([self.special[n][0] for n in rows], places)] = found[ix_([len(forms) + n for n in rows], places)]
        return alone

    def _sorts(self) -> Indices:
        """The sort of each mention, numbered, as each preference reads it."""
        numbers: dict[str, int] = {}
        preferences = self.columns.preferences
        reads = (read for reads in self.reads.values() for read in reads.plain)
        plain = array([numbers.setdefault(read.sort, len(numbers)) for read in reads])
        sorts = plain.repeat(len(preferences)).reshape(len(plain), -1)
        for at, preference, read in self.special:
            if preference in preferences:
                sorts[at, preferences.index(preference)] = numbers.setdefault(read.sort, len(numbers))
        return sorts

    def _farther(self, numbers: Indices, at: Indices, depths: Indices) -> Array:
        """What it adds that candidates stand farther than the nearest of their sort, for the triggers of each."""
        columns, depth, part = self.columns, depths[:, None], self.part.columns
        sorts = self._sorts()
        count, sorts = int(sorts.max()) + 1, sorts[at]
        groups = (numbers[:, None] * sorts.shape[1] + arange(sorts.shape[1])) * count + sorts
        nearest = empty(len(self.triggers) * sorts.shape[1] * count, dtype=depth.dtype)
        farthest_first = (-depths).argsort(kind="stable")
        nearest[groups[farthest_first]] = depth[farthest_first]  # where a place comes again the last holds
        farther = minimum(depth - nearest[groups], FARTHEST)
        found: Array = columns.rivals[farther[:, columns.preference[part]], part]
        return found

    def _finer(
        self, odds: Array, mentions: Sequence[int], words: Sequence[tuple[str, str]], paths: Sequence[Steps | None]
    ) -> None:
        """Adds what the word of the trigger, and the path, say of what each candidate is read as.

        Of each row: which mention it is, the part of speech and the word of the trigger, the path.
        """
        plain = [read.words for reads in self.reads.values() for read in reads.plain]
        said = [plain[m] for m in mentions]
        units = self.columns.units.take([*zip(words, said, strict=True)], self.part.columns)
        along = self.columns.along.take([*zip(said, paths, strict=True)], self.part.columns)
        for preference, places in self._preferring():
            own = {m: read.words for m, name, read in self.special if name == preference}
            here = [n for n, m in enumerate(mentions) if m in own]
            cells, columns = ix_(here, places), self.part.columns[places]
            units[cells] = self.columns.units.take([(words[n], own[mentions[n]]) for n in here], columns)
            along[cells] = self.columns.along.take([(own[mentions[n]], paths[n]) for n in here], columns)
        odds += units
        odds += self.columns.unit_paths.take([*zip(words, paths, strict=True)], self.part.columns)
        odds += along

    def _preferring(self) -> Iterator[tuple[str, list[int]]]:
        """The preferences that read some mention in a way of their own, with the places of the roles that have them."""
        for preference in {name for _, name, _ in self.special} & self.columns.preferring.keys():
            places = [self.part.places[at] for at in self.columns.preferring[preference] if at in self.part.places]
            yield preference, places

    def _affected(self, trigger: Trigger, hopeless: NDArray[bool_]) -> None:
        """Whom an event does something to is not its doer, unless a construction says so: "the test alarmed Japan".

        Nor is who reacts to it, "drew criticism from Japan", or who does something else to the doer. Bystanders
        never are.
        """
        verb = trigger.kind == "verb"
        done = verb and any(c.steps == ("subj",) and c.mention.label in ("ACTOR", "GROUP") for c in trigger.candidates)
        for row, candidate in enumerate(trigger.candidates):
            steps = candidate.steps or ()
            affected = trigger.kind == "noun" and steps[: len(AFFECTED)] == AFFECTED
            if candidate.bystander:
                hopeless[row, self._doers] = True
            elif affected or (verb and steps == BESIDE_DEED) or (done and steps in ABOVE_DOER):
                fillers = (f for relation in trigger.relations for f in relation.fillers)
                if not any(candidate.mention.overlaps(f.mention) for f in fillers):
                    hopeless[row, self._doers] = True

    @cached_property
    def _doers(self) -> Sequence[int]:
        """The places of who does a deed; talks that "include Japan" are its own, too."""
        roles = ((place, self.columns.roles[at]) for at, place in self.part.places.items())
        return [place for place, c in roles if c.spec.as_ == "agent" and c.type not in self.joint]

    def _worded(self, trigger: Trigger, reads: Reads, odds: Array, hopeless: NDArray[bool_]) -> None:
        """What constructions say of the candidates; and none is a word of the unit itself."""
        for type_ in trigger.types:
            relation = trigger.relation(type_)
            words = trigger.found[type_].words[1:] if type_ in trigger.found else ()
            own = [(row, c) for row, c in enumerate(trigger.candidates) if c.mention.head in words] if words else ()
            for column in self.columns.of.get(type_, ()) if relation is not None or own else ():
                _, role, preference, _ = self.columns.roles[column]
                place = self.part.places[column]
                if relation is not None:
                    named, wordings = named_in(relation, role), self.columns.wordings
                    odds[:, place] += [wordings[said_of(named, c.mention)][column] for c in trigger.candidates]
                    hopeless[:, place] = False
                for row, candidate in own:
                    if reads.read(candidate.at, preference).sort in UNSAID:  # the losses of "inflicted losses on"
                        hopeless[row, place] = True


def named_in(relation: Relation, role: str) -> Sequence[Mention]:
    """What a construction has in a role."""
    return [f.mention for f in relation.fillers if f.role == role]


def said_of(named: Sequence[Mention], mention: Mention) -> str:
    """What a construction that has these in a role says of a mention there."""
    if any(mention.overlaps(m) for m in named):
        return "hit"
    return "other" if named else "none"

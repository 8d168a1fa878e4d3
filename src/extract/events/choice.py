"""One choice: of all readings of a trigger the best is told, where it is likelier than the bar."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from extract.document import Filler, Mention, Relation
from extract.events.bystanders import Bystanders, type_of
from extract.events.embedded_events import EventRoles, Events
from extract.events.feature_table import Columns
from extract.events.filling import Filling, Taken
from extract.events.grounds import Grounds
from extract.events.lexicon import Found, Lexicon
from extract.events.matcher import Matcher, Sentence
from extract.events.matters import Matters, OtherWords
from extract.events.met_again import MetAgain, Untold
from extract.events.preference import Reader, shares
from extract.events.questions import is_asked, is_question
from extract.events.readings import Reading, Scoring, Surroundings
from extract.events.rehearsals import rehearsed
from extract.events.role_defaults import classed_as, measured, placed
from extract.events.scorer import Scorer
from extract.events.triggers import Trigger
from extract.events.weighing import weighed
from extract.mentions.coreference import Resolver
from extract.names.word_list import Span
from extract.pack.frames import STRONGEST
from extract.pack.rulebook import Rulebook
from extract.syntax.phrases import head_of
from extract.syntax.text import Text
from extract.values import replace

FEWEST = 150
"""Words that an article is taken to have at least, so that a short one with one name is not dense with it."""
UPHELD = 0.3
"""Chance from which on what a construction names as weapon or place stays, where nothing else speaks for it."""
_WEIGHED = ("arms", "ground")

_CARRIED = ("light", "attr")
"""Functions that lead from a verb to what is the event beside it: "launched an attack", "called it baseless"."""
OFTEN = 2
"""Strong words of a type that make a text one of it."""


@dataclass(frozen=True)
class Sight:
    """A sentence with its triggers, ready to be read: `readings` of each, the best first."""

    sentence: Sentence
    filling: Filling
    scoring: Scoring
    triggers: Sequence[Trigger]

    def readings(self, trigger: Trigger) -> list[Reading]:
        """Of one trigger."""
        return self.scoring.readings(trigger)

    def taken(self, trigger: Trigger, type_: str) -> Sequence[Taken]:
        """What fills the roles of one trigger, read as a type."""
        return self.filling.taken(trigger, type_) if type_ in self.filling.frames.frames else ()


class Told(NamedTuple):
    """An event that is told: its relation, the tokens of its unit, and what the unit only carries."""

    relation: Relation
    tokens: frozenset[int]
    carried: frozenset[int] = frozenset()

    def is_of(self, other: Told) -> bool:
        """Whether both are one event: their units share a token, or one of the same type carries the other.

        "Accelerates its development" has a light verb and its noun, "called it baseless" a verb and what it says.
        """
        if not self.tokens.isdisjoint(other.tokens):
            return True
        carries = not (self.carried.isdisjoint(other.tokens) and other.carried.isdisjoint(self.tokens))
        return carries and self.relation.type == other.relation.type


class Chooser:
    """Finds the events of documents by the frames and constructions of a rulebook."""

    def __init__(self, book: Rulebook, matcher: Matcher) -> None:
        self.book = book
        self.frames = book.frames
        self.matcher = matcher
        self.lexicon = Lexicon(book.frames)
        self.columns = Columns(book.frames, book.frames.weights.filler)
        self.matters = Matters(book)
        self.claim_scorer = Scorer(book.frames.weights.claim)
        frames = book.frames.frames.items()
        self.roles = EventRoles(
            {n: frozenset(role for role, spec in f.roles.items() if spec.is_ == "ground") for n, f in frames},
            {n: frozenset(role for role, spec in f.roles.items() if spec.as_ == "agent") for n, f in frames},
            frozenset(name for name, role in book.roles.items() if role.inherited),
        )
        self.country_from = {name: role.country_from for name, role in book.roles.items()}
        self.country_around = {name: role.country_around for name, role in book.roles.items() if role.country_around}
        self.roles_of = {name: frozenset(frame.roles) for name, frame in frames}
        self.bystanders = Bystanders(book.grammar, book.frames)
        matcher.units = self.lexicon

    def relations(
        self, doc: Text, resolver: Resolver, near: Callable[[int], bool], domain: Callable[[], Sequence[Span]]
    ) -> list[Relation]:
        """The events of a Doc in text order; those of other matters are left out.

        `near`: whether a word of the domain stands around a character; `domain`: where those words stand.
        """
        found: list[Relation] = []
        others: list[Untold] = []
        words: OtherWords | None = None
        for sight in self.sights(doc, resolver, near):
            told = _apart([told for trigger in sight.triggers for told in self.chosen(sight, trigger)])
            if told and words is None:
                words = self.matters.of(doc.text, domain())
            own = [r for r in told if words is None or self.matter(sight, r, words) is None]
            others += (o for o in _saying_nothing(sight, told, self.roles.grounds) if o.told in (None, *own))
            found += own
        found = MetAgain(resolver.recent, self.book.grammar, self.roles.grounds).joined(found, others)
        found = [replace(r, fillers=tuple(self._described(f, doc, resolver) for f in r.fillers)) for r in found]
        found = Events(doc, self.matcher.index, self.book.grammar, found, self.roles).told()
        return Grounds(resolver.recent, self.country_from, self.country_around).settled(found, self.roles_of)

    def matter(self, sight: Sight, relation: Relation, words: OtherWords) -> str | None:
        """The other matter of which an event of a sentence is, so that it is not told; None where it is of none."""
        return words.take(relation, sight.sentence.span, self.roles.grounds.get(relation.type, ()))

    def left_out(self, sight: Sight, words: OtherWords, trigger: Trigger) -> str | None:
        """The other matter of which what a trigger would tell is."""
        matters = (self.matter(sight, told.relation, words) for told in self.chosen(sight, trigger))
        return next((matter for matter in matters if matter is not None), None)

    def _described(self, filler: Filler, doc: Text, resolver: Resolver) -> Filler:
        """With the country of its owner, and with the measure that stands in it."""
        role = self.book.roles.get(filler.role)
        dimension = role.dimension if role is not None else ()
        return Filler(filler.role, measured(resolver.owned(filler.mention), dimension, doc.state.mentions))

    def chosen(self, sight: Sight, trigger: Trigger) -> Iterator[Told]:
        """The best reading where it is over its bar; else what a construction says of a type never counted."""
        best = sight.scoring.best(trigger, self.frames.counted, self.frames.weights.tells)
        if best is not None:
            relation = self.told(_upheld(best, sight.filling))
            unit = trigger.found.get(best.type)
            tokens = _tokens(relation).union(unit.words if unit is not None else ())
            graph = sight.sentence.graph
            yield Told(relation, tokens, frozenset(i for name in _CARRIED for i in graph.get(trigger.token, name)))
        else:
            yield from (Told(r, _tokens(r)) for r in trigger.relations if r.type not in self.frames.counted)

    def sights(self, doc: Text, resolver: Resolver, near: Callable[[int], bool]) -> Iterator[Sight]:
        """The sentences that have triggers."""
        state = doc.state
        share = 1000 / max(len(doc), FEWEST)
        preferences = self.frames.preferences
        forces = self._band(share * shares(state.mentions, preferences.forces))
        states = self._band(share * shares(state.mentions, preferences.parties - preferences.forces))
        reader = Reader(resolver, self.book.taxonomy, self.book.grammar, self.lexicon)
        found: list[tuple[Sentence, Filling, list[Trigger]]] = []
        for sentence in self.matcher.sentences(doc, resolver):
            filling = Filling(sentence, reader, self.columns, self.bystanders)
            found.append((sentence, filling, list(self._triggers(sentence, filling))))
        types = _often(trigger for _, _, triggers in found for trigger in triggers)
        known = weighed(self.columns, self.book.grammar.joint, [(filling, triggers) for _, filling, triggers in found])
        for (sentence, filling, triggers), filling.weighed in zip(found, known, strict=True):
            text = Surroundings(forces, states, types, {t.token: near(doc[t.token].idx) for t in triggers})
            by_token = {trigger.token: trigger for trigger in triggers}
            yield Sight(sentence, filling, Scoring(filling, self.claim_scorer, by_token, text), triggers)

    def _band(self, share: float) -> int:
        return sum(share >= end for end in self.frames.preferences.bands)

    def _triggers(self, sentence: Sentence, filling: Filling) -> Iterator[Trigger]:
        """The words that may bring up claims: of a unit of several words that on which the others hang."""
        question = is_question(sentence.span)
        constructed: dict[int, list[Relation]] = {}
        for relation in sentence.relations():
            constructed.setdefault(relation.trigger[0], []).append(relation)
        units_at: dict[int, dict[str, Found]] = defaultdict(dict)
        for token, (kind, lemmas) in zip(sentence.span, sentence.keys, strict=True):
            units = self.lexicon.at(token, kind, lemmas)
            if not units or is_asked(token, self.book.grammar, question):
                continue
            for unit in units:
                head = head_of(sentence.span.doc, unit.first, unit.last).i
                units_at[head][unit.unit.type] = _better(unit, units_at[head].get(unit.unit.type), head)
                if head != token.i:
                    constructed.setdefault(head, []).extend(_reaching(constructed, token.i, head))
        found = {head: _without_parts(units, constructed.get(head, ())) for head, units in units_at.items()}
        deeds = self.book.grammar.rehearsing["of"]
        for at in rehearsed(sentence, self.book.grammar):
            constructed[at] = [r for r in constructed.get(at, ()) if r.type not in deeds]
            found[at] = {type_: unit for type_, unit in found.get(at, {}).items() if type_ not in deeds}
        found = {at: units for at, units in found.items() if units}
        near = self.bystanders.of(sentence, found)
        for at in sorted({*found, *(i for i, relations in constructed.items() if relations)}):
            token = sentence.span.doc[at]
            if found.get(at) or not is_asked(token, self.book.grammar, question):
                dropped = units_at[at].keys() - found[at].keys() if at in found else ()
                relations = [r for r in constructed.get(at, ()) if r.type not in dropped]
                kind = sentence.key(at)[0] or "noun"
                type_ = type_of(found[at]) if found.get(at) else relations[0].type
                theirs, standing = near.of(at, type_)
                candidates = filling.candidates(at, theirs, standing)
                apart = [sentence.mentions[k][1] for k in filling.apart(at, theirs, candidates)] if relations else ()
                done = tuple([self._by_doers(relation, apart) for relation in relations])
                yield Trigger(at, kind, found.get(at, {}), candidates, done)

    def _by_doers(self, relation: Relation, apart: Collection[Mention]) -> Relation:
        """The relation without who only stands by."""
        if not apart or relation.type in self.book.grammar.joint:
            return relation
        agents = self.roles.agents.get(relation.type, frozenset())
        spans = {(mention.start, mention.end) for mention in apart}
        fillers = [f for f in relation.fillers if f.role not in agents or (f.mention.start, f.mention.end) not in spans]
        return replace(relation, fillers=tuple(fillers))

    def told(self, reading: Reading) -> Relation:
        """A reading as a relation; what a construction of its type says beyond the sentence's own mentions is kept."""
        relation = reading.trigger.relation(reading.type)
        roles = self.book.roles
        fillers = [
            Filler(t.role, classed_as(t.read.mention, roles[t.role].class_ if t.role in roles else None))
            for t in sorted(reading.taken, key=lambda t: (t.candidate.mention.start, t.role))
        ]
        found = reading.trigger.found.get(reading.type)
        first, last = (found.first, found.last) if found is not None else (reading.trigger.token,) * 2
        sources = {name: frozenset(role.country_from) for name, role in roles.items() if role.country_from}
        told = Relation(
            type=reading.type,
            rule=f"{reading.type}.{found.unit.class_}" if found is not None else reading.type,
            trigger=(min(first, reading.trigger.token), max(last, reading.trigger.token)),
            fillers=placed(fillers, sources),
            chance=reading.chance,
        )
        if relation is None:
            return told
        named = {f.role for f in relation.fillers}
        more = tuple(
            f
            for f in told.fillers
            if f.role not in named and not any(f.mention.overlaps(own.mention) for own in relation.fillers)
        )
        return replace(relation, fillers=placed((*relation.fillers, *more), sources), chance=told.chance)


def _upheld(reading: Reading, filling: Filling) -> Reading:
    """The reading without what a construction calls a weapon or a place against what is counted.

    A construction knows who acts on whom better than counts of paths do, but it has one role for all places: "in",
    "from" and "to" of a withdrawal alike.
    """
    relation = reading.trigger.relation(reading.type)
    roles = filling.frames.frames[reading.type].roles
    doubted = [f for f in relation.fillers if f.role in roles and roles[f.role].is_ in _WEIGHED] if relation else []
    if relation is None or not doubted:
        return reading
    chances = {f.role: filling.chances(reading.trigger, reading.type, f.role) for f in doubted}
    kept = tuple(f for f in relation.fillers if f not in doubted or _holds(f, reading, chances[f.role]))
    relations = tuple(replace(r, fillers=kept) if r is relation else r for r in reading.trigger.relations)
    return replace(reading, trigger=replace(reading.trigger, relations=relations))


def _holds(filler: Filler, reading: Reading, chances: Sequence[float]) -> bool:
    """Whether a filler of a construction is likely enough in its role, and likelier than in another that took it."""
    here = {i for i, c in enumerate(reading.trigger.candidates) if c.mention.overlaps(filler.mention)}
    chance = max((chances[i] for i in here), default=0.0)
    others = (t for t in reading.taken if t.role != filler.role and t.candidate.mention.overlaps(filler.mention))
    return not here or (chance >= UPHELD and all(t.chance <= max(chance, 0.5) for t in others))


def _better(unit: Found, other: Found | None, head: int) -> Found:
    """Of two units of a type with one head the stronger; of equals the longer, but no `in talks` for `talks`."""
    if other is None:
        return unit
    return max(other, unit, key=lambda f: (f.unit.strength, f.first == head, len(f.unit.words)))


def _without_parts(units: dict[str, Found], relations: Iterable[Relation]) -> dict[str, Found]:
    """Without those that are part of a longer sure one of another type: `seize` in `seize the assets of`.

    One stays whose type a construction of several words says: `shot down` an airliner.
    """
    sure = [set(unit.words) for unit in units.values() if unit.unit.strength == STRONGEST]
    said = {relation.type for relation in relations if relation.trigger[1] > relation.trigger[0]}
    return {t: unit for t, unit in units.items() if t in said or not any(set(unit.words) < words for words in sure)}


def _reaching(constructed: Mapping[int, list[Relation]], first: int, head: int) -> list[Relation]:
    """Takes the relations at a first word whose triggers reach to the head of its unit."""
    reaching = [r for r in constructed.get(first, ()) if r.trigger[1] >= head]
    if reaching:
        constructed[first][:] = [r for r in constructed[first] if r not in reaching]
    return reaching


def _often(triggers: Iterable[Trigger]) -> tuple[str, ...]:
    """The types that at least two strong words bring up."""
    counts = Counter(type_ for trigger in triggers for type_ in trigger.types if trigger.strength(type_) == STRONGEST)
    return tuple(sorted(type_ for type_, count in counts.items() if count >= OFTEN))


def _saying_nothing(sight: Sight, told: Sequence[Relation], grounds: Mapping[str, frozenset[str]]) -> Iterator[Untold]:
    """The nouns of a sentence that may bring up claims and brought up none, or one that says no more than where."""
    by_token = {i: relation for relation in told for i in _tokens(relation)}
    for trigger in sight.triggers:
        relation = by_token.get(trigger.token)
        bare = relation is None or {f.role for f in relation.fillers} <= grounds.get(relation.type, frozenset())
        if trigger.kind == "noun" and bare:
            yield Untold(trigger, partial(sight.taken, trigger), relation)


def _tokens(relation: Relation) -> frozenset[int]:
    first, last = relation.trigger
    return frozenset(range(first, last + 1))


def _apart(told: Sequence[Told]) -> list[Relation]:
    """The events in text order: of two that are one the likelier, "missile test" or "test"."""
    kept: list[Told] = []
    for one in sorted(told, key=lambda t: (-t.relation.chance, t.relation.trigger)):
        if not any(one.is_of(other) for other in kept):
            kept.append(one)
    return sorted((t.relation for t in kept), key=lambda r: (r.trigger, r.type))

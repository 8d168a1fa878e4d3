"""Whose deed an event in a role is: "condemned the launch" names the country of whoever launched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.document import Described, Filler, Known, Mention, Relation, Unnamed
from extract.pack.compile import RuleIndex
from extract.pack.grammar import Grammar
from extract.syntax.build import graph_at
from extract.syntax.nouns import is_common_plural, stands_before
from extract.syntax.occasions import occasion_nouns
from extract.syntax.phrases import head_of
from extract.syntax.text import Text, Word
from extract.values import replace

_UNDERGONE = ("target", "location", "origin", "destination")
REACH = 120  # tokens back to the event that a definite noun means


class EventRoles(NamedTuple):
    """Roles by what an event has in them.

    `grounds`: for each type of claims those of places, in which a capital is the town and not the state; `agents`:
    those of who does it; `inherited`: those in which what came of an event has what the event has.
    """

    grounds: Mapping[str, frozenset[str]]
    agents: Mapping[str, frozenset[str]]
    inherited: frozenset[str]


class Events:
    """What the nouns of events mean in one document, by what it has told of them before."""

    def __init__(
        self,
        doc: Text,
        index: RuleIndex,
        grammar: Grammar,
        relations: Sequence[Relation],
        roles: EventRoles,
    ) -> None:
        self.doc = doc
        self.roles = roles
        self.index = index
        self.grammar = grammar
        self.relations = relations

    def told(self) -> list[Relation]:
        """The relations: a result with the doer of its cause, an event in a role with the country of its own."""
        caused = [self._caused(relation) for relation in self.relations]
        return [
            replace(relation, fillers=tuple(self._filler(filler, relation) for filler in self._once(relation)))
            for relation in caused
        ]

    def _caused(self, relation: Relation) -> Relation:
        """ "The attack killed four", "ten died in the attack": who attacked did it, with what, and where.

        Where nobody else is said to have done it, and the attack that is meant was told before. Of one that somebody
        denies only with what and where.
        """
        does = [f for f in relation.fillers if f.role in self.roles.agents.get(relation.type, ())]
        nouns = {f.mention.head: f for f in does if f.mention.label == "THING" and f.mention.form == "phrase"}
        if len(nouns) < len(does):
            return relation
        head = head_of(self.doc, *relation.trigger)
        heads = [*nouns, *(word.i for word in (*head.dependents("subject"), *occasion_nouns(head, self.grammar)))]
        mentions = (m for i in heads for m in self.doc.mentions.get(i, ()))
        events = (self._cause(m, relation) for m in mentions if m.label == "THING")
        cause = next((event for event in events if event is not None), None)
        if cause is None:
            return relation
        kept = [f for f in relation.fillers if f.mention.head not in nouns]
        filled = {f.role for f in kept}
        if self._is_disowned(cause):
            filled |= self.roles.agents.get(cause.type, frozenset())
        more = [f for f in cause.fillers if f.role in self.roles.inherited and f.role not in filled]
        return replace(relation, fillers=(*kept, *more), cause=cause.trigger)

    def _is_disowned(self, event: Relation) -> bool:
        """ "The attack, which Hamas denied carrying out", "which it had not carried out"."""
        noun = head_of(self.doc, *event.trigger)
        graph = graph_at(noun, self.grammar)
        heads = [verb for label in ("obj", "light") for verb in graph.heads(noun.i, label)]
        verbs = {*heads, *(self.doc[verb].past("open clause").i for verb in heads)}
        denials = [r.trigger for r in self.relations if r.type in self.grammar.denying]
        return any(graph.get(i, "neg") or any(first <= i <= last for first, last in denials) for i in verbs)

    def _cause(self, mention: Mention, relation: Relation) -> Relation | None:
        """The event that a noun tells, or the last before that a definite one may name, of the type of its result."""
        others = (r for r in self.relations if r is not relation and r.type == relation.type)
        own = next((r for r in others if r.trigger[0] <= mention.head <= r.trigger[1]), None)
        return own if own is not None or not mention.definite else self._told_before(mention, relation)

    def _told_before(self, mention: Mention, relation: Relation) -> Relation | None:
        noun = self.doc[mention.head]
        types = self._types(noun) if self.grammar.anew.isdisjoint(w.lower_ for w in noun.before()) else ()
        for other in reversed(self.relations if types else ()):
            before = other.trigger[1] < min(mention.first, relation.trigger[0])
            if before and other.type == relation.type and other.type in types and other.modality == relation.modality:
                one = is_common_plural(noun) == is_common_plural(head_of(self.doc, *other.trigger))
                return other if one and mention.first - other.trigger[1] <= REACH else None
        return None

    def _once(self, relation: Relation) -> list[Filler]:
        """Each party once in a role: "Italy will complete its withdrawal", "North Korean efforts to upgrade its arms".

        A name says more than the pronoun, but for one that only describes something else.
        """
        kept: list[Filler] = []
        for filler in sorted(relation.fillers, key=lambda f: stands_before(self.doc[f.mention.head])):
            if not any(f.role == filler.role and _one(f.mention, filler.mention) for f in kept):
                kept.append(filler)
        return [filler for filler in relation.fillers if filler in kept]

    def _filler(self, filler: Filler, relation: Relation) -> Filler:
        mention = self._behind_trigger(filler.mention, relation)
        if mention.seat and filler.role in self.roles.grounds.get(relation.type, ()):
            mention = _town(mention, self.doc.text)
        filler = Filler(filler.role, mention)
        if mention.weak and filler.role in _UNDERGONE:
            return Filler(filler.role, _unclassed(mention))
        known = mention.entity is not None and mention.entity.country is not None
        if mention.label != "THING" or known or mention.form != "phrase":
            return filler
        event = self._event(mention, relation)
        country = _country(event) if event is not None else None
        if event is None or country is None:
            return filler
        noun = self.doc[mention.head].lemma
        entity = Described(label=mention.label, name=noun, kind="thing", country=country)
        own = event.trigger[0] <= mention.head <= event.trigger[1]
        antecedent = mention.antecedent if own else self._span(event)
        return Filler(filler.role, replace(mention, entity=entity, antecedent=antecedent))

    def _behind_trigger(self, mention: Mention, relation: Relation) -> Mention:
        """ "Evading sanctions" read as a noun phrase: what is evaded begins behind the trigger."""
        last = self.doc[relation.trigger[1]]
        if mention.first != relation.trigger[0] or last.i >= mention.head or last.form != "gerund":
            return mention
        return replace(mention, start=last.nbor().idx, first=last.i + 1)

    def _event(self, mention: Mention, relation: Relation) -> Relation | None:
        """The relation whose trigger the noun is; else, behind "the", the last deed of others that it may name."""
        for other in self.relations:
            if other is not relation and other.trigger[0] <= mention.head <= other.trigger[1]:
                return other if _country(other) else None
        if not mention.definite:
            return None
        types = self._types(self.doc[mention.head])
        own = {f.mention.entity.country for f in relation.fillers if f.role == "actor" and f.mention.entity is not None}
        for other in reversed(self.relations):
            if other.trigger[1] < mention.first and other.type in types and (_country(other) or "") not in {"", *own}:
                return other if mention.first - other.trigger[1] <= REACH else None
        return None

    def _types(self, noun: Word) -> set[str]:
        """The types of claims that a noun may stand for: those that have it among their triggers."""
        lemma = noun.lemma
        named = {rule.type for rest, rule in self.index.by_lemma.get(("noun", lemma), ()) if not rest}
        return named | set(self.grammar.deeds if lemma in self.grammar.deed_nouns else ())

    def _span(self, event: Relation) -> tuple[int, int]:
        first, last = self.doc[event.trigger[0]], self.doc[event.trigger[1]]
        return first.idx, last.idx + len(last.text)


def _one(some: Mention, other: Mention) -> bool:
    """Whether a pronoun means whom another mention names."""
    a, b = some.entity, other.entity
    pronoun = "pronoun" in (some.form, other.form) or "person" in (some.form, other.form)
    return pronoun and isinstance(a, Known) and isinstance(b, Known) and a.id == b.id


def _town(mention: Mention, text: str) -> Mention:
    """A capital as the place that it is."""
    country = mention.entity.country if mention.entity is not None else None
    named = text[mention.start : mention.end]
    return replace(mention, entity=Unnamed(label="PLACE", name=named, kind="place", country=country))


def _unclassed(mention: Mention) -> Mention:
    """ "A Greek ship", "the boat": what no weapon word makes a weapon has an owner at most, and no class."""
    entity = mention.entity
    if entity is None or entity.country is None:
        return replace(mention, entity=None)
    thing = Described(label="THING", name=entity.name, kind="thing", country=entity.country)
    return replace(mention, label="THING", entity=thing)


def _country(event: Relation) -> str | None:
    """The one country that acts in an event, with its partners, or else the one whose weapon it is."""
    for roles in (("actor", "partner"), ("weapon",)):
        found = {f.mention.entity.country for f in event.fillers if f.role in roles and f.mention.entity is not None}
        if found - {None}:
            return found.pop() if len(found) == 1 else None
    return None

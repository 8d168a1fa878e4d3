"""Events met again in a later sentence by a noun that tells nothing new: "The test was conducted from the coast".

Nothing is told twice; where and when it was go to the claim that told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.document import Filler, Mention, Relation
from extract.events.filling import Taken
from extract.events.triggers import Trigger
from extract.mentions.recent import Recent
from extract.pack.grammar import Grammar
from extract.syntax.nouns import is_common_plural, is_definite
from extract.syntax.phrases import head_of
from extract.values import replace

BACK = 2  # sentences to the event that a noun means
SURE = 0.5  # chance of a filler from which on it goes to the event


class Untold(NamedTuple):
    """A trigger that made no claim, or one that says nothing new, and what fills its roles as a type."""

    trigger: Trigger
    taken: Callable[[str], Sequence[Taken]]
    told: Relation | None = None


class MetAgain:
    """Finds them in one document; `grounds`: the roles of places."""

    def __init__(self, recent: Recent, grammar: Grammar, grounds: Mapping[str, frozenset[str]]) -> None:
        self.recent = recent
        self.doc = recent.doc
        self.grammar = grammar
        self.grounds = grounds

    def joined(self, told: Sequence[Relation], others: Iterable[Untold]) -> list[Relation]:
        """The relations, each with the nouns that mean it again and the places that they bring."""
        found = list(told)
        for other in others:
            rest = [relation for relation in found if relation is not other.told]
            at = self._meant(rest, other) if self._points(other.trigger) else None
            if at is not None:
                rest[at] = self._with(rest[at], other)
                found = rest
        return found

    def _points(self, trigger: Trigger) -> bool:
        """ "The launch took place", and no "the other launch", "the launches" or "details of the launch"."""
        token = self.doc[trigger.token]
        subject = token.governor("subject", "passive subject")
        alone = trigger.kind == "noun" and subject is not None and not is_common_plural(token)
        before = {word.lower_ for word in token.before()}
        return alone and is_definite(token, self.grammar.pointing) and self.grammar.anew.isdisjoint(before)

    def _meant(self, told: Sequence[Relation], other: Untold) -> int | None:
        """The event of its types in the sentences right before that has its word, or the only one; not another's."""
        here, noun = self.recent.sentence(other.trigger.token), self.doc[other.trigger.token]
        near = [i for i, r in enumerate(told) if r.type in other.trigger.types and 0 <= self._back(r, here) <= BACK]
        heads = {i: head_of(self.doc, *told[i].trigger) for i in near if self._back(told[i], here)}
        stems = {i: head.lemma.removesuffix("e") for i, head in heads.items()}
        alike = [i for i, stem in stems.items() if noun.lemma.startswith(stem)]
        general = noun.lemma in self.grammar.deed_nouns | self.grammar.outcomes["of"]
        if not alike and (len(near) != 1 or not heads or not general):
            return None
        at = max(alike, key=lambda i: len(stems[i])) if alike else near[0]
        differs = self._differs(told[at], other.taken(told[at].type))
        return None if differs or is_common_plural(heads[at]) else at

    def _back(self, relation: Relation, here: int) -> int:
        return here - self.recent.sentence(relation.trigger[0])

    def _differs(self, relation: Relation, taken: Sequence[Taken]) -> bool:
        """Whether a role is filled by another country, or by what is of another class, than in the event."""
        for one in (t for t in taken if t.chance >= SURE):
            own = [f.mention for f in relation.fillers if f.role == one.role]
            if own and not any(_may_be(mention, one.read.mention) for mention in own):
                return True
        return False

    def _with(self, relation: Relation, other: Untold) -> Relation:
        filled = {f.role for f in relation.fillers}
        taken = (t for t in other.taken(relation.type) if t.chance >= SURE and t.role not in filled)
        places = (t for t in taken if t.role in self.grounds.get(relation.type, ()))
        fillers = (*relation.fillers, *(Filler(t.role, t.read.mention) for t in places))
        return replace(relation, fillers=fillers, again=(*relation.again, other.trigger.token))


def _may_be(one: Mention, other: Mention) -> bool:
    a, b = one.entity, other.entity
    if a is None or b is None:
        return True
    return (not a.country or not b.country or a.country == b.country) and (a.class_ is None) == (b.class_ is None)

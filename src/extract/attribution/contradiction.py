"""An assertion and its denial, wherever they stand: two relations of which one says that the other is not so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.document import Attribution, Filler, Relation, State, same
from extract.syntax.text import Text

_CORE_LEAST = 2


def contradictions(doc: Text, state: State) -> Iterator[tuple[int, int]]:
    """Pairs (denial, assertion) of indices into the relations of a state.

    They are of one type and of events that are said to have happened, one is denied and the other is not, no role has
    somebody else in the other, and two roles agree, or one where both have the same trigger.
    """
    relations = state.relations
    for i, j in combinations(range(len(relations)), 2):
        one, other = relations[i], relations[j]
        if one.type != other.type or one.trigger == other.trigger or {one.modality, other.modality} != {"actual"}:
            continue
        denied = [_is_denied(state, r) for r in (one, other)]
        if denied[0] == denied[1] or "possible" in (one.certainty, other.certainty):
            continue
        if _agree(doc, one, other):
            yield (i, j) if denied[0] else (j, i)


def _is_denied(state: State, relation: Relation) -> bool:
    """Whether it is told as not so, or on the word of somebody who denies it."""
    inner: Attribution | None = state.attributions[relation.sources[0]] if relation.sources else None
    return relation.polarity == "negative" or (inner is not None and inner.stance == "denies")


def _agree(doc: Text, one: Relation, other: Relation) -> bool:
    """Whether the two can be one event."""
    if one.time and other.time and one.time.value and other.time.value and one.time.value != other.time.value:
        return False
    shared = 0
    for role in {f.role for f in one.fillers} & {f.role for f in other.fillers}:
        agrees = _meet(_in(role, one.fillers), _in(role, other.fillers))
        if agrees is False:
            return False
        shared += agrees is True
    lemmas = {doc[r.trigger[0]].lemma for r in (one, other)}
    return shared >= _CORE_LEAST or (shared > 0 and len(lemmas) == 1)


def _in(role: str, fillers: Sequence[Filler]) -> list[Filler]:
    return [f for f in fillers if f.role == role]


def _meet(some: Sequence[Filler], others: Sequence[Filler]) -> bool | None:
    """Whether a role has the same in both; None where nothing is known of who or what that is."""
    pairs = [(a.mention, b.mention) for a in some for b in others]
    known = [(a.entity, b.entity) for a, b in pairs if a.entity is not None and b.entity is not None]
    if any(same(a, b) for a, b in known):
        return True
    if any(a.class_ and a.class_ == b.class_ for a, b in known):
        return True
    return False if any(a.by == b.by == "id" and a.kind != "class" != b.kind for a, b in known) else None

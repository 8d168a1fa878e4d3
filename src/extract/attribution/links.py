"""Which claims of a document speak of which others: what is denied, by the clause, the noun, or the sentence before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from extract.attribution.contradiction import contradictions
from extract.document import Attribution, Mention, Relation, State
from extract.syntax.scope import comments_above, depth_below, governors
from extract.syntax.text import Text, Word
from extract.values import replace

SENTENCES_BACK = 3


def linked(doc: Text, state: State, types: Collection[str]) -> tuple[Relation, ...]:
    """The relations of a state: those of `types` with what they speak of, all with denials and who denies them."""
    relations = state.relations
    spoken = [_spoken_of(doc, state, at) if r.type in types else () for at, r in enumerate(relations)]
    against = [[r for r, told in zip(relations, spoken, strict=True) if i in told] for i in range(len(relations))]
    denials: dict[int, list[int]] = {}
    for denial, assertion in contradictions(doc, state):
        denials.setdefault(denial, []).append(assertion)
    contradicted = [tuple(denials.get(i, ())) for i in range(len(relations))]
    return tuple(
        replace(r, speaks_of=tuple(told), contradicts=contra, deniers=tuple(_deniers(doc, state, r, others)))
        for r, told, contra, others in zip(relations, spoken, contradicted, against, strict=True)
    )


def _deniers(doc: Text, state: State, relation: Relation, against: Sequence[Relation]) -> Iterator[Attribution]:
    """Those who deny or doubt it, as inferred sources, where they aren't its sources already."""
    told = [state.attributions[i] for i in relation.sources]
    for denial in against:
        at = doc[denial.trigger[0]].idx
        for attribution in state.attributions:
            source = attribution.source if attribution.cue[0] <= at < attribution.cue[1] else None
            if source is not None and all(source != a.source for a in told):
                stance = "denies" if attribution.stance == "asserts" else attribution.stance
                yield replace(attribution, stance=stance, inferred=True)


def _spoken_of(doc: Text, state: State, at: int) -> list[int]:
    """Indices of the relations that the relation at this index speaks of, in text order."""
    relations = state.relations
    relation = relations[at]
    if relation.polarity == "negative":
        return []
    others = [i for i in range(len(relations)) if i != at]
    for finder in (_in_content, _behind_relative, _told_before):
        found = [i for i in finder(doc, state, relation, others) if relations[i].trigger != relation.trigger]
        if found:
            return sorted(found, key=lambda i: relations[i].trigger)
    return []


def _in_content(doc: Text, state: State, relation: Relation, others: Sequence[int]) -> Iterator[int]:
    """ "denied that it had fired", "denied the attack", "rejected reports of a raid"."""
    trigger = doc[relation.trigger[0]]
    for i in others:
        other = state.relations[i]
        token = doc[other.trigger[0]]
        below = depth_below(token, trigger)
        if below is None:
            continue
        reported = bool(other.sources) and _teller(state, other) != _actor(relation)
        if below.direct or reported or below.clause:
            yield i


def _behind_relative(doc: Text, state: State, relation: Relation, others: Sequence[int]) -> Iterator[int]:
    """ "..., which Kyiv denies", "accused Oslo of a raid, a charge it denies": what is told above, or the event."""
    trigger = doc[relation.trigger[0]]
    if not comments_above(trigger):
        return
    by_token = {state.relations[i].trigger[0]: i for i in others}
    for ancestor in governors(trigger):
        told = [i for i in others if _on_the_word_of(state, i, ancestor)]
        if told or ancestor.i in by_token:
            yield from told or [by_token[ancestor.i]]
            return


def _on_the_word_of(state: State, at: int, verb: Word) -> bool:
    sources = state.relations[at].sources
    return bool(sources) and state.attributions[sources[0]].cue[0] == verb.idx


def _told_before(doc: Text, state: State, relation: Relation, others: Sequence[int]) -> Iterator[int]:
    """ "Kyiv dismissed the claim", "rejected Tehran's account": what others were last said to have told."""
    mention = next((f.mention for f in relation.fillers if f.role != "actor" and _points_back(f.mention)), None)
    if mention is None:
        return
    claimant = mention.entity.country if mention.entity is not None else None
    here = _sentence(state, relation.trigger[0])
    last: Relation | None = None
    for i in sorted(others, key=lambda i: state.relations[i].trigger, reverse=True):
        other = state.relations[i]
        back = here - _sentence(state, other.trigger[0])
        if other.trigger >= relation.trigger or not other.sources or back > SENTENCES_BACK:
            continue
        if last is None and not _told_by(state, other, claimant, relation):
            continue
        if last is not None and other.sources != last.sources:
            return
        last = other
        yield i


def _told_by(state: State, other: Relation, claimant: str | None, relation: Relation) -> bool:
    """Whether somebody else tells it, and the claimant where the text names one."""
    teller, denier = _teller(state, other), _actor(relation)
    return teller == claimant if claimant is not None else teller is None or teller != denier


def _points_back(mention: Mention) -> bool:
    owned = mention.entity is not None and mention.entity.country is not None
    return mention.label == "THING" and mention.form == "phrase" and (mention.definite or owned or mention.plural)


def _teller(state: State, relation: Relation) -> str | None:
    source = state.attributions[relation.sources[0]].source
    return source.entity.country if source is not None and source.entity is not None else None


def _actor(relation: Relation) -> str | None:
    entities = (f.mention.entity for f in relation.fillers if f.role == "actor")
    return next((entity.country for entity in entities if entity is not None), None)


def _sentence(state: State, token: int) -> int:
    """The number of the sentence of a token; 0 for one that stands in none."""
    at = bisect_right(state.sentences, token, key=lambda sentence: sentence.first) - 1
    return at if at >= 0 and token < state.sentences[at].end else 0

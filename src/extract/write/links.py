"""Which claims of a document speak of which others: what is denied, by the clause, the noun, or the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from extract.document import Mention, Relation, state_of

CLAUSES = {"ccomp", "xcomp", "pcomp", "acl"}
OBJECTS = {"dobj", "pobj", "nsubjpass"}
SENTENCES_BACK = 3


def spoken_of(doc: Doc, at: int) -> list[int]:
    """Indices of the relations that the relation at this index speaks of, in text order."""
    relations = state_of(doc).relations
    relation = relations[at]
    if relation.polarity == "negative":
        return []
    others = [i for i in range(len(relations)) if i != at]
    for finder in (_in_content, _behind_relative, _told_before):
        found = [i for i in finder(doc, relation, others) if relations[i].trigger != relation.trigger]
        if found:
            return sorted(found, key=lambda i: relations[i].trigger)
    return []


def _in_content(doc: Doc, relation: Relation, others: Sequence[int]) -> Iterator[int]:
    """ "denied that it had fired", "denied the attack", "rejected reports of a raid"."""
    trigger = doc[relation.trigger[0]]
    for i in others:
        other = state_of(doc).relations[i]
        token = doc[other.trigger[0]]
        chain = _chain(token, trigger)
        if not chain or not any(t.dep_ in CLAUSES | OBJECTS for t in chain):
            continue
        reported = bool(other.sources) and _teller(doc, other) != _actor(relation)
        direct = len([t for t in chain if t.dep_ != "prep"]) == 1
        if direct or reported or any(t.dep_ in CLAUSES for t in chain):
            yield i


def _behind_relative(doc: Doc, relation: Relation, others: Sequence[int]) -> Iterator[int]:
    """ "..., which Kyiv denies", "accused Oslo of a raid, a charge it denies": what is told above, or the event."""
    trigger = doc[relation.trigger[0]]
    objects = [c for c in trigger.children if c.dep_ == "dobj"]
    aside = not objects and trigger.head.dep_ in ("appos", "npadvmod")
    if trigger.dep_ != "relcl" or not (aside or any(c.tag_ in ("WDT", "WP") for c in objects)):
        return
    by_token = {state_of(doc).relations[i].trigger[0]: i for i in others}
    for ancestor in trigger.ancestors:
        told = [i for i in others if _on_the_word_of(doc, i, ancestor)]
        if told or ancestor.i in by_token:
            yield from told or [by_token[ancestor.i]]
            return


def _on_the_word_of(doc: Doc, at: int, verb: Token) -> bool:
    state = state_of(doc)
    sources = state.relations[at].sources
    return bool(sources) and state.attributions[sources[0]].cue[0] == verb.idx


def _told_before(doc: Doc, relation: Relation, others: Sequence[int]) -> Iterator[int]:
    """ "Kyiv dismissed the claim", "rejected Tehran's account": what others were last said to have told."""
    mention = next((f.mention for f in relation.fillers if f.role != "actor" and _points_back(doc, f.mention)), None)
    if mention is None:
        return
    claimant = mention.entity.country if mention.entity is not None else None
    state = state_of(doc)
    here = _sentence(state.bounds, relation.trigger[0])
    last: Relation | None = None
    for i in sorted(others, key=lambda i: state.relations[i].trigger, reverse=True):
        other = state.relations[i]
        back = here - _sentence(state.bounds, other.trigger[0])
        if other.trigger >= relation.trigger or not other.sources or back > SENTENCES_BACK:
            continue
        if last is None and not _told_by(doc, other, claimant, relation):
            continue
        if last is not None and other.sources != last.sources:
            return
        last = other
        yield i


def _told_by(doc: Doc, other: Relation, claimant: str | None, relation: Relation) -> bool:
    """Whether somebody else tells it, and the claimant where the text names one."""
    teller, denier = _teller(doc, other), _actor(relation)
    return teller == claimant if claimant is not None else teller is None or teller != denier


def _points_back(doc: Doc, mention: Mention) -> bool:
    owned = mention.entity is not None and mention.entity.country is not None
    return mention.label == "THING" and mention.form == "phrase" and (mention.definite or owned or mention.plural)


def _chain(token: Token, above: Token) -> list[Token]:
    """From a token up to the child of `above` over it; empty where it does not stand below."""
    chain = []
    while token.i != above.i:
        if token.head.i == token.i:
            return []
        chain.append(token)
        token = token.head
    return chain


def _teller(doc: Doc, relation: Relation) -> str | None:
    source = state_of(doc).attributions[relation.sources[0]].source
    return source.entity.country if source is not None and source.entity is not None else None


def _actor(relation: Relation) -> str | None:
    entities = (f.mention.entity for f in relation.fillers if f.role == "actor")
    return next((entity.country for entity in entities if entity is not None), None)


def _sentence(sentences: Sequence[tuple[int, int]], token: int) -> int:
    return next((i for i, (first, end) in enumerate(sentences) if first <= token < end), 0)

"""Doc with relations -> claims: the one place where what was found becomes what is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extract.document import Attribution, Mention, Relation, State, TimeValue
from extract.model import (
    Argument,
    Article,
    Claim,
    DocumentRef,
    Evidence,
    Link,
    LinkType,
    Named,
    RuleRef,
    Source,
    Span,
    Speaker,
    Trigger,
    When,
)
from extract.pack.rulebook import Rulebook
from extract.syntax.text import Text
from extract.write.entity import entity_of
from extract.write.identity import identity


def claims_of(doc: Text, book: Rulebook) -> list[Claim]:
    """The claims of a document, in text order, each with an id that its content alone decides."""
    state = doc.state
    article, relations = state.article, state.relations
    ref = _document(article, next((a for a in state.attributions if a.whole), None))
    plover = {name: frame.plover for name, frame in book.frames.frames.items()}
    kinds = {name: frame.links for name, frame in book.frames.frames.items()}
    claims = [_claim(doc, relation, state, ref, book, plover.get(relation.type)) for relation in relations]
    unique = {claim.id: claim for claim in _linked(claims, relations, kinds)}
    return sorted(unique.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.type, c.id))


def _linked(
    claims: Sequence[Claim], relations: Sequence[Relation], kinds: Mapping[str, LinkType | None]
) -> Iterator[Claim]:
    """The claims joined to those that they speak of, by the link of their type; denials to what they deny; and what is
    told again to where it was told first."""
    for claim, relation in zip(claims, relations, strict=True):
        kind = kinds.get(claim.type) or "disputes"
        told: list[tuple[LinkType, int]] = [(kind, i) for i in (*relation.speaks_of, *relation.contradicts)]
        told += [("repeats", i) for i in relation.repeats]
        ids = dict.fromkeys((name, claims[i].id) for name, i in told if claims[i].id != claim.id)
        links = tuple(Link(type=name, claim=id_) for name, id_ in ids)
        yield claim.model_copy(update={"links": links}) if links else claim


def _document(article: Article, voice: Attribution | None) -> DocumentRef:
    speaker = None
    if voice is not None and (who := voice.source) is not None:
        entity = entity_of(who.entity) if who.entity else None
        speaker = Speaker(**_cut(article, who.start, who.end), entity=entity, kind=voice.kind)
    named = {name: getattr(article, name) for name in Named.model_fields}
    return DocumentRef(sha256=article.sha256, speaker=speaker, **named)


def _claim(doc: Text, relation: Relation, state: State, ref: DocumentRef, book: Rulebook, plover: str | None) -> Claim:
    first, last = doc[relation.trigger[0]], doc[relation.trigger[1]]
    pack, article = book.pack_of_rule(relation.rule), state.article
    told = [state.attributions[i] for i in relation.sources]
    parts: dict[str, Any] = {
        "type": relation.type,
        "trigger": Trigger(**_cut(article, first.idx, last.idx + len(last.text)), lemma=first.lemma),
        "arguments": tuple(_argument(article, f.role, f.mention) for f in relation.fillers),
        "time": _when(article, relation.time),
        "polarity": relation.polarity,
        "certainty": relation.certainty,
        "modality": relation.modality,
        "sources": tuple(_source(article, a) for a in (*told, *relation.deniers)),
    }
    return Claim(
        id=identity(ref.id, ref.sha256, parts),
        plover=plover,
        evidence=_evidence(doc, relation, state),
        document=ref,
        rule=RuleRef(id=relation.rule, pack=pack.name, version=pack.version),
        confidence=round(relation.chance, 2),
        **parts,
    )


def _cut(article: Article, start: int, end: int) -> dict[str, Any]:
    return {"text": article.text[start:end], "start": start, "end": end}


def _span(article: Article, span: tuple[int, int] | None) -> Span | None:
    return Span(**_cut(article, *span)) if span else None


def _argument(article: Article, role: str, mention: Mention) -> Argument:
    return Argument(
        **_cut(article, mention.start, mention.end),
        role=role,
        entity=entity_of(mention.entity) if mention.entity else None,
        antecedent=_span(article, mention.antecedent),
        count=mention.count,
        quantity=mention.quantity,
        modifiers=mention.modifiers,
    )


def _when(article: Article, time: TimeValue | None) -> When | None:
    if time is None:
        return None
    return When(**_cut(article, time.start, time.end), value=time.value, anchor=time.anchor)


def _source(article: Article, attribution: Attribution) -> Source:
    who = attribution.source
    named = {} if who is None else _cut(article, who.start, who.end)
    return Source(
        **named,
        entity=entity_of(who.entity) if who and who.entity else None,
        cue=_span(article, attribution.cue),
        kind=attribution.kind,
        stance=attribution.stance,
        time=_when(article, attribution.time),
        affiliation=_span(article, attribution.affiliation),
        inferred=attribution.inferred,
        confidence=attribution.confidence,
        others=tuple(Span(**_cut(article, *span)) for span in attribution.others),
    )


def _evidence(doc: Text, relation: Relation, state: State) -> Evidence:
    """The sentence of the trigger, cut to its section."""
    at, last = doc[relation.trigger[0]], doc[relation.trigger[1]]
    article, sentence = state.article, state.sentence_of(at.i)
    start, stop = (sentence.start, sentence.stop) if sentence else (at.idx, last.idx + len(last.text))
    where = at.idx
    section = next((s.kind for s in article.sections if s.start <= where < s.end), "body")
    return Evidence(**_cut(article, start, stop), section=section)

"""Everything that leads from a text to its claims, as plain data."""

from __future__ import annotations

from functools import partial
from typing import Any

from extract.author.entities import why
from extract.author.scores import scores_of
from extract.document import Attribution, Mention, Relation, Sentence, State, Time, state_of
from extract.events.choice import Sight
from extract.events.matters import OtherWords
from extract.events.trace import Try, tries
from extract.model import Article, Claim
from extract.pipeline import Extractor
from extract.status.of_events import status_of
from extract.syntax.build import graph_of
from extract.syntax.labels import parsed_as
from extract.syntax.phrases import head_of
from extract.syntax.text import Text
from extract.write.entity import plain_entity

HIDDEN = frozenset({"det", "mark", "advmod", "surface", "punct"})
"""Edges that no rule asks for by name; they are left out of what people read."""


def explain(extractor: Extractor, article: Article, only: Claim | None = None) -> dict[str, Any]:
    """The sentences of an article (of the claim `only`: its sentence) with every step that led to their claims."""
    doc = extractor.annotate(article)
    text, state = Text(doc), state_of(doc)
    wanted = [s for s in state.sentences if only is None or s.start <= only.trigger.start < s.stop]
    traced = {sight.sentence.span.start: sight for sight in extractor.stages.sights(doc)}
    words = extractor.stages.chooser.matters.of(doc.text, extractor.stages.gate.domain(doc.text))
    return {
        "document": article.id,
        "published": str(article.published) if article.published else None,
        "sentences": [_sentence(extractor, text, state, s, traced.get(s.first), words) for s in wanted],
    }


def _sentence(
    extractor: Extractor,
    doc: Text,
    state: State,
    sentence: Sentence,
    traced: Sight | None,
    words: OtherWords,
) -> dict[str, Any]:
    first, end, start, stop = sentence.first, sentence.end, sentence.start, sentence.stop
    mentions = [m for m in state.mentions if start <= m.start < stop]
    tried = list(tries(traced.sentence)) if traced is not None else []
    bar, left_out = extractor.rulebook.frames.weights.tells, extractor.stages.chooser.left_out
    edges = graph_of(doc.passage(first, end), extractor.rulebook.grammar).edges()
    return {
        "text": doc.text[start:stop],
        "start": start,
        "end": stop,
        "reading": " ".join((state.reading or [t.text for t in doc])[first:end]),
        "tokens": [_token(doc, i, first) for i in range(first, end)],
        "mentions": [_mention(extractor, doc, m) for m in mentions],
        "graph": [[doc[h].text, label, doc[d].text] for h, label, d in edges if label not in HIDDEN],
        "scores": scores_of(doc, traced, bar, partial(left_out, traced, words)) if traced is not None else [],
        "fired": [_fired(extractor, doc, t) for t in tried if t.relation is not None],
        "nearly": [_nearly(extractor, doc, t) for t in sorted(tried, key=_distance) if t.stops],
        "attributions": [_attribution(doc, a) for a in state.attributions if start <= a.cue[0] < stop],
        "status": [_status(extractor, doc, r) for r in state.relations if first <= r.trigger[0] < end],
        "times": [_time(doc, t) for t in state.times if start <= t.start < stop],
        "claims": [c.model_dump(mode="json", by_alias=True) for c in state.claims if start <= c.trigger.start < stop],
    }


def _distance(tried: Try) -> int:
    """How far a construction was from holding: the conditions that failed."""
    return len(tried.stops)


def _token(doc: Text, i: int, first: int) -> dict[str, Any]:
    token = doc[i]
    tag, label, head = parsed_as(doc.doc, i)
    names = {"text": token.text, "lemma": token.lemma_, "pos": token.pos_, "tag": tag}
    return {**names, "dep": label, "head": head - first}


def _mention(extractor: Extractor, doc: Text, mention: Mention) -> dict[str, Any]:
    return {
        "text": doc.text[mention.start : mention.end],
        "label": mention.label,
        "form": mention.form,
        "weak": mention.weak,
        "count": mention.count,
        "entity": plain_entity(mention.entity) if mention.entity else None,
        "why": why(extractor, doc.doc, mention),
    }


def _tried(extractor: Extractor, doc: Text, tried: Try) -> dict[str, Any]:
    place = extractor.rulebook.place("rule", tried.rule.id)
    trigger = doc.passage(tried.token, tried.last + 1).text
    return {"rule": tried.rule.id, "type": tried.rule.type, "trigger": trigger, "at": place}


def _fired(extractor: Extractor, doc: Text, tried: Try) -> dict[str, Any]:
    relation = tried.relation
    assert relation is not None
    outcome = "fired" if tried.fired else f"{tried.beaten} comes first" if tried.beaten else "excludes the trigger"
    roles = [[f.role, doc.text[f.mention.start : f.mention.end]] for f in relation.fillers]
    return {**_tried(extractor, doc, tried), "outcome": outcome, "roles": roles}


def _nearly(extractor: Extractor, doc: Text, tried: Try) -> dict[str, Any]:
    stops = [
        {
            "condition": stop.condition,
            "step": stop.step,
            "token": doc[stop.token].text if stop.token is not None else None,
            "text": stop.text,
        }
        for stop in tried.stops
    ]
    return {**_tried(extractor, doc, tried), "stops": stops}


def _attribution(doc: Text, attribution: Attribution) -> dict[str, Any]:
    source = attribution.source
    return {
        "source": doc.text[source.start : source.end] if source else None,
        "cue": doc.text[slice(*attribution.cue)],
        "content": [doc.text[slice(*part)] for part in (attribution.content, *attribution.more)],
        "kind": attribution.kind,
        "stance": attribution.stance,
        "act": attribution.act,
        "vouched": attribution.vouched,
    }


def _status(extractor: Extractor, doc: Text, relation: Relation) -> dict[str, Any]:
    attributor = extractor.stages.attributor
    verdict = status_of(head_of(doc, *relation.trigger), attributor.status, attributor.grammar, relation.type)
    cues = []
    for cue in verdict.cues:
        changed = {n: v for n in ("polarity", "certainty", "modality") if (v := getattr(cue, n, None))}
        if changed:
            cues.append({"words": list(getattr(cue, "words", ()))[:4], **changed})
    return {
        "trigger": doc[relation.trigger[0]].text,
        "polarity": relation.polarity,
        "certainty": relation.certainty,
        "modality": relation.modality,
        "cues": cues,
    }


def _time(doc: Text, time: Time) -> dict[str, Any]:
    return {"text": doc.text[time.start : time.end], "value": time.value, "anchor": time.anchor}

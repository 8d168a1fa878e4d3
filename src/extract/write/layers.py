"""Doc -> every layer of one article as plain data, for `extract annotate`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile
from typing import Any

from spacy.tokens import Doc

from extract.document import Attribution, Mention, Time, state_of
from extract.write.entity import plain_entity

MOSTLY = 0.5
ENTITIES = ("ACTOR", "PLACE")


def layers_of(doc: Doc) -> dict[str, Any]:
    """Sections, sentences, entities, mentions, times, measures and attributions, each span with its text."""
    state = state_of(doc)
    article, mentions = state.article, state.mentions
    text = article.text
    return {
        "document": {"id": article.id, "uri": article.uri, "sha256": article.sha256, "title": article.title},
        "sections": [{"kind": s.kind, **_span(text, s.start, s.end)} for s in article.sections],
        "sentences": [_span(text, s.start, s.stop) for s in state.sentences],
        "entities": [_mention(text, m) for m in _once([m for m in mentions if _is_entity(m)])],
        "mentions": [_mention(text, m) for m in mentions],
        "times": [_time(text, t) for t in state.times],
        "measures": [_mention(text, m) for m in mentions if m.label == "MEASURE"],
        "attributions": _nested(text, state.attributions),
    }


def _is_entity(mention: Mention) -> bool:
    """Named, described or personal; a noun that is a weapon only in company isn't one by itself."""
    return (mention.classed or mention.label in ENTITIES or mention.form == "person") and not mention.weak


def _once(entities: Sequence[Mention]) -> list[Mention]:
    """Of "weapons" and "dozens of weapons" the first: one entity is marked once at a place, as short as it is named."""
    kept = []
    for i, outer in enumerate(entities):
        inside = takewhile(lambda m, end=outer.end: m.start < end, islice(entities, i + 1, None))  # type: ignore[misc]
        if not any(_is_same(outer, inner) and inner.end <= outer.end for inner in inside):
            kept.append(outer)
    return kept


def _is_same(one: Mention, other: Mention) -> bool:
    known = one.entity is not None and other.entity is not None
    return known and one.label == other.label and one.entity == other.entity


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"text": text[start:end], "start": start, "end": end}


def _mention(text: str, mention: Mention) -> dict[str, Any]:
    label = "PLACE" if mention.locative else "ACTOR" if mention.form == "person" else mention.label
    found: dict[str, Any] = {"label": label, **_span(text, mention.start, mention.end), "form": mention.form}
    if mention.entity is not None:
        found["entity"] = plain_entity(mention.entity)
    if mention.antecedent is not None:
        found["antecedent"] = _span(text, *mention.antecedent)
    if mention.count is not None:
        found["count"] = mention.count
    if mention.quantity is not None:
        found["quantity"] = mention.quantity.model_dump(mode="json")
        found["dimension"] = mention.dimension
    return found


def _time(text: str, time: Time) -> dict[str, Any]:
    return {**_span(text, time.start, time.end), "value": time.value, "anchor": time.anchor}


def _nested(text: str, attributions: Sequence[Attribution]) -> list[dict[str, Any]]:
    """The attributions that stand in nobody's words, each with those in its own words as `inner`."""
    rows = [_attribution(text, a) for a in attributions]
    top: list[dict[str, Any]] = []
    for i, one in enumerate(attributions):
        around = [j for j, other in enumerate(attributions) if j != i and _holds(other, one)]
        if around:
            rows[min(around, key=lambda j: _size(attributions[j]))]["inner"].append(rows[i])
        else:
            top.append(rows[i])
    return top


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """The inner cue stands in the outer content; of two that hold each other the larger is the outer."""
    if not any(start <= inner.cue[0] < end for start, end in (outer.content, *outer.more)):
        return False
    back = any(start <= outer.cue[0] < end for start, end in (inner.content, *inner.more))
    return not back or (_size(outer), outer.cue) > (_size(inner), inner.cue)


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in (attribution.content, *attribution.more))


def _hull(attribution: Attribution) -> tuple[int, int]:
    """From the first to the last stretch where little else stands between them, else the longest stretch."""
    stretches = (attribution.content, *attribution.more)
    hull = (stretches[0][0], max(end for _, end in stretches))
    if _size(attribution) >= MOSTLY * (hull[1] - hull[0]):
        return hull
    return max(stretches, key=lambda s: s[1] - s[0])


def _attribution(text: str, attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _mention(text, attribution.source) if attribution.source else None,
        "cue": _span(text, *attribution.cue),
        "content": _span(text, *_hull(attribution)),
        "stretches": [_span(text, *stretch) for stretch in (attribution.content, *attribution.more)],
        "kind": attribution.kind,
        "stance": attribution.stance,
        "act": attribution.act,
        "inferred": attribution.inferred,
        "vouched": attribution.vouched,
        "inner": [],
    }

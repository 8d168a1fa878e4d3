"""Doc -> every layer of one article as plain data, for `extract annotate`."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from extract.document import Attribution, Mention, TimeValue
from extract.model import Article

ENTITIES = ("ACTOR", "WEAPON", "PLACE")


def layers_of(doc: Doc) -> dict[str, Any]:
    """Sections, sentences, entities, mentions, times, measures and attributions, each span with its text."""
    article: Article = doc._.article
    text = article.text
    mentions: list[Mention] = doc._.mentions
    return {
        "document": {"id": article.id, "uri": article.uri, "sha256": article.sha256, "title": article.title},
        "sections": [{"kind": s.kind, **_span(text, s.start, s.end)} for s in article.sections],
        "sentences": [
            _span(text, doc[first].idx, doc[end - 1].idx + len(doc[end - 1].text))
            for first, end in doc.user_data.get("sentences", ())
        ],
        "entities": [_mention(text, m) for m in mentions if _is_entity(m)],
        "mentions": [_mention(text, m) for m in mentions],
        "times": [_time(text, t) for t in doc._.times],
        "measures": [_mention(text, m) for m in mentions if m.label == "MEASURE"],
        "attributions": [_attribution(text, a) for a in doc._.attributions],
    }


def _is_entity(mention: Mention) -> bool:
    """Named, described or personal; a noun that is a weapon only in company isn't one by itself."""
    return (mention.label in ENTITIES or mention.form == "person") and not mention.weak


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"text": text[start:end], "start": start, "end": end}


def _mention(text: str, mention: Mention) -> dict[str, Any]:
    label = "PLACE" if mention.locative else "ACTOR" if mention.form == "person" else mention.label
    found: dict[str, Any] = {"label": label, **_span(text, mention.start, mention.end), "form": mention.form}
    if mention.entity is not None:
        found["entity"] = mention.entity.model_dump(mode="json", by_alias=True)
    if mention.antecedent is not None:
        found["antecedent"] = _span(text, *mention.antecedent)
    if mention.count is not None:
        found["count"] = mention.count
    if mention.quantity is not None:
        found["quantity"] = mention.quantity.model_dump(mode="json")
        found["dimension"] = mention.dimension
    return found


def _time(text: str, time: TimeValue) -> dict[str, Any]:
    return {**_span(text, time.start, time.end), "value": time.value, "anchor": time.anchor}


def _attribution(text: str, attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _mention(text, attribution.source) if attribution.source else None,
        "cue": _span(text, *attribution.cue),
        "content": _span(text, *attribution.content),
        "kind": attribution.kind,
        "stance": attribution.stance,
        "act": attribution.act,
        "inferred": attribution.inferred,
    }

"""Articles with claims -> what annotation tools read: spaCy DocBin, Label Studio tasks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import spacy
from spacy.tokens import Doc, DocBin, Span, SpanGroup

from extract.report.by_article import Pair

STATUS = {
    "polarity": ("positive", "negative"),
    "certainty": ("certain", "probable", "possible"),
    "modality": ("actual", "planned", "hypothetical"),
}
GROUPS = ("triggers", "arguments", "sources", "evidence")


def docbin_of(pairs: Iterable[Pair]) -> bytes:
    """A DocBin of blank English Docs; the claims are span groups, and whole in `doc.spans["article"].attrs`.

    Groups: article (all of the text; its attrs are id, uri and claims, the last as JSON), triggers (label: type),
    arguments (label: role), sources (label: stance), evidence. The id of an entity is the `kb_id` of its spans, that of
    a claim the `span_id` of its trigger and evidence. Spans that cut a token take the whole token.
    """
    nlp = spacy.blank("en")
    bin_ = DocBin()
    for article, claims in pairs:
        doc = nlp.make_doc(article.text)
        spans: dict[str, list[Span | None]] = {name: [] for name in GROUPS}
        for claim in claims:
            spans["triggers"].append(_span(doc, claim["trigger"], claim["type"], claim["id"]))
            spans["evidence"].append(_span(doc, claim["evidence"], claim["type"], claim["id"]))
            for argument in claim["arguments"]:
                known = (argument.get("entity") or {}).get("id") or ""
                spans["arguments"].append(_span(doc, argument, argument["role"], "", known))
            for source in claim["sources"]:
                if source.get("start") is not None:
                    known = (source.get("entity") or {}).get("id") or ""
                    spans["sources"].append(_span(doc, source, source["stance"], "", known))
        for name, found in spans.items():
            doc.spans[name] = [span for span in found if span is not None]
        about = {"id": article.id, "uri": article.uri, "claims": json.dumps(claims, ensure_ascii=False)}
        doc.spans["article"] = SpanGroup(doc, name="article", attrs=about, spans=[doc[:]])
        bin_.add(doc)
    return bin_.to_bytes()


def _span(doc: Doc, part: dict[str, Any], label: str, id_: str, entity: str = "") -> Span | None:
    start, end = part["start"], part["end"]
    return doc.char_span(start, end, label=label, span_id=id_, kb_id=entity, alignment_mode="expand")


def write_tasks(pairs: Iterable[Pair], stream: BinaryIO) -> int:
    """A JSON array of Label Studio tasks, one an article, with the claims as predictions. Gives their number."""
    count = 0
    for article, claims in pairs:
        task = {
            "data": {"text": article.text, "id": article.id, "title": article.title},
            "predictions": [{"model_version": _version(claims), "result": list(_result(claims))}],
        }
        stream.write((b"[\n" if not count else b",\n") + json.dumps(task, ensure_ascii=False).encode())
        count += 1
    stream.write(b"\n]\n" if count else b"[]\n")
    return count


def _version(claims: list[dict[str, Any]]) -> str:
    rule = claims[0]["rule"]
    return f"{rule['pack']} {rule['version']}"


def _result(claims: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Regions for triggers, arguments and sources; relations from each trigger. Offsets count code points, as here."""
    for claim in claims:
        trigger = f"{claim['id']}.t"
        yield _region(trigger, claim["trigger"], claim["type"], claim["confidence"])
        yield from (_choice(trigger, claim["trigger"], status, claim[status]) for status in STATUS)
        parts = [(f"a{n}", part, part["role"]) for n, part in enumerate(claim["arguments"])]
        parts += [("w", claim["time"], "time")] if claim.get("time") else []
        parts += [(f"s{n}", part, "source") for n, part in enumerate(claim["sources"]) if part.get("start") is not None]
        for name, part, role in parts:
            region = f"{claim['id']}.{name}"
            yield _region(region, part, role, claim["confidence"])
            yield {"type": "relation", "from_id": trigger, "to_id": region, "direction": "right", "labels": [role]}


def _choices(status: str, values: Iterable[str], types: Iterable[str]) -> Iterator[str]:
    """A question that is asked of triggers."""
    asked = f'perRegion="true" whenTagName="label" whenLabelValue="{",".join(types)}"'
    yield f'  <Choices name="{status}" toName="text" {asked}>'
    yield from (f'    <Choice value="{value}"/>' for value in values)
    yield "  </Choices>"


def _region(id_: str, part: dict[str, Any], label: str, score: float) -> dict[str, Any]:
    value = {"start": part["start"], "end": part["end"], "text": part["text"], "labels": [label]}
    return {"id": id_, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "score": score}


def _choice(id_: str, part: dict[str, Any], status: str, value: str) -> dict[str, Any]:
    """What is said of a trigger beside its type; it has the id of its region."""
    said = {"start": part["start"], "end": part["end"], "text": part["text"], "choices": [value]}
    return {"id": id_, "from_name": status, "to_name": "text", "type": "choices", "value": said}


def labeling_config(types: Iterable[str], roles: Iterable[str]) -> str:
    """The labelling interface that the tasks load in."""
    types = tuple(types)
    roles = (*roles, "time", "source")
    labels = [f'    <Label value="{name}"/>' for name in (*types, *roles)]
    relations = [f'    <Relation value="{name}"/>' for name in roles]
    return "\n".join(
        (
            "<View>",
            *('  <Labels name="label" toName="text">', *labels, "  </Labels>"),
            *("  <Relations>", *relations, "  </Relations>"),
            *(line for status, values in STATUS.items() for line in _choices(status, values, types)),
            '  <Text name="text" value="$text"/>',
            "</View>",
            "",
        )
    )

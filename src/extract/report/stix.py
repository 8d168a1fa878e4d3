"""Claims -> a STIX 2.1 bundle: a note each, the parties and speakers as identities, an article as report or grouping.

STIX has objects for threats, not for tests, deliveries or talks. What these claims have in common with it is who says
what of whom in which report, so no object of our own is needed: any tool that reads STIX shows notes and opinions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import Any, BinaryIO
from uuid import UUID

from extract.pack.rulebook import Rulebook
from extract.sentence import Wording, sentence_of, text_of

Row = Mapping[str, Any]
Node = dict[str, Any]
UNDATED = "1970-01-01T00:00:00.000Z"
"""When an object was created of which nobody knows it: STIX wants a time, and a clock would change the bytes."""
CLASSES = {
    **dict.fromkeys(("person", "official", "expert"), "individual"),
    **dict.fromkeys(("system", "class"), "class"),
}
OPINIONS = {"denies": "strongly-disagree", "doubts": "disagree"}


def write_stix(claims: Iterable[Row], stream: BinaryIO, book: Rulebook) -> int:
    """One bundle, an object at a time; the same claims give the same bytes. Gives the number of objects."""
    head = {"type": "bundle", "id": _id("bundle", ""), "objects": []}
    stream.write(json.dumps(head)[: -len("]}")].encode() + b"\n")
    count = 0
    for node in nodes_of(claims, book.wording):
        stream.write((b",\n" if count else b"") + json.dumps(node, ensure_ascii=False).encode())
        count += 1
    stream.write(b"\n]}\n")
    return count


def nodes_of(claims: Iterable[Row], wording: Wording) -> Iterator[Node]:
    """The objects, those of one article together; of parties only the ids stay in memory."""
    seen: set[str] = set()
    for _, rows in groupby(claims, key=lambda claim: claim["document"]["id"]):
        notes: list[Node] = []
        others: list[str] = []
        for claim in rows:
            parties = list(_parties(claim))
            for party in parties:
                if party["id"] not in seen:
                    seen.add(party["id"])
                    yield party
            note = _note(claim, parties, wording)
            notes.append(note)
            others += [party["id"] for party in parties]
            for opinion in _opinions(claim, note):
                others.append(opinion["id"])
                yield opinion
            document = claim["document"]
        article = _article(document, [*(note["id"] for note in notes), *dict.fromkeys(others)])
        for note in notes:
            note.setdefault("object_refs", [article["id"]])
            yield note
        yield article


def _object(kind: str, key: str, created: str | None, /, **more: Any) -> Node:
    when = f"{created}T00:00:00.000Z" if created else UNDATED
    known = {name: value for name, value in more.items() if value}
    return {"type": kind, "spec_version": "2.1", "id": _id(kind, key), "created": when, "modified": when, **known}


def _id(kind: str, key: str) -> str:
    """The same for the same key; of the form of version 4, which the standard asks for, its bits those of a digest."""
    return f"{kind}--{UUID(bytes=sha256(f'{kind} {key}'.encode()).digest()[:16], version=4)}"


def _parties(claim: Row) -> Iterator[Node]:
    """Those who take part and those who say so, as far as they are somebody: actors, not weapons or places."""
    for part in (*claim["arguments"], *claim["sources"]):
        entity = part.get("entity") or {}
        if entity.get("label") == "ACTOR":
            yield _identity(entity, claim["document"])


def _identity(entity: Row, document: Row) -> Node:
    """One that the rules know is the same everywhere, another one the same within its document alone."""
    own = entity["id"] or f"{document['id']} {document['sha256']} {entity['name']} {entity.get('country')}"
    kind = CLASSES.get(entity.get("kind") or "", "organization" if entity["id"] else "unknown")
    labels = [entity[key] for key in ("kind", "country") if entity.get(key)]
    return _object("identity", own, None, name=entity["name"], identity_class=kind, labels=labels)


def _note(claim: Row, parties: Iterable[Node], wording: Wording) -> Node:
    """What is claimed in a sentence, with the words that say so."""
    status = (claim[key] for key in ("polarity", "certainty", "modality"))
    speakers = [_speaker(source) for source in claim["sources"] if source["stance"] == "asserts"]
    return _object(
        "note",
        claim["id"],
        claim["document"].get("published"),
        abstract=text_of(sentence_of(claim, wording)),
        content=claim["evidence"]["text"],
        authors=list(dict.fromkeys(speakers)),
        confidence=round(100 * claim["confidence"]),
        labels=[claim["type"], *status],
        external_references=[{"source_name": "extract-claims", "external_id": claim["id"]}],
        object_refs=list(dict.fromkeys(party["id"] for party in parties)),
    )


def _opinions(claim: Row, note: Node) -> Iterator[Node]:
    """Of each source that denies or doubts the claim."""
    for position, source in enumerate(claim["sources"]):
        if source["stance"] in OPINIONS:
            yield _object(
                "opinion",
                f"{claim['id']} {position}",
                claim["document"].get("published"),
                opinion=OPINIONS[source["stance"]],
                authors=[_speaker(source)],
                explanation=(source.get("cue") or {}).get("text"),
                object_refs=[note["id"]],
            )


def _speaker(source: Row) -> str:
    return (source.get("entity") or {}).get("name") or source.get("text") or "unnamed"


def _article(document: Row, refs: list[str]) -> Node:
    """A report; one whose day nobody knows a grouping, which needs none."""
    published = document.get("published")
    source = {"source_name": document.get("publisher") or "article", "external_id": document["id"]}
    if document.get("url"):
        source["url"] = document["url"]
    name = document.get("title") or document["id"]
    said = {"name": name, "object_refs": refs, "external_references": [source], "lang": document.get("language")}
    own = f"{document['id']} {document['sha256']} {refs[0]}"
    if published is None:
        return _object("grouping", own, None, context="unspecified", **said)
    when = f"{published}T00:00:00.000Z"
    return _object("report", own, published, published=when, report_types=["observed-data"], **said)

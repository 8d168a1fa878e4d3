"""Claims -> JSON-LD: schema.org for what is claimed, PROV for where it comes from and on whose word."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import quote

from extract.pack.rulebook import Rulebook
from extract.sentence import Wording, sentence_of, text_of

Row = Mapping[str, Any]
Node = dict[str, Any]
BASE = "urn:extract-claims:"
CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "ec": f"{BASE}vocab:",
}
WIKIDATA = "http://www.wikidata.org/entity/"
LINKS = {"disputes": "ec:disputes", "repeats": "ec:repeats", "supports": "ec:supports"}


def write_linked(claims: Iterable[Row], stream: BinaryIO, book: Rulebook) -> int:
    """One JSON-LD document with its context in it, a node at a time. Gives the number of nodes."""
    head = json.dumps({"@context": CONTEXT, "@graph": []}, ensure_ascii=False)
    stream.write(head[: -len("]}")].encode() + b"\n")
    count = 0
    for node in nodes_of(claims, book):
        stream.write((b",\n" if count else b"") + json.dumps(_filled(node), ensure_ascii=False).encode())
        count += 1
    stream.write(b"\n]}\n")
    return count


def nodes_of(claims: Iterable[Row], book: Rulebook) -> Iterator[Node]:
    """Claims, and before the first claim that names it each document, entity and reading; only ids stay in memory."""
    wikidata = {record.id: record.wikidata for record in book.records if record.wikidata}
    seen: set[str] = set()
    for claim in claims:
        parts = [part for part in (*claim["arguments"], *claim["sources"]) if part.get("entity")]
        new = [_document(claim["document"]), _reading(claim["rule"])]
        new += [_entity(part["entity"], claim["document"], wikidata) for part in parts]
        for node in new:
            if node["@id"] not in seen:
                seen.add(node["@id"])
                yield node
        yield _claim(claim, book.wording)


def _document(document: Row) -> Node:
    return {
        "@id": _document_id(document),
        "@type": ["schema:NewsArticle", "prov:Entity"],
        "schema:identifier": document["id"],
        "schema:headline": document.get("title"),
        "schema:datePublished": _day(document.get("published")),
        "schema:publisher": document.get("publisher"),
        "schema:sourceOrganization": document.get("agency"),
        "schema:author": list(document.get("authors") or ()),
        "schema:url": {"@id": document["url"]} if _is_url(document.get("url")) else None,
        "schema:inLanguage": document.get("language"),
        "ec:sha256": document["sha256"],
    }


def _document_id(document: Row) -> str:
    return f"{BASE}document:{quote(document['id'], safe='')}:{document['sha256'][:16]}"


def _reading(rule: Row) -> Node:
    return {
        "@id": f"{BASE}reading:{quote(rule['pack'], safe='')}:{quote(rule['version'], safe='')}",
        "@type": "prov:Activity",
        "prov:wasAssociatedWith": {"@id": f"{BASE}program", "@type": "prov:SoftwareAgent"},
        "ec:pack": rule["pack"],
        "ec:version": rule["version"],
    }


def _entity(entity: Row, document: Row, wikidata: Mapping[str, str]) -> Node:
    known = wikidata.get(entity["id"])
    return {
        "@id": _entity_id(entity, document),
        "@type": ["prov:Agent", "schema:Thing"] if entity["label"] == "ACTOR" else "schema:Thing",
        "schema:name": entity["name"],
        "schema:sameAs": {"@id": WIKIDATA + known} if known else None,
        "ec:kind": entity.get("kind"),
        "ec:country": entity.get("country"),
        "ec:class": entity.get("class"),
    }


def _entity_id(entity: Row, document: Row) -> str:
    """That of the rules; one that no rule knows is itself within its document alone."""
    if entity["id"] is not None:
        return f"{BASE}entity:{quote(entity['id'], safe='')}"
    named = ":".join(quote(str(entity.get(key) or ""), safe="") for key in ("label", "name", "country"))
    return f"{_document_id(document)}:entity:{named}"


def _claim(claim: Row, wording: Wording) -> Node:
    document, evidence = {"@id": _document_id(claim["document"])}, claim["evidence"]
    reading = _reading(claim["rule"])["@id"]
    links: dict[str, list[Node]] = {}
    for link in claim.get("links") or ():
        links.setdefault(LINKS[link["type"]], []).append({"@id": BASE + link["claim"]})
    return {
        "@id": BASE + claim["id"],
        "@type": ["schema:Claim", "prov:Entity"],
        "schema:text": text_of(sentence_of(claim, wording)),
        "schema:appearance": document,
        "ec:type": claim["type"],
        "ec:trigger": claim["trigger"]["text"],
        "ec:argument": [_argument(argument, claim["document"]) for argument in claim["arguments"]],
        "ec:time": (claim.get("time") or {}).get("value"),
        **{f"ec:{name}": claim[name] for name in ("polarity", "certainty", "modality", "confidence")},
        "ec:evidence": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": document,
            "oa:hasSelector": [
                {"@type": "oa:TextPositionSelector", "oa:start": evidence["start"], "oa:end": evidence["end"]},
                {"@type": "oa:TextQuoteSelector", "oa:exact": evidence["text"]},
            ],
        },
        "prov:wasDerivedFrom": document,
        "prov:wasGeneratedBy": {"@id": reading},
        "prov:wasAttributedTo": [_agent(s, claim["document"]) for s in claim["sources"] if s["stance"] == "asserts"],
        "prov:qualifiedAttribution": [_attribution(n, s, claim["document"]) for n, s in enumerate(claim["sources"])],
        **links,
    }


def _argument(argument: Row, document: Row) -> Node:
    entity, quantity = argument.get("entity"), argument.get("quantity") or {}
    return {
        "ec:role": argument["role"],
        "schema:text": argument["text"],
        "ec:entity": {"@id": _entity_id(entity, document)} if entity else None,
        "ec:count": argument.get("count"),
        "schema:value": quantity.get("value"),
        "schema:unitText": quantity.get("unit"),
    }


def _attribution(order: int, source: Row, document: Row) -> Node:
    """A source with its stance; `ec:order` counts from the innermost."""
    return {
        "@type": "prov:Attribution",
        "prov:agent": _agent(source, document),
        "prov:hadRole": {"@id": f"ec:{source['stance']}"},
        "ec:order": order,
        "ec:kind": source.get("kind"),
        "ec:cue": (source.get("cue") or {}).get("text"),
    }


def _agent(source: Row, document: Row) -> Node:
    if source.get("entity"):
        return {"@id": _entity_id(source["entity"], document)}
    return {"@type": "prov:Agent", "schema:name": source.get("text") or "unnamed"}


def _day(value: str | None) -> Node | None:
    return {"@value": value, "@type": "xsd:date"} if value else None


def _is_url(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://")) and not set(value) & set(' "<>\\^`{|}')


def _filled(node: Any) -> Any:
    """The node without what is not known."""
    if isinstance(node, dict):
        return {key: _filled(value) for key, value in node.items() if value is not None and value != []}
    return [_filled(value) for value in node] if isinstance(node, list) else node

"""Claims -> rows of the tables, one claim at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extract.report.tables import TABLES
from extract.rulebook.taxonomy import Taxonomy
from extract.write.days import days_of

Row = Mapping[str, Any]
Cells = tuple[Any, ...]
TableRow = tuple[str, Cells]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_of(claims: Iterable[Row], taxonomy: Taxonomy) -> Iterator[TableRow]:
    """(table, cells) in an order in which every row comes after those that it points to.

    Documents and entities come once each; only the ids of those stay in memory.
    """
    for name in taxonomy.classes:
        for depth, ancestor in enumerate(taxonomy.lineage(name)):
            yield "classes", (name, ancestor, taxonomy.classes[ancestor].name, depth)
    documents: set[str] = set()
    entities: set[str] = set()
    for claim in claims:
        document = claim["document"]
        if document["id"] not in documents:
            documents.add(document["id"])
            yield "documents", _document(document)
        for part in (*claim["arguments"], *claim["sources"]):
            entity = part.get("entity")
            if entity and entity["id"] not in entities:
                entities.add(entity["id"])
                yield "entities", tuple(entity.get(key) for key in ("id", "label", "name", "kind", "country", "class"))
        yield "claims", claim_cells(claim)
        for position, argument in enumerate(claim["arguments"]):
            yield "arguments", (claim["id"], position, *_argument(argument))
        for position, source in enumerate(claim["sources"]):
            yield "sources", (claim["id"], position, *_source(source))
        for link in {(link["type"], link["claim"]): link for link in claim.get("links") or ()}.values():
            yield "links", (claim["id"], link["type"], link["claim"])


def _document(document: Row) -> Cells:
    plain = {**document, "authors": "; ".join(document.get("authors") or ()) or None}
    return tuple(plain.get(name) for name in TABLES["documents"].names)


def harmless(cell: Any) -> Any:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula and run."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def claim_cells(claim: Row) -> Cells:
    """The row of the table of claims."""
    trigger, time, evidence = claim["trigger"], claim.get("time") or {}, claim["evidence"]
    rule = claim.get("rule") or {}
    days = days_of(time.get("value"))
    return (
        *(claim["id"], claim["document"]["id"], claim["type"], claim.get("plover")),
        *(trigger["text"], trigger.get("lemma"), trigger["start"], trigger["end"]),
        *(
            time.get("text"),
            time.get("value"),
            *(day.isoformat() for day in days or ()),
            *((None, None) if days is None else ()),
        ),
        *(claim["polarity"], claim["certainty"], claim["modality"]),
        *(evidence["text"], evidence["start"], evidence["end"], evidence.get("section")),
        *(rule.get("id"), rule.get("pack"), rule.get("version"), claim.get("confidence")),
    )


def _argument(argument: Row) -> Cells:
    entity, quantity = argument.get("entity") or {}, argument.get("quantity") or {}
    modifiers = argument.get("modifiers")
    return (
        *(argument["role"], argument["text"], argument["start"], argument["end"]),
        *(entity.get("id"), entity.get("name") or argument["text"], entity.get("country"), entity.get("class")),
        *((argument.get("antecedent") or {}).get("text"), argument.get("count")),
        *(quantity.get(key) for key in ("value", "unit", "modifier", "min", "max")),
        json.dumps(modifiers, ensure_ascii=False) if modifiers else None,
    )


def _source(source: Row) -> Cells:
    entity, time = source.get("entity") or {}, source.get("time") or {}
    return (
        *(source.get("text"), source.get("start"), source.get("end")),
        *(entity.get("id"), entity.get("name") or source.get("text") or "unnamed", entity.get("country")),
        *(source.get("kind"), source.get("stance"), (source.get("cue") or {}).get("text")),
        *(time.get("text"), time.get("value"), (source.get("affiliation") or {}).get("text")),
        bool(source.get("inferred")),
    )

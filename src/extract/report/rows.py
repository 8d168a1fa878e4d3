"""Claims -> rows of the tables, one claim at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extract.pack.taxonomy import Taxonomy
from extract.report.tables import TABLES
from extract.write.days import days_of

Row = Mapping[str, Any]
Cells = tuple[Any, ...]
TableRow = tuple[str, Cells]


def rows_of(claims: Iterable[Row], taxonomy: Taxonomy) -> Iterator[TableRow]:
    """(table, cells) in an order in which every row comes after those that it points to.

    Documents come once each, and entities that the rules know; only the ids of those stay in memory.
    """
    for name in taxonomy.classes:
        for depth, ancestor in enumerate(taxonomy.lineage(name)):
            yield "classes", (name, ancestor, taxonomy.classes[ancestor].name, depth)
    documents: set[str] = set()
    entities = Entities()
    for claim in claims:
        document = claim["document"]
        if document["id"] not in documents:
            documents.add(document["id"])
            yield "documents", _document(document)
        yield "claims", claim_cells(claim)
        for table, parts, cells in (
            ("arguments", claim["arguments"], _argument),
            ("sources", claim["sources"], _source),
        ):
            for position, part in enumerate(parts):
                key, row = entities.keyed(part.get("entity"), document["id"])
                if row is not None:
                    yield "entities", row
                yield table, (claim["id"], position, *cells(part, key))
        for link in {(link["type"], link["claim"]): link for link in claim.get("links") or ()}.values():
            yield "links", (claim["id"], link["type"], link["claim"])


class Entities:
    """The keys of the entities so far: one for each that the rules know, and one in a document for each other."""

    def __init__(self) -> None:
        self._last = 0
        self._known: dict[str, int] = {}
        self._document: str | None = None
        self._told: dict[Cells, int] = {}

    def keyed(self, entity: Row | None, document: str) -> tuple[int | None, Cells | None]:
        """Its key, None where there is no entity; and its row where it is a new one."""
        if entity is None:
            return None, None
        if document != self._document:
            self._document, self._told = document, {}
        id_, country = entity["id"], entity.get("country")
        about = (entity["label"], entity["name"], entity.get("kind"), country, entity.get("class"))
        key = self._known.get(id_) if id_ is not None else self._told.get(about)
        if key is not None:
            return key, None
        self._last += 1
        if id_ is None:
            self._told[about] = self._last
            return self._last, (self._last, None, document, *about)
        self._known[id_] = self._last
        return self._last, (self._last, id_, None, *about)


def _document(document: Row) -> Cells:
    plain = {**document, "authors": "; ".join(document.get("authors") or ()) or None}
    return tuple(plain.get(name) for name in TABLES["documents"].names)


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


def _argument(argument: Row, key: int | None) -> Cells:
    entity, quantity = argument.get("entity") or {}, argument.get("quantity") or {}
    modifiers = argument.get("modifiers")
    return (
        *(argument["role"], argument["text"], argument["start"], argument["end"]),
        *(key, entity.get("name") or argument["text"], entity.get("country"), entity.get("class")),
        *((argument.get("antecedent") or {}).get("text"), argument.get("count")),
        *(quantity.get(key) for key in ("value", "unit", "modifier", "min", "max")),
        json.dumps(modifiers, ensure_ascii=False) if modifiers else None,
    )


def _source(source: Row, key: int | None) -> Cells:
    entity, time = source.get("entity") or {}, source.get("time") or {}
    return (
        *(source.get("text"), source.get("start"), source.get("end")),
        *(key, entity.get("name") or source.get("text") or "unnamed", entity.get("country")),
        *(source.get("kind"), source.get("stance"), (source.get("cue") or {}).get("text")),
        *(time.get("text"), time.get("value"), (source.get("affiliation") or {}).get("text")),
        bool(source.get("inferred")),
    )

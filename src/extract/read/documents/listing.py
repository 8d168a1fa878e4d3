"""Lists of articles: an index of Common Crawl, whose archives stand beside it, and GDELT's article list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from extract.errors import Where
from extract.read.documents.article import NoDocumentError
from extract.read.items import Item, Listed, Options, Skipped
from extract.read.metadata import Known

PARTS = ("filename", "offset", "length")
SEARCH = "an article that GDELT's search has found: there are its address and title, no text. Give the page itself."
_CDXJ = re.compile(r"\S{1,2000} \d{14} \{")
_COLUMNS = (27, 58, 61)  # of GDELT's knowledge graph and of its events


def is_cdxj(start: str) -> bool:
    """Whether a text that begins like this is an index of web archives (CDXJ)."""
    return bool(_CDXJ.match(start))


def is_gdelt(line: str) -> bool:
    """Whether a first line is that of a table of GDELT's: events or its knowledge graph, which hold no texts."""
    return len(line.split("\t")) in _COLUMNS and bool(re.match(r"\d{8,14}", line))


def read_cdxj(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item | Listed]:
    """A Listed for every line: the record of an archive that stands beside the index or below it."""
    number = 0
    while line := stream.readline(options.limit + 1):
        number += 1
        where = Where(uri, number)
        _, brace, rest = line.decode("utf-8", "replace").partition("{")
        if not line.strip():
            continue
        try:
            row = json.loads(brace + rest)
        except (ValueError, RecursionError):
            row = None
        listed = record_of(row, where) if isinstance(row, dict) else None
        yield listed or Skipped(where, "no line of an index (CDXJ) with filename, offset and length.", size=len(line))


def record_of(row: Mapping[str, Any], where: Where) -> Listed | None:
    """The record that a row of an index names; None where it names none."""
    name, offset, length = (row.get(part) for part in PARTS)
    try:
        part = (int(str(offset)), int(str(length)))
    except ValueError:
        return None
    if not isinstance(name, str) or not name or min(part) < 0 or not part[1]:
        return None
    url = row.get("url")
    return Listed(name, where, None, Known(url=url if isinstance(url, str) else None), part=part)


def gdelt_row(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """A row of GDELT's article list with our names: title and summary are its text; None for any other row.

    Raises NoDocumentError for one that GDELT's search has given: it has no text.
    """
    if {"url", "title", "seendate"} <= row.keys():
        raise NoDocumentError(SEARCH)
    if not ({"url", "title", "desc"} <= row.keys() and ({"outletName", "domain"} & row.keys())):
        return None
    texts = [text for name in ("title", "desc") if isinstance(text := row.get(name), str) and text.strip()]
    return {
        "text": "\n\n".join(texts),
        "title": row.get("title"),
        "url": row.get("url"),
        "id": row.get("url"),
        "published": row.get("date"),
        "publisher": row.get("outletName") or row.get("domain"),
        "authors": row.get("author"),
    }

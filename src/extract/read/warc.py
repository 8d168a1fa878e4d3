"""Web archives (WARC) -> articles: one for every page that a server gave, and why there is none in the others."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from extract.errors import Where, short
from extract.read.decode import binary
from extract.read.extras import MissingExtraError, need
from extract.read.items import Found, Item, Options, Skipped, name_of, whole
from extract.read.metadata import Known, with_facts
from extract.read.plain import plain_item
from extract.read.records import Records
from extract.read.web import is_page
from extract.read.web.html import html_item

ARTICLES = ("response", "resource", "conversion")
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


def read_warc(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """An Item for every response, resource or conversion; the records around them (requests, metadata) are none."""
    loader = need("warcio.recordloader", "a web archive: reading it").ArcWarcRecordLoader()
    logging.getLogger("warcio").setLevel(logging.CRITICAL)  # what is wrong is said here
    kinds: Counter[str] = Counter()
    raw = getattr(stream, "raw", stream)  # gives what stands before damage, where a buffer would lose it
    for number, part in enumerate(Records(raw, options.limit), 1):
        where = Where(uri, number)
        try:
            record = loader.parse_record_stream(io.BytesIO(part.data), known_format="warc")
        except Exception as error:  # warcio raises what it meets
            yield Skipped(where, f"no record ({part.note or short(error)}).", failed=True)
            kinds["broken"] += 1
            continue
        kinds[str(record.rec_type)] += 1
        if record.rec_type in ARTICLES:
            yield _noted(_item(record, where, uri, options), part.note)
    if not any(kinds[kind] for kind in (*ARTICLES, "broken")):
        has = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items())) or "nothing"
        yield Skipped(Where(uri), f"a web archive without responses (it has {has}).")


def _noted(item: Item, note: str | None) -> Item:
    """The item of a record, with what is wrong with the record."""
    if note is None:
        return item
    if isinstance(item, Skipped):
        return replace(item, why=f"{item.why} {note[:1].upper()}{note[1:]}.")
    return replace(item, notes=(note, *item.notes))


def _item(record: Any, where: Where, uri: str, options: Options) -> Item:
    """The article of one record; `where` counts records."""
    address = record.rec_headers.get_header("WARC-Target-URI")
    http = record.http_headers
    status = http.get_statuscode() if http else "200"
    kind = (http or record.rec_headers).get_header("Content-Type") or ""
    if status != "200":
        return Skipped(where, f"{address}: no page (HTTP status {status}).")
    if kind.partition(";")[0].strip().lower() not in PAGES:
        return Skipped(where, f"{address}: no page ({kind[:60]}).")
    try:
        data = whole(record.content_stream(), where, options, f"{address}: ")
    except MissingExtraError:
        raise
    except Exception as error:
        return Skipped(where, f"{address}: damaged content ({short(error)}).", failed=True)
    return data if isinstance(data, Skipped) else _read(data, kind, address, record, where, uri, options)


def _read(data: bytes, kind: str, address: str | None, record: Any, where: Where, uri: str, options: Options) -> Item:
    identity = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>").removeprefix("urn:uuid:")
    name = identity or f"{name_of(uri)}-{where.line}"
    if "html" in kind or (binary(data) is None and is_page(data[:4000].decode("latin-1"))):
        charset = _CHARSET.search(kind)
        item = html_item(data, name, uri, where, options, address, charset[1] if charset else None)
    else:
        item = plain_item(data, name, uri, where, options)
        if isinstance(item, Found) and address:
            item = replace(item, article=with_facts(item.article, Known(url=address), "metadata"))
    return replace(item, why=f"{address}: {item.why}") if isinstance(item, Skipped) and address else item

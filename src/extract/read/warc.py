"""Web archives (WARC) -> articles: one for every page that a server gave, and why there is none in the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from extract.errors import Where
from extract.read.decode import binary
from extract.read.extras import MissingExtraError, need
from extract.read.items import Found, Item, Options, Skipped, name_of, whole
from extract.read.known import Known, with_facts
from extract.read.plain import plain_item
from extract.read.web import is_page
from extract.read.web.html import html_item

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


def read_warc(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """An Item for every response, resource or conversion; the records around them (requests, metadata) are none."""
    iterator = need("warcio.archiveiterator", "a web archive: reading it")
    broken = need("warcio.exceptions", "a web archive: reading it").ArchiveLoadFailed
    kinds: Counter[str] = Counter()
    try:
        raw = getattr(stream, "raw", stream)  # gives what stands before damage, where a buffer would lose it
        for number, record in enumerate(iterator.ArchiveIterator(raw), 1):
            kinds[record.rec_type] += 1
            if record.rec_type in ("response", "resource", "conversion"):
                yield _item(record, Where(uri, number), uri, options)
    except broken as error:
        why = f"damaged after {kinds.total():,} records ({str(error).splitlines()[0][:80]})."
        yield Skipped(Where(uri), why, failed=True)
    if not any(kinds[kind] for kind in ("response", "resource", "conversion")):
        has = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items())) or "nothing"
        yield Skipped(Where(uri), f"a web archive without responses (it has {has}).")


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
        return Skipped(where, f"{address}: damaged content ({str(error)[:80]}).", failed=True)
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

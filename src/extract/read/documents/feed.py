"""A feed (RSS, Atom) that was saved -> one article for each of its entries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from extract.errors import Where, short
from extract.read.decode import bom_of, decode
from extract.read.documents.article import Document, item_of, plain
from extract.read.documents.blocks import fragment
from extract.read.extras import need
from extract.read.items import Item, Options, Skipped, name_of, whole
from extract.read.metadata import Known, day_of, language_of
from extract.read.web import NoPageError, is_page, read_page

TAIL = 4096
_END = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)


def read_feed(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """An Item for every entry: what the feed has of its text, full or only the teaser. `where` counts entries."""
    data = whole(stream, Where(uri), options, "a feed of ")
    if isinstance(data, Skipped):
        yield data
        return
    headers = {"content-type": "application/xml"}
    if bom_of(data)[1]:  # the library takes it for something else where the prolog doesn't say the same
        data, headers = decode(data).text.encode("utf-8"), {"content-type": "application/xml; charset=utf-8"}
    library = need("feedparser", "a feed: reading it")
    feed = library.parse(io.BytesIO(data), sanitize_html=False, response_headers=headers)
    if not feed.entries:
        broken = feed.get("bozo_exception")
        why = f"a damaged feed ({short(broken)})." if broken else "a feed without entries."
        yield Skipped(Where(uri), why, failed=bool(broken), size=len(data))
        return
    share = len(data) // len(feed.entries)
    for number, entry in enumerate(feed.entries, 1):
        where = Where(uri, number)
        try:
            document = _document(entry, feed.feed, options)
        except NoPageError as error:
            yield Skipped(where, str(error), size=share)
            continue
        yield item_of(document, f"{name_of(uri)}-{number}", uri, where, share, options)
    if not _END.search(data[-TAIL:]):
        why = "the feed is cut short: what stood behind is lost, and its last entry may be. Save it again."
        yield Skipped(Where(uri), why, failed=True)


def _document(entry: Any, feed: Any, options: Options) -> Document:
    bodies = [part.get("value") or "" for part in entry.get("content") or ()] + [entry.get("summary") or ""]
    body = max(bodies, key=len)
    page = is_page(body[:4000]) and "<html" in body[:4000].lower()
    text = read_page(body, options.page).text if page else fragment(body, options.page)
    names = [plain(author.get("name")) for author in entry.get("authors") or ()]
    known = Known(
        title=plain(fragment(entry.get("title") or "", options.page)),
        publisher=plain(feed.get("title")),
        authors=tuple(name for name in names if name),
        published=day_of(entry.get("published") or entry.get("updated")),
        url=plain(entry.get("link")),
        language=language_of(entry.get("language") or feed.get("language")),
    )
    return Document(text or known.title or "", known, plain(entry.get("id")) or known.url)

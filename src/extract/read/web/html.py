"""A stream of HTML -> its one article."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from extract.errors import ExtractError, Where
from extract.model import Article
from extract.read.decode import NAME_IT, OTHERWISE, Decoded, bom_of, decode
from extract.read.extras import MissingExtraError
from extract.read.items import Found, Item, Options, Skipped, name_of, whole
from extract.read.metadata import Known
from extract.read.web.page import read_page

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,60}?encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_LOOK = 4096
_AS_THE_WEB_DOES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_TEXT_ENCODINGS = ("utf", "iso", "cp", "koi8", "big5", "gb", "euc", "shift", "mac", "hz", "tis", "johab", "ascii")


def read_html(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """The whole stream as one article, its text the page's main text; its id is the file's name without its ending."""
    where = Where(uri)
    data = whole(stream, where, options, "a web page of ")
    yield data if isinstance(data, Skipped) else html_item(data, name_of(uri), uri, where, options)


def html_item(
    data: bytes,
    name: str,
    uri: str,
    where: Where,
    options: Options,
    address: str | None = None,
    declared: str | None = None,
) -> Item:
    """The article of a page's bytes; `declared` is the encoding that its server named."""
    try:
        decoded = decode_page(data, declared, options.encoding)
        page = read_page(decoded.text, options.page, address)
    except (ExtractError, ValueError) as error:
        missing = isinstance(error, MissingExtraError)
        why = str(error) if isinstance(error, ExtractError) else f"{error}. {NAME_IT}"
        return Skipped(where, why, failed=missing, size=len(data))
    facts = page.known.over(Known(published=options.published))
    article = Article(id=name, uri=uri, text=page.text, **facts.filled())
    return Found(article, where, len(data), decoded.notes + page.notes)


def decode_page(data: bytes, declared: str | None = None, otherwise: str = OTHERWISE) -> Decoded:
    """The characters of a page: byte order mark, UTF-8 where it is that, what server or page declare, then another.

    Raises ValueError for bytes in no encoding known here.
    """
    if bom_of(data)[1]:
        return decode(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    inside = _CHARSET.search(data[:_LOOK])
    for name in (declared, inside[1].decode("ascii") if inside else None):
        encoding = _encoding(name)
        if encoding:
            try:
                return Decoded(data.decode(encoding))
            except (UnicodeError, LookupError):
                continue
    return decode(data, otherwise)


def _encoding(name: str | None) -> str | None:
    """The codec of a declared encoding, as browsers take it; None for what is none."""
    try:
        found = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    return _AS_THE_WEB_DOES.get(found, found) if found.startswith(_TEXT_ENCODINGS) else None

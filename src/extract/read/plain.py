"""A plain text file -> its one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from extract.errors import Where
from extract.model import Article
from extract.read.decode import NAME_IT, binary, decode
from extract.read.items import Found, Item, Options, Skipped, name_of, whole
from extract.read.repair import repaired


def read_plain(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """The whole stream as one article, its text exactly as decoded; its id is the file's name without its ending."""
    where = Where(uri)
    data = whole(stream, where, options)
    yield data if isinstance(data, Skipped) else plain_item(data, name_of(uri), uri, where, options)


def plain_item(data: bytes, name: str, uri: str, where: Where, options: Options) -> Item:
    """The article of a text's bytes."""
    kind = binary(data)
    if kind:
        return Skipped(where, f"no text ({kind}). Save its text as UTF-8.", size=len(data))
    try:
        decoded = decode(data, options.encoding)
    except ValueError as error:
        return Skipped(where, f"{error}. {NAME_IT}", size=len(data))
    if not decoded.text.strip():
        return Skipped(where, "no text, only white space.", size=len(data))
    text, notes = decoded.text, decoded.notes
    if options.repair:
        text, more = repaired(text)
        notes += more
    article = Article(id=name, uri=uri, text=text, published=options.published)
    return Found(article, where, len(data), notes)

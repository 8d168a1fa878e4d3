"""A text and what is known of it -> its article, as every reader of documents gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from extract.errors import ExtractError, Where
from extract.model import Article
from extract.read.decode import SURROGATE
from extract.read.extras import MissingExtraError
from extract.read.items import Found, Item, Options, Skipped, name_of, whole
from extract.read.metadata import Known
from extract.read.repair import repaired
from extract.read.web.page import with_title


class NoDocumentError(ExtractError):
    """A document without an article that can be read: why; `failed` where it is damaged or cannot be opened."""

    def __init__(self, why: str, failed: bool = False) -> None:
        super().__init__(why)
        self.failed = failed


@dataclass(frozen=True, slots=True)
class Document:
    """An article as its document has it; `id` where the document names one."""

    text: str
    known: Known
    id: str | None = None
    notes: tuple[str, ...] = ()


def one_article(
    stream: BinaryIO, uri: str, options: Options, what: str, made: Callable[[bytes, Options], Document]
) -> Iterator[Item]:
    """The whole stream as one article; its id is the file's name without its ending. `what` it is begins a message.

    `made` gives the document of the bytes, or raises ExtractError with why there is none. Raises MissingExtraError.
    """
    where = Where(uri)
    data = whole(stream, where, options, f"{what} of ")
    if isinstance(data, Skipped):
        yield data
        return
    try:
        document = made(data, options)
    except MissingExtraError:
        raise
    except ExtractError as error:
        failed = isinstance(error, NoDocumentError) and error.failed
        yield Skipped(where, str(error), failed=failed, size=len(data))
        return
    yield item_of(document, name_of(uri), uri, where, len(data), options)


def item_of(document: Document, name: str, uri: str, where: Where, size: int, options: Options) -> Item:
    """The article of a document, under its headline; its id is the document's own, else `name`."""
    text = with_title(SURROGATE.sub("\ufffd", document.text).strip(), document.known.title)
    if not text.strip():
        return Skipped(where, "no text in it.", size=size, id=document.id)
    notes = document.notes
    if options.repair:
        text, more = repaired(text)
        notes += more
    facts: dict[str, Any] = document.known.over(Known(published=options.published)).filled()
    return Found(Article(id=document.id or name, uri=uri, text=text, **facts), where, size, notes)


def plain(value: object) -> str | None:
    """A text on one line; None for what is none, or empty."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return SURROGATE.sub("\ufffd", text) or None

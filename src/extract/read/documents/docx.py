"""A Word document (.docx) -> its one article: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from extract.errors import short
from extract.read.documents.article import Document, NoDocumentError, one_article, plain
from extract.read.extras import MissingExtraError, need
from extract.read.items import Item, Options
from extract.read.metadata import Known

BODY = "word/document.xml"
PARTS = 10  # times the limit of an article: all that is packed in the file, pictures too
OTHERS = {"xl/": "a spreadsheet. Save its text as CSV.", "ppt/": "a presentation. Save its text."}


def read_docx(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """The whole stream as one article; its id is the file's name without its ending."""
    return one_article(stream, uri, options, "a Word document", document_of)


def document_of(data: bytes, options: Options) -> Document:
    """The text and what the file says of it. Raises NoDocumentError, MissingExtraError.

    The file's own dates say when it was made, not when it was published, and are not taken.
    """
    _check(data, options.limit)
    library = need("docx", "a Word document: reading it")
    try:
        found = library.Document(io.BytesIO(data))
        lines = [line for block in found.iter_inner_content() for line in _lines(block)]
        about = found.core_properties
        title, author = plain(about.title), plain(about.author)
        headed = next((plain(p.text) for p in found.paragraphs if (p.style.name or "") == "Title"), None)
    except MissingExtraError:
        raise
    except Exception as error:
        why = f"a damaged Word document ({short(error)})."
        raise NoDocumentError(why, failed=True) from None
    text = "\n".join(lines)
    shown = title if title and title.casefold() in " ".join(text[:4000].split()).casefold() else None
    authors = tuple(filter(None, map(str.strip, (author or "").split(";"))))
    return Document(text, Known(title=headed or shown, authors=authors))


def _check(data: bytes, limit: int) -> None:
    """Raises NoDocumentError where it is no Word document, or holds more than may be unpacked."""
    try:
        parts = {part.filename: part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise NoDocumentError(f"a damaged zip archive ({short(error)}).", failed=True) from None
    if BODY not in parts:
        kind = next((what for start, what in OTHERS.items() if any(name.startswith(start) for name in parts)), None)
        raise NoDocumentError(kind or "a zip archive, but no Word document. Unpack it.")
    if parts[BODY] > limit or sum(parts.values()) > PARTS * limit:
        why = f"a Word document that unpacks to more than {limit:,} bytes of text, or ten times as much in all."
        raise NoDocumentError(f"{why} Raise the limit with --max-size.")


def _lines(block: Any) -> Iterator[str]:
    """A paragraph is a line; of a table, each row is one."""
    rows = getattr(block, "rows", None)
    texts = [block.text] if rows is None else [" | ".join(_cells(row)) for row in rows]
    for text in texts:
        yield from filter(None, (" ".join(line.split()) for line in text.split("\n")))


def _cells(row: Any) -> list[str]:
    """The texts of a row's cells; one that spans columns stands once."""
    found: list[str] = []
    for cell in row.cells:
        text = " ".join(cell.text.split())
        if text and (not found or found[-1] != text):
            found.append(text)
    return found

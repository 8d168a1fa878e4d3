"""A PDF -> its one article: the text of its pages, without what stands on every page."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from extract.errors import short
from extract.read.documents.article import Document, NoDocumentError, one_article, plain
from extract.read.extras import MissingExtraError, need
from extract.read.items import Item, Options
from extract.read.metadata import Known

PAGES = 2_000
EDGE = 2  # lines at the head and the foot of a page that may stand on every page
SHORT = 0.75  # of the widest line: a shorter one that ends a sentence ends its paragraph
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BROKEN = re.compile(r"(\w+)-\n(?=([a-z]+))")
_DIGITS = re.compile(r"\d+")


def read_pdf(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """The whole stream as one article; its id is the file's name without its ending."""
    return one_article(stream, uri, options, "a PDF", document_of)


def document_of(data: bytes, options: Options) -> Document:
    """The text and what the file says of it. Raises NoDocumentError, MissingExtraError.

    The file's own dates say when it was made, not when it was published, and are not taken.
    """
    library = need("pypdf", "a PDF: reading it")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends on the way is nobody's business
    try:
        reader = library.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoDocumentError("a PDF with a password. Save it without one.", failed=True)
        pages = list(_pages(reader, options.limit))
        about = reader.metadata or {}
        title, author = plain(about.get("/Title")), plain(about.get("/Author"))
    except (NoDocumentError, MissingExtraError):
        raise
    except Exception as error:
        raise NoDocumentError(f"a damaged PDF ({short(error)}).", failed=True) from None
    text = text_of(pages)
    if not text:
        raise NoDocumentError("a PDF without text: scanned pages? Give it a text layer (OCR) first.")
    shown = title if title and title.casefold() in " ".join(text[:4000].split()).casefold() else None
    authors = tuple(filter(None, map(str.strip, (author or "").split(";"))))
    return Document(text, Known(title=shown, authors=authors))


def _pages(reader: Any, limit: int) -> Iterator[str]:
    size = 0
    for number, page in enumerate(reader.pages, 1):
        if number > PAGES:
            raise NoDocumentError(f"a PDF of more than {PAGES:,} pages. Split it.")
        text = page.extract_text()
        size += len(text)
        if size > limit:
            why = f"a PDF with more than {limit:,} characters, the limit for one article. Raise it with --max-size."
            raise NoDocumentError(why)
        yield text


def text_of(pages: Sequence[str]) -> str:
    """The pages as one text, a paragraph a line, without running heads, feet and page numbers."""
    split = [[line.strip() for line in page.replace("\u00ad", "").split("\n")] for page in pages]
    split = [[line for line in lines if line] for lines in split]
    seen = Counter(form for lines in split for form in {_form(line) for line in (*lines[:EDGE], *lines[-EDGE:])})
    often = {form for form, count in seen.items() if count > 2 and count > len(split) / 2}
    lines = [line for page in split for line in _inner(page, often)]
    return _joined(lines)


def _form(line: str) -> str:
    return _DIGITS.sub("0", line)


def _inner(lines: Sequence[str], often: set[str]) -> list[str]:
    last = len(lines) - EDGE
    return [
        line
        for n, line in enumerate(lines)
        if not ((n < EDGE or n >= last) and (_form(line) in often or line.isdecimal()))
    ]


def _joined(lines: Sequence[str]) -> str:
    """Lines that the page's width has broken, put together again."""
    widest = max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        ended = len(line) < SHORT * widest and (_ENDS.search(line) or len(line) < SHORT / 2 * widest)
        joined += line + ("\n\n" if ended else "\n")
    words = set(re.findall(r"\w+", joined.casefold()))
    mended = _BROKEN.sub(lambda m: m[1] + ("" if (m[1] + m[2]).casefold() in words else "-"), joined)
    return re.sub(r"(?<!\n)\n(?!\n)", " ", mended.strip()).replace("\n\n", "\n")

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
_FROM = re.compile(r"(?:.*\s)?((?:https?|file)://\S+)\s+\d+/\d+")
_WHEN = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d\b.*")
"""Foot and head of a page that a browser printed: from where, and on which day that was, which is not the article's."""
_SITE = re.compile(r"\s+[|\u2013\u2014-]\s+[^|\u2013\u2014]*$")
_LIGATURES = {0xFB00 + place: letters for place, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
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
    authors = tuple(filter(None, map(str.strip, (author or "").split(";"))))
    return Document(text, Known(title=_shown(title, text), authors=authors, url=_address_of(pages)))


def _shown(title: str | None, text: str) -> str | None:
    """The title, where it stands in the text, or what stands before the site's name in it."""
    beginning = " ".join(text[:4000].split()).casefold()
    titles = (title, _SITE.sub("", title)) if title else ()
    return next((one for one in titles if one and one.casefold() in beginning), None)


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
    split = [_lines(page) for page in pages]
    seen = Counter(form for lines in split for form in {_form(line) for line in _edges(lines)})
    often = {form for form, count in seen.items() if count > 2 and count > len(split) / 2}
    printed = any(_FROM.fullmatch(line) for lines in split for line in _edges(lines))
    return _joined([line for page in split for line in _inner(page, often, printed)])


def _lines(page: str) -> list[str]:
    return [line for part in page.replace("\u00ad", "").translate(_LIGATURES).split("\n") if (line := part.strip())]


def _edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:EDGE], *lines[-EDGE:]]


def _address_of(pages: Sequence[str]) -> str | None:
    """The address that stands below a page which a browser printed."""
    feet = (_FROM.fullmatch(line) for page in pages for line in _edges(_lines(page)))
    return next((foot[1] for foot in feet if foot and not foot[1].startswith("file:")), None)


def _form(line: str) -> str:
    return _DIGITS.sub("0", line)


def _inner(lines: Sequence[str], often: set[str], printed: bool) -> list[str]:
    last = len(lines) - EDGE
    return [line for n, line in enumerate(lines) if EDGE <= n < last or not _is_furniture(line, often, printed)]


def _is_furniture(line: str, often: set[str], printed: bool) -> bool:
    """Whether a line at the edge of a page is no part of its text; `printed`: by a browser, with its head and foot."""
    by_browser = printed and any(form.fullmatch(line) for form in (_FROM, _WHEN))
    return _form(line) in often or line.isdecimal() or by_browser


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

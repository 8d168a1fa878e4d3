"""One row of a table or JSON object -> an article, or the file it names: which fields, of which types, which names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.errors import ExtractError, Where
from extract.model import Article
from extract.read.decode import SURROGATE
from extract.read.documents.listing import gdelt_row, record_of
from extract.read.documents.ninjs import is_ninjs
from extract.read.documents.ninjs import row_of as ninjs_row
from extract.read.items import Found, Item, Listed, Options, Skipped
from extract.read.metadata import Known, day_of, is_unknown
from extract.read.repair import repaired
from extract.read.web import is_page, read_page

FIELDS = ("id", "text", "title", "published", "publisher", "agency", "authors", "url", "language", "file")
AUTHORS_APART = ";"
SENTENCE = 6  # words of a value that may be an article's text


def article_of(
    row: Mapping[str, Any], uri: str, where: Where, default_id: str, size: int, options: Options
) -> Item | Listed:
    """The article in a row, or the file that a row without text names; Skipped, with why, where there is neither."""
    name = options.fields.get("text", "text")
    try:
        row = row if name in row else _ours(row, options)
    except ExtractError as error:
        return Skipped(where, str(error), size=size)
    listed = None if name in row else record_of(row, where)
    if listed is not None:
        return listed
    text, known = row.get(name), identity_of(row, options)
    file = _string(row.get(options.fields.get("file", "file")))
    facts, notes = facts_of(row, options)
    if file and (text is None or text == ""):
        return Listed(file, where, known, facts, notes)
    why = _no_text(text, name, row)
    if why:
        return Skipped(where, why, size=size, id=known)
    if known is None and _given(row, "id", options) is not None:
        given = _shown(_given(row, "id", options))
        notes = (f"id is no string or number ({given}); called {default_id} instead", *notes)
    assert isinstance(text, str)
    try:
        text, facts, more = _text_of(text, facts, options)
    except ExtractError as error:
        return Skipped(where, str(error), size=size, id=known)
    facts = facts.over(Known(published=options.published))
    article = Article(id=known or default_id, uri=uri, text=text, **facts.filled())
    return Found(article, where, size, notes + more)


def _ours(row: Mapping[str, Any], options: Options) -> Mapping[str, Any]:
    """A row of ninjs or of GDELT's article list with our names. Raises ExtractError for one without a text."""
    return ninjs_row(row, options.page) if is_ninjs(row) else gdelt_row(row) or row


def _text_of(text: str, facts: Known, options: Options) -> tuple[str, Known, tuple[str, ...]]:
    """The text of record of a value that may be a web page."""
    if is_page(text[:4000]):
        page = read_page(text, options.page, facts.url)
        return page.text, facts.over(page.known), page.notes
    if options.repair:
        text, notes = repaired(text)
        return text, facts, notes
    return text, facts, ()


def facts_of(row: Mapping[str, Any], options: Options) -> tuple[Known, tuple[str, ...]]:
    """What the row says of its article, and a note where it cannot be understood."""
    given = _given(row, "published", options)
    published = day_of(given)
    notes: tuple[str, ...] = ()
    if published is None and given not in (None, "") and not is_unknown(given):
        notes = (f"published is no date ({_shown(given)}); write YYYY-MM-DD. Left out",)
    return Known(
        title=_string(_given(row, "title", options)),
        publisher=_string(_given(row, "publisher", options)),
        agency=_string(_given(row, "agency", options)),
        authors=_names(_given(row, "authors", options)),
        published=published,
        url=_string(_given(row, "url", options)),
        language=_string(_given(row, "language", options)),
    ), notes


def identity_of(row: Mapping[str, Any], options: Options) -> str | None:
    """The row's id, a number as its digits; None where it has none."""
    value = _given(row, "id", options)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(value)


def _given(row: Mapping[str, Any], name: str, options: Options) -> Any:
    return row.get(options.fields.get(name, name))


def _no_text(text: object, name: str, row: Mapping[str, Any]) -> str | None:
    """Why the value is no text to read; None where it is."""
    if name in row and text is None:
        return f'"{name}" is empty (null). Fill it in, or leave the row out.'
    if text is None:
        has = ", ".join(f'"{key}"' for key in list(row)[:8]) or "nothing"
        words = {key: len(value.split()) for key, value in row.items() if isinstance(value, str)}
        likely = max((key for key, count in words.items() if count >= SENTENCE), key=words.__getitem__, default="NAME")
        return f'no "{name}" (the object has {has}). Name the field that holds the text: --field text={likely}.'
    if not isinstance(text, str):
        return f'"{name}" is no string ({_shown(text)}). It must hold the article\'s text.'
    if not text.strip():
        return f'"{name}" is empty.'
    half = SURROGATE.search(text)
    if half:
        return (
            f'"{name}" holds half a character at {half.start()} (U+{ord(half.group()):04X}). Write it out again whole.'
        )
    return None


def _string(value: object) -> str | None:
    """A string without halves of characters, None for anything else and for an empty one."""
    if not isinstance(value, str):
        return None
    return SURROGATE.sub("\ufffd", value).strip() or None


def _names(value: object) -> tuple[str, ...]:
    """The names of a list, or of a string that sets several apart by semicolons."""
    values = value if isinstance(value, list) else value.split(AUTHORS_APART) if isinstance(value, str) else ()
    return tuple(name for name in map(_string, values) if name)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."

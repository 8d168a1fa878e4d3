"""One JSON object -> an article: which fields, of which types, under which names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from extract.errors import Where
from extract.model import Article
from extract.read.decode import SURROGATE
from extract.read.items import Found, Item, Options, Skipped

FIELDS = ("id", "text", "title", "published", "publisher", "authors", "url")


def article_of(row: Mapping[str, Any], uri: str, where: Where, default_id: str, size: int, options: Options) -> Item:
    """The article in a row; Skipped, with the reason, where its text or its id is no use."""
    values = {name: row.get(options.fields.get(name, name)) for name in FIELDS}
    known = _identity(values["id"])
    name = options.fields.get("text", "text")
    text = values["text"]
    why = _no_text(text, name, row)
    if why:
        return Skipped(where, why, size=size, id=known)
    notes: list[str] = []
    if known is None and values["id"] is not None:
        notes.append(f"id is no string or number ({_shown(values['id'])}); called {default_id} instead")
    published = _date(values["published"])
    if published is None and values["published"] not in (None, ""):
        notes.append(f"published is no date ({_shown(values['published'])}); write YYYY-MM-DD. Left out")
    article = Article(
        id=known or default_id,
        uri=uri,
        text=text,
        title=_string(values["title"]),
        publisher=_string(values["publisher"]),
        authors=_names(values["authors"]),
        published=published or options.published,
        url=_string(values["url"]),
    )
    return Found(article, where, size, tuple(notes))


def _no_text(text: object, name: str, row: Mapping[str, Any]) -> str | None:
    """Why the value is no text to read; None where it is."""
    if text is None:
        has = ", ".join(f'"{key}"' for key in list(row)[:8]) or "nothing"
        return f'no "{name}" (the object has {has}). Name the field that holds the text: --field text=NAME.'
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


def _identity(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(value)


def _string(value: object) -> str | None:
    """A string without halves of characters, None for anything else and for an empty one."""
    if not isinstance(value, str):
        return None
    return SURROGATE.sub("\ufffd", value).strip() or None


def _names(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_string, values) if name)


def _date(value: object) -> date | None:
    """An ISO 8601 date or date and time, or an e-mail date; the day as written, in its own time zone."""
    if not isinstance(value, str):
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(value.strip()).date()
        except ValueError:
            continue
    return None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."

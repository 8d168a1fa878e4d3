"""JSON-LD -> what it says of the page's article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from extract.read.metadata import Known, day_of

_ARTICLE = re.compile(r"(?:Article|Posting|Report|LiveBlog)", re.IGNORECASE)
_WANTED = ("headline", "datePublished", "author", "publisher")
_DEPTH = 6


def linked_facts(scripts: Iterable[str]) -> Known:
    """The facts of the first object that is an article, the fullest first; nothing where there is none."""
    found = [node for script in scripts for node in _nodes(_parsed(script), 0) if _is_article(node)]
    best = max(found, key=lambda node: sum(bool(node.get(name)) for name in _WANTED), default=None)
    if best is None:
        return Known()
    people = list(_names(best.get("author")) or _names(best.get("creator")))
    return Known(
        title=_text(best.get("headline")) or _text(best.get("name")),
        publisher=next(iter(_names(best.get("publisher"))), None),
        authors=tuple(dict.fromkeys(people)),
        published=day_of(best.get("datePublished")) or day_of(best.get("dateCreated")),
        url=_address(best.get("url")) or _address(best.get("mainEntityOfPage")),
        language=_text(best.get("inLanguage")),
    )


def _parsed(script: str) -> Any:
    cleaned = script.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    try:
        return json.loads(cleaned, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects on the top, in lists and in graphs, in their order."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    named = [_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in values[:50]]
    return [name for name in named if name and not name.startswith(("http:", "https:"))]


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    text = _text(value.get("@id") if isinstance(value, dict) else value)
    return text if text and text.startswith(("http:", "https:")) else None

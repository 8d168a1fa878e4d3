"""News in JSON (ninjs 1.x to 3.x of the IPTC) -> a row with the names that our JSON lines have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.read.documents.article import NoDocumentError, plain
from extract.read.documents.blocks import fragment
from extract.read.metadata import language_of, without_by
from extract.read.web import Limits

WITHDRAWN = ("canceled", "withheld")
HTML = ("xhtml", "html")


def is_ninjs(row: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item: an address and a body, under the names of one of its versions."""
    bodies = row.get("bodies")
    return isinstance(row.get("uri"), str) and (
        any(name.startswith("body_") for name in row)
        or (isinstance(bodies, list) and bool(bodies))
        or ("versioncreated" in row and not {"headline", "headlines", "type"}.isdisjoint(row))
    )


def row_of(item: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """The row. Raises NoDocumentError for a picture or the like and for one taken back; NoPageError for its markup."""
    if item.get("pubstatus") in WITHDRAWN:
        raise NoDocumentError(f"a ninjs item that its agency took back ({item['pubstatus']}).")
    text = _body(item, limits)
    if not text:
        raise NoDocumentError(f"a ninjs item without text (type {item.get('type') or 'not given'}).")
    title = plain(item.get("headline")) or _main(item.get("headlines")) or plain(item.get("title"))
    known = {
        "id": item["uri"],
        "title": title,
        "text": text if not title or text.startswith(title) else f"{title}\n\n{text}",
        "published": item.get("contentcreated") or item.get("versioncreated") or item.get("firstcreated"),
        "agency": plain(item.get("copyrightholder")) or _source(item),
        "authors": _authors(item),
        "language": language_of(item.get("language")),
        "url": item["uri"] if item["uri"].startswith(("http://", "https://")) else None,
    }
    return {name: value for name, value in known.items() if value}


def _body(item: Mapping[str, Any], limits: Limits) -> str:
    """The text of the item: plain before markup, the main body before others."""
    bodies = item.get("bodies")
    if isinstance(bodies, list):
        parts = [part for part in bodies if isinstance(part, dict) and isinstance(part.get("value"), str)]
        parts.sort(key=lambda part: (part.get("role") not in (None, "main", "full"), "html" in _type(part)))
        texts = [fragment(p["value"], limits) if "html" in _type(p) else p["value"] for p in parts]
        return next((text.strip() for text in texts if text.strip()), "")
    plain_body = item.get("body_text")
    if isinstance(plain_body, str) and plain_body.strip():
        return plain_body.strip()
    marked = next((item[f"body_{kind}"] for kind in HTML if isinstance(item.get(f"body_{kind}"), str)), "")
    return fragment(marked, limits)


def _type(part: Mapping[str, Any]) -> str:
    return str(part.get("contenttype") or "text/plain").lower()


def _main(values: object) -> str | None:
    """The main one of a list of {role, value}, else the first."""
    found = [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []
    found.sort(key=lambda v: v.get("role") not in (None, "main"))
    return next((text for value in found if (text := plain(value.get("value")))), None)


def _source(item: Mapping[str, Any]) -> str | None:
    sources = item.get("infosource") or item.get("infosources")
    return _name(sources[0]) if isinstance(sources, list) and sources else None


def _authors(item: Mapping[str, Any]) -> list[str]:
    """Who wrote it: a byline, one string of names or several, or the people that ninjs 1 lists."""
    written = item.get("byline") or item.get("by")
    names = map(_name, written if isinstance(written, list) else [written])
    return [person for name in names if name and (person := without_by(name))]


def _name(value: object) -> str | None:
    return plain(value.get("name")) if isinstance(value, dict) else plain(value)

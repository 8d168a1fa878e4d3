"""Claims and articles -> one HTML page that loads nothing and shows everything that comes from articles as text."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extract.pack.rulebook import Rulebook
from extract.pack.schema import RoleDefault
from extract.report.by_article import Pair
from extract.report.page_data import Compactor, compact_events

PAGE = Path(__file__).parent / "page"
STYLES = ("base", "frame", "roles", "figures", "lists", "reader", "print")
SCRIPTS = (
    *("dom", "data", "facets", "filter", "address", "told", "virtual"),
    *("panel", "when", "heat", "map", "voices", "disputes", "overview"),
    *("claims", "events", "articles", "marks", "edit", "gold", "rows", "why", "article", "reader", "about", "main"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def page_of(
    pairs: Iterable[Pair],
    book: Rulebook,
    title: str,
    events: Iterable[Mapping[str, Any]] = (),
    about: Mapping[str, Any] | None = None,
) -> str:
    """The whole page. `events` are those of the same claims, `about` what the account of their run says."""
    style = _concatenated("style", STYLES, "css")
    script = '"use strict";\n' + _concatenated("script", SCRIPTS, "js")
    parts = {
        "title": html.escape(title),
        "style": style,
        "script": script,
        "style_hash": _csp_hash(style),
        "script_hash": _csp_hash(script),
        "data": embedded(data_of(pairs, book, events, about)),
    }
    page = (PAGE / "page.html").read_text(encoding="utf-8")
    pieces = page.split("{")
    whole = [pieces[0]]
    for piece in pieces[1:]:
        name, brace, rest = piece.partition("}")
        whole += [parts[name], rest] if brace and name in parts else ["{", piece]
    return "".join(whole)


def data_of(
    pairs: Iterable[Pair],
    book: Rulebook,
    events: Iterable[Mapping[str, Any]] = (),
    about: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What the page's scripts read: articles, claims, events, and of the rules what these need."""
    states = sorted((r for r in book.records if r.kind == "state"), key=lambda r: r.id == r.country)
    countries = {state.country: state.name for state in states if state.country}  # that of today comes last
    compactor = Compactor(book.wording, countries)
    digest = hashlib.sha256()
    for article, rows in pairs:
        digest.update(article.sha256.encode())
        compactor.add(article, rows)
    data = compactor.data()
    placed = any("country" in entity for entity in data["entities"])
    return {
        **data,
        "events": compact_events(events, data["claims"]),
        "about": about,
        "classes": {name: _class(book, name) for name in book.taxonomy.classes},
        "countries": countries,
        "types": {name: frame.gloss for name, frame in sorted(book.frames.frames.items())},
        "roles": {name: {"gloss": role.gloss, "kind": kind_of(role)} for name, role in book.roles.items()},
        "world": json.loads((PAGE / "world.json").read_text(encoding="utf-8")) if placed else None,
        "digest": digest.hexdigest()[:16],
    }


def embedded(data: Mapping[str, Any]) -> str:
    """JSON that no HTML parser takes for anything else: no tag, comment or line separator is left in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def kind_of(role: RoleDefault) -> str:
    """What fills a role first of all: a `place`, a `measure`, or somebody or something (`party`)."""
    if role.dimension:
        return "measure"
    return "place" if role.label[:1] == ("PLACE",) else "party"


def _concatenated(folder: str, names: Iterable[str], ending: str) -> str:
    return "\n".join((PAGE / folder / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)


def _csp_hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _class(book: Rulebook, name: str) -> dict[str, Any]:
    row = book.taxonomy.classes[name]
    return {"name": row.name, "parent": row.parent}

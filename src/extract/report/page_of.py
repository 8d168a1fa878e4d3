"""Claims and articles -> one HTML page that loads nothing and shows everything that comes from articles as text."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extract.model import Article
from extract.report.pairs import Pair
from extract.rulebook.book import Rulebook

PAGE = Path(__file__).parent / "page"
SCRIPTS = ("dom", "data", "marks", "filters", "charts", "list", "reader", "main")
ASTRAL = 0xFFFF


def page_of(pairs: Iterable[Pair], book: Rulebook, title: str) -> str:
    """The whole page."""
    style = (PAGE / "style.css").read_text(encoding="utf-8")
    script = '"use strict";\n' + "\n".join((PAGE / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    parts = {
        "title": html.escape(title),
        "style": style,
        "script": script,
        "style_hash": _csp_hash(style),
        "script_hash": _csp_hash(script),
        "data": embedded(data_of(pairs, book)),
    }
    page = (PAGE / "page.html").read_text(encoding="utf-8")
    pieces = page.split("{")
    whole = [pieces[0]]
    for piece in pieces[1:]:
        name, brace, rest = piece.partition("}")
        whole += [parts[name], rest] if brace and name in parts else ["{", piece]
    return "".join(whole)


def data_of(pairs: Iterable[Pair], book: Rulebook) -> dict[str, Any]:
    """What the page's scripts read: articles, claims, and of the rules what these need."""
    articles: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    digest = hashlib.sha256()
    for article, rows in pairs:
        digest.update(article.sha256.encode())
        claims += [_claim(row, len(articles)) for row in rows]
        articles.append(_article(article, rows[0]["document"]))
    used = {claim["rule"]["id"] for claim in claims}
    return {
        "articles": articles,
        "claims": claims,
        "classes": {name: _class(book, name) for name in book.taxonomy.classes},
        "countries": {r.country: r.name for r in book.records if r.kind == "state" and r.country},
        "types": [file.type for file in book.types],
        "rules": {rule.id: _rule(rule) for file in book.types for rule in file.rules if rule.id in used},
        "digest": digest.hexdigest()[:16],
    }


def embedded(data: Mapping[str, Any]) -> str:
    """JSON that no HTML parser takes for anything else: no tag, comment or line separator is left in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _csp_hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _claim(row: Mapping[str, Any], article: int) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in ("schema_version", "document")}
    return {**kept, "links": list(row.get("links") or ()), "article": article}


def _article(article: Article, ref: Mapping[str, Any]) -> dict[str, Any]:
    """The text as read, and where its characters take two units in JavaScript."""
    names = ("id", "uri", "title", "publisher", "authors", "published", "language")
    astral = [place for place, character in enumerate(article.text) if ord(character) > ASTRAL]
    return {**{name: ref.get(name) for name in names}, "text": article.text, "astral": astral}


def _class(book: Rulebook, name: str) -> dict[str, Any]:
    return {"name": book.taxonomy.classes[name].name, "lineage": list(book.taxonomy.lineage(name))}


def _rule(rule: Any) -> str:
    return json.dumps(rule.model_dump(mode="json", exclude_defaults=True), indent=1, ensure_ascii=False)

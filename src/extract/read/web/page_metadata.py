"""A page's head and visible lines -> what they say of its article, JSON-LD first, trafilatura last."""

from __future__ import annotations

import re
from typing import Any

from extract.read.extras import need
from extract.read.metadata import Known, day_of, language_of
from extract.read.web.json_ld import linked_facts

LATEST = "2100-12-31"
_META = re.compile(r"[\w.:-]+")
_DAYS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "sailthru.date",
    "date",
    "pubdate",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_TITLES = ("og:title", "twitter:title", "dc.title")
_LANGUAGES = ("og:locale", "content-language", "dc.language")


def facts_of(tree: Any, scripts: list[str], address: str | None) -> Known:
    """What the page says of its article; nothing is taken from its address but the address."""
    metas = _metas(tree)
    said = Known(
        title=_first(metas, _TITLES),
        publisher=_first(metas, _SITES),
        published=next((day for name in _DAYS if (day := day_of(metas.get(name)))), None) or _time(tree),
        url=_canonical(tree, metas) or address,
        language=tree.get("lang") or _first(metas, _LANGUAGES),
    )
    known = linked_facts(scripts).over(said)
    known = known.over(_guessed(tree, known))
    return Known(**{**known.filled(), "language": language_of(known.language)})


def _metas(tree: Any) -> dict[str, str]:
    """The first value of every named meta element."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = " ".join((element.get("content") or "").split())
        if name and value and _META.fullmatch(name):
            found.setdefault(name.lower(), value)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := metas.get(name))), None)


def _time(tree: Any) -> Any:
    """The day of a time element that calls itself the date of publication."""
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            return day_of(element.get("datetime"))
    return None


def _canonical(tree: Any, metas: dict[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href"))
    return next((metas[name] for name in ("og:url",) if metas.get(name, "").startswith("http")), None)


def _guessed(tree: Any, known: Known) -> Known:
    """What trafilatura finds beside: bylines, headings, a date that the page shows; its guesses of a site left out."""
    metadata = need("trafilatura.metadata", "a web page")
    dates = {"extensive_search": False, "original_date": True, "max_date": LATEST}
    found = metadata.extract_metadata(tree, date_config=dates)
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Known(title=found.title or None, authors=authors, published=day_of(found.date))

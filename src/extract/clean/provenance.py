"""Where an article comes from: what the metadata says, and for the rest what its own lines say.

The date alone is the text's own where its dateline gives one: days are told against that, whatever a database says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise, takewhile
from urllib.parse import urlsplit

from extract.clean.inline_sections import Match
from extract.clean.rules import Order, SectionRules
from extract.model import Article, Found, How, Provenance, Section

_AND = re.compile(r"(?:,? and |,? & |, )", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]?([A-Za-z]{3,9})\.?,?[ -]?(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})")
_CENTURY, _YEARS = 2000, 100


def provenance_of(
    article: Article, sections: Sequence[Section], matches: list[Match], rules: SectionRules, language: str | None
) -> Provenance:
    """What is known about the article's origin; what it brought along stands before what the text says."""
    known = article.provenance or Provenance()
    text = article.text
    headline = next((section for section in sections if section.kind == "title"), None)
    agency = _first("agency", matches, text)
    publisher = _first("publisher", matches, text)
    if publisher and re.sub(r"^the ", "", publisher.value.lower()) in rules.agencies:
        agency, publisher = agency or publisher, None
    return Provenance(
        title=known.title or _brought(article.title) or _found(text, headline),
        authors=known.authors or tuple(filter(None, map(_brought, article.authors))) or _authors(matches, text),
        publisher=known.publisher or _brought(article.publisher) or publisher,
        agency=known.agency or _brought(article.agency) or agency,
        place=known.place or _first("place", matches, text),
        published=_stamped(sections, matches, text, rules, article.url)
        or known.published
        or _brought(article.published.isoformat() if article.published else None)
        or _published(matches, text, rules, article.url),
        url=known.url or _brought(article.url),
        language=known.language or _brought(article.language) or _brought(language, "text"),
    )


def _found(text: str, section: Section | None) -> Found | None:
    if section is None:
        return None
    return Found(value=text[section.start : section.end], how="text", start=section.start, end=section.end)


def _brought(value: str | None, how: How = "metadata") -> Found | None:
    return Found(value=value, how=how) if value else None


def _span(name: str, match: Match, text: str) -> Found | None:
    """The named group of a match as a fact with its place in the text."""
    offset, found = match
    if name not in found.re.groupindex or not found[name]:
        return None
    start, end = found.span(name)
    value = text[offset + start : offset + end].strip(" ,.-\u2014")
    begin = offset + start + text[offset + start : offset + end].index(value)
    return Found(value=value, how="text", start=begin, end=begin + len(value)) if value else None


def _first(name: str, matches: list[Match], text: str) -> Found | None:
    return next((found for match in matches if (found := _span(name, match, text))), None)


def _authors(matches: list[Match], text: str) -> tuple[Found, ...]:
    """The names of the first byline that has any."""
    found = _first("author", matches, text)
    if found is None or found.start is None:
        return ()
    authors = []
    position = 0
    for cut in [*_AND.finditer(found.value), None]:
        end = cut.start() if cut else len(found.value)
        name = found.value[position:end]
        if name:
            start = found.start + position
            authors.append(Found(value=name, how="text", start=start, end=start + len(name)))
        position = cut.end() if cut else end
    return tuple(authors)


def _published(matches: list[Match], text: str, rules: SectionRules, url: str | None) -> Found | None:
    """The first whole date that the article is stamped with, else that of its last change.

    A date without its year is none, nor is one of numbers that day and month could both begin, unless the text or the
    site shows which does.
    """
    order = _order(text, rules, url)
    for name in ("date", "updated"):
        for match in matches:
            found = _span(name, match, text)
            day = _date(found.value, rules.months, order) if found else None
            if found and day:
                return found.model_copy(update={"value": day.isoformat()})
    return None


def _stamped(
    sections: Sequence[Section], matches: list[Match], text: str, rules: SectionRules, url: str | None
) -> Found | None:
    """The whole date of the dateline that the first sentence begins with.

    That of a line by itself is none: pages carry the day on which they are shown.
    """
    opening = [*takewhile(lambda section: section.kind != "body", sections)]
    following = sections[len(opening) : len(opening) + 1]
    for section, body in pairwise([*opening[-1:], *following]):
        if section.kind == "dateline" and "\n" not in text[section.end : body.start]:
            inside = [match for match in matches if section.start <= match[0] < section.end]
            return _published(inside, text, rules, url)
    return None


def _order(text: str, rules: SectionRules, url: str | None) -> Order | None:
    """Which of day and month stands first in this text: by a number above twelve, the clock beside, or the site."""
    seen: set[Order] = set()
    for found in _NUMBERS.finditer(text):
        first, second = int(found[1]), int(found[3])
        if (first > 12) != (second > 12):
            seen.add("day" if first > 12 else "month")
        for order, zones in rules.zones.items():
            if zones.match(text, found.end()):
                seen.add(order)
    if not seen and url:
        host = urlsplit(url).hostname or ""
        seen.update(order for order, ends in rules.hosts.items() if host.endswith(ends))
    return seen.pop() if len(seen) == 1 else None


def _date(text: str, months: tuple[str, ...], order: Order | None) -> date | None:
    try:
        if found := _ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMBERS.search(text):
            first, second, year = int(found[1]), int(found[3]), int(found[4])
            dotted = found[2] == "."  # dots stand behind days
            order = "day" if first > 12 or first == second or dotted else "month" if second > 12 else order
            year += _CENTURY * (year < _YEARS)
            return None if order is None else date(year, *((second, first) if order == "day" else (first, second)))
        if found := _DAY_FIRST.search(text):
            return date(int(found[3]), _month(found[2], months), int(found[1]))
        if found := _MONTH_FIRST.search(text):
            return date(int(found[3]), _month(found[1], months), int(found[2]))
    except ValueError:
        return None
    return None


def _month(name: str, months: tuple[str, ...]) -> int:
    """1 to 12. Raises ValueError for what is no month."""
    return next((n for n, month in enumerate(months, 1) if month.startswith(name.lower()[:3])), 0) or int(name)

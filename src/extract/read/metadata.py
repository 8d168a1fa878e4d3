"""What is known about an article besides its text, and how it comes to the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from extract.model import Article, Found, How, Provenance

_BY = re.compile(r"by[ :]\s*", re.IGNORECASE)
_UNKNOWN = (f"{date.min.year:04}-", f"{date.max.year:04}-")


@dataclass(frozen=True, slots=True)
class Known:
    """Facts about an article; None and () are unknown."""

    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Known) -> Known:
        """These facts, and those of the other where these know nothing."""
        return Known(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})

    def filled(self) -> dict[str, Any]:
        """The facts that are known, by name."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name))}


def with_facts(article: Article, known: Known, how: How) -> Article:
    """The article with these facts before its own, each marked with how it was found."""
    facts = known.filled()
    found: dict[str, Any] = {}
    for name, value in facts.items():
        if name == "authors":
            found[name] = tuple(Found(value=author, how=how) for author in value)
        else:
            found[name] = Found(value=value.isoformat() if isinstance(value, date) else value, how=how)
    before = article.provenance or Provenance()
    return article.model_copy(update={**facts, "provenance": before.model_copy(update=found)})


def language_of(code: object) -> str | None:
    """The language of a code such as `en-US` or `en_GB`: `en`; None for what is no code."""
    name = str(code or "").strip().replace("_", "-").split("-")[0].lower()
    return name if re.fullmatch("[a-z]{2,3}", name) else None


def without_by(byline: str) -> str:
    """A byline without the word that begins it: `By Jane Doe` is by Jane Doe."""
    return _BY.sub("", byline).strip()


def day_of(value: object) -> date | None:
    """The day of an ISO 8601 date or date and time, or of an e-mail date; as written, in its own time zone."""
    if not isinstance(value, str):
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            day = parse(value.strip()).date()
        except ValueError:
            continue
        return None if is_unknown(value) else day
    return None


def is_unknown(value: object) -> bool:
    """Whether a date is one of those that databases keep for an unknown one: in the first year or the last."""
    return isinstance(value, str) and value.strip().startswith(_UNKNOWN)

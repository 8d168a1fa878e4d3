"""ISO 8601 values of claims -> the days they cover."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """From the first to the last day, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    def overlaps(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=65536)
def days_of(value: str | None) -> Days | None:
    """The days of a day, month, year or interval; None for nothing and for what is none of these."""
    if not value:
        return None
    first, slash, last = value.partition("/")
    begin, end = _one(first), _one(last) if slash else _one(first)
    if begin is None or end is None or end.last < begin.first:
        return None
    return Days(begin.first, end.last)


def _one(value: str) -> Days | None:
    parts = value[:10].split("-")
    try:
        year, month, day = (int(part) for part in (*parts, "0", "0")[:3])
        if len(parts) == 1:
            return Days(date(year, 1, 1), date(year, 12, 31))
        if len(parts) == 2:
            return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Days(date(year, month, day), date(year, month, day))
    except (ValueError, IndexError):
        return None

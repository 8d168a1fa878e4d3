"""Calendar arithmetic: stretches of days, months or years, and how they are written in ISO 8601."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

Grain = Literal["day", "month", "year"]
Fields = Mapping[str, Any]
ISO_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
WEEK, FORTNIGHT = 7, 14
MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6}
YEARS_OF = {"year": 1, "decade": 10, "century": 100}
HOURS_OF = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}


@dataclass(frozen=True, order=True)
class Stretch:
    """Days from `first` to `last`, both in it, as exact as `grain` says."""

    first: date
    last: date
    grain: Grain = "day"

    def iso(self) -> str:
        """ISO 8601 day, month or year, or an interval of two where they differ."""
        first, last = _written(self.first, self.grain), _written(self.last, self.grain)
        return first if first == last else f"{first}/{last}"


@dataclass(frozen=True)
class Frame:
    """What a relative time is reckoned from: the date of publication, another event, and the direction of the verb."""

    published: date | None
    anchor: Stretch | None
    past: bool


def _written(day: date, grain: Grain) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


def stretch_of(iso: str) -> Stretch | None:
    """The stretch that an ISO 8601 value of ours means; None where it is no such value."""
    parts = [_point(part) for part in iso.split("/")]
    if len(parts) > 2 or any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    return Stretch(known[0].first, known[-1].last, known[0].grain)


def _point(iso: str) -> Stretch | None:
    found = ISO_POINT.match(iso)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return dated(year or 0, month, day)


def dated(year: int, month: int | None = None, day: int | None = None) -> Stretch | None:
    """The named day, month or year; None where the calendar has no such day."""
    try:
        if month is None:
            return Stretch(date(year, 1, 1), date(year, 12, 31), "year")
        if day is None:
            return Stretch(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")
        return Stretch(date(year, month, day), date(year, month, day))
    except (ValueError, OverflowError):
        return None


def months_from(year: int, month: int, count: int) -> Stretch | None:
    """`count` months that begin with `month` of `year`."""
    first = dated(year, month)
    last = first and shifted(first, count - 1, "month")
    return Stretch(first.first, last.last, "month") if first and last else None


def unit_with(day: date, unit: str) -> Stretch | None:
    """The day, week (from Monday), month, quarter, half, year, decade or century that `day` lies in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Stretch(monday, monday + timedelta(days=6))
    if unit == "fortnight":
        monday = day - timedelta(days=day.weekday() + WEEK)
        return Stretch(monday, monday + timedelta(days=FORTNIGHT - 1))
    if unit in MONTHS_OF:
        size = MONTHS_OF[unit]
        return months_from(day.year, (day.month - 1) // size * size + 1, size)
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1
        return Stretch(date(first, 1, 1), date(first + 99, 12, 31), "year")
    if unit in YEARS_OF:
        first = day.year // YEARS_OF[unit] * YEARS_OF[unit]
        return Stretch(date(first, 1, 1), date(first + YEARS_OF[unit] - 1, 12, 31), "year")
    return Stretch(day, day)


def moved(day: date, count: int, unit: str) -> date | None:
    """`day` moved by `count` units; the last day of a shorter month where the day is missing; None off the calendar."""
    try:
        if unit in HOURS_OF:
            return day + timedelta(days=int(count * HOURS_OF[unit] / 24))
        if unit in ("day", "week", "fortnight", "weekend"):
            return day + timedelta(days=count * {"day": 1, "week": WEEK, "weekend": WEEK}.get(unit, FORTNIGHT))
        months = count * (MONTHS_OF.get(unit) or 12 * YEARS_OF[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def shifted(stretch: Stretch, count: int, unit: str) -> Stretch | None:
    """`stretch` moved by `count` units, with whole months and years kept whole."""
    first, last = moved(stretch.first, count, unit), moved(stretch.last, count, unit)
    if first is None or last is None:
        return None
    if stretch.grain != "day":
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return Stretch(first, last, stretch.grain)


def weekday_near(day: date, weekday: int, *, past: bool) -> date:
    """The most recent `weekday` (0 is Monday) on or before `day`, or the next on or after it."""
    if past:
        return day - timedelta(days=(day.weekday() - weekday) % WEEK)
    return day + timedelta(days=(weekday - day.weekday()) % WEEK)


def weekend_near(day: date, *, past: bool) -> Stretch:
    """The last weekend that has begun, or the one that is on or comes next."""
    saturday = weekday_near(day, 5, past=past or day.weekday() == 6)
    return Stretch(saturday, saturday + timedelta(days=1))

"""Times with a name of their own: dates, months, years, decades, seasons, and the year that a date leaves out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from extract.time.calendar import Fields, Frame, Stretch, dated, months_from, unit_with

YEARS_BACK = 8
SOON = timedelta(days=60)
LAST_CENTURY = 3000
_GLUED = re.compile(r"(\d{1,2})([A-Za-z]+)(\d{4})")
_MARK = re.compile("[-/.]")
_MOST_DAYS, _MOST_MONTHS = 31, 12
PARTS = {"quarter": 3, "half": 6}


def calendar_date(fields: Fields, frame: Frame) -> Stretch | None:
    """A day, month or year by name, or a range of them; a missing year is the nearest that the direction allows."""
    first_year, last_year = fields.get("year"), fields.get("year2")
    if "date" in fields:
        return dated(*(int(part) for part in str(fields["date"]).split("-"))) if fields["date"] else None
    if "year2" in fields and "month" not in fields:
        begin, end = int(fields["year"]), int(fields["year2"])
        return _joined(dated(begin), dated(end if end > 99 else begin // 100 * 100 + end))
    month, day = fields.get("month"), fields.get("day")
    if month is None:
        return dated(first_year) if first_year else None
    last_month, last_day = fields.get("month2", month), fields.get("day2", day)
    wraps = (month, day or 0) > (last_month, last_day or 0)
    if first_year is None:
        first_year = last_year - wraps if last_year else _year_of(fields, last_month, last_day, frame, wraps)
    if first_year is None:
        return None
    if "nth" in fields:
        return _nth_week(dated(first_year, month), fields["nth"])
    return _joined(dated(first_year, month, day), dated(last_year or first_year + wraps, last_month, last_day))


def numbered(text: str, months: Mapping[str, int]) -> str | None:
    """The ISO 8601 day of a date in numbers, "11.05.2024", "2024/1/5", or glued, "21Sep2023".

    Dots stand behind days; with strokes or hyphens either may stand first, so that the number above twelve tells.
    """
    glued = _GLUED.fullmatch(text)
    if glued:
        day, month, year = int(glued[1]), months[glued[2].casefold()], int(glued[3])
    else:
        first, second, third = (int(part) for part in _MARK.split(text))
        if first > _MOST_DAYS:
            year, month, day = first, second, third
        else:
            open_ = "." not in text and first != second and max(first, second) <= _MOST_MONTHS
            if open_:
                return None
            year, month, day = third, *((first, second) if second > _MOST_MONTHS else (second, first))
    return f"{year:04}-{month:02}-{day:02}"


def _joined(first: Stretch | None, last: Stretch | None) -> Stretch | None:
    if first is None or last is None or last < first or first.grain != last.grain:
        return None
    return Stretch(first.first, last.last, first.grain)


def _nth_week(month: Stretch | None, nth: int) -> Stretch | None:
    if month is None or nth > 4:
        return None
    first = month.first + timedelta(days=7 * (nth - 1)) if nth > 0 else month.last - timedelta(days=6)
    return Stretch(first, first + timedelta(days=6))


def _year_of(fields: Fields, month: int, day: int | None, frame: Frame, wraps: bool) -> int | None:
    """The year that a date without one lies in, by its weekday where it has one and else by the direction."""
    if frame.published is None:
        return None
    here = frame.published
    if "in_year" in fields:
        return here.year + int(fields["in_year"])
    which = fields.get("which")
    if which is not None:
        beside = here.replace(day=1) + timedelta(days=31 if which > 0 else -1)
        return _nearest(month, None, beside, past=which < 0) if which else here.year
    year = _nearest(month, day, here + SOON if frame.past and day else here, past=frame.past)
    weekday = fields.get("weekday", fields.get("weekday_short"))
    if weekday is not None and "day" in fields:
        named = (dated(year + by, fields["month"], fields["day"]) for by in range(-YEARS_BACK, 2))
        fitting = [found.first for found in named if found and found.first.weekday() == weekday]
        if fitting:
            return min(fitting, key=lambda day: abs(day - here)).year
    return year - wraps


def _nearest(month: int, day: int | None, here: date, *, past: bool) -> int:
    if past:
        return here.year - ((month, day or 0) > (here.month, here.day if day else 0))
    return here.year + ((month, day or 0) < (here.month, here.day if day else 0))


def decade(fields: Fields, frame: Frame) -> Stretch | None:
    """The ten years that "1990s" or "'90s" names."""
    ends = []
    for name in ("decade", "decade2"):
        start = int("".join(char for char in str(fields.get(name, fields["decade"])) if char.isdecimal()))
        ends.append(unit_with(date(start if start > 99 else 1900 + start, 1, 1), "decade"))
    return _joined(*ends)


def century(fields: Fields, frame: Frame) -> Stretch | None:
    """The hundred years of an ordinal."""
    first = dated(100 * int(fields["ordinal"]) - 99)
    return unit_with(first.first, "century") if first and first.first.year < LAST_CENTURY else None


def season(fields: Fields, frame: Frame) -> Stretch | None:
    """Three months of a named year, or of the nearest season that "last", "this" or "next" allows."""
    month = int(fields["season"])
    if "year" in fields:
        return months_from(fields["year"], month, 3)
    if frame.published is None:
        return None
    here = frame.published
    if "in_year" in fields:
        return months_from(here.year + int(fields["in_year"]), month, 3)
    which = fields["which"]
    near = [found for by in (-2, -1, 0, 1) if (found := months_from(here.year + by, month, 3))]
    if which < 0:
        return max((found for found in near if found.last < here), default=None)
    if which > 0:
        return min((found for found in near if found.first > here), default=None)
    return min(near, key=lambda found: abs(found.first + (found.last - found.first) / 2 - here), default=None)


def part_of_year(fields: Fields, frame: Frame) -> Stretch | None:
    """The first half, the third quarter of a year."""
    months, nth = PARTS.get(str(fields["unit"]), 3), int(fields["nth"])
    nth = 12 // months if nth < 0 else nth
    year = fields.get("year", frame.published and frame.published.year + int(fields.get("in_year", 0)))
    return months_from(year, months * (nth - 1) + 1, months) if year and months * nth <= 12 else None

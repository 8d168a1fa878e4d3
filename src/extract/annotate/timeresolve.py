"""What a time expression means: one function for each kind of value that rules/times names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from extract.annotate.timevalue import (
    HOURS_OF,
    MONTHS_OF,
    YEARS_OF,
    Stretch,
    dated,
    months_from,
    moved,
    shifted,
    unit_with,
    weekday_near,
    weekend_near,
)

Fields = Mapping[str, Any]
YEARS_BACK = 8
SOON = timedelta(days=60)
PARTS = {"quarter": 3, "half": 6}


@dataclass(frozen=True)
class Frame:
    """What a relative time is reckoned from: the date of publication, another event, and the direction of the verb."""

    published: date | None
    anchor: Stretch | None
    past: bool


def calendar_date(fields: Fields, frame: Frame) -> Stretch | None:
    """A day, month or year by name, or a range of them; a missing year is the nearest that the direction allows."""
    first_year, last_year = fields.get("year"), fields.get("year2")
    if "date" in fields:
        return dated(*(int(part) for part in str(fields["date"]).split("-")))
    if "year2" in fields and "month" not in fields:
        return _joined(dated(first_year or 0), dated(_full_year(last_year, first_year)))
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


def _joined(first: Stretch | None, last: Stretch | None) -> Stretch | None:
    if first is None or last is None or last < first or first.grain != last.grain:
        return None
    return Stretch(first.first, last.last, first.grain)


def _full_year(year: int, first: int | None) -> int:
    return year if year > 99 or first is None else first // 100 * 100 + year


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
    if "which" in fields and ("unit" in fields or fields["which"] == 0):
        return here.year + int(fields["which"])
    if fields.get("which"):
        return _nearest(
            month, None, here.replace(day=1) + timedelta(days=31 if fields["which"] > 0 else -1), fields["which"] < 0
        )
    year = _nearest(month, day, here + SOON if frame.past and day else here, frame.past)
    weekday = fields.get("weekday", fields.get("weekday_short"))
    if weekday is not None and fields.get("day") is not None:
        for back in range(-1, YEARS_BACK):
            named = dated(year - back, fields.get("month", month), fields["day"])
            if named and named.first.weekday() == weekday and named.first <= here + 6 * SOON:
                return year - back
    return year - wraps


def _nearest(month: int, day: int | None, here: date, past: bool) -> int:
    if past:
        return here.year - ((month, day or 0) > (here.month, here.day if day else 0))
    return here.year + ((month, day or 0) < (here.month, here.day if day else 0))


def weekday(fields: Fields, frame: Frame) -> Stretch | None:
    """The nearest such day in the direction of the verb, or that day of this, the last or the next week.

    The name of tomorrow is tomorrow in the past tense too: it is later where the event was than where it was published,
    and of six days ago a paper says the date.
    """
    if frame.published is None:
        return None
    here = frame.published
    if "n" in fields:
        start = None if fields["n"] is None else moved(here, -fields["n"], fields["unit"])
        return (
            None
            if start is None
            else _one(weekday_near(start - timedelta(days=start.weekday()), fields["weekday"], past=False))
        )
    if "which" in fields:
        here += timedelta(days=here.weekday() == 6)
        monday = here - timedelta(days=here.weekday()) + timedelta(weeks=fields["which"])
        return _one(monday + timedelta(days=fields["weekday"]))
    if (here.weekday() + 1) % 7 == fields["weekday"]:
        return _one(here + timedelta(days=1))
    return _one(weekday_near(here, fields["weekday"], past=frame.past))


def weekdays(fields: Fields, frame: Frame) -> Stretch | None:
    """From one weekday to another, nearest in the direction of the verb."""
    if frame.published is None:
        return None
    days = (fields["weekday2"] - fields["weekday"]) % 7
    if frame.past:
        last = weekday_near(frame.published, fields["weekday2"], past=True)
        return Stretch(last - timedelta(days=days), last)
    first = weekday_near(frame.published, fields["weekday"], past=False)
    return Stretch(first, first + timedelta(days=days))


def _one(day: date) -> Stretch:
    return Stretch(day, day)


def period(fields: Fields, frame: Frame) -> Stretch | None:
    """This, the last or the next day, week, month, quarter, year, decade."""
    if frame.published is None:
        return None
    count = int(fields.get("dayword", fields.get("which", 0)))
    unit = str(fields["unit"])
    start = moved(frame.published, count, unit)
    return None if start is None else unit_with(start, unit)


def weekend(fields: Fields, frame: Frame) -> Stretch | None:
    """The weekend just past or the one to come; on the weekend itself "last" is the one before."""
    if frame.published is None:
        return None
    which = fields.get("which")
    here = frame.published
    if which == -1:
        return weekend_near(here - timedelta(days=2 if here.weekday() > 4 else 0), past=True)
    if which == 1:
        return shifted(weekend_near(here - timedelta(days=here.weekday()), past=False), 7, "day")
    return weekend_near(here, past=frame.past)


def overnight(fields: Fields, frame: Frame) -> Stretch | None:
    """The night that ended on the day of publication."""
    return frame.published and Stretch(frame.published - timedelta(days=1), frame.published)


def ago(fields: Fields, frame: Frame) -> Stretch | None:
    """N units before (`sign` 1: after) publication, no more exact than the unit, or than `within` says."""
    count = fields.get("n")
    if frame.published is None or count is None or "over" in fields:
        return None
    unit = str(fields["unit"])
    within = str(fields.get("within", "day" if unit in HOURS_OF else unit))
    day = moved(frame.published, int(fields.get("sign", -1)) * int(count), unit)
    return None if day is None else unit_with(day, "year" if within in YEARS_OF else within)


def span(fields: Fields, frame: Frame) -> Stretch | None:
    """N units that end (or, with a positive `span`, begin) with the day of publication."""
    count = fields.get("n", 1)
    if frame.published is None or count is None:
        return None
    unit, sign, here = str(fields["unit"]), int(fields["span"]), frame.published
    if unit in YEARS_OF and "n" in fields:
        whole = unit_with(here, "year")
        other = whole and shifted(whole, sign * int(count), unit)
        return whole and other and Stretch(min(whole, other).first, max(whole, other).last, "year")
    edge = moved(here, sign * int(count), unit)
    if edge is None:
        return None
    if unit not in HOURS_OF:
        edge -= timedelta(days=sign)
    return Stretch(min(edge, here), max(edge, here))


def streak(fields: Fields, frame: Frame) -> Stretch | None:
    """N days (weeks, months, years) on end, the last of which is that of publication or of the event."""
    end = frame.anchor.last if frame.anchor else frame.published
    count, unit = fields.get("n"), str(fields["unit"])
    if end is None or not count or unit in HOURS_OF:
        return None
    last = unit_with(end, unit)
    first = last and shifted(last, 1 - int(count), unit)
    return first and last and Stretch(first.first, last.last, last.grain)


def offset(fields: Fields, frame: Frame, *, inverse: bool = False) -> Stretch | None:
    """N units from another event. Of hours only the same day is certain, and of a coarse event no finer unit."""
    count = fields.get("n", 1)
    unit = str(fields["unit"])
    sign = int(fields.get("back", fields.get("follow", fields.get("forth", 1)))) * (-1 if inverse else 1)
    if frame.anchor is None:
        return None
    if unit in HOURS_OF:
        hours = (count or 1) * HOURS_OF[unit]
        return frame.anchor if frame.anchor.grain == "day" and hours < 12 else None
    if count is None or "over" in fields or _finer(unit, frame.anchor):
        return None
    edge = frame.anchor.first if sign * count < 0 else frame.anchor.last
    day = moved(edge, sign * int(count), unit)
    exact = unit == "week" and "follow" not in fields and count
    return None if day is None else _one(day) if exact else unit_with(day, "year" if unit in YEARS_OF else unit)


def _finer(unit: str, anchor: Stretch) -> bool:
    return (
        anchor.grain == "year"
        and unit not in YEARS_OF
        or anchor.grain == "month"
        and unit not in (*MONTHS_OF, *YEARS_OF)
    )


def decade(fields: Fields, frame: Frame) -> Stretch | None:
    """The ten years that "1990s" or "'90s" names."""
    ends = []
    for name in ("decade", "decade2"):
        start = int("".join(char for char in str(fields.get(name, fields["decade"])) if char.isdigit()))
        ends.append(unit_with(date(start if start > 99 else 1900 + start, 1, 1), "decade"))
    return _joined(*ends)


def century(fields: Fields, frame: Frame) -> Stretch | None:
    """The hundred years of an ordinal."""
    first = dated(100 * int(fields["ordinal"]) - 99)
    return first and unit_with(first.first, "century")


def season(fields: Fields, frame: Frame) -> Stretch | None:
    """Three months of a named year, or of the nearest season that "last", "this" or "next" allows."""
    month = int(fields["season"])
    if "year" in fields:
        return months_from(fields["year"], month, 3)
    if frame.published is None:
        return None
    here, which = frame.published, fields["which"]
    current = next(
        (found for back in (1, 0) if (found := months_from(here.year - back, month, 3)) and found.last >= here), None
    )
    if current is None or which > 0 and current.first <= here or which == 0 and current.first > here and frame.past:
        current = months_from(here.year + (current is None or which > 0) - (which == 0), month, 3)
    return current and (shifted(current, -1, "year") if which < 0 else current)


def part_of_year(fields: Fields, frame: Frame) -> Stretch | None:
    """The first half, the third quarter of a year."""
    months, nth = PARTS.get(str(fields["unit"]), 3), int(fields["nth"])
    nth = 12 // months if nth < 0 else nth
    return months_from(fields["year"], months * (nth - 1) + 1, months) if months * nth <= 12 else None


def vague(fields: Fields, frame: Frame) -> Stretch | None:
    """A time that can't be reckoned."""
    return None


KINDS: dict[str, Callable[[Fields, Frame], Stretch | None]] = {
    "date": calendar_date,
    "weekday": weekday,
    "weekdays": weekdays,
    "period": period,
    "weekend": weekend,
    "overnight": overnight,
    "ago": ago,
    "span": span,
    "streak": streak,
    "offset": offset,
    "decade": decade,
    "century": century,
    "season": season,
    "part": part_of_year,
    "vague": vague,
}

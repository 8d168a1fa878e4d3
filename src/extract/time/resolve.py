"""What a time expression means: one function for each kind of value that rules/times names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from extract.time.calendar import (
    HOURS_OF,
    MONTHS_OF,
    YEARS_OF,
    Fields,
    Frame,
    Stretch,
    moved,
    shifted,
    unit_with,
    weekday_near,
    weekend_near,
)
from extract.time.dates import calendar_date, century, decade, part_of_year, season


def weekday(fields: Fields, frame: Frame) -> Stretch | None:
    """The nearest such day in the direction of the verb, or that day of this, the last or the next week.

    The name of tomorrow is tomorrow in the past tense too: it is later where the event was than where it was published,
    and of six days ago a paper says the date.
    """
    if frame.published is None:
        return None
    here = frame.published
    if "n" in fields:
        start = None if fields["n"] is None else moved(here, -int(fields["n"]), fields["unit"])
        if start is None:
            return None
        return _one(weekday_near(start - timedelta(days=start.weekday()), fields["weekday"], past=False))
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
    """This, the last or the next day, week, month, quarter, year, decade; `so_far`: up to the day of publication."""
    if frame.published is None:
        return None
    count = int(fields.get("dayword", fields.get("which", 0)))
    unit = str(fields["unit"])
    start = moved(frame.published, count, unit)
    found = None if start is None else unit_with(start, unit)
    return Stretch(found.first, frame.published, found.grain) if found and fields.get("so_far") else found


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
    end = frame.published
    return None if end is None else Stretch(end - timedelta(days=1), end)


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
    """N units that end (or, with a positive `span`, begin) with the day of publication; `ahead`: of plans alone."""
    count = fields.get("n", 1)
    if frame.published is None or count is None or (frame.past and "ahead" in fields):
        return None
    unit, sign, here = str(fields["unit"]), int(fields["span"]), frame.published
    if unit in YEARS_OF and "n" in fields:
        whole = unit_with(here, "year")
        other = whole and shifted(whole, sign * int(count), unit)
        return whole and other and Stretch(min(whole, other).first, max(whole, other).last, "year")
    edge = moved(here, sign * int(count), unit)
    return None if edge is None else Stretch(min(edge, here), max(edge, here))


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
    """N units from another event. Of hours only the same day is certain, and of a coarse event no finer unit.

    What is told of the event itself (`inverse`) is not its day where hours are counted: "hours after it had fired".
    """
    count = fields.get("n", 1)
    unit = str(fields["unit"])
    sign = int(fields.get("back", fields.get("follow", fields.get("forth", 1)))) * (-1 if inverse else 1)
    if frame.anchor is None:
        return unit_with(frame.published, "day") if "here" in fields and frame.published else None
    if unit in HOURS_OF:
        if inverse:
            return None
        hours = (count or 1) * HOURS_OF[unit]
        return frame.anchor if frame.anchor.grain == "day" and hours < 12 else None
    if count is None or "over" in fields or _finer(unit, frame.anchor):
        return None
    edge = frame.anchor.first if sign * count < 0 else frame.anchor.last
    day = moved(edge, sign * int(count), unit)
    exact = unit == "week" and "follow" not in fields and count
    return None if day is None else _one(day) if exact else unit_with(day, "year" if unit in YEARS_OF else unit)


def _finer(unit: str, anchor: Stretch) -> bool:
    return (anchor.grain == "year" and unit not in YEARS_OF) or (
        anchor.grain == "month" and unit not in (*MONTHS_OF, *YEARS_OF)
    )


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

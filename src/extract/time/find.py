"""Time expressions: where they stand in a text, and what they mean against a date or another event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from extract.document import Time
from extract.measures.numbers import number_from
from extract.measures.templates import Hit, Templates, fold
from extract.pack.expressions import Expressions
from extract.time.calendar import Frame, Stretch, stretch_of
from extract.time.dates import numbered
from extract.time.resolve import KINDS, offset
from extract.values import replace

Anchor = Literal["published", "event"]
WORD_BEFORE = re.compile(r"([^\W_]+|'s)[ \u00a0]$")
LEADING = re.compile(r"(\w+)\s+")
WORD_AFTER = re.compile(r"[ \u00a0](\w+)")
FREE_YEARS = range(1945, 2051)


class TimeLexicon(Templates):
    """The words and rows of rules/times with the number words of rules/measures, compiled."""

    def __init__(self, times: Mapping[str, Expressions], measures: Mapping[str, Expressions]) -> None:
        super().__init__(measures.get("numbers", Expressions()), *times.values())
        self.determiners = frozenset(self.words.get("determiner", ()))
        self.noun_leads = frozenset(self.words.get("noun_lead", ()))
        self.sure = frozenset(self.words.get("year_sure", ()))
        self.stops = frozenset(self.words.get("stop", ()))
        self.amounts = frozenset(
            word for name in ("about", "over", "cardinal", "times") for word in self.words.get(name, ())
        )


def find_times(text: str, lexicon: TimeLexicon) -> list[Time]:
    """Every time expression of `text`, left to right, none inside another. Linear in the length of the text."""
    return [mention for hit in lexicon.find(text) if (mention := _mention(text, hit, lexicon))]


def reckoned(times: Iterable[Time], published: date | None) -> list[Time]:
    """Time expressions with what each means by itself in a text of that day."""
    values = ((time, resolve(time, published=published)) for time in times)
    return [replace(time, value=value, anchor=anchor) for time, (value, anchor) in values]


def resolve(
    mention: Time,
    *,
    published: date | None,
    anchor: str | None = None,
    past: bool = True,
    inverse: bool = False,
) -> tuple[str | None, Anchor | None]:
    """The ISO 8601 value of a mention and what it was reckoned from; `(None, None)` where it can't be known.

    `published` is the date of the article, `anchor` the value of the event that an anaphoric mention refers to.
    `past` is the direction of the verb. With `inverse` a mention that relates two events ("a day after X") is
    reckoned for X from the other event's value.
    """
    frame = Frame(published, stretch_of(anchor) if anchor else None, past)
    try:
        return _resolved(mention, frame, inverse)
    except (ValueError, OverflowError):  # outside of the years 1 to 9999, whose ends stand for "unknown" in databases
        return None, None


def _resolved(mention: Time, frame: Frame, inverse: bool) -> tuple[str | None, Anchor | None]:
    fields: dict[str, Any] = dict(mention.fields)
    if mention.kind == "offset":
        found = offset(fields, frame, inverse=inverse)
        return (found.iso(), "event" if frame.anchor else "published") if found else (None, None)
    plain = KINDS[mention.kind](fields, Frame(None, None, frame.past))
    found = plain or KINDS[mention.kind](fields, frame)
    found, dated_now = _bounded(found, fields.get("bound"), frame.published)
    if found is None:
        return None, None
    by_event = mention.kind == "streak" and frame.anchor is not None
    return found.iso(), "event" if by_event else None if plain and not dated_now else "published"


def _bounded(found: Stretch | None, bound: Any, published: date | None) -> tuple[Stretch | None, bool]:
    """What a preposition makes of a time: "since 2022" lasts until publication, "before May" is no time of its own."""
    if found is None or bound in ("before", "after"):
        return None, False
    if bound != "since" or (found.first != found.last and found.grain == "day"):
        return found, False
    if published is None or published < found.first:
        return found, False
    return Stretch(found.first, max(found.last, published), found.grain), True


def _mention(text: str, hit: Hit, lexicon: TimeLexicon) -> Time | None:
    meaning = hit.row.rule.value
    hit = _possessive(text, hit)
    constants = {name: value for name, value in meaning.items() if name not in ("is", "modifier")}
    fields = {**constants, **hit.fields}
    if isinstance(fields.get("n"), tuple):
        fields["n"] = number_from(fields["n"], lexicon.words).value
    if "date" in fields:
        fields["date"] = numbered(str(fields["date"]), lexicon.words["month"])
    modifier = meaning.get("modifier", False) or _modifies(text, hit, lexicon)
    if not _stands(text, hit, lexicon, modifier):
        return None
    kind = meaning["is"]
    span = text[hit.start : hit.end]
    relates: Literal["back", "forth"] | None = None
    if kind == "offset":
        forth = fold(span).split()[-1] in lexicon.words["forth"] and WORD_AFTER.match(text, hit.end)
        relates = "forth" if forth else "back"
    said = tuple((name, value.isoformat() if isinstance(value, date) else value) for name, value in fields.items())
    return Time(hit.start, hit.end, hit.row.rule.id, kind, said, modifier, relates)


def _possessive(text: str, hit: Hit) -> Hit:
    """ "After Friday's raids": the preposition leads to the raids, and what dates them is "Friday's" alone."""
    led = {name for name in ("lead", "bound") if name in hit.fields}
    opening = LEADING.match(text, hit.start, hit.end)
    if not led or opening is None or not fold(text[hit.start : hit.end]).endswith("'s"):
        return hit
    if fold(opening[1]) not in {fold(str(hit.fields[name])) for name in led}:
        return hit
    return replace(hit, start=opening.end(), fields={k: v for k, v in hit.fields.items() if k not in led})


def _modifies(text: str, hit: Hit, lexicon: TimeLexicon) -> bool:
    """Whether the expression stands between a determiner and a noun, or after a noun that it dates."""
    if hit.fields.get("lead") in lexicon.noun_leads:
        return True
    if "lead" in hit.fields or "bound" in hit.fields or not WORD_AFTER.match(text, hit.end):
        return False
    before = WORD_BEFORE.search(fold(text[max(0, hit.start - 20) : hit.start]))
    return before is not None and before[1] in lexicon.determiners


def _stands(text: str, hit: Hit, lexicon: TimeLexicon, modifier: bool) -> bool:
    """Whether the text around lets a row with a guard stand."""
    guard = hit.row.rule.guard
    if guard == "no_name":
        return not (text[hit.start].isupper() and WORD_BEFORE.search(text[max(0, hit.start - 30) : hit.start]))
    if guard == "year_led":
        lead = hit.fields.get("bound", hit.fields.get("lead"))
        after = WORD_AFTER.match(text, hit.end)
        return lead is None or lead in lexicon.sure or after is None or after[1] in lexicon.stops
    return guard != "year" or _free_year(text, hit, lexicon, modifier)


def _free_year(text: str, hit: Hit, lexicon: TimeLexicon, modifier: bool) -> bool:
    """Whether a bare number of four digits is a year and no amount, name or model number."""
    if int(hit.fields["year"]) not in FREE_YEARS:
        return False
    before = WORD_BEFORE.search(text[max(0, hit.start - 30) : hit.start])
    after = WORD_AFTER.match(text, hit.end)
    word = before[1] if before else ""
    if word.lower() not in lexicon.determiners and (word[:1].isupper() or word in lexicon.amounts):
        return False
    return modifier or after is None or after[1] in lexicon.stops or text[hit.end - 1] == "s"

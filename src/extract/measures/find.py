"""Measures and counts: where they stand in a text, their value in the canonical unit, and how exact it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.measures.numbers import Number, number_from, whole
from extract.measures.templates import Hit, Templates
from extract.pack.expressions import Expressions, Unit

SAME = 0.15
DOUBLE_GAP = re.compile(r"(?: \w{1,12})?[\"\u201d\u2019']?\s*(?:[(\[/;-]|,?\s+or\b|,)?\s*[a-z]{0,13}\s*$")
BEFORE_NOUN = re.compile(r"$|\s+[\w\"'\u201c\u2018(]")
NEVER = r"(?!)"
NEXT = 40
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, characters [start, end) of the text; of a range `value` is the upper end."""

    start: int
    end: int
    text: str
    dimension: str
    value: float
    unit: str
    modifier: str | None = None
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things, characters [start, end) of the text; `value` is null where the words leave it open."""

    start: int
    end: int
    text: str
    value: float | None
    modifier: str | None = None
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """What a word of measure means: its dimension, the unit it is written in, the factor to that, the least amount."""

    dimension: str
    unit: str
    factor: float = 1
    least: int = 0


class MeasureLexicon:
    """The files of rules/measures, compiled."""

    def __init__(self, measures: Mapping[str, Expressions]) -> None:
        files = list(measures.values())
        shared = [file for file in files if file.yields is None] + [_unit_words(files)]
        self.measures = Templates(*shared, *(file for file in files if file.yields == "measure"), glue=True)
        self.counts = Templates(*shared, *(file for file in files if file.yields == "count"))
        self.units = {unit.unit.lower(): _scale(unit) for file in files for unit in file.units}
        self.bounds = {key: end for file in files for key, end in file.bounds.items()}

    def bounded(self, number: Number, modifier: str | None) -> Number:
        """`number` with the end of its range that the modifier fixes."""
        end = self.bounds.get(modifier or "")
        if end is None or number.value is None:
            return number
        return Number(number.value, *((number.value, None) if end == "min" else (None, number.value)))


def find_measures(text: str, lexicon: MeasureLexicon) -> list[Measure]:
    """Every measure of `text`, left to right; one that says the one before it again in another unit is dropped."""
    found: list[Measure] = []
    for hit in lexicon.measures.find(text):
        measure = _measure(text, hit, lexicon)
        if measure and not (found and _doubles(text, found[-1], measure)):
            found.append(measure)
    return found


def find_counts(text: str, lexicon: MeasureLexicon, taken: Sequence[tuple[int, int]] = ()) -> list[Count]:
    """Every count of `text` outside the spans `taken` (measures, times), left to right."""
    found = []
    for hit in lexicon.counts.find(text):
        if hit.row.rule.value["is"] == "nothing" or any(start < hit.end and hit.start < end for start, end in taken):
            continue
        count = _count(text, hit, lexicon)
        if _counts(text, count):
            found.append(count)
    return found


def _count(text: str, hit: Hit, lexicon: MeasureLexicon) -> Count:
    words = lexicon.counts.words
    modifier = hit.fields.get("modifier")
    if "max" in hit.fields:
        low, high = _ends(hit.fields, words)
        number = Number(None, min=low, max=high)
    else:
        number = lexicon.bounded(number_from(hit.fields["value"], words), modifier)
    return Count(hit.start, hit.end, text[hit.start : hit.end], number.value, modifier, number.min, number.max)


def _counts(text: str, count: Count) -> bool:
    """Whether a number can count what follows it: whole, before a word, and neither a bare year nor part of a name."""
    if not BEFORE_NOUN.match(text, count.end):
        return False
    if count.value is not None and count.value != int(count.value):
        return False
    if count.min is not None and count.max is not None and count.min >= count.max:
        return False
    return count.modifier is not None or not YEAR.fullmatch(count.text)


def _measure(text: str, hit: Hit, lexicon: MeasureLexicon) -> Measure | None:
    fields, words, meaning = hit.fields, lexicon.measures.words, hit.row.rule.value
    if meaning["is"] == "nothing" or re.match(hit.row.rule.not_before or NEVER, text[hit.end : hit.end + NEXT]):
        return None
    unit: Scale = fields.get("currency") or fields.get("unit") or lexicon.units[meaning["is"]]
    modifier = fields.get("modifier") or fields.get("afterwards")
    if "max" in fields:
        number = _range(fields, unit, words)
    else:
        number = _single(fields, words, meaning.get("add", 0))
        if number.value is not None:
            number = lexicon.bounded(Number(_in(unit, number.value)), modifier)
    if number.value is None or number.value < unit.least:
        return None
    span, dimension = text[hit.start : hit.end], unit.dimension
    return Measure(hit.start, hit.end, span, dimension, number.value, unit.unit, modifier, number.min, number.max)


def _single(fields: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]], add: float) -> Number:
    """The number of a row with one number, which is words ("two and a half") or a value that the row names."""
    stated = fields.get("value", 0)
    number = number_from(stated, words) if isinstance(stated, tuple) else Number(stated)
    if number.value is None:
        return number
    return Number((number.value + add) * fields.get("count", 1) * fields.get("money_times", 1))


def _ends(fields: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]]) -> tuple[float, float]:
    """Both ends of a range; "2-3 million" counts millions at both."""
    ends = [number_from(fields[name], words) for name in ("min", "max")]
    low, high = (number.value if number.value is not None else number.min or 0 for number in ends)
    bare = number_from([word for word in fields["max"] if word not in words["times"]], words).value or high
    shares = low < bare and not any(word in words["times"] for word in fields["min"])
    return whole(low * (high / bare)) if shares else low, high


def _range(fields: Mapping[str, Any], unit: Scale, words: Mapping[str, Mapping[str, Any]]) -> Number:
    low, high = _ends(fields, words)
    scale = fields.get("money_times", 1)
    low *= fields.get("min_times", scale if low < high else 1)
    low_unit: Scale = fields.get("min_unit", unit)
    top = _in(unit, high * scale)
    bottom = _in(low_unit, low)
    return Number(top, min=bottom if low_unit.unit == unit.unit and bottom <= top else None, max=top)


def _in(unit: Scale, value: float) -> float:
    """`value` in the canonical unit, as exact as a conversion is: a tenth, or a thousandth below one."""
    if unit.factor == 1:
        return whole(value)
    return whole(round(value * unit.factor, 1 if value * unit.factor >= 1 else 3))


def _doubles(text: str, first: Measure, second: Measure) -> bool:
    """Whether `second` says `first` again in another unit: "450 km (280 miles)", "450 km, or 280 miles"."""
    if first.dimension != second.dimension or not DOUBLE_GAP.match(text[first.end : second.start]):
        return False
    return abs(first.value - second.value) <= SAME * max(first.value, second.value)


def _scale(unit: Unit) -> Scale:
    return Scale(unit.dimension, unit.unit, unit.factor)


def _unit_words(files: Sequence[Expressions]) -> Expressions:
    """The units and currencies of the files as word classes."""
    classes: dict[str, dict[Any, Any] | tuple[Any, ...]] = {}
    units = [unit for file in files for unit in file.units]
    currencies = [(row, Scale("money", row.unit, least=row.least)) for file in files for row in file.currencies]
    classes["unit"] = {word: _scale(unit) for unit in units for word in unit.words}
    classes["unit_hyphen"] = {word: _scale(unit) for unit in units for word in unit.hyphen}
    classes["unit_letter"] = {word: _scale(unit) for unit in units for word in unit.letter}
    classes["currency"] = {word: scale for row, scale in currencies for word in row.words}
    classes["currency_after"] = {word: scale for row, scale in currencies for word in row.after}
    return Expressions(words=classes)

"""Every row of rules/measures finds its own examples with their values, and none of its misses."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.measures.find import MeasureLexicon, find_counts, find_measures
from extract.measures.numbers import Number
from extract.pack.expressions import Expressions
from extract.pack.files import read_yaml
from extract.pipeline import Extractor

RULES = Path(__file__).parents[2] / "rules"
DATA = {path.stem: read_yaml(path) for path in sorted((RULES / "measures").glob("*.yml"))}
FINDERS = {"measure": find_measures, "count": find_counts}
ROWS = [(file["yields"], row) for file in DATA.values() for row in file.get("rows", ())]
EXAMPLES = [
    pytest.param(kind, row, ex, id=f"{row['id']}-{i}") for kind, row in ROWS for i, ex in enumerate(row["examples"])
]
MISSES = [(kind, text) for kind, row in ROWS for text in row.get("misses", ())]


@cache
def lexicon() -> MeasureLexicon:
    return MeasureLexicon({name: Expressions.model_validate(data) for name, data in DATA.items()})


@pytest.mark.parametrize(("kind", "row", "example"), EXAMPLES)
def test_row_values_example(kind: str, row: dict[str, Any], example: dict[str, Any]) -> None:
    text = re.sub(r"[\[\]]", "", example["text"])
    found = FINDERS[kind](text, lexicon())
    if row["value"]["is"] == "nothing":
        assert found == []
        return
    start, end = example["text"].index("["), example["text"].index("]") - 1
    first = found[0]
    assert (first.start, first.end) == (start, end)
    for name in ("value", "unit", "modifier", "min", "max"):
        assert getattr(first, name, None) == example.get(name), name


@pytest.mark.parametrize(("kind", "text"), MISSES)
def test_row_leaves_miss(kind: str, text: str) -> None:
    assert FINDERS[kind](text, lexicon()) == []


@pytest.mark.parametrize(
    "text",
    [
        "It flew 450 km (280 miles).",
        'It hit targets "450 km away" (280 miles).',
        "It flew 450 km, or about 280 miles.",
        "A 50-kg (110-pound) bomb.",
    ],
)
def test_find_measures_drops_the_double(text: str) -> None:
    assert len(find_measures(text, lexicon())) == 1


def test_find_measures_keeps_two_different() -> None:
    assert [measure.value for measure in find_measures("It flew 450 km (peak 60 km).", lexicon())] == [450, 60]


def test_find_counts_leaves_taken_spans() -> None:
    text = "It sent 12 jets 300 km north."
    taken = [(measure.start, measure.end) for measure in find_measures(text, lexicon())]
    assert [count.value for count in find_counts(text, lexicon(), taken)] == [12]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("half a dozen", Number(6)),
        ("some 320", Number(320)),
        ("between five and seven", Number(None, 5, 7)),
        ("dozens of", Number(None, 24)),
        ("1.5 million", Number(1500000)),
        ("the", None),
    ],
)
def test_counts_have_their_number(text: str, number: Number | None) -> None:
    first = next(iter(find_counts(text, lexicon())), None)
    assert (first and Number(first.value, first.min, first.max)) == number


def test_the_measure_in_a_payload_is_its_quantity(extractor: Extractor) -> None:
    claims = extractor.read("The Hwasong-11Da-4.5 can carry a 4.5-ton warhead.")
    (payload,) = [a for claim in claims for a in claim.arguments if a.role == "payload"]
    assert payload.quantity is not None
    assert (payload.text, payload.quantity.value, payload.quantity.unit) == ("a 4.5-ton warhead", 4.5, "t")

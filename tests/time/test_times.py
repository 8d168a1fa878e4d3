"""Every row of rules/times finds and resolves its own examples, and none of its misses."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import text as characters_text

from extract.document import Time
from extract.pack.expressions import Expressions
from extract.pack.files import read_yaml
from extract.time.find import TimeLexicon, find_times, resolve

RULES = Path(__file__).parents[2] / "rules"
DATA = {path.stem: read_yaml(path) for path in sorted((RULES / "times").glob("*.yml"))}
EXAMPLES = [
    pytest.param(row["id"], {"published": data["published"], **example}, id=f"{row['id']}-{i}")
    for data in DATA.values()
    for row in data.get("rows", ())
    for i, example in enumerate(row["examples"])
]
MISSES = [(row["id"], text) for data in DATA.values() for row in data.get("rows", ()) for text in row.get("misses", ())]


@cache
def lexicon() -> TimeLexicon:
    times, measures = (
        {path.stem: Expressions.model_validate(read_yaml(path)) for path in sorted((RULES / folder).glob("*.yml"))}
        for folder in ("times", "measures")
    )
    return TimeLexicon(times, measures)


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_row_resolves_example(row: str, example: dict[str, Any]) -> None:
    start, end = example["text"].index("["), example["text"].index("]") - 1
    text = re.sub(r"[\[\]]", "", example["text"])
    mention = next((m for m in find_times(text, lexicon()) if m.start < end and start < m.end), None)
    assert mention is not None
    assert (mention.start, mention.end, mention.row) == (start, end, row)
    published = date.fromisoformat(example["published"])
    value, _ = resolve(mention, published=published, anchor=example.get("anchor"), past=example.get("past", True))
    assert value == example["value"]
    assert mention.modifier is example.get("modifier", False)
    assert mention.relates == example.get("relates", "back" if mention.kind == "offset" else None)


@pytest.mark.parametrize(("row", "text"), MISSES)
def test_row_leaves_miss(row: str, text: str) -> None:
    assert [text[m.start : m.end] for m in find_times(text, lexicon()) if m.row == row] == []


def first(text: str) -> Time:
    return find_times(text, lexicon())[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [("in 2017", "2017"), ("on 3 May 2021", "2021-05-03"), ("since 2017", "2017"), ("the 1990s", "1990/1999")],
)
def test_resolve_without_publication_takes_absolute(text: str, value: str) -> None:
    assert resolve(first(text), published=None) == (value, None)


@pytest.mark.parametrize("text", ["on Wednesday", "on April 8", "last month", "two years ago", "over the weekend"])
def test_resolve_without_publication_leaves_relative(text: str) -> None:
    assert resolve(first(text), published=None) == (None, None)


def test_resolve_says_what_it_reckoned_from() -> None:
    published = date(2024, 6, 12)
    assert resolve(first("on Monday"), published=published) == ("2024-06-10", "published")
    assert resolve(first("two days later"), published=published, anchor="2024-05-01") == ("2024-05-03", "event")
    assert resolve(first("on 3 May 2021"), published=published) == ("2021-05-03", None)


def test_resolve_inverse_reckons_the_event_named_after() -> None:
    mention = first("It came a day after the drill.")
    assert resolve(mention, published=None, anchor="2024-05-10", inverse=True) == ("2024-05-09", "event")


@pytest.mark.parametrize(
    "text",
    [
        "Hwasong-17 and KN-23 missiles",
        "an F-16 and a Type 2020 radar",
        "Vision 2030",
        "It may hit. They march on.",
        "a 30-year-old pilot",
        "$2000 each",
        "some 2000 men",
    ],
)
def test_find_times_leaves_names_ages_and_prices(text: str) -> None:
    assert [text[m.start : m.end] for m in find_times(text, lexicon()) if m.kind == "date"] == []


def test_resolve_refuses_a_day_off_the_calendar() -> None:
    assert resolve(first("on 31 February 2021"), published=date(2024, 6, 12)) == (None, None)


@given(characters_text(alphabet="MayJune 1223onthe,-.\u0130\u2019s\n0", max_size=60))
def test_find_times_spans_are_ordered_and_exact(sample: str) -> None:
    end = 0
    for mention in find_times(sample, lexicon()):
        assert end <= mention.start < mention.end <= len(sample)
        resolve(mention, published=date(2024, 2, 29))
        end = mention.end

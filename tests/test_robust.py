"""Odd texts through the whole pipeline: no error, offsets that slice, the same claims twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import InputError
from extract.model import Article
from extract.pipeline import Extractor
from extract.write.jsonl import claim_records, lines_of

Spans = Callable[[Any], Iterator[dict[str, Any]]]
SENTENCES = (
    "Pakistan test-fired a Shaheen-III ballistic missile on Tuesday, the army’s media wing said.",
    "“We will never give up our drones,” a Houthi spokesman told reporters.",
    "Israel hasn’t confirmed that it struck the depot near Damascus.",
    "Poland ordered 180 K2 tanks from South Korea in 2022",
    "The Gripen may be sold to Ukraine, according to Swedish media.",
    "Turkey’s Baykar delivered six TB2 drones to Mali; France condemned it.",
    "It flew 600 kilometers (373 miles) at an altitude of 50 km.",
)
BREAKS = (" ", "\n", "\r\n\r\n", "\u2028", "\t", "\u00a0", "")
MARKS = ("…", "\u00ad", "\u200b", "\ufeff", "🚀", "\u202e", "(", "”", "- ")
PIECES = st.lists(st.sampled_from(SENTENCES + BREAKS + MARKS) | st.text(max_size=8), max_size=14).map("".join)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True)
@given(text=PIECES)
def test_odd_text_gives_claims_whose_offsets_slice(extractor: Extractor, spans: Spans, text: str) -> None:
    article = Article(id="odd", uri="odd.txt", text=text)
    records = list(claim_records(extractor.read(article)))
    for span in spans([records, extractor.layers(article)]):
        assert text[span["start"] : span["end"]] == span["text"]
    assert list(claim_records(extractor.read(article))) == records


@pytest.mark.parametrize(
    "text",
    ["word " * 1000, "missile," * 500, "\n" * 5000, "(" * 1000, "“Iran ’" * 200, "x" * 2_000, SENTENCES[0] * 50],
    ids=["words", "commas", "lines", "brackets", "quotes", "letters", "glued"],
)
def test_text_without_shape_is_read(extractor: Extractor, text: str) -> None:
    extractor.read(Article(id="long", uri="long.txt", text=text))


def test_an_article_says_the_same_alone_and_in_company(extractor: Extractor) -> None:
    articles = [Article(id=str(n), uri=f"{n}.txt", text=text) for n, text in enumerate(SENTENCES)]
    together = [reading.claims for reading in extractor.read_many(articles)]
    assert together == [extractor.read(article) for article in articles]
    backwards = [reading.claims for reading in extractor.read_many(articles[::-1])]
    assert backwards[::-1] == together


@pytest.mark.parametrize(
    "text",
    [
        "Iran fired ² missiles.",
        "Footnote ¹ missile tests resumed.",
        "Iran has 5² missiles.",
        "A salvo of ③ missiles hit Kyiv.",
        "Iran fired ٣ missiles in the ١٩٩٠s.",
        f"Iran fired {'9' * 5000} missiles.",
        f"Iran has missiles with a range of {'9' * 5000} km.",
        f"Iran has missiles with a range of {'9' * 400}.5 trillion km.",
        f"Iran has missiles with a range of 1{' trillion' * 200} km.",
        f"Iran fired missiles {'9' * 5000} years ago.",
    ],
)
def test_odd_digits_fail_no_article(extractor: Extractor, text: str) -> None:
    article = Article(id="digits", uri="digits.txt", text=text)
    (reading,) = extractor.read_many([article])
    assert reading.error is None
    for line in lines_of(claim_records(reading.claims)).splitlines():
        json.loads(line, parse_constant=pytest.fail)


@pytest.mark.parametrize("day", [date.min, date(1, 1, 2), date(9999, 12, 30), date.max])
def test_dates_that_stand_for_unknown_fail_no_article(extractor: Extractor, day: date) -> None:
    text = (
        "Iran launched a missile on Friday. It plans to launch one on Monday. Iraq launched one last week, overnight "
        "and next weekend. Syria tested one last winter, a decade ago, in the last century, a month ago, in 9 years. "
        "Egypt will test a missile tomorrow, next year and in the first quarter. Qatar tested one last month."
    )
    (reading,) = extractor.read_many([Article(id="day", uri="day.txt", text=text, published=day)])
    assert reading.error is None
    assert reading.claims


def test_half_a_character_is_said_and_fails_its_article_alone(extractor: Extractor) -> None:
    halves = Article(id="halves", uri="halves.txt", text="Iran launched a missile \ud800 on Friday.")
    whole = Article(id="whole", uri="whole.txt", text="Iran launched a missile on Friday.")
    with pytest.raises(InputError, match=r"half a character at 24 \(U\+D800\)"):
        extractor.read(halves)
    bad, good = extractor.read_many([halves, whole])
    assert bad.error is not None
    assert bad.error.startswith("halves: the text holds half a character at 24")
    assert good.claims


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["— ", "—", "“", "that ", "🇮🇷", "missile, ", "(", "of the missile ", "\u0301"],
    ids=["dashes", "glued-dashes", "quotes", "that", "flags", "commas", "brackets", "of", "marks"],
)
def test_time_grows_as_the_text_does(extractor: Extractor, piece: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        extractor.read(Article(id="long", uri="long.txt", text=f"Iran fired a missile. {piece * count}"))
        return time.process_time() - began

    seconds(200)
    short, long = seconds(300), seconds(1800)
    assert long < 6 * max(short, 0.1) * 2.5, (short, long)


@pytest.mark.slow
def test_a_long_article_is_no_dearer_a_word_than_short_ones(extractor: Extractor) -> None:
    short = " ".join(SENTENCES) + "\n"

    def seconds(text: str) -> float:
        began = time.process_time()
        extractor.read(Article(id="long", uri="long.txt", text=text))
        return time.process_time() - began

    seconds(short)
    each, whole = seconds(short * 10) / 10, seconds(short * 100)  # some 7,000 words; `make bench` reads longer ones
    assert whole < 100 * each * 2

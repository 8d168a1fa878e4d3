"""Odd texts through the whole pipeline: no error, offsets that slice, the same claims twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Article
from extract.pipeline import Extractor
from extract.write.jsonl import claim_records

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


@settings(max_examples=60, deadline=None, derandomize=True)
@given(text=PIECES)
def test_odd_text_gives_claims_whose_offsets_slice(extractor: Extractor, spans: Spans, text: str) -> None:
    article = Article(id="odd", uri="odd.txt", text=text)
    records = list(claim_records(extractor.read(article)))
    for span in spans([records, extractor.layers(article)]):
        assert text[span["start"] : span["end"]] == span["text"]
    assert list(claim_records(extractor.read(article))) == records


@pytest.mark.parametrize(
    "text",
    ["word " * 5000, "missile," * 2000, "\n" * 5000, "(" * 3000, "“Iran ’" * 500, "x" * 2_000, SENTENCES[0] * 100],
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

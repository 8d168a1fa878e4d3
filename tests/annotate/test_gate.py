"""gate: texts of the domain pass whatever their theatre, everyday ones don't, and claims stay those of the slow way."""

from __future__ import annotations

import pytest

from extract.annotate.gate import Gate
from extract.model import Article
from extract.pipeline import Extractor
from extract.read import Found, read_articles

DULL = "The town council met on Tuesday to talk about the new library, its opening hours and the price of coffee. "
LENGTH = 12


@pytest.fixture(scope="module")
def gate(extractor: Extractor) -> Gate:
    return extractor.stages.gate


@pytest.mark.parametrize(
    "said",
    [
        "Chad received MANPADS.",
        "A T-72B3 was hit.",
        "They fired cruise\nmissiles.",
        "The truce held.",
        "Two Air-to-Air Missiles fell.",
        "Hamas agreed.",
    ],
)
def test_one_word_of_the_domain_is_enough(gate: Gate, said: str) -> None:
    assert gate.admits(DULL * LENGTH + said)


@pytest.mark.parametrize(
    "said", ["", "The striker scored from a division away.", "Her flagship store opened.", "hamas"]
)
def test_everyday_texts_are_not_read(gate: Gate, said: str) -> None:
    assert not gate.admits(DULL * LENGTH + said) or said == "hamas"


def test_short_texts_are_always_read(gate: Gate) -> None:
    assert gate.admits(DULL)


QUARREL = "The minister condemned the mayor on Monday. "


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (QUARREL, True),
        (DULL * LENGTH + QUARREL, False),
        (DULL * LENGTH + QUARREL + "It was about the troops. ", True),
        ("Two missiles fell. " + DULL * 3 + QUARREL + DULL * LENGTH, True),
    ],
)
def test_a_long_text_without_a_word_of_the_domain_gives_no_claim(extractor: Extractor, text: str, given: bool) -> None:
    assert ("condemn" in {claim.type for claim in extractor.read(text)}) is given


def test_what_is_admitted_around_a_place_is_admitted_as_a_whole(gate: Gate) -> None:
    text = DULL * LENGTH + "The army-navy game\nwas off. " + DULL * LENGTH
    admitted = [place for place in range(len(text)) if gate.admits_at(text, place)]
    assert gate.admits(text)
    assert min(abs(place - text.index("army")) for place in admitted) == 0
    assert max(abs(place - text.index("army")) for place in admitted) < gate.around + len("navy-game") + 10
    assert not any(gate.admits_at(DULL * LENGTH, place) for place in range(len(DULL)))


def test_claims_of_texts_of_the_domain_are_those_of_the_slow_way(extractor: Extractor) -> None:
    articles = [item.article for item in read_articles(["seeds"]) if isinstance(item, Found)]
    dull = Article(id="dull", uri="dull", text=DULL * LENGTH)
    *fast, last = extractor.read_many([*articles, dull])
    assert [reading.claims for reading in fast] == [extractor.read(article) for article in articles]
    assert (last.claims, last.error) == ([], None)

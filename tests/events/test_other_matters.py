"""Teams, courts, candidates, airlines: texts of other matters give no claim, and twins that say the same truly do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from extract.names.gate import Gate
from extract.names.word_list import WordList
from extract.pipeline import Extractor

WITHOUT, FOUND = 0.9, 0.98
"""Share of the texts of other matters that must give no claim, and of the claims of their twins that must be there."""


@dataclass(frozen=True)
class Sample:
    texts: dict[str, list[str]]
    twins: list[dict[str, list[str] | str]]


@pytest.fixture(scope="module")
def sample() -> Sample:
    data = yaml.safe_load(Path(__file__).with_name("other_matters.yml").read_text())
    return Sample(data["texts"], data["twins"])


def test_texts_of_other_matters_give_no_claim(extractor: Extractor, sample: Sample) -> None:
    texts = [text for group in sample.texts.values() for text in group]
    told = [text for text, claims in zip(texts, extractor.read_texts(texts), strict=True) if claims]
    assert 1 - len(told) / len(texts) >= WITHOUT, "\n".join(told)


def test_their_twins_give_their_claims(extractor: Extractor, sample: Sample) -> None:
    read = extractor.read_texts([str(twin["text"]) for twin in sample.twins])
    asked = [
        (twin["text"], type_, type_ in {claim.type for claim in claims})
        for twin, claims in zip(sample.twins, read, strict=True)
        for type_ in twin["types"]
    ]
    missed = [f"{type_}: {text}" for text, type_, found in asked if not found]
    assert 1 - len(missed) / len(asked) >= FOUND, "\n".join(missed)


SPORT = "The referee added six minutes, and the goalkeeper kept a clean sheet in the semi-final. "


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Japan attacked Iran.", False),
        ("The raiders attacked Iran.", False),
        ("The Japanese army attacked Iran.", True),
        ("Japan attacked Iran with cruise missiles.", True),
        ("Japan invaded Iran.", False),
        ("Japan attacked Iran. Troops crossed the border, militants shelled a ministry and navy gunboats fired.", True),
    ],
)
def test_who_takes_part_and_the_words_of_the_domain_keep_a_claim(extractor: Extractor, said: str, told: bool) -> None:
    claims = extractor.read(SPORT + said)
    assert bool(claims) is told


def test_what_is_far_away_is_of_another_text(extractor: Extractor) -> None:
    dull, raid = "The old clock on the square was wound. " * 14, "Japan attacked Iran with rockets."
    assert extractor.read(SPORT + dull + raid)
    assert not extractor.read(SPORT + raid)


def test_where_the_words_of_the_domain_stand_is_known_of_a_short_text(extractor: Extractor) -> None:
    gate: Gate = extractor.stages.gate
    text = "Two missiles fell."
    assert gate.reach(text).spans is None
    assert [text[a:b] for a, b in gate.domain(text)] == ["missiles"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("The Play-off was played off.", ["Play-off", "played off"]), ("Display offers", [])],
)
def test_phrases_are_found_however_they_are_joined(text: str, found: list[str]) -> None:
    words = WordList()
    for phrase in ("play off", "played off"):
        words.add(phrase)
    spans, _ = words.standing(text)
    assert [text[a:b] for a, b in spans] == found
    assert words.holds(text) is bool(found)

"""What stands beside the verb that carries an event counts for the event: denial, plans, dates, doers."""

from __future__ import annotations

import pytest

from extract.model import Claim
from extract.pipeline import Extractor


@pytest.mark.parametrize("thing", ["the airport", "Kherson", "the airport in Kherson"])
@pytest.mark.parametrize(
    ("clause", "polarity", "modality"),
    [
        ("India launched", "positive", "actual"),
        ("India did not launch", "negative", "actual"),
        ("India will carry out", "positive", "planned"),
        ("India intends to launch", "positive", "planned"),
    ],
)
def test_relative_clause_says_whether_and_who(
    extractor: Extractor, thing: str, clause: str, polarity: str, modality: str
) -> None:
    claim = _of(extractor, f"The strike on {thing}, which {clause}, is in the news again.", "strike")
    assert (claim.polarity, claim.modality) == (polarity, modality)
    assert "India" in {a.text for a in claim.arguments if a.role == "actor"}


def test_relative_clause_says_when(extractor: Extractor) -> None:
    claim = _of(extractor, "A test of a missile, which Turkey carried out on 12 May 2024, is in the news.", "test")
    assert claim.time is not None
    assert claim.time.value == "2024-05-12"


def test_what_a_near_name_undergoes_is_its_own(extractor: Extractor) -> None:
    claim = _of(extractor, "Russia's attack on Avdiivka, which Moscow took in May 2024, killed ten.", "strike")
    assert claim.time is None or claim.time.value != "2024-05"


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Vietnam is not armed with chemical weapons.", "negative", "actual"),
        ("North Korea will be a danger to Brazil.", "positive", "planned"),
        ("Russia was not a danger to Egypt.", "negative", "actual"),
        ("North Korea will be armed and trained by Egypt.", "positive", "planned"),
        ("The launch was not a test of a ballistic missile.", "negative", "actual"),
        ("The army did not conduct a test series of a ballistic missile.", "negative", "actual"),
    ],
)
def test_copulas_passives_and_light_nouns(extractor: Extractor, text: str, polarity: str, modality: str) -> None:
    claims = extractor.read(text)
    assert claims
    assert {(c.polarity, c.modality) for c in claims if c.trigger.text != "launch"} == {(polarity, modality)}


def test_condemnation_is_of_the_day_of_its_repetition(extractor: Extractor) -> None:
    claim = _of(extractor, "Iran repeated a refusal of the report on 3 May 2024.", "dispute")
    assert claim.time is not None
    assert claim.time.value == "2024-05-03"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Turkey continued bullying of Poland.", "threaten"),
        ("The Houthis and North Korea were reliant on Poland.", "aid"),
    ],
)
def test_both_sides_are_found(extractor: Extractor, text: str, type_: str) -> None:
    claim = _of(extractor, text, type_)
    assert len({a.role for a in claim.arguments}) == 2


def test_a_verb_and_what_it_says_of_its_object_are_one_claim(extractor: Extractor) -> None:
    (claim,) = extractor.read("Iran called the reports absurd in Geneva.")
    assert {a.role: a.text for a in claim.arguments} == {"actor": "Iran", "target": "the reports"}


def test_longest_sure_unit_is_read(extractor: Extractor) -> None:
    (claim,) = extractor.read("Indonesia seized the assets of Hezbollah on Friday.")
    assert claim.type == "sanction"


def _of(extractor: Extractor, text: str, type_: str) -> Claim:
    return next(c for c in extractor.read(text) if c.type == type_)

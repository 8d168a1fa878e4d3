"""places: strong names, shared names that need company, and the country that lies around a noun."""

from __future__ import annotations

import pytest

from extract.document import Mention
from extract.model import Article
from extract.pipeline import Extractor


def mention(extractor: Extractor, text: str, words: str) -> Mention:
    doc = extractor.annotate(Article(id="a", uri="a", text=text))
    return next(m for m in doc._.extract.mentions if text[m.start : m.end] == words)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Drones hit Kharkiv.", "Kharkiv", "UKR"),
        ("Ukraine holds the line near Lyman.", "Lyman", "UKR"),
        ("Rockets fell on Tyre, Lebanon.", "Tyre", "LBN"),
        ("Pyongyang fired a missile from the Sunan area.", "the Sunan area", "PRK"),
        ("Houthi rebels shelled the port of Mokha.", "the port", "YEM"),
        ("A drone struck Misrata International Airport.", "Misrata International Airport", "LBY"),
        ("Gunmen stormed Kidal. The town fell at dawn.", "The town", "MLI"),
        ("Jets bombed Sudanese airfields, bridges and roads.", "bridges", "SDN"),
    ],
)
def test_a_place_has_its_country(extractor: Extractor, text: str, words: str, country: str) -> None:
    found = mention(extractor, text, words)
    assert found.label == "PLACE"
    assert found.entity is not None
    assert found.entity.country == country


def test_a_shared_name_alone_is_no_place(extractor: Extractor) -> None:
    assert mention(extractor, "Ukraine thanked Maria Lyman.", "Maria Lyman").label != "PLACE"


def test_officials_of_a_city_are_of_its_country(extractor: Extractor) -> None:
    found = mention(extractor, "Belgorod officials reported shelling.", "Belgorod officials")
    assert found.label == "ACTOR"
    assert found.entity is not None
    assert found.entity.country == "RUS"


def test_a_city_gives_no_country_to_weapons(extractor: Extractor) -> None:
    found = mention(extractor, "Officials blamed Kharkiv drones.", "Kharkiv drones")
    assert found.entity is not None
    assert found.entity.country is None


@pytest.mark.parametrize(
    ("text", "said", "country", "inferred"),
    [
        (
            "Syria is at war. Homs was hit and Aleppo fell. Government forces shelled a market.",
            "Government forces",
            "SYR",
            True,
        ),
        ("Ukraine holds Lyman. Kharkiv and Kyiv were hit. Troops killed two gunmen.", "Troops", "UKR", True),
        ("Iran met Iraq near Basra. Troops killed two gunmen.", "Troops", None, False),
        ("Ukrainian troops killed two gunmen.", "Ukrainian troops", "UKR", False),
        ("Gunmen stormed Kidal. Jets struck the town at dawn.", "the town", "MLI", True),
        ("Olmert held talks with his Italian counterpart in Rome.", "his Italian counterpart", "ITA", False),
        ("Iranian allies attacked a base in Homs.", "Iranian allies", None, False),
        ("The Soviet Union tested a missile.", "The Soviet Union", "RUS", False),
    ],
)
def test_a_country_that_is_inferred_is_marked(
    extractor: Extractor, text: str, said: str, country: str | None, inferred: bool
) -> None:
    entities = [a.entity for claim in extractor.read(text) for a in claim.arguments if a.text == said]
    assert entities
    for entity in entities:
        assert entity is not None
        assert (entity.country, entity.country_inferred) == (country, inferred)
        assert ("country_inferred" in entity.model_dump()) == inferred


def test_a_direction_is_no_second_place(extractor: Extractor) -> None:
    claims = extractor.read("On Friday, Iran fired two missiles into the sea to its east.")
    assert [[a.text for a in c.arguments if a.role == "destination"] for c in claims] == [["the sea"]]


@pytest.mark.parametrize(
    ("text", "words", "country", "inferred"),
    [
        ("In Kharkiv, a drone hit a hospital.", "a hospital", "UKR", True),
        ("Rockets fired from Lebanon hit a house.", "a house", None, False),
        ("Guam was named as a target.", "Guam", "USA", False),
    ],
)
def test_a_place_without_a_name_lies_where_its_sentence_is(
    extractor: Extractor, text: str, words: str, country: str | None, inferred: bool
) -> None:
    entity = mention(extractor, text, words).entity
    told = (entity.country, entity.inferred) if entity is not None else (None, False)
    assert told == (country, inferred)

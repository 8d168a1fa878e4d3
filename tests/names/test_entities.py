"""Names and nouns that look like others, and whose a body is that the text names without an owner."""

from __future__ import annotations

import pytest

from extract.document import Described, Known, Reference, Unnamed
from extract.model import Article
from extract.pipeline import Extractor

WRAPPED = "WASHINGTON, March 5 - Officials said the report did not mean that"
LAST = "the Gulf, where oil tankers and\nother vessels have come under fire since the start of the year."


def entities(extractor: Extractor, text: str) -> dict[str, Reference | None]:
    doc = extractor.annotate(Article(id="a", uri="a", text=text))
    return {text[m.start : m.end]: m.entity for m in doc._.extract.mentions}


@pytest.mark.parametrize(
    ("text", "said", "reference"),
    [
        ("Ukrainian officials met in Oslo.", "Ukrainian officials", Described),
        ("The minister met Iran's allies.", "Iran's allies", Described),
        ("Ana Jonsdottir, the minister, left.", "Ana Jonsdottir", Unnamed),
        ("Iran fired a cruise missile.", "Iran", Known),
        ("Iran fired a cruise missile.", "a cruise missile", Known),
        ("A ship sank in the Red Sea.", "the Red Sea", Known),
    ],
)
def test_who_is_known_and_who_is_only_told_of(
    extractor: Extractor, text: str, said: str, reference: type[Reference]
) -> None:
    assert isinstance(entities(extractor, text)[said], reference)


def test_allies_of_a_state_are_not_of_it(extractor: Extractor) -> None:
    allies = entities(extractor, "The minister met Iran's allies.")["Iran's allies"]
    assert isinstance(allies, Described)
    assert (allies.others, allies.country) == (True, None)


@pytest.mark.parametrize(
    ("text", "said", "class_"),
    [
        ("A bomb went off in the market.", "A bomb", "bomb"),
        ("The H-bomb was tested over the atoll.", "The H-bomb", "nuclear-weapon"),
        ("Japan ordered 22 single-seat fighters.", "22 single-seat fighters", "fighter"),
        ("Kuwait fired Patriot interceptors.", "Patriot interceptors", "air-defense-missile"),
    ],
)
def test_class_of_a_weapon(extractor: Extractor, text: str, said: str, class_: str) -> None:
    entity = entities(extractor, text)[said]
    assert entity is not None
    assert entity.class_ == class_


@pytest.mark.parametrize(
    ("text", "said", "country"),
    [
        ("A U.S. plane was lost off Guam.", "U.S.", "USA"),
        ("The exercise worried the South Korean navy.", "the South Korean navy", "KOR"),
        ("Gunmen raided a post in Chad, the army said.", "the army", "TCD"),
        ("Gunmen from Chad raided a post in Niger, the army said.", "the army", None),
    ],
)
def test_country_of_an_actor(extractor: Extractor, text: str, said: str, country: str | None) -> None:
    entity = entities(extractor, text)[said]
    assert entity is not None
    assert entity.country == country


def test_a_noun_before_a_name_says_what_it_names(extractor: Extractor) -> None:
    found = entities(extractor, "Shipbuilder Wexmar met with minister Jonas Frell.")
    kinds = {text: entity.kind for text, entity in found.items() if entity is not None}
    assert kinds["Shipbuilder Wexmar"] == "company"
    assert kinds["minister Jonas Frell"] == "person"


@pytest.mark.parametrize(
    ("text", "said", "class_"),
    [
        ("Germany delivered two Patriots to Ukraine.", "two Patriots", "missile-defense"),
        ("Israel deployed the Arrow near Haifa.", "the Arrow", "missile-defense"),
        ("Ukraine received Bradleys and Strykers from the United States.", "Bradleys", "armored-vehicle"),
        ("The Boston Patriots beat a team from Ohio.", "The Boston Patriots", None),
        ("In the shop he sold three Hawks to tourists.", "three Hawks", None),
    ],
)
def test_a_common_word_is_a_weapon_where_it_is_counted_among_arms(
    extractor: Extractor, text: str, said: str, class_: str | None
) -> None:
    entity = entities(extractor, text).get(said)
    assert (entity.class_ if entity else None) == class_


@pytest.mark.parametrize(
    ("text", "said", "country"),
    [
        (f"{WRAPPED} the United\nStates was sending ships to {LAST}", "the United\nStates", "USA"),
        ("The launch was seen by U.S. military spy satellites.", "U.S. military spy satellites", "USA"),
        ("Chennai-based Falcon Aerospace will supply drones.", "Chennai-based Falcon Aerospace", "IND"),
        ("The chief of the Omani navy resigned.", "The chief", "OMN"),
        ("Rear Admiral Sean Tan, chief of the Omani navy, resigned.", "Rear Admiral Sean Tan", "OMN"),
        ("French UNIFIL troops left Tyre.", "French UNIFIL troops", "FRA"),
        ("Afghan and foreign soldiers attacked the village.", "Afghan and foreign soldiers", None),
        ("Pro-Russian rebels attacked the village.", "Pro-Russian rebels", None),
        ("Syria's army left. U.S.-backed Kurdish forces attacked a camp.", "U.S.-backed Kurdish forces", None),
        ("The Indian Navy held drills with the ASEAN navies.", "the ASEAN navies", None),
    ],
)
def test_whose_a_force_or_a_firm_is(extractor: Extractor, text: str, said: str, country: str | None) -> None:
    entity = entities(extractor, text)[said]
    assert entity is not None
    assert entity.country == country


@pytest.mark.parametrize(
    "said", ["A suicide bomber", "A woman bomber", "The would-be bomber", "A suicide car bomber", "A suicide attacker"]
)
def test_who_blows_himself_up_is_no_aircraft(extractor: Extractor, said: str) -> None:
    """Also where a longer phrase begins at "bomber": a suicide bomber was nobody before "blew himself up"."""
    doc = extractor.mentions(Article(id="x", uri="x", text=f"{said} blew himself up outside a mosque in Kabul."))
    assert next(m.label for m in doc.state.mentions if m.start == 0) == "ACTOR"

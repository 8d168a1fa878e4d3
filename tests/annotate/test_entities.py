"""Names and nouns that look like others, and whose a body is that the text names without an owner."""

from __future__ import annotations

import pytest

from extract.model import Article, Entity
from extract.pipeline import Extractor


def entities(extractor: Extractor, text: str) -> dict[str, Entity | None]:
    doc = extractor.annotate(Article(id="a", uri="a", text=text))
    return {text[m.start : m.end]: m.entity for m in doc._.extract.mentions}


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

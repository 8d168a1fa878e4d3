"""Who a pronoun or a description means."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "said", "country"),
    [
        ("Chile denied it. The country tested a missile last week.", "The country", "CHL"),
        ("Peru said the country would buy jets from Russia.", "the country", "PER"),
        ("Israel attacked Syria. Jets bombed the country's port.", "the country's port", "SYR"),
        ("Baykar, a Turkish firm, unveiled a drone. The firm delivered it to Oman.", "The firm", "TUR"),
        ("Mali's army blamed rebels. The army killed ten fighters.", "The army", "MLI"),
        ("Libya burns. The unity government in Tripoli attacked a base.", "The unity government", "LBY"),
        ("Russia invaded. France sent tanks to the government in Kyiv.", "the government", "UKR"),
        ("France sent weapons to the government in Kyiv.", "the government", "UKR"),
        ("France delivered rifles to authorities in Baghdad.", "authorities", "IRQ"),
        ("The bill would bar Japan from giving arms to the country's army.", "the country's army", None),
    ],
)
def test_description_means_what_was_named(extractor: Extractor, text: str, said: str, country: str | None) -> None:
    claims = extractor.read(Article(id="a", text=text, uri="a"))
    found = [a.entity.country if a.entity else None for c in claims for a in c.arguments if a.text == said]
    assert found == [country]

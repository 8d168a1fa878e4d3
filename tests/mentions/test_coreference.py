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
        (
            "Russian attacks are massive. Ukraine deployed launchers around its cities.",
            "its cities",
            "UKR",
        ),
        (
            "Germany rearmed. Russia cannot end up like Germany; it must be secure without its attacks on Chad.",
            "its",
            "RUS",
        ),
        ("Representatives from the Pentagon held a drill in Oman.", "Representatives", "USA"),
        ("The Taliban met the commander of U.S. forces in Doha.", "the commander", "USA"),
        ("Israel bombed its ally Syria on Friday.", "its ally", "SYR"),
        (
            "Israeli soldiers opened fire at a group of Palestinian teenagers in a raid.",
            "a group of Palestinian teenagers",
            "PSE",
        ),
        ("Russia, unable to conquer Ukraine, has decided to destroy it.", "it", "UKR"),
        (
            "North Korea's act put American and South Korean men at risk, since the country tested a missile.",
            "the country",
            "PRK",
        ),
        (
            "He listed grievances with Iran: its support for groups like Hezbollah, and its testing of missiles.",
            "its",
            "IRN",
        ),
        ("Boris Johnson condemned the Russian embassy in London.", "the Russian embassy", "RUS"),
        (
            "Russia and China met. In his meeting with Putin in Uzbekistan, Narendra Modi threatened Pakistan.",
            "his",
            "IND",
        ),
        ("Iran opened a front. Iraq has repelled their new offensive.", "their", "IRN"),
        ("Iran is an issue on which the U.S. president was silent. Trump berated the country.", "the country", "IRN"),
        ("A Romanian soldier fell. Gunmen threatened local security forces.", "local security forces", None),
        ("The bill would bar Japan from giving arms to the country's army.", "the country's army", None),
    ],
)
def test_description_means_what_was_named(extractor: Extractor, text: str, said: str, country: str | None) -> None:
    claims = extractor.read(Article(id="a", text=text, uri="a"))
    found = [a.entity.country if a.entity else None for c in claims for a in c.arguments if a.text == said]
    assert set(found) == {country}


@pytest.mark.parametrize(
    ("text", "said", "country"),
    [
        ("Fighting went on in Aleppo and Idlib. Russian jets bombed a hospital.", "a hospital", "SYR"),
        ("The mayor spoke in Kharkiv. Russian shells killed four people on Sunday.", "four people", "UKR"),
        ("The mayor spoke in Kharkiv. Ukrainian drones hit a refinery on Sunday.", "a refinery", None),
        ("Ministers met in Geneva and Kharkiv. Rebels killed four people on Sunday.", "four people", None),
        ("The mayor spoke in Kharkiv. Rebels killed four soldiers on Sunday.", "four soldiers", None),
    ],
)
def test_what_is_hit_takes_the_country_of_the_ground(
    extractor: Extractor, text: str, said: str, country: str | None
) -> None:
    entities = [a.entity for c in extractor.read_texts([text])[0] for a in c.arguments if a.text == said]
    assert entities
    assert {e.country if e is not None else None for e in entities} == {country}
    assert all(e.country_inferred for e in entities if e is not None and e.country is not None)

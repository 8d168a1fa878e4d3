"""reading: the words that the parser is given in place of names."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Peru bought eight F-16 aircraft and spare parts.", "F-16 aircraft", "missiles"),
        ("Peru bought 1 F-16 fighter aircraft and spare parts.", "F-16 fighter aircraft", "missile"),
        ("Peru bought the MiG-29 from Belarus.", "MiG-29", "missile"),
    ],
)
def test_a_number_makes_a_name_plural(extractor: Extractor, text: str, name: str, word: str) -> None:
    doc = extractor.stages.annotator.read(Article(id="t", uri="t", text=text))
    assert name in [token.text for token in doc]
    assert word in doc._.extract.reading


@pytest.mark.parametrize(
    ("text", "owner", "country"),
    [
        ("Syrias army shelled Homs.", "Syria", "SYR"),
        ("Troops entered the countrys capital. Peru sent jets.", "country", None),
        ("Jets bombed Aleppos suburbs.", "Aleppo", "SYR"),
    ],
)
def test_a_lost_apostrophe_is_read(extractor: Extractor, text: str, owner: str, country: str | None) -> None:
    doc = extractor.stages.annotator.read(Article(id="t", uri="t", text=text))
    words = [token.text for token in doc]
    at = words.index(owner)
    assert words[at + 1] == "s"
    assert doc._.extract.reading[at + 1] == "'s"
    assert country in [m.entity.country for m in doc._.extract.mentions if m.head == at and m.entity is not None]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Syria's army spoke of two Syrias.", "Syrias"),
        ("Arabs and Kurds shelled Homs.", "Arabs"),
        ("The rebels shot down three UAVs.", "UAVs"),
    ],
)
def test_a_plural_is_no_lost_apostrophe(extractor: Extractor, text: str, word: str) -> None:
    doc = extractor.stages.annotator.read(Article(id="t", uri="t", text=text))
    assert word in [token.text for token in doc]

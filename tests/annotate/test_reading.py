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

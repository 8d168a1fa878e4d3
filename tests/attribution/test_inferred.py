"""Sentences that go on for the speaker of the one before, and those that do not."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        (
            "The ministry said it had bought 12 jets. They would be delivered to Brazil in May.",
            "delivered",
            "The ministry",
        ),
        ("Kyiv said troops had shelled two villages. They also bombed a bridge.", "bombed", "Kyiv"),
        (
            "The army said it had struck a depot. Its jets killed nine fighters. The army added that a tank burned.",
            "killed",
            "The army",
        ),
        ("The navy said Iran had tested a missile. Israel bombed Gaza on Monday.", "bombed", None),
        ("The ministry said it had bought 12 jets.\n\nThey would be delivered to Brazil in May.", "delivered", None),
        ("An official said Chad had bought 12 jets. They would be delivered to the army in May.", "delivered", None),
    ],
)
def test_speakers_are_carried_over_where_a_sentence_plainly_goes_on(
    extractor: Extractor, text: str, word: str, speaker: str | None
) -> None:
    claim = next(c for c in extractor.read(Article(id="t", uri="t", text=text)) if c.trigger.text == word)
    assert [(s.text, s.inferred) for s in claim.sources] == ([(speaker, True)] if speaker else [])

"""Words that are nouns of weapons elsewhere, read as the verbs that they are."""

from __future__ import annotations

import pytest

from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "type_", "trigger"),
    [
        ("The destroyer shot down two drones.", "detect", "shot down"),
        ("The rebels vowed to attack ships in the Gulf of Aden.", "strike", "attack"),
        ("Iran is to receive attack helicopters.", "acquire", "receive"),
    ],
)
def test_homograph_is_read_as_it_stands(extractor: Extractor, text: str, type_: str, trigger: str) -> None:
    assert (type_, trigger) in [(c.type, c.trigger.text) for c in extractor.read(text)]

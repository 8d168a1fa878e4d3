"""Verbs that the parser takes for nouns behind several actors."""

from __future__ import annotations

import pytest

from extract.pipeline import Extractor


@pytest.mark.parametrize("who", ["Russian troops", "The rebels", "Iran and Turkey", "Rebels and the Syrian army"])
@pytest.mark.parametrize(
    ("clause", "type_", "modality"),
    [
        ("bombard the town.", "strike", "actual"),
        ("raid two depots near Kursk.", "strike", "actual"),
        ("plan to attack the depot.", "strike", "planned"),
    ],
)
def test_plural_present_is_a_verb(extractor: Extractor, who: str, clause: str, type_: str, modality: str) -> None:
    (claim,) = (c for c in extractor.read(f"{who} {clause}") if c.type == type_)
    assert claim.modality == modality
    assert [a for a in claim.arguments if a.role == "actor"]
    assert [a for a in claim.arguments if a.role == "target"]


def test_what_is_mostly_no_verb_is_none(extractor: Extractor) -> None:
    (claim,) = extractor.read("Kurdish fighters beat back Islamic State militants near Kobani.")
    assert [a.text for a in claim.arguments if a.role == "location"] == ["Kobani"]

"""Claims that tell again of an event are linked to the first one; others of its kind are not."""

from __future__ import annotations

import pytest

from extract.model import Claim
from extract.pipeline import Extractor


def links_of(claims: list[Claim]) -> list[tuple[str, str]]:
    words = {claim.id: claim.trigger.text for claim in claims}
    return [(c.trigger.text, words[link.claim]) for c in claims for link in c.links if link.type == "repeats"]


@pytest.mark.parametrize(
    ("text", "again", "first"),
    [
        (
            "Iran shelled a base in Erbil. Officials met. Iran shelled the base in Erbil at dawn, a mayor said.",
            "shelled",
            "shelled",
        ),
        ("Mali bombed Kidal on Friday. The bombing by Mali drew protests.", "bombing", "bombed"),
        (
            "Rebels attacked a camp near Goma on Monday. The attack by the rebels drew protests.",
            "attack",
            "attacked",
        ),
        (
            "North Korea fired two missiles on Monday. The North fired two missiles into the sea, Seoul said.",
            "fired",
            "fired",
        ),
        (
            "Iran fired two missiles at Erbil. Kurdish officials said Tehran fired two missiles at Erbil at dawn.",
            "fired",
            "fired",
        ),
        (
            "Turkey deployed tanks to Idlib on Friday. Turkey deployed tanks to Idlib as fighting grew, it said.",
            "deployed",
            "deployed",
        ),
        (
            "Mali bombed Kidal on Friday. A mayor fled. The bombing by Mali destroyed a market.",
            "bombing",
            "bombed",
        ),
    ],
)
def test_an_event_told_again_is_linked(extractor: Extractor, text: str, again: str, first: str) -> None:
    claims = extractor.read(text)
    assert links_of(claims) == [(again, first)]


@pytest.mark.parametrize(
    "text",
    [
        "Mali bombed Kidal on Friday. Mali bombed Gao on Monday.",
        "North Korea fired two missiles into the sea. North Korea fired three missiles into the sea.",
        "Mali bombed Kidal. Mali bombed Kidal again.",
        "Mali bombed Kidal on Friday. Mali bombed Kidal on Monday.",
        "Mali bombed Kidal. Chad bombed Kidal.",
        "Mali bombed Kidal. Mali will bomb Kidal.",
        "Mali shelled a camp. Mali shelled a bridge.",
        "Mali shelled a camp on Friday with mortars. Mali shelled a bridge on Friday with mortars.",
        "Iran fired a missile at Erbil at 8:55 on Friday. Iran fired a missile at Erbil at 9:24 on Friday.",
        "India tested an Agni-5 on Friday. India tested a BrahMos on Friday.",
        "Iran tested a missile on Friday. Iran tested two missiles on Friday.",
        "North Korea conducted its second nuclear test. The first nuclear test by North Korea shocked Japan.",
        "Mali bombed Kidal. Mali denied that it bombed Kidal.",
        "Mali bombed Kidal and shelled Kidal.",
        "Mali bombed Kidal. Mali may have bombed Kidal.",
        "Rebels attacked Goma. The offensive of the army against rebels goes on.",
    ],
)
def test_another_event_is_not_linked(extractor: Extractor, text: str) -> None:
    assert links_of(extractor.read(text)) == []


def test_a_noun_that_points_back_has_the_time_of_its_event(extractor: Extractor) -> None:
    claims = {
        c.trigger.text: c for c in extractor.read("Mali bombed Kidal on 3 May 2024. The bombing by Mali drew protests.")
    }
    assert claims["bombing"].time == claims["bombed"].time
    assert claims["bombing"].time is not None


def test_an_event_has_the_time_of_the_noun_that_points_back_to_it(extractor: Extractor) -> None:
    claims = extractor.read(text="Mali bombed Kidal. A mayor fled. The bombing by Mali on May 4, 2021 killed six.")
    assert {c.trigger.text: c.time.value if c.time else None for c in claims if c.trigger.text != "killed"} == {
        "bombed": "2021-05-04",
        "bombing": "2021-05-04",
    }


def test_a_headline_told_again_word_for_word_is_no_second_claim(extractor: Extractor) -> None:
    title = "Mali bombs rebel base in Kidal"
    assert len(extractor.read(f"{title}\n\n{title}. A mayor said that people fled.")) == 1
    assert len(extractor.read(f"{title}\n\n{title} on Friday. A mayor said that people fled.")) == 2

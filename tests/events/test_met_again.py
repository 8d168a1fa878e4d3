"""Events met again: nothing is told twice, and what is told later of one goes to it."""

from __future__ import annotations

import pytest

from extract.model import Claim
from extract.pipeline import Extractor


def read(extractor: Extractor, text: str) -> list[Claim]:
    return extractor.read_texts([text])[0]


@pytest.mark.parametrize(
    ("text", "weapon", "antecedent"),
    [
        ("North Korea fired a missile on Monday. The test failed.", "The test", "a missile"),
        ("Japan launched a satellite in May. The launch failed, the army said.", "The launch", "a satellite"),
        ("Iran tested a rocket in June. The test failed after a minute.", "The test", "a rocket"),
    ],
)  # fmt: skip
def test_what_failed_is_what_was_tested(extractor: Extractor, text: str, weapon: str, antecedent: str) -> None:
    _, failed = read(extractor, text)
    (argument,) = failed.arguments
    assert (failed.trigger.text, argument.role, argument.text) == ("failed", "weapon", weapon)
    assert argument.antecedent is not None
    assert argument.antecedent.text == antecedent


@pytest.mark.parametrize(
    "text",
    [
        "The bank reported losses. The test failed.",
        "North Korea tested a missile. Ministers met in Geneva. The meeting failed.",
        "Rebels fired two rockets at the camp. The attack failed.",
    ],
)
def test_what_failed_is_no_weapon_where_none_was_tested(extractor: Extractor, text: str) -> None:
    assert "failed" not in {claim.trigger.text for claim in read(extractor, text)}


@pytest.mark.parametrize(
    ("text", "role", "place", "time"),
    [
        ("India tested the Agni-5. The test was conducted from Abdul Kalam Island on March 4, 2017.", "origin",
         "Abdul Kalam Island", "2017-03-04"),
        ("North Korea fired a missile. The launch took place on March 4, 2017.", "origin", None, "2017-03-04"),
        ("North Korea fired a missile on March 4, 2017. The launch took place from Sinpo.", "origin", "Sinpo",
         "2017-03-04"),
        ("Iran test-fired a missile. The test-firing was conducted on March 20, 2017.",
         "origin", None, "2017-03-20"),
        ("North Korea fired a missile. The launch was the third this month.", "origin", None, None),
        ("North Korea fired a missile. Another launch took place on March 4, 2017.", "origin", None, None),
    ],
)  # fmt: skip
def test_place_and_time_told_later_go_to_the_event(
    extractor: Extractor, text: str, role: str, place: str | None, time: str | None
) -> None:
    first, *others = read(extractor, text)
    assert [claim for claim in others if claim.type == first.type] == []
    assert [a.text for a in first.arguments if a.role == role] == ([place] if place is not None else [])
    assert (first.time.value if first.time is not None else None) == time


@pytest.mark.parametrize(
    ("text", "actor", "location", "time"),
    [
        ("Israel bombed a depot near Tyre on March 4, 2017. Two Hezbollah fighters were killed in the strike.",
         "Israel", "Tyre", "2017-03-04"),
        ("Rebels attacked a base near Goma on March 4, 2017. Ten soldiers were killed in the attack.", "Rebels", "Goma",
         "2017-03-04"),
        ("The Houthis shelled Taiz. Four Yemeni soldiers were killed in the attack.", "The Houthis", None, None),
        ("A rebel attack near Goma killed four civilians.", "rebel", "Goma", None),
        ("Rebels attacked a base near Goma. Ten soldiers were killed by gunmen in the attack.", "gunmen", None, None),
    ],
)  # fmt: skip
def test_results_have_who_did_it_from_the_event(
    extractor: Extractor, text: str, actor: str, location: str | None, time: str | None
) -> None:
    killed = next(claim for claim in read(extractor, text) if claim.trigger.text == "killed")
    assert [a.text for a in killed.arguments if a.role == "actor"] == [actor]
    assert next((a.text for a in killed.arguments if a.role == "location"), None) == location
    assert (killed.time.value if killed.time is not None else None) == time

"""What takes part in an event: whom a noun of events means, each party once, capitals as places."""

from __future__ import annotations

import pytest

from extract.model import Claim
from extract.pipeline import Extractor


def told(claims: list[Claim], type_: str, role: str) -> list[tuple[str, str | None, str | None]]:
    """Text, kind and country of those in a role of the claims of a type."""
    return [
        (a.text, a.entity.kind if a.entity else None, a.entity.country if a.entity else None)
        for claim in claims
        if claim.type == type_
        for a in claim.arguments
        if a.role == role
    ]


@pytest.mark.parametrize(
    ("text", "type_", "role", "found"),
    [
        ("Turkey sent troops to Tripoli.", "deploy", "location", ("Tripoli", "place", "LBY")),
        ("A missile crashed near Pyongyang.", "flight", "destination", ("Pyongyang", "place", "PRK")),
        ("Turkey sent troops to Libya.", "deploy", "location", ("Libya", "state", "LBY")),
        ("France condemned Moscow over the raid.", "condemn", "target", ("Moscow", "state", "RUS")),
    ],
)
def test_a_capital_is_a_place_where_something_happens(
    extractor: Extractor, text: str, type_: str, role: str, found: tuple[str, str, str]
) -> None:
    assert told(extractor.read(text), type_, role) == [found]


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("Italy will complete its troop withdrawal from Iraq.", "deploy", ["Italy"]),
        (
            "The crisis drives North Korean efforts to accelerate its development of ballistic missiles.",
            "develop",
            ["its"],
        ),
        ("Iran and Russia formed an alliance.", "cooperate", ["Iran", "Russia"]),
    ],
)
def test_each_party_stands_once_in_a_role(extractor: Extractor, text: str, type_: str, actors: list[str]) -> None:
    assert sorted(text for text, _, _ in told(extractor.read(text), type_, "actor")) == actors


def test_an_event_of_two_countries_is_of_neither(extractor: Extractor) -> None:
    text = "Vladimir Putin formed an alliance with Kim Jong Un. This partnership poses a threat to Japan."
    assert [country for _, _, country in told(extractor.read(text), "threaten", "actor")] == [None]


def test_what_carries_and_evades_bears_what_it_carries(extractor: Extractor) -> None:
    text = "North Korea tested missiles with the capacity to carry a nuclear warhead and evade detection."
    claims = extractor.read(text)
    assert [text for text, _, _ in told(claims, "capability", "payload")] == ["a nuclear warhead"]
    assert "detect" not in {claim.type for claim in claims}

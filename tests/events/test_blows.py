"""Who strikes is neither whom the blow struck nor whom it harmed, in sentences composed of a blow and what it did."""

from __future__ import annotations

from itertools import product

import pytest

from extract.model import Article, Claim
from extract.pipeline import Extractor

BLOWS = ("rocket attack", "drone strike", "air raid", "missile strike", "mortar bombardment")
STRUCK = ("a Kurdish militia", "a Hezbollah convoy", "an Egyptian army checkpoint", "Houthi fighters")
HARM = ("killed nine fighters", "wounded 12 soldiers", "destroyed two trucks")
SHAPES = (
    "Poland condemned a {blow} on {struck} that {harm}.",
    "It was a response to a {blow} last week against {struck} which {harm}.",
    "The {blow} on {struck} {harm}, officials said.",
    "The {blow} by DOER on {struck} {harm}.",
    "DOER carried out a {blow} on {struck} that {harm}.",
)
OWNERS = ("Kurdish", "militia", "Hezbollah", "Egyptian", "army", "Houthi", "nine", "12", "two")


def _actors(claims: list[Claim]) -> set[str]:
    return {a.text for c in claims if c.type == "strike" for a in c.arguments if a.role == "actor"}


def test_who_is_struck_strikes_nobody(extractor: Extractor) -> None:
    rows = list(product(SHAPES, BLOWS, STRUCK, HARM))[::3]
    texts = [shape.format(blow=b, struck=s, harm=h).replace("DOER", "Iran") for shape, b, s, h in rows]
    found = [_actors(claims) for claims in extractor.read_texts(texts)]
    wrong = [t for t, who in zip(texts, found, strict=True) if any(o in a for a in who for o in OWNERS)]
    named = [(t, who) for t, who in zip(texts, found, strict=True) if "Iran" in t]
    lost = [t for t, who in named if who != {"Iran"}]
    assert not wrong
    assert len(lost) <= len(named) // 20, lost


@pytest.mark.parametrize(
    ("text", "trigger", "role", "filler"),
    [
        ("Israel bombed a militia that had killed two soldiers.", "killed", "actor", "a militia"),
        ("Israel bombed militants who killed two soldiers.", "killed", "actor", "militants"),
        ("An assault on the Iraqi army base carried out by ISIS killed 40 soldiers.", "killed", "actor", "ISIS"),
        ("Ten civilians were killed in shelling by the Syrian army on Aleppo.", "shelling", "actor", "the Syrian army"),
        ("Twelve people were killed and 30 wounded in Russian shelling of Kherson.", "killed", "actor", "Russian"),
        ("Twelve people were killed and 30 wounded in Russian shelling of Kherson.", "wounded", "actor", "Russian"),
        ("Twelve people were killed and 30 wounded in Russian shelling of Kherson.", "wounded", "target", "30"),
        ("Six were killed and nine others were injured in a Saudi airstrike on Sanaa.", "killed", "actor", "Saudi"),
        ("Turkey's bombardment of Kurdish positions killed 30 fighters.", "bombardment", "target", "Kurdish positions"),
        ("An ambush of a U.S. patrol by fighters killed four soldiers.", "ambush", "target", "a U.S. patrol"),
    ],
)
def test_who_did_the_harm_and_to_whom(extractor: Extractor, text: str, trigger: str, role: str, filler: str) -> None:
    claims = [c for c in extractor.read(Article(id="a", uri="a", text=text)) if c.trigger.text == trigger]
    assert {a.text for c in claims for a in c.arguments if a.role == role} == {filler}

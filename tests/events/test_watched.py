"""Who detects, condemns, fears or tells what others do has no part in it."""

from __future__ import annotations

import pytest

from extract.model import Article
from extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "trigger", "others"),
    [
        ("Japan tracked a missile launch from Sunan.", "launch", "Japan"),
        ("The United States condemned the missile test.", "test", "The United States"),
        ("NORAD monitored the test of two missiles.", "test", "NORAD"),
        ("Germany criticised the delivery of drones to Syria.", "delivery", "Germany"),
        ("The test of a missile was condemned by Norway.", "test", "Norway"),
        ("Seoul fears a nuclear test.", "test", "Seoul"),
        ("NATO expects an offensive against Kharkiv.", "offensive", "NATO"),
        ("Israel warned of a rocket attack on Haifa.", "attack", "Israel"),
        ("Australia is worried about the deployment of submarines.", "deployment", "Australia"),
        ("Estonia said the missile strike hit a school.", "strike", "Estonia"),
        ("Egypt mediated after the rocket attack.", "attack", "Egypt"),
        ("Germany expressed concern over the launches of two missiles.", "launches", "Germany"),
        ("Japan decided to condemn the missile test.", "test", "Japan"),
        ("The deployment of warships, which NATO detected, was a surprise.", "deployment", "NATO"),
        ("Brazil was rattled by the missile launch.", "launch", "Brazil"),
        ("South Korea reported the missile launch.", "launch", "South Korea"),
        ("Washington sanctioned a network that bought parts for Iran's drones.", "bought", "Washington"),
        ("The army jailed rebels who sold rifles to the Houthis.", "sold", "The army"),
        ("The Polish army closed its border in response to the missile strike.", "strike", "Polish"),
        ("Paris supported the sale of jets.", "sale", "Paris"),
        ("NATO delayed a vote on the transfer of tanks.", "transfer", "NATO"),
        ("Washington was notified of the sale of jets.", "sale", "Washington"),
        ("Greece lobbied against the sale of frigates to Turkey.", "sale", "Greece"),
        ("Kyiv blames Oman for selling the missiles that struck a school.", "struck", "Oman"),
        ("The jets that Sweden built bombed a depot near Homs.", "bombed", "Sweden"),
        ("Egypt vetoed a resolution condemning the raid.", "condemning", "Egypt"),
        ("Israel bombed Gaza in retaliation for a rocket attack on Ashkelon.", "attack", "Israel"),
        ("Iran fired missiles at Israel in revenge for the assassination of a general.", "assassination", "Iran"),
        ("Iran fired missiles at Israel in revenge for the assassination of a general.", "assassination", "missiles"),
        ("Russia fired 40 missiles at Kyiv in reprisal for drone attacks on Moscow.", "attacks", "Russia"),
        ("Putin warned that Russia could strike countries that arm Kyiv.", "warned", "Russia"),
        ("Israel accused an Iranian vessel of attacking the tanker.", "attacking", "Israel"),
        ("There was criticism from Japan over the missile test.", "test", "Japan"),
        ("It is important to cooperate with Japan on missile defence.", "cooperate", "It"),
    ],
)
def test_who_watches_takes_no_part(extractor: Extractor, text: str, trigger: str, others: str) -> None:
    claims = [c for c in extractor.read(Article(id="a", uri="a", text=text)) if c.trigger.text == trigger]
    assert claims
    assert others not in {argument.text for claim in claims for argument in claim.arguments}


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("Ukraine denied the attack on the port.", "attack", "Ukraine"),
        ("Russia confirmed the test of a missile.", "test", "Russia"),
        ("4,400 sailors returned home after a deployment to the Gulf.", "deployment", "4,400 sailors"),
        ("Japan reported the test of a missile by Iran.", "test", "Iran"),
        ("Iran responded with a missile strike on the port.", "strike", "Iran"),
        ("It took Russia two years to develop the missile.", "develop", "Russia"),
        ("It was ready to attack Iran.", "attack", "It"),
        ("Egypt received threats from the Islamic State.", "threats", "the Islamic State"),
        ("The Kremlin drew condemnation from Norway over the nuclear test.", "condemnation", "Norway"),
    ],
)
def test_whose_own_deed_it_is_stays(extractor: Extractor, text: str, trigger: str, doer: str) -> None:
    claims = [c for c in extractor.read(text) if c.trigger.text == trigger]
    assert doer in {a.text for claim in claims for a in claim.arguments if a.role == "actor"}


@pytest.mark.parametrize(
    ("text", "trigger", "others"),
    [
        ("Congress approved the sale of frigates to Greece.", "sale", "Congress"),
        ("A Dutch court blocked the export of missiles to Oman.", "export", "A Dutch court"),
        ("Lawmakers authorised the deployment of warships.", "deployment", "Lawmakers"),
        ("Egypt attended the nuclear test.", "test", "Egypt"),
        ("Poland came under the missile strike on the port.", "strike", "Poland"),
        ("South Korea was the target of a drone strike.", "strike", "South Korea"),
        ("Germany has prepared for a nuclear test by Iran.", "test", "Germany"),
        ("The deployment of warships came hours after Egypt called for restraint.", "deployment", "Egypt"),
        ("A frigate patrolling waters off Taiwan, which China claims, fired two missiles.", "fired", "China"),
        ("A frigate patrolling waters off Taiwan, which China claims, fired two missiles.", "fired", "Taiwan"),
        ("The missile that Pyongyang tested and Tokyo tracked fell into the sea.", "tracked", "Pyongyang"),
        ("India bought jets and Malaysia responded by ordering tanks.", "bought", "Malaysia"),
    ],
)
def test_who_stands_by_does_nothing(extractor: Extractor, text: str, trigger: str, others: str) -> None:
    claims = [c for c in extractor.read(text) if c.trigger.text == trigger]
    assert claims
    assert others not in {a.text for c in claims for a in c.arguments if a.role in ("actor", "supplier")}


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("The missile that Pyongyang tested and Tokyo tracked fell into the sea.", "tracked", "Tokyo"),
        ("The drones which Iran builds and Russia fires have hit Kyiv.", "fires", "Russia"),
        ("Ukraine lost a tank that Sweden built and Poland delivered.", "delivered", "Poland"),
        ("Turkey delivered drones to Mali and Algeria protested.", "protested", "Algeria"),
        ("Iran, whose embassy Paris closed, deployed missiles.", "deployed", "Iran"),
        ("The jets that Israel deployed bombed a depot.", "bombed", "Israel"),
        ("The State Department approved the sale of frigates to Greece.", "sale", "The State Department"),
        ("The test-firing was conducted by the Indian navy.", "test-firing", "the Indian navy"),
        ("The coalition continues to support the army with air strikes.", "strikes", "The coalition"),
        ("Heavy fighting broke out between rebels and government forces.", "fighting", "rebels"),
    ],
)
def test_whose_deed_it_is_among_others(extractor: Extractor, text: str, trigger: str, doer: str) -> None:
    claims = [c for c in extractor.read(text) if c.trigger.text == trigger]
    assert doer in {a.text for claim in claims for a in claim.arguments if a.role == "actor"}


def test_a_leader_at_a_test_is_who_oversees_it(extractor: Extractor) -> None:
    (test,) = (c for c in extractor.read("Vladimir Putin watched the test of a Sarmat missile.") if c.type == "test")
    assert [(a.role, a.text) for a in test.arguments if a.role in ("actor", "overseer")] == [
        ("overseer", "Vladimir Putin")
    ]


def test_who_does_what_others_watch_is_kept(extractor: Extractor) -> None:
    """North Korea launches by a path of its own."""
    claims = extractor.read(Article(id="a", uri="a", text="Japan condemned North Korea's launch of two missiles."))
    (launch,) = (claim for claim in claims if claim.type == "test")
    assert [a.text for a in launch.arguments if a.role == "actor"] == ["North Korea"]


def test_who_strikes_a_depot_does_not_have_it(extractor: Extractor) -> None:
    claims = extractor.read("Israel struck a weapons depot near Damascus.")
    assert {c.type for c in claims if any(a.text == "Israel" for a in c.arguments)} == {"strike"}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The army detected a rocket attack on a base between Iraq and Syria.", "strike"),
        ("It detected a missile launch toward the sea between Korea and Japan.", "test"),
    ],
)
def test_what_a_place_lies_between_takes_no_part(extractor: Extractor, text: str, type_: str) -> None:
    (claim,) = (c for c in extractor.read(text) if c.type == type_)
    assert [a for a in claim.arguments if a.role == "actor"] == []


def test_those_between_whom_it_is_take_part(extractor: Extractor) -> None:
    (claim,) = extractor.read("Dozens died in a week of clashes between rebels and the army.")
    assert sorted(a.text for a in claim.arguments if a.role == "actor") == ["rebels", "the army"]

"""assemble: claims of one event meet across articles, others don't; order and later articles change nothing else."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract import cli
from extract.assemble.compatibility import Compatibility, compatibility_of
from extract.assemble.events import assemble
from extract.assemble.model import Event
from extract.model import Claim, Entity, Link
from extract.pack.rulebook import Rulebook

Make = Callable[..., Claim]
Row = dict[str, Any]


def state(code: str, name: str) -> Entity:
    return Entity(id=code, label="ACTOR", name=name, kind="state", country=code)


def weapon(class_: str) -> Entity:
    return Entity(id=class_, label="WEAPON", name=class_, kind="class", class_=class_)


IND, PAK, IRN, RUS = state("IND", "India"), state("PAK", "Pakistan"), state("IRN", "Iran"), state("RUS", "Russia")
TASS = Entity(id="tass", label="ACTOR", name="TASS", kind="news-agency", country="RUS")


@pytest.fixture(scope="session")
def compatibility(rulebook: Rulebook) -> Compatibility:
    return compatibility_of(rulebook)


@pytest.fixture
def launch(claim_of: Make) -> Callable[..., Row]:
    """A test of a weapon as one article tells it."""

    def made(
        document: str,
        who: Entity | None,
        class_: str,
        *,
        published: str | None = "2024-05-02",
        day: str | None = None,
        words: str = "launched a thing",
        **more: Any,
    ) -> Row:
        name = who.name if who else "Somebody"
        text = f"{document}: {name} {words} on Thursday, Moscow and TASS said."
        arguments = [("weapon", "a thing", weapon(class_))]
        if who:
            arguments.insert(0, ("actor", name, who))
        time = ("on Thursday", day) if day else None
        claim = claim_of(text, "test", "launched", arguments, document=document, published=published, time=time, **more)
        return claim.model_dump(mode="json", by_alias=True)

    return made


def sets(events: list[Event]) -> set[tuple[str, ...]]:
    return {tuple(sorted(event.documents)) for event in events}


def test_same_day_actor_and_kin_of_weapon_are_one_event(
    launch: Callable[..., Row], compatibility: Compatibility
) -> None:
    rows = [launch("a", IND, "missile"), launch("b", IND, "srbm", day="2024-05-02", published="2024-05-03")]
    (event,) = assemble(rows, compatibility)
    assert (event.type, event.weapon_class, event.documents) == ("test", "srbm", ("a", "b"))
    assert (event.time.value, event.time.dated_by) == ("2024-05-02", "claim")
    assert event.origins == 2
    assert [str(day) for day in (event.first_seen, event.last_seen)] == ["2024-05-02", "2024-05-03"]


@pytest.mark.parametrize(("told_before", "events"), [(True, 1), (False, 2)])
def test_what_is_told_of_a_weapon_told_before_is_of_its_event(
    told_before: bool, events: int, claim_of: Make, launch: Callable[..., Row], compatibility: Compatibility
) -> None:
    first = launch("a", IND, "srbm")
    text = f"{first['evidence']['text']} Two of them misfired."
    flight = claim_of(
        text, "flight", "misfired", [("weapon", "Two", weapon("anti-ship-missile"))], published="2024-05-02"
    )
    second = flight.model_dump(mode="json", by_alias=True)
    if told_before:
        second["arguments"][0]["antecedent"] = {"text": "a thing", "start": 0, "end": 7}
    assert len(assemble([first, second], compatibility)) == events


@pytest.mark.parametrize(
    "other",
    [
        {"who": PAK, "class_": "srbm"},
        {"who": IND, "class_": "submarine"},
        {"who": IND, "class_": "icbm"},
        {"who": IND, "class_": "srbm", "published": "2024-05-04"},
        {"who": IND, "class_": "srbm", "modality": "planned"},
        {"who": IND, "class_": "srbm", "published": None},
    ],
    ids=["actor", "weapon", "class", "day", "plan", "undated"],
)
def test_what_differs_stays_apart(other: Row, launch: Callable[..., Row], compatibility: Compatibility) -> None:
    events = assemble([launch("a", IND, "srbm"), launch("b", **other)], compatibility)
    assert sets(events) == {("a",), ("b",)}


def test_leaders_of_two_articles_are_two(launch: Callable[..., Row], compatibility: Compatibility) -> None:
    leaders = Entity(id=None, label="ACTOR", name="leaders", kind="official", country="IND")
    one, two = launch("a", leaders, "srbm"), launch("b", leaders, "srbm")
    (event,) = assemble([one, two], compatibility)
    assert [(p.id, p.name, p.claims) for p in event.actors] == [(None, "leaders", 1)] * 2
    assert [(v.id, v.claims) for v in event.values["actor"]] == [(None, 1)] * 2


def test_a_name_that_no_rule_knows_is_one_in_its_document_alone(
    launch: Callable[..., Row], compatibility: Compatibility
) -> None:
    kolb, ruiz = (Entity(id=None, label="NAME", name=name) for name in ("Kolb", "Ruiz"))
    again = launch("a", kolb, "srbm", words="then launched a thing")
    assert sets(assemble([launch("a", kolb, "srbm"), again], compatibility)) == {("a",)}
    assert len(assemble([launch("a", kolb, "srbm"), launch("a", ruiz, "srbm")], compatibility)) == 2
    assert sets(assemble([launch("a", kolb, "srbm"), launch("b", kolb, "srbm")], compatibility)) == {("a",), ("b",)}


def test_date_of_article_is_marked(launch: Callable[..., Row], compatibility: Compatibility) -> None:
    (event,) = assemble([launch("a", IND, "srbm")], compatibility)
    assert (event.time.value, event.time.dated_by) == ("2024-05-02", "published")


def test_older_event_of_an_article_is_no_part_of_its_news(
    launch: Callable[..., Row], compatibility: Compatibility
) -> None:
    news, older = launch("a", IND, "srbm"), launch("a", IND, "srbm", day="2023-11-09", words="earlier launched a thing")
    older["trigger"]["start"] += 500
    events = assemble([news, older], compatibility)
    assert sorted(event.time.value or "" for event in events) == ["2023-11-09", "2024-05-02"]


def test_month_joins_the_only_event_in_it_and_no_one_of_two(
    launch: Callable[..., Row], compatibility: Compatibility
) -> None:
    month = launch("m", IND, "missile", day="2024-05", published="2024-06-20")
    one, two = launch("a", IND, "srbm"), launch("b", IND, "srbm", published="2024-05-20")
    assert sets(assemble([month, one], compatibility)) == {("a", "m")}
    assert sets(assemble([month, one, two], compatibility)) == {("a",), ("b",), ("m",)}


def test_claim_that_fits_two_events_joins_neither(launch: Callable[..., Row], compatibility: Compatibility) -> None:
    rows = [launch("a", RUS, "srbm"), launch("b", RUS, "icbm"), launch("c", RUS, "missile")]
    assert sets(assemble(rows, compatibility)) == {("a",), ("b",), ("c",)}


def test_buyer_and_seller_tell_of_one_delivery(claim_of: Make, compatibility: Compatibility) -> None:
    sold = "Iran delivered the drones to Russia."
    bought = "Moscow's forces, Russia said, received the drones from Iran."
    drones = ("weapon", "the drones", weapon("drone"))
    rows = [
        claim_of(sold, "transfer", "delivered", [("actor", "Iran", IRN), drones, ("recipient", "Russia", RUS)],
                 document="a", published="2023-01-05"),
        claim_of(bought, "acquire", "received", [("actor", "Russia", RUS), drones, ("supplier", "Iran", IRN)],
                 document="b", published="2023-01-05"),
    ]  # fmt: skip
    (event,) = assemble([row.model_dump(mode="json", by_alias=True) for row in rows], compatibility)
    assert event.types == ("transfer", "acquire")
    assert [party.id for party in event.actors] == ["IRN"]
    assert [party.id for party in event.others] == ["RUS"]


def test_weapon_and_place_of_the_doer_are_no_actors(claim_of: Make, compatibility: Compatibility) -> None:
    agni = Entity(id="agni-v", label="WEAPON", name="Agni-V", kind="system", class_="icbm", country="IND")
    island = Entity(id="isle", label="PLACE", name="the island", kind="place", country="IND")
    arguments = [("actor", "India", IND), ("weapon", "Agni-V", agni), ("origin", "the island", island)]
    claim = claim_of("India tested Agni-V on the island.", "test", "tested", arguments)
    (event,) = assemble([claim.model_dump(mode="json", by_alias=True)], compatibility)
    assert [party.name for party in event.actors] == ["India"]
    assert not event.others


def test_states_of_affairs_make_no_event(claim_of: Make, compatibility: Compatibility) -> None:
    claim = claim_of("India has drones.", "possess", "has", [("actor", "India", IND)], published="2023-01-05")
    assert assemble([claim.model_dump(mode="json", by_alias=True)], compatibility) == []


def test_copies_and_one_agency_are_one_origin(launch: Callable[..., Row], compatibility: Compatibility) -> None:
    def origins(*rows: Row) -> int:
        (event,) = assemble(rows, compatibility)
        return event.origins

    papers = [launch("a", RUS, "srbm", publisher="Daily"), launch("b", RUS, "srbm", publisher="Weekly")]
    assert origins(*papers) == 2
    assert origins(papers[0], launch("c", RUS, "srbm", publisher="Daily")) == 1
    for paper in papers:
        paper["document"]["cluster"] = "k1"
    assert origins(*papers) == 1
    cited = [launch(name, RUS, "srbm", publisher=name) for name in ("d", "e")]
    for row in cited:
        row["sources"] = [
            {"text": "TASS", "entity": TASS.model_dump(by_alias=True), "kind": "media", "stance": "asserts"}
        ]
    assert origins(*cited) == 1
    wire = launch("f", RUS, "srbm", publisher="Gazette")
    wire["document"]["agency"] = "Tass"
    assert origins(*cited, wire, launch("g", RUS, "srbm", publisher="TASS")) == 1
    far = [launch(name, RUS, "srbm", publisher=name) for name in ("hij", "jkl")]
    for paper, first in zip(far, ("one", "eon"), strict=True):
        paper["document"] |= {"cluster": first, "copies_of": first}
    assert origins(*far) == 2


def test_origins_raise_and_denials_lower_confidence(launch: Callable[..., Row], compatibility: Compatibility) -> None:
    one, two = launch("a", RUS, "srbm", publisher="A"), launch("b", RUS, "srbm", publisher="B")
    denied = launch("c", RUS, "srbm", publisher="C", sources=[("Moscow", RUS, "denies")])
    alone, both, disputed = (assemble(rows, compatibility)[0] for rows in ([one], [one, two], [one, denied]))
    assert both.confidence > alone.confidence > disputed.confidence
    assert [party.id for party in disputed.denied_by] == ["RUS"]
    assert alone.own_voice == 1


def test_claim_that_disputes_lowers_confidence(
    launch: Callable[..., Row], claim_of: Make, compatibility: Compatibility
) -> None:
    told = launch("a", IND, "srbm", publisher="A")
    denial = claim_of("Pakistan dismissed it.", "dispute", "dismissed", [("actor", "Pakistan", PAK)], document="b",
                      published="2024-05-02", links=(Link(type="disputes", claim=told["id"]),))  # fmt: skip
    events = assemble([told, denial.model_dump(mode="json", by_alias=True)], compatibility)
    (event,) = (event for event in events if event.type == "test")
    assert [party.id for party in event.denied_by] == ["PAK"]
    assert event.confidence < assemble([told], compatibility)[0].confidence


def test_values_that_differ_are_said(claim_of: Make, compatibility: Compatibility) -> None:
    def flight(document: str, kilometres: str, value: float) -> Row:
        text = f"{document}: India launched a thing that flew {kilometres}."
        claim = claim_of(text, "test", "launched", [("actor", "India", IND), ("weapon", "a thing", weapon("missile")),
                         ("distance", kilometres, None)], document=document, published="2024-05-02")  # fmt: skip
        row = claim.model_dump(mode="json", by_alias=True)
        row["arguments"][2]["quantity"] = {"value": value, "unit": "km"}
        return row

    (same,) = assemble([flight("a", "600 km", 600), flight("b", "about 605 km", 605)], compatibility)
    (differing,) = assemble([flight("a", "600 km", 600), flight("b", "800 km", 800)], compatibility)
    assert same.disagree == ()
    assert differing.disagree == ("distance",)
    assert [value.value for value in differing.values["distance"]] == [600, 800]


@pytest.fixture
def many(launch: Callable[..., Row]) -> list[Row]:
    pick = random.Random(7)
    classes = ("missile", "srbm", "icbm", "projectile", "rocket", "warship", "weapon")
    rows = []
    for number in range(150):
        who = pick.choice((IND, PAK, IRN, RUS, None))
        day = pick.choice((None, "2024-05-01", "2024-05-02", "2024-05", "2024"))
        published = pick.choice(("2024-05-01", "2024-05-02", "2024-05-03", None))
        rows.append(launch(f"n{number}", who, pick.choice(classes), day=day, published=published))
    return rows


def test_order_has_no_effect_and_no_claim_is_lost(many: list[Row], compatibility: Compatibility) -> None:
    events = assemble(many, compatibility)
    for seed in range(3):
        mixed = random.Random(seed).sample(many, len(many))
        assert assemble(mixed, compatibility) == events
    assert sorted(claim for event in events for claim in event.claims) == sorted(row["id"] for row in many)


def test_later_article_leaves_other_events_and_ids_as_they_are(
    many: list[Row], launch: Callable[..., Row], compatibility: Compatibility
) -> None:
    before = {event.id: event for event in assemble(many, compatibility)}
    new = launch("z", IND, "srbm", published="2024-06-01", day="2024-05-02")
    after = {event.id: event for event in assemble([*many, new], compatibility)}
    changed = [event for id_, event in after.items() if before.get(id_) != event]
    assert len(changed) == 1
    assert new["id"] in changed[0].claims
    assert before.keys() <= after.keys()


def test_command_writes_events(tmp_path: Path, launch: Callable[..., Row], capsys: pytest.CaptureFixture[str]) -> None:
    claims, events = tmp_path / "claims.jsonl", tmp_path / "events.jsonl"
    claims.write_text("".join(json.dumps(launch(name, IND, "srbm")) + "\n" for name in "ab"))
    with pytest.raises(SystemExit) as ended:
        cli.main(["events", str(claims), "-o", str(events)])
    assert ended.value.code == 0
    (line,) = events.read_text().splitlines()
    assert Event.model_validate_json(line).documents == ("a", "b")
    assert "1 event, 1 of more than one article" in capsys.readouterr().err


@pytest.mark.slow
def test_speed_is_that_of_100_000_claims_a_minute(many: list[Row], compatibility: Compatibility) -> None:
    """Four thousand claims over a hundred days, each article with its own."""
    rows = []
    for copy in range(27):
        for row in many:
            document = row["document"] | {
                "id": f"{copy}.{row['document']['id']}",
                "published": f"2024-{copy % 12 + 1:02}-03",
            }
            rows.append(row | {"id": f"clm-{copy}-{row['id']}", "document": document})
    began = time.process_time()
    events = assemble(rows, compatibility)
    assert sum(len(event.claims) for event in events) == len(rows)
    assert time.process_time() - began < 60 * len(rows) / 100_000


NAMED = Entity(id="agni-v", label="WEAPON", name="Agni-V", kind="system", class_="icbm", country="IND")


def test_article_of_the_next_days_joins_the_event_it_is_surely_of(claim_of: Make, compatibility: Compatibility) -> None:
    def told(document: str, what: Entity, published: str, day: str | None = None) -> Row:
        time = ("on Monday", day) if day else None
        claim = claim_of(f"{document}: India launched a thing on Monday.", "test", "launched",
                         [("actor", "India", IND), ("weapon", "a thing", what)], document=document,
                         published=published, time=time)  # fmt: skip
        return claim.model_dump(mode="json", by_alias=True)

    first = told("a", NAMED, "2024-03-12", "2024-03-11")
    later, unnamed, weeks = (
        told("b", NAMED, "2024-03-13"),
        told("c", weapon("icbm"), "2024-03-13"),
        told("d", NAMED, "2024-03-19"),
    )
    assert sets(assemble([first, later], compatibility)) == {("a", "b")}
    assert sets(assemble([first, unnamed], compatibility)) == {("a",), ("c",)}
    assert sets(assemble([first, weeks], compatibility)) == {("a",), ("d",)}
    other = told("e", NAMED, "2024-03-13", "2024-03-12")
    assert sets(assemble([first, other, later], compatibility)) == {("a",), ("e",), ("b",)}


def test_order_and_planned_delivery_are_one_deal_and_a_planned_test_is_none(
    claim_of: Make, compatibility: Compatibility
) -> None:
    ship = ("weapon", "five frigates", weapon("warship"))
    nor = state("NOR", "Norway")
    rows = [
        claim_of("Norway ordered five frigates from India.", "acquire", "ordered",
                 [("actor", "Norway", nor), ("supplier", "India", IND), ship], document="a", published="2024-05-02"),
        claim_of("India will supply five frigates to Norway.", "transfer", "supply",
                 [("actor", "India", IND), ("recipient", "Norway", nor), ship], document="b", published="2024-05-03",
                 modality="planned"),
    ]  # fmt: skip
    (event,) = assemble([row.model_dump(mode="json", by_alias=True) for row in rows], compatibility)
    assert (event.documents, event.modality, event.time.value) == (("a", "b"), "actual", "2024-05-02")

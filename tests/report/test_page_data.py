"""compact: spans count the page's own units, what no record knows is one thing only within its article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extract.model import Article, Claim, Entity
from extract.pack.rulebook import Rulebook
from extract.report.page_data import Compactor, compact_events
from extract.report.write_page import data_of, embedded
from extract.sentence import core_wording

Make = Callable[..., Claim]
TEXT = "\U0001f680 The army \U0001f680 fired a missile, officials said."
ARMY = Entity(id="x", label="ACTOR", name="army", kind="military")


@pytest.fixture
def row(claim_of: Make) -> dict[str, Any]:
    claim = claim_of(
        TEXT, "test", "fired", [("actor", "The army", ARMY)], sources=[("officials", None, "asserts")], title="T"
    )
    return claim.model_dump(mode="json", by_alias=True)


def compacted(*rows: dict[str, Any]) -> dict[str, Any]:
    compactor = Compactor(core_wording(), {"SDN": "Sudan"})
    for number, row in enumerate(rows):
        compactor.add(Article(id=str(number), uri="a.txt", text=TEXT), [row])
    return compactor.data()


def test_spans_count_utf16_units(row: dict[str, Any]) -> None:
    data = compacted(row)
    [claim], [article] = data["claims"], data["articles"]
    raw = article["text"].encode("utf-16-le")
    for span, words in (
        (claim["trigger"], "fired"),
        (claim["arguments"][0]["at"], "The army"),
        (claim["sources"][0]["at"], "officials"),
    ):
        assert raw[2 * span[0] : 2 * span[1]].decode("utf-16-le") == words
    assert [raw[2 * unit : 2 * unit + 4].decode("utf-16-le") for unit in article["pairs"]] == ["\U0001f680"] * 2


@pytest.mark.parametrize(
    "entity", [None, {"id": None, "label": "ACTOR", "name": "army", "kind": "military", "country": None, "class": None}]
)
def test_unknown_party_is_one_only_within_its_article(entity: Any, row: dict[str, Any]) -> None:
    row["arguments"][0]["entity"] = entity
    data = compacted(row, row)
    names = [party["name"] for party in data["parties"]]
    assert names == ["the army", "officials"] * 2
    assert len({party["key"] for party in data["parties"]}) == 4


def test_country_is_the_party_of_all_that_belongs_to_it(row: dict[str, Any]) -> None:
    row["arguments"][0]["entity"] |= {"id": None, "country": "SDN"}
    data = compacted(row, row)
    assert data["parties"][0] == {"key": "SDN", "name": "Sudan", "country": "SDN"}
    assert [claim["arguments"][0]["party"] for claim in data["claims"]] == [0, 0]


@pytest.mark.slow
def test_country_is_called_as_the_state_of_today(row: dict[str, Any], rulebook: Rulebook) -> None:
    row["arguments"][0]["entity"] |= {"id": "RUS", "kind": "state", "country": "RUS"}
    data = data_of([(Article(id="a", uri="a.txt", text=TEXT), [row])], rulebook)
    assert data["parties"][0]["name"] == data["countries"]["RUS"] == "Russia"


def test_score_goes_along_where_there_is_one(row: dict[str, Any]) -> None:
    assert "score" not in compacted(row)["claims"][0]
    assert compacted({**row, "score": {"word": 2.1}})["claims"][0]["score"] == {"word": 2.1}


def test_event_is_headed_by_the_claim_that_tells_most() -> None:
    claims = [
        {
            "id": "a",
            "sources": [{"stance": "denies"}],
            "arguments": [{"role": r} for r in ("actor", "weapon", "target")],
        },
        {"id": "b", "arguments": [{"role": "actor"}]},
        {"id": "c", "arguments": [{"role": "actor"}, {"role": "weapon"}]},
    ]
    event = {"id": "e", "claims": ["a", "b", "c", "gone"], "time": {"value": None, "dated_by": None}, "origins": 1,
             "asserted_by": [], "denied_by": [], "own_voice": 2, "disagree": [], "confidence": 0.9}  # fmt: skip
    [compact] = compact_events([event, {**event, "claims": ["gone"]}], claims)
    assert compact["claims"] == [0, 1, 2]
    assert compact["head"] == 2


def test_lone_surrogates_are_written_and_read_back() -> None:
    assert embedded({"text": "a\ud800b"}).encode("utf-8") == b'{"text":"a\\ud800b"}'

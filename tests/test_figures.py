"""make gold: old figures stand beside new ones, those that fell are named, and the sets that must be there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.figures.measure import rates_and_shares
from tests.figures.sets import OWN, ROOT, sets
from tests.figures.table import fallen, lines

OLD = {"claim.f1": 0.632, "claim.p": 0.75, "claim.r": 0.55, "whole": 0.4}
NEW = {"claim.f1": 0.641, "claim.p": 0.7502, "claim.r": 0.5449, "whole": 0.39, "time": 0.5}


def test_old_figures_stand_where_they_differ() -> None:
    found, whole, time = (" ".join(line.split()) for line in list(lines("news", OLD, NEW))[1:])
    assert found == "claim F1 0.641 (was 0.632, +0.009) P 0.750 R 0.545 (was 0.550, -0.005)"
    assert whole == "whole 0.390 (was 0.400, -0.010)"
    assert time == "time 0.500 (new)"


def test_figures_that_fell_are_named() -> None:
    assert list(fallen("news", OLD, NEW)) == ["news claim.r: 0.550 to 0.545", "news whole: 0.400 to 0.390"]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("ACTOR   P 0.717 R 0.835 F1 0.771  (1 tp, 2 fp)\n", {"ACTOR.f1": 0.771, "ACTOR.p": 0.717, "ACTOR.r": 0.835}),
        ("source right 3/4 = 0.750; content character F1 0.890\n", {"source right": 0.75, "content": 0.89}),
        ("  1/8 a-kind-of-case\ncases 36/178 = 0.2022\n", {"cases": 0.2022}),
        ("found  2/4 = 0.500\nclass  1/4 = 0.250\n", {"found": 0.5, "class": 0.25}),
    ],
)
def test_what_scorers_print_is_read(said: str, figures: dict[str, float]) -> None:
    assert rates_and_shares(said) == figures


def test_sets_of_this_repository_are_measured_and_committed() -> None:
    here = {gold.name for gold in sets() if gold.gold.is_relative_to(ROOT)}
    assert {f"{name}.gold.jsonl" for name in here} == {path.name for path in OWN.glob("*.gold.jsonl")}
    assert here <= json.loads((ROOT / "tests" / "figures.json").read_text(encoding="utf-8")).keys()


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def spans(claim: dict[str, Any]) -> Iterator[tuple[list[int], str]]:
    yield claim["trigger"], claim["trigger_text"]
    told = [*claim["args"], *claim["sources"], *([claim["time"]] if claim["time"] else [])]
    yield from ((part["span"], part["text"]) for part in told if part["span"])


@pytest.mark.parametrize("name", ["own", "outlets"])
def test_gold_of_this_repository_stands_where_it_says(name: str) -> None:
    texts = {row["id"]: row["text"] for row in records(OWN / f"{name}.articles.jsonl")}
    gold = records(OWN / f"{name}.gold.jsonl")
    assert [row["doc"] for row in gold] == list(texts)
    moved = [
        (row["doc"], said)
        for row in gold
        for claim in row["claims"]
        for (start, end), said in spans(claim)
        if texts[row["doc"]][start:end] != said
    ]
    assert moved == []


def test_outlets_hold_every_type_eight_times() -> None:
    gold = records(OWN / "outlets.gold.jsonl")
    types = Counter(claim["type"] for row in gold for claim in row["claims"] if not claim.get("optional"))
    assert len(gold) >= 40
    assert types.keys() == {path.stem for path in (ROOT / "rules" / "frames").glob("*.yml")}
    assert min(types.values()) >= 8

"""Floors: the sets of this repository reach them, and they go down only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.figures.floors import FILE, HELD, LOWERED, as_yaml, settled, told
from tests.figures.measure import Reader
from tests.figures.sets import ROOT, sets

from extract.evaluate.floors import below, load_floors
from extract.pipeline import Extractor

OLD = {"own.claim.f1": 0.8, "own.types.test.f1": 0.7}


@pytest.mark.slow
def test_figures_reach_their_floors(extractor: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    reader = Reader(extractor, tmp_path)
    figures = {gold.name: reader.scores(gold) for gold in sets() if gold.name in HELD}
    assert below(figures, load_floors(str(FILE))) == [], f"regain them, or: make floors LOWER=... ({LOWERED.name})"


def test_floors_are_as_make_floors_wrote_them() -> None:
    assert FILE.read_text(encoding="utf-8") == as_yaml(load_floors(str(FILE)), told()), "not by hand: make floors"


def test_floors_go_up_to_what_is_reached() -> None:
    floors, lowered = settled(OLD, {"own.claim.f1": 0.857, "own.types.test.f1": 0.72, "own.source.f1": 0.5}, None)
    assert floors == {"own.claim.f1": 0.84, "own.types.test.f1": 0.7, "own.source.f1": 0.49}
    assert lowered == []


def test_floor_of_a_rare_type_leaves_room_for_one_claim() -> None:
    reached = {"own.types.threaten.f1": 0.63, "own.types.strike.f1": 0.63}
    ones = {"own.types.threaten.f1": 1 / 13, "own.types.strike.f1": 1 / 116}
    assert settled({}, reached, None, ones)[0] == {"own.types.threaten.f1": 0.55, "own.types.strike.f1": 0.58}


def test_floor_goes_down_only_with_a_reason() -> None:
    reached = {"own.claim.f1": 0.79, "own.types.test.f1": 0.8}
    with pytest.raises(SystemExit, match=r"own\.claim\.f1: 0\.79 is below its floor of 0\.8"):
        settled(OLD, reached, None)
    floors, lowered = settled(OLD, reached, "another gold")
    assert floors == {"own.claim.f1": 0.78, "own.types.test.f1": 0.75}
    assert [(row.floor, row.was, row.now, row.because) for row in lowered] == [
        ("own.claim.f1", 0.8, 0.78, "another gold")
    ]

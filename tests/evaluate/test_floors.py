"""floors: figures that must be reached are read, held and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import InputError
from extract.evaluate.floors import below, load_floors

FIGURES = {"claim": {"f1": 0.6}, "types": {"test": {"f1": 0.7}}, "time": {"acc": None}}


def test_floors_are_flat_names(tmp_path: Path) -> None:
    (tmp_path / "floors.yml").write_text("claim: {f1: 0.55}\ntypes:\n  test: {f1: 1}\n")
    assert load_floors(str(tmp_path / "floors.yml")) == {"claim.f1": 0.55, "types.test.f1": 1.0}


@pytest.mark.parametrize(
    ("floors", "lines"),
    [
        ({"claim.f1": 0.6, "types.test.f1": 0.5}, []),
        ({"claim.f1": 0.61}, ["claim.f1: 0.6 is below its floor of 0.61."]),
        ({"time.acc": 0.1}, ["time.acc: no such figure. Names are those of --json, e.g. claim.f1."]),
        ({"claim.f2": 0.1}, ["claim.f2: no such figure. Names are those of --json, e.g. claim.f1."]),
    ],
)
def test_below_names_each_floor_not_reached(floors: dict[str, float], lines: list[str]) -> None:
    assert below(FIGURES, floors) == lines


@pytest.mark.parametrize(
    ("content", "message"),
    [("", "no floors in it"), ("claim: {f1: high}", "claim.f1 is no number"), ("claim: {", "no YAML")],
)
def test_floors_that_cannot_be_read_are_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "floors.yml").write_text(content)
    with pytest.raises(InputError, match=message):
        load_floors(str(tmp_path / "floors.yml"))

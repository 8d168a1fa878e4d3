"""make floors: what the sets of this repository may not fall below. Floors go up by themselves, down with a reason."""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.figures.measure import Reader
from tests.figures.sets import ROOT, sets

from extract.evaluate.floors import Floors, load_floors
from extract.run.setup import Setup, extractor_of

FILE = ROOT / "tests" / "floors.yml"
LOWERED = ROOT / "tests" / "floors.lowered.jsonl"
HELD = ("seeds", "own", "outlets")
WHOLE = ("claim", "argument", "source")
SLACK, TYPE_SLACK = 0.01, 0.05  # that a figure may lose without a word; a type also one claim of those it has
FEWEST = 10  # gold claims of a type that has a floor of its own
HEAD = f"""\
# Figures that `make test` holds, by set. `make floors` raises them to what is reached, less {SLACK} (by type, of those
# with {FEWEST} gold claims or more, {TYPE_SLACK} or one claim), and seals them; it lowers one only with LOWER="why",
# kept beside.
"""


@dataclass(frozen=True)
class Lowered:
    """A floor that was lowered, and why."""

    floor: str
    was: float
    now: float
    because: str


def held(name: str, figures: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """The figures of a set that have a floor: F1 of the whole, and of each type that is common enough."""
    for part in WHOLE:
        yield f"{name}.{part}.f1", figures[part]["f1"]
    for type_, found in figures["types"].items():
        if found["tp"] + found["fn"] >= FEWEST:
            yield f"{name}.types.{type_}.f1", found["f1"]


def of_one(name: str, figures: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """What one gold claim weighs in the F1 of its type, by floor."""
    for type_, found in figures["types"].items():
        yield f"{name}.types.{type_}.f1", 1 / max(1, found["tp"] + found["fn"])


def floor_under(name: str, figure: float, one: float = 0.0) -> float:
    """The floor that a figure allows, to two places; `one` is what a claim weighs in it."""
    slack = max(TYPE_SLACK, one) if ".types." in name else SLACK
    return max(0.0, math.floor((figure - slack) * 100 + 1e-9) / 100)


def settled(
    old: Floors, reached: Floors, because: str | None, ones: Mapping[str, float] = MappingProxyType({})
) -> tuple[Floors, list[Lowered]]:
    """The higher of the old floor and what is reached. One that is not reached falls for a reason; else SystemExit."""
    fallen = {name: floor for name, floor in old.items() if reached.get(name, 0.0) < floor}
    if fallen and not because:
        lines = "".join(
            f"\n{name}: {reached.get(name, 0.0)} is below its floor of {was}." for name, was in fallen.items()
        )
        raise SystemExit(f'floors would fall; say why: make floors LOWER="..."{lines}')
    under = {name: floor_under(name, figure, ones.get(name, 0.0)) for name, figure in reached.items()}
    floors = {name: new if name in fallen else max(new, old.get(name, 0.0)) for name, new in under.items()}
    return floors, [Lowered(name, was, under.get(name, 0.0), because or "") for name, was in fallen.items()]


def seal(floors: Floors, lowered: str) -> str:
    """A digest of the floors and of what was lowered, by which an edit by hand is seen."""
    return hashlib.sha256(json.dumps([sorted(floors.items()), lowered]).encode()).hexdigest()[:16]


def as_yaml(floors: Floors, lowered: str) -> str:
    """The file of the floors."""
    lines = [HEAD, f"# seal: {seal(floors, lowered)}\n"]
    for name in HELD:
        own = {key.removeprefix(name + "."): value for key, value in floors.items() if key.startswith(name + ".")}
        lines.append(f"{name}:\n")
        lines += [
            f"  {key.removesuffix('.f1')}: {{f1: {value}}}\n" for key, value in own.items() if "types." not in key
        ]
        lines.append("  types:\n")
        lines += [f"    {key.split('.')[1]}: {{f1: {value}}}\n" for key, value in own.items() if "types." in key]
    return "".join(lines)


def told() -> str:
    """What was lowered so far, a line each."""
    return LOWERED.read_text(encoding="utf-8") if LOWERED.exists() else ""


def main() -> None:
    """Measure the sets that are held, and write their floors."""
    parser = argparse.ArgumentParser(prog="make floors", description=__doc__)
    parser.add_argument("--lower", metavar="WHY", help="lower the floors that are no longer reached, for this reason")
    because = parser.parse_args().lower
    reached: Floors = {}
    ones: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(extractor_of(Setup()), Path(folder))
        for gold in sets():
            if gold.name in HELD:
                figures = reader.scores(gold)
                reached |= held(gold.name, figures)
                ones |= of_one(gold.name, figures)
    floors, lowered = settled(load_floors(str(FILE)), reached, because, ones)
    if lowered:
        with LOWERED.open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps(asdict(row)) + "\n" for row in lowered)
    FILE.write_text(as_yaml(floors, told()), encoding="utf-8")
    print(f"written: {FILE.relative_to(ROOT)}, {len(floors)} floors, {len(lowered)} lowered")


if __name__ == "__main__":
    main()

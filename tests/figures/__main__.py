"""Prints the figures on every set, old against new. See `make gold`."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.figures.measure import Figures, Reader
from tests.figures.sets import ROOT, GoldSet, sets
from tests.figures.table import HELD, fallen, lines

from extract.run.setup import Setup, extractor_of

FILE = ROOT / "tests" / "figures.json"


def main() -> None:
    """Measure what is asked for, print it, and keep it where that is asked for."""
    asked = arguments()
    known: dict[str, Figures] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    chosen = [gold for gold in sets() if not asked.sets or gold.name in asked.sets]
    unknown = set(asked.sets) - {gold.name for gold in chosen}
    if unknown:
        names = ", ".join(gold.name for gold in sets())
        raise SystemExit(f"no set is called {', '.join(sorted(unknown))}. Here are {names}.")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        new = measure_all(chosen, known, folder)
    print(f"\n{len(new)} sets in {time.perf_counter() - began:.0f} s")
    fell = [line for name, figures in new.items() for line in fallen(name, known.get(name, {}), figures)]
    for line in fell:
        print("fell:", line)
    print(f"{len(fell) or 'no'} figure{'s' * (len(fell) != 1)} fell by more than {HELD}")
    if asked.update:
        FILE.write_text(as_json(known | new), encoding="utf-8")
        print(f"written: {FILE.relative_to(ROOT)}")


def measure_all(chosen: Sequence[GoldSet], known: dict[str, Figures], folder: Path) -> dict[str, Figures]:
    """The figures by set, each printed as soon as it is there."""
    reader = Reader(extractor_of(Setup()), folder)
    new: dict[str, Figures] = {}
    for gold in chosen:
        new[gold.name] = reader.figures(gold)
        print("\n".join(lines(gold.name, known.get(gold.name, {}), new[gold.name])), flush=True)
    return new


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="make gold", description=__doc__)
    parser.add_argument("sets", nargs="*", help="only these sets")
    parser.add_argument("--update", action="store_true", help=f"keep the figures in {FILE.relative_to(ROOT)}")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the claims and layers there, one file a set")
    return parser.parse_args()


def as_json(figures: dict[str, Figures]) -> str:
    """One line a figure, in the order of the sets, so that a difference is read easily."""
    order = {gold.name: place for place, gold in enumerate(sets())}
    ordered = dict(sorted(figures.items(), key=lambda item: order.get(item[0], len(order))))
    return json.dumps(ordered, indent=1) + "\n"


if __name__ == "__main__":
    main()

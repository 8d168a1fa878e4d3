"""python -m tests.bench [PART ...]: measures, prints and writes the table of docs/speed.md; parts not named stay.

Everything is CPU time, user and system, since a machine is seldom idle; each ratio is of this program and spaCy's full
pipeline in the same rounds. ROUNDS in the environment is how many, after one to warm up.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from statistics import median

from tests.bench.processes import reports, starts, workers
from tests.bench.reader import Reader
from tests.bench.scaling import memory, scaling
from tests.bench.table import Row, keep, known, shown
from tests.bench.texts import texts_of

SETS = {
    "topic": ("on topic: seeds, own texts, records, press, openings", "2.0"),
    "short": ("short reports among them", "1.4"),
    "pool": ("whole articles picked for arms", ""),
    "stream": ("general political news (PolNeAR)", "8"),
    "mixed": ("**made up**: everyday texts, 2% on topic", "60"),
}
MADE_UP = 150


def sets(rounds: int) -> list[Row]:
    """Words a second of CPU time on each set, both ways in turn."""
    readers = {way: Reader(way) for way in ("full", "claims")}
    rows = []
    for name, (what, aim) in SETS.items():
        words = sum(len(text.split()) for text in texts_of(name, MADE_UP))
        if not words:
            continue
        taken = [[reader.read(name, MADE_UP)[0] for reader in readers.values()] for _ in range(rounds + 1)][1:]
        ratio = median(spacy / ours for spacy, ours in taken)
        rates = [f"{words / median(seconds):,.0f} words/s" for seconds in zip(*taken, strict=True)]
        rows.append(Row(f"{what} ({words:,} words)", *rates, f"{ratio:.2f}", aim))
    for reader in readers.values():
        reader.end()
    return rows


PARTS: dict[str, Callable[[int], list[Row]]] = {
    "sets": sets,
    "starts": starts,
    "reports": reports,
    "workers": workers,
    "memory": memory,
    "scaling": scaling,
}


def main() -> None:
    """The parts that are named, or all."""
    wrong = set(sys.argv[1:]) - PARTS.keys()
    if wrong:
        sys.exit(f"no part {min(wrong)!r}. Parts are {', '.join(PARTS)}.")
    measured = known()
    for name in sys.argv[1:] or PARTS:
        rows = PARTS[name](int(os.environ.get("ROUNDS", "3")))
        print(shown({name: rows}), flush=True)
        measured = {part: measured[part] for part in PARTS if part in measured} | {name: [list(row) for row in rows]}
        keep({part: measured[part] for part in PARTS if part in measured})


if __name__ == "__main__":
    main()

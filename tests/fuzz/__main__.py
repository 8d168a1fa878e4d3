"""python -m tests.fuzz [SECONDS] [KILLS] [FIRST SEED] [TARGET...]: each target for its share of the time, then kills.

Without names every target is run. Pieces add up: the seeds of each are those from its first on.
"""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from itertools import count
from pathlib import Path

from tests.fuzz.kills import kill
from tests.fuzz.targets import targets

from extract.run.setup import Setup, extractor_of


def main(seconds: float = 600.0, kills: int = 200, first: int = 0, *names: str) -> int:
    """The number of cases that failed; each is printed with its target and seed."""
    failed = 0
    known = targets(extractor_of(Setup())) if seconds else []
    chosen = [target for target in known if not names or target.name in names]
    for target in chosen:
        until = time.monotonic() + seconds / len(chosen)
        with tempfile.TemporaryDirectory() as room:
            for seed in count(first):
                if time.monotonic() > until:
                    break
                folder = Path(room, str(seed))
                folder.mkdir()
                try:
                    target.run(seed, folder)
                except Exception:
                    failed += 1
                    print(f"{target.name}, seed {seed}:\n{traceback.format_exc()}", flush=True)
        print(f"{target.name}: {seed - first:,} cases", flush=True)
    with tempfile.TemporaryDirectory() as room:
        print(f"{kill(Path(room), kills, first) if kills else 0} kills, all right")
    print(f"{failed} failed")
    return failed


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(min(main(*map(float, words[:1]), *map(int, words[1:3]), *words[3:]), 1))  # type: ignore[arg-type]

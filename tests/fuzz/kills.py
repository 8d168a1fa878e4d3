"""Runs that are killed at random moments, over and over, until one ends: its files must be those of a run in peace."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from extract.evaluate.verify import Verified, verify

NEWS = "{who} test-fired {count} ballistic missiles on Thursday, its defense ministry said. Poland condemned it."
WHO = ("India", "Iran", "Pakistan", "North Korea", "France", "China", "Russia", "Israel")
HOW = (signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
MOST = 20  # kills of one run, each later than the one before


def corpus(folder: Path, articles: int) -> None:
    rows = ({"id": f"n{n:04}", "text": NEWS.format(who=WHO[n % 8], count=n + 2)} for n in range(articles))
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def start(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    words = ["run", "in.jsonl", "-o", "claims.jsonl", "--quiet", "--time-limit", "600", *options]  # for busy machines
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "extract", *words], cwd=folder, stdout=quiet, stderr=quiet)


def outputs(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in ("claims.jsonl", "run.jsonl", "run.totals.json")]


def killed_until_done(whole: Path, folder: Path, seed: int, most: int = MOST) -> int:
    """Kills a run at random moments and starts it again, until it ends well; the number of kills."""
    chance = random.Random(seed)
    options = ("--workers", str(chance.choice((0, 0, 1, 2))))
    folder.mkdir()
    shutil.copy(whole / "in.jsonl", folder)
    kills, pause = 0, 0.5
    while True:
        run = start(folder, *options)
        try:
            code = run.wait(pause + chance.random() * 2.0 if kills < most else None)
        except subprocess.TimeoutExpired:
            run.send_signal(chance.choice(HOW))
            run.wait()
            kills += 1
            pause += 0.7
            continue
        assert code == 0, f"exit code {code} after {kills} kills (seed {seed})"
        assert outputs(folder) == outputs(whole), f"other files after {kills} kills (seed {seed})"
        left = [path.name for path in folder.iterdir() if path.name.endswith(".part")]
        assert not left, f"left behind after {kills} kills (seed {seed}): {left}"
        shutil.rmtree(folder)
        return kills


def kill(folder: Path, wanted: int, first: int = 0, articles: int = 400, most: int = MOST) -> int:
    """Kills so many runs at least, with the seeds from the first on; how many it were."""
    whole = folder / "whole"
    whole.mkdir(parents=True)
    corpus(whole, articles)
    assert start(whole).wait() == 0
    assert [str(problem) for problem in verify(str(whole / "claims.jsonl"), None, Verified())] == []
    kills = rounds = 0
    while kills < wanted:
        began = time.monotonic()
        kills += killed_until_done(whole, folder / f"round-{rounds}", first + rounds, most)
        rounds += 1
        print(f"round {rounds}: {kills} of {wanted} kills, all right ({time.monotonic() - began:.0f} s)", flush=True)
    return kills

"""streams: closed, full or read no further, and a signal at any moment: a line, an exit code, never a traceback."""

from __future__ import annotations

import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLAIMS = str(ROOT / "outputs" / "claims.jsonl")
EXTRACT = f"{sys.executable} -m extract"
FULL = "standard output: cannot be written (No space left on device)."
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")


@pytest.mark.parametrize(
    ("words", "streams", "code", "says"),
    [
        (f"events {CLAIMS} -o -", ">/dev/full", 1, FULL),
        (f"events {CLAIMS} -o -", ">&-", 1, "standard output: cannot be written (standard output is closed)."),
        (f"events {CLAIMS} -o - -q", "| head -c 9", 0, ""),
        (f"events {CLAIMS} -o - -q", "2>&- | head -c 9", 0, ""),
        ("events - -o -", "<&-", 1, "-: cannot be read (standard input is closed)."),
        ("schema", ">/dev/full", 1, "standard output: No space left on device."),
        ("schema", ">&-", 0, ""),
        ("schema", "| head -c 9", 0, ""),
        (f"diff {CLAIMS} {CLAIMS}", ">/dev/full", 1, "standard output: No space left on device."),
        (f"verify {CLAIMS}", ">/dev/full 2>/dev/full", 1, ""),
        ("--help", ">/dev/full", 1, "standard output: No space left on device."),
        ("nonsense", "2>/dev/full", 2, ""),
    ],
    ids=str,
)
def test_stream_that_takes_or_gives_nothing_ends_in_a_line(words: str, streams: str, code: int, says: str) -> None:
    run = subprocess.run(["sh", "-c", f"{EXTRACT} {words} {streams}"], capture_output=True, text=True)
    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith(says)
    assert says or not run.stderr


def wait_for_handler(pid: int) -> None:
    """Until the process takes SIGTERM itself: before that Python is starting, and a signal is the system's affair."""
    for _ in range(600):
        caught = re.search(r"^SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
        if caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.05)
    pytest.fail("no handler after 30 s")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
@pytest.mark.parametrize(
    "words", [("run", "-", "-o", "-"), ("run", "-", "-o", "-", "--workers", "1"), ("annotate", "-")]
)
def test_signal_at_any_moment_ends_with_130_and_a_word(words: tuple[str, ...], tmp_path: Path) -> None:
    chance = random.Random(" ".join(words))
    for turn in range(6):
        how = chance.choice([signal.SIGINT, signal.SIGTERM])
        run = subprocess.Popen(
            [sys.executable, "-m", "extract", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )
        wait_for_handler(run.pid)
        time.sleep(0.5 * turn + chance.random() * 0.5)  # its input never ends, so it is loading or waiting
        run.send_signal(how)
        _, said = run.communicate(timeout=60)
        assert run.returncode == 130, (turn, how, said)
        assert said.splitlines()[-1].startswith("interrupted")
        assert "Traceback" not in said

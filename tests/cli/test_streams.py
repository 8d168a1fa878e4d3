"""streams: closed, full or read no further: a line, an exit code, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLAIMS = str(ROOT / "outputs" / "claims.jsonl")
EXTRACT = f"{sys.executable} -m extract"
FULL = "standard output: cannot be written (No space left on device)."
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")


@pytest.mark.slow
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

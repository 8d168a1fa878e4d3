"""streams: closed, full or read no further: a line, an exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.model import Claim

ROOT = Path(__file__).parents[2]
CLAIMS = str(ROOT / "outputs" / "claims.jsonl")
EXTRACT = f"{sys.executable} -m extract"
FULL = "standard output: cannot be written (No space left on device)."
TEXT = "Iran launched two missiles."
GONE = "standard output: whoever was reading it has gone before all was written."
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
        (f"verify {CLAIMS}", ">/dev/full 2>/dev/full", 0, ""),
        ("run {tmp}/a.txt -o - -q", "| true", 0, GONE),
        (f"show {CLAIMS} --format jsonl", "| true", 0, ""),
        ("--help", ">/dev/full", 1, "standard output: No space left on device."),
        ("nonsense", "2>/dev/full", 2, ""),
    ],
    ids=str,
)
def test_stream_that_takes_or_gives_nothing_ends_in_a_line(
    words: str, streams: str, code: int, says: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    line = f"{EXTRACT} {words} {streams}".format(tmp=tmp_path)
    run = subprocess.run(["sh", "-c", line], capture_output=True, text=True)
    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith(says)
    assert says or not run.stderr


def test_a_run_goes_on_though_nobody_hears_it_any_more(tmp_path: Path) -> None:
    output = tmp_path / "c.jsonl"
    (tmp_path / "a.txt").write_text(TEXT)
    words = [sys.executable, "-m", "extract", "run", str(tmp_path / "a.txt"), "-o", str(output), "--log-format", "json"]
    run = subprocess.Popen(words, stderr=subprocess.PIPE)
    assert run.stderr is not None
    run.stderr.close()
    assert run.wait() == 0
    assert output.stat().st_size


def test_a_crash_in_native_code_is_told() -> None:
    words = "import faulthandler, extract.interrupt as i; i.take_over(); faulthandler._sigsegv()"
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True)
    assert run.returncode < 0
    assert run.stderr.startswith("Fatal Python error: Segmentation fault")


@pytest.mark.slow
def test_a_run_without_any_standard_stream_reads_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    words = f"{EXTRACT} run {tmp_path}/a.txt -o {tmp_path}/c.jsonl --workers 1 <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", words]).returncode == 0
    assert len((tmp_path / "c.run.jsonl").read_text().splitlines()) == 1


@pytest.mark.slow
def test_what_a_terminal_has_no_sign_for_is_an_escape(tmp_path: Path, claim_of: Callable[..., Claim]) -> None:
    claim = claim_of("Łódź tested a missile.", "test", "tested", [("actor", "Łódź", None)])
    (tmp_path / "c.jsonl").write_text(claim.model_dump_json(by_alias=True) + "\n", "utf-8")
    words = [sys.executable, "-m", "extract", "show", str(tmp_path / "c.jsonl"), "--format", "md"]
    run = subprocess.run(words, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert run.returncode == 0, run.stderr
    assert r"| \u0141ód" in run.stdout.decode("latin-1")

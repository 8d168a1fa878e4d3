"""Signals: at any moment a command that gets one ends with a word and 130, never with a traceback."""

from __future__ import annotations

import random
import re
import signal
import time
from pathlib import Path

import pytest
from tests.processes import begun

from extract.interrupt import SIGNALS

MOMENTS = {("run", "-", "-o", "-", "--workers", "1"): (0.0, 0.7), ("annotate", "-", "-o", "-"): (0.1, 2.0)}
"""Seconds after the handlers stand: modules are read, then rules and model, then it waits for input."""
PROGRAM = """
import atexit, os, signal, sys
from extract import __main__, cli
from extract.interrupt import held

class Late:
    def __del__(self, kill=os.kill, pid=os.getpid()):
        kill(pid, 2)

def start():
    with held():
        signal.raise_signal(signal.SIGINT)
        os.write(2, b"started, ")

cli.cli.main = lambda **_: {inside}
__main__.main()
"""

DEAF = """
import signal
try:
    signal.raise_signal(signal.SIGINT)
except BaseException:
    raise ValueError("something of mine") from None
"""


def ended(folder: Path, inside: str) -> tuple[int, str]:
    """The exit code of a command that does this, and what it said."""
    (folder / "inside.py").write_text(PROGRAM.format(inside=inside))
    run = begun("-m", "inside", folder=folder)
    _, said = run.communicate(timeout=60)
    return run.returncode, said


def wait_for_handler(pid: int) -> None:
    """Until the process takes SIGTERM itself: before that Python is starting, and a signal is the system's affair."""
    for _ in range(6000):
        caught = re.search(r"^SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
        if caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.005)
    pytest.fail("no handler after 30 s")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
@pytest.mark.parametrize("words", MOMENTS)
def test_signal_at_any_moment_ends_with_130_and_a_word(words: tuple[str, ...], tmp_path: Path) -> None:
    chance = random.Random(" ".join(words))
    for moment in MOMENTS[words]:
        how = chance.choice(SIGNALS)
        run = begun("-m", "extract", *words, folder=tmp_path)
        wait_for_handler(run.pid)
        time.sleep(moment * (1 + chance.random()))  # its input never ends, so it is loading or waiting
        run.send_signal(how)
        _, said = run.communicate(timeout=60)
        assert run.returncode == 130, (moment, how, said)
        assert said.splitlines()[-1].startswith("interrupted")
        assert "Traceback" not in said
        if words[0] == "run" and moment >= 2:  # even one that is killed has left word
            assert said.startswith("reading standard input with a worker process; results go to standard output\n")


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("exec('os.kill(os.getpid(), signal.SIGINT)')", 130),
        ("signal.raise_signal(signal.SIGINT)", 130),
        ("signal.raise_signal(signal.SIGTERM)", 130),
        ("atexit.register(signal.raise_signal, signal.SIGINT)", 130),
        ("setattr(sys, 'late', Late())", 0),
        ("__import__('deaf')", 130),
    ],
    ids=["in a string", "plainly", "by another", "as it leaves", "when Python ends", "in a module"],
)
def test_signal_within_ends_with_the_code_of_the_command(inside: str, code: int, tmp_path: Path) -> None:
    """Run as a module, Python ends by SIGINT after one in code made of a string, whatever the exit code."""
    (tmp_path / "deaf.py").write_text(DEAF)
    by = " by SIGTERM" if "SIGTERM" in inside else ""
    assert ended(tmp_path, inside) == (code, f"interrupted{by}.\n" if code else "")


def test_signal_waits_until_a_process_that_is_started_is_known(tmp_path: Path) -> None:
    assert ended(tmp_path, "start()") == (130, "started, interrupted.\n")

"""resume: killed, interrupted and out of disk; the final file is that of one run.

What is to be killed or starved runs in a process of its own, everything else in this one.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.processes import begun

from extract.pipeline import Extractor

Run = Callable[..., subprocess.CompletedProcess[str]]

NEWS = "{who} test-fired {count} ballistic missiles on Thursday, its defense ministry said. Poland condemned it."
WHO = ("India", "Iran", "Pakistan", "North Korea", "France", "China", "Russia", "Israel")
ARTICLES = 80
WRITTEN = ("claims.jsonl", "run.jsonl", "run.totals.json")

PROGRAM = (sys.executable, "-m", "extract")

pytestmark = pytest.mark.slow


def words(folder: Path, *options: str) -> list[str]:
    return ["run", str(folder / "in.jsonl"), "-o", str(folder / "claims.jsonl"), *options]


@pytest.fixture(scope="module")
def run(command: Run) -> Run:
    return lambda folder, *options: command(*words(folder, *options))


def write(folder: Path, changed: int | None = None) -> None:
    folder.mkdir(exist_ok=True)
    with open(folder / "in.jsonl", "w", encoding="utf-8") as stream:
        for n in range(ARTICLES):
            text = NEWS.format(who=WHO[n % len(WHO)], count=n + 2 if n != changed else 9999)
            stream.write(json.dumps({"id": f"n{n:04}", "text": text, "published": "2023-05-04"}) + "\n")


def outputs(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes().replace(str(folder).encode(), b"") for name in WRITTEN]


def journal(folder: Path) -> Path:
    return folder / ".claims.jsonl.journal"


def stopped(folder: Path, how: signal.Signals, after: int, *options: str) -> subprocess.Popen[str]:
    """A run that gets a signal as soon as its journal has so many bytes."""
    process = begun("-m", "extract", *words(folder, *options))
    while process.poll() is None and not (journal(folder).exists() and journal(folder).stat().st_size > after):
        time.sleep(0.002)
    process.send_signal(how)
    return process


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    write(folder)
    assert run(folder).returncode == 0
    return folder


@pytest.mark.parametrize(
    ("options", "kills"), [((), (100, 60_000)), (("--workers", "2"), (30_000,))], ids=["here", "workers"]
)
def test_killed_run_goes_on_with_the_same_command(
    whole: Path, tmp_path: Path, run: Run, options: tuple[str, ...], kills: tuple[int, ...]
) -> None:
    write(tmp_path)
    for after in kills:
        process = stopped(tmp_path, signal.SIGKILL, after, *options)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
    assert not (tmp_path / "claims.jsonl").exists()
    with open(journal(tmp_path), "ab") as stream:
        stream.write(b'{"id": "n0001", "torn')
    done = run(tmp_path, *options)
    assert done.returncode == 0
    assert "known from before" in done.stderr
    assert outputs(whole) == outputs(tmp_path)


def test_interrupted_run_writes_its_account_and_goes_on(whole: Path, tmp_path: Path, run: Run) -> None:
    write(tmp_path)
    process = stopped(tmp_path, signal.SIGINT, 1000)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "interrupted after" in said
    assert "Traceback" not in said
    assert json.loads((tmp_path / "run.totals.json").read_text())["interrupted"] is True
    assert run(tmp_path).returncode == 0
    assert outputs(whole) == outputs(tmp_path)


def test_only_what_changed_is_read_again(tmp_path: Path, run: Run) -> None:
    write(tmp_path)
    assert run(tmp_path).returncode == 0
    before = outputs(tmp_path)
    again = run(tmp_path)
    assert f"{ARTICLES} of them known" in again.stderr
    assert outputs(tmp_path) == before
    write(tmp_path, changed=7)
    assert f"{ARTICLES - 1} of them known" in run(tmp_path).stderr
    assert b"9999" in outputs(tmp_path)[0]
    assert "known" not in run(tmp_path, "--force").stderr


def test_full_disk_is_said_and_nothing_is_torn(tmp_path: Path, run: Run, extractor: Extractor) -> None:
    write(tmp_path)

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    full = subprocess.run([*PROGRAM, *words(tmp_path)], preexec_fn=little, capture_output=True, text=True, check=False)
    assert full.returncode == 1
    assert "cannot be written (File too large). Make room on the disk" in full.stderr
    assert "Traceback" not in full.stderr
    assert not (tmp_path / "claims.jsonl").exists()
    assert run(tmp_path).returncode == 0


def test_second_run_to_the_same_output_is_refused(tmp_path: Path, run: Run) -> None:
    write(tmp_path)
    process = stopped(tmp_path, signal.SIGSTOP, 100)
    try:
        second = run(tmp_path)
    finally:
        process.kill()
        process.communicate()
    assert second.returncode == 1
    assert "another run is writing to the same output" in second.stderr

"""shards: the same files whoever reads them, on this machine or on the workers of a real Dask scheduler."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from extract.run.shards import shards_of, share_of

Run = Callable[..., subprocess.CompletedProcess[str]]

NEWS = "{who} delivered {count} howitzers to Ukraine in March, its defense ministry said."
WHO = ("Norway", "Italy", "Spain", "Sweden", "Canada", "Japan")
FILES, ROWS = 8, 20

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for file in range(FILES):
        rows = [
            {"id": f"{file}-{n}", "text": NEWS.format(who=WHO[n % len(WHO)], count=file * 100 + n + 2)}
            for n in range(ROWS)
        ]
        (folder / f"f{file}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return folder


@pytest.fixture(scope="module")
def whole(inputs: Path, tmp_path_factory: pytest.TempPathFactory, command: Run) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    done = command("run", str(inputs), "-o", str(folder), "--shard", "1/1", "--shard-size", "1K")
    assert done.returncode == 0, done.stderr
    assert len(list(folder.iterdir())) > 2 * FILES, "files that stand in pieces"
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """What is there to be read; a killed process may leave the part that it was writing, with a dot before its name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name[0] != "."}


def test_shards_depend_on_the_input_alone(tmp_path: Path) -> None:
    paths = []
    for n, size in enumerate((10, 10, 50, 5, 5)):
        (tmp_path / f"{n}.txt").write_text("x" * size)
        paths.append(str(tmp_path / f"{n}.txt"))
    shards = shards_of(paths, 20)
    assert [len(shard.paths) for shard in shards] == [2, 1, 2]
    assert [s.number for s in share_of(shards, 1, 2)] == [1, 3]
    assert [s.number for s in share_of(shards, 2, 2)] == [2]


def test_jobs_of_an_array_write_what_one_job_writes(
    inputs: Path, tmp_path: Path, whole: dict[str, bytes], command: Run
) -> None:
    for job in ("1/3", "2/3", "3/3"):
        done = command("run", str(inputs), "-o", str(tmp_path), "--shard", job, "--shard-size", "1K")
        assert done.returncode == 0
    assert contents(tmp_path) == whole
    again = command("run", str(inputs), "-o", str(tmp_path), "--shard", "2/3", "--shard-size", "1K")
    assert again.stderr.count("done before") == len(range(2, len(whole) // 3 + 1, 3))
    assert contents(tmp_path) == whole


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", *arguments], stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_dask_writes_the_same_though_a_worker_is_killed(
    inputs: Path, tmp_path: Path, whole: dict[str, bytes], command: Run
) -> None:
    pytest.importorskip("distributed")
    file, out = tmp_path / "scheduler.json", tmp_path / "out"
    alone = ("--no-dashboard",)
    with ExitStack() as stack:
        stack.enter_context(
            running(
                "distributed.cli.dask_scheduler",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                *alone,
                "--scheduler-file",
                str(file),
            )
        )
        while not file.exists() or not file.read_text().strip():
            time.sleep(0.05)
        address = json.loads(file.read_text())["address"]
        workers = [
            stack.enter_context(
                running("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", *alone)
            )
            for _ in range(2)
        ]
        options = ["--engine", "dask", "--scheduler", address, "--shard-size", "1K"]
        client = subprocess.Popen(
            [sys.executable, "-m", "extract", "run", str(inputs), "-o", str(out), *options],
            stderr=subprocess.PIPE,
            text=True,
        )
        while client.poll() is None and len(list(out.glob("*.run.jsonl"))) < 2:
            time.sleep(0.02)
        workers[0].kill()
        _, said = client.communicate(timeout=400)
        assert client.returncode == 0, said
        assert contents(out) == whole
        again = command("run", str(inputs), "-o", str(out), *options)
    assert again.stderr.count("done before") == len(whole) // 3


def test_no_scheduler_is_said(inputs: Path, tmp_path: Path, command: Run) -> None:
    done = command("run", str(inputs), "-o", str(tmp_path), "--engine", "dask")
    assert done.returncode == 2
    assert "needs --scheduler" in done.stderr


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1", "http://127.0.0.1:1"])
def test_a_scheduler_that_does_not_answer_is_said_within_seconds(
    inputs: Path, tmp_path: Path, command: Run, address: str
) -> None:
    pytest.importorskip("distributed")
    began = time.monotonic()
    done = command("run", str(inputs), "-o", str(tmp_path), "--engine", "dask", "--scheduler", address)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"--scheduler {address}: no Dask scheduler answers there.")
    assert "Traceback" not in done.stderr
    assert time.monotonic() - began < 30  # on busy cores; a client that is let go takes a minute

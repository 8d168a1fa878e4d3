"""capacity: cores and memory as machine and control groups let a process have them; and how many workers that makes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from extract.pipeline import Extractor
from extract.run import capacity, engines
from extract.run.result import Engine
from extract.run.setup import Setup

GB = 1 << 30
Command = Callable[..., CompletedProcess[str]]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of 16 cores with 8 GB free, whose files stand in the folder; its process is in the group a/b."""
    monkeypatch.setattr(capacity, "PROC", tmp_path / "proc")
    monkeypatch.setattr(capacity, "CGROUPS", tmp_path / "groups")
    monkeypatch.setattr("os.sched_getaffinity", lambda process: set(range(16)), raising=False)
    put(tmp_path / "proc" / "meminfo", f"MemTotal: {32 << 20} kB\nMemAvailable: {8 << 20} kB\n")
    put(tmp_path / "proc" / "self" / "cgroup", "0::/a/b\n")
    return tmp_path


def put(path: Path, text: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n")


def test_without_groups_it_is_what_the_machine_has(machine: Path) -> None:
    assert (capacity.cores(), capacity.memory()) == (16, 8 * GB)


def test_a_system_that_tells_nothing_has_a_core_and_unknown_memory(machine: Path) -> None:
    (machine / "proc" / "meminfo").unlink()
    assert capacity.memory() is None
    assert capacity.cores() >= 1


@pytest.mark.parametrize("group", ["a/b", "a", "."])
def test_limits_of_each_group_above_count(machine: Path, group: str) -> None:
    folder = machine / "groups" / group
    put(folder / "memory.max", 3 * GB)
    put(folder / "memory.current", 2 * GB)
    put(folder / "memory.stat", f"anon 7\ninactive_file {GB}")
    put(folder / "cpu.max", "250000 100000")
    assert (capacity.cores(), capacity.memory()) == (2, 2 * GB)


def test_groups_without_limits_and_damaged_files_say_nothing(machine: Path) -> None:
    put(machine / "groups" / "a" / "memory.max", "max")
    put(machine / "groups" / "a" / "cpu.max", "max 100000")
    put(machine / "groups" / "memory.max", "?" * 40)
    assert (capacity.cores(), capacity.memory()) == (16, 8 * GB)


def test_groups_of_version_one_have_a_tree_for_each_controller(machine: Path) -> None:
    put(machine / "proc" / "self" / "cgroup", "4:memory:/a\n3:cpu,cpuacct:/b\n")
    put(machine / "groups" / "memory" / "a" / "memory.limit_in_bytes", GB)
    put(machine / "groups" / "memory" / "a" / "memory.usage_in_bytes", GB // 2)
    put(machine / "groups" / "memory" / "memory.limit_in_bytes", 9223372036854771712)
    put(machine / "groups" / "cpu,cpuacct" / "b" / "cpu.cfs_quota_us", 50_000)
    put(machine / "groups" / "cpu,cpuacct" / "b" / "cpu.cfs_period_us", 100_000)
    assert (capacity.cores(), capacity.memory()) == (1, GB // 2)


@pytest.mark.parametrize(
    ("total", "cores", "free", "workers"),
    [
        (199_999, 16, None, 0),
        (200_000, 16, None, 2),
        (626_865, 2, None, 2),
        (626_865, 16, None, 6),
        (626_865, 1, None, 0),
        (5_000_000, 1, None, 1),
        (5_000_000, 64, None, 8),
        (5_000_000, 4, 1 << 31, 3),
        (5_000_000, 4, 1 << 28, 0),
        (None, 4, None, 4),
        (None, 1, None, 1),
    ],
)
def test_workers_are_as_many_as_input_cores_and_memory_are_for(
    total: int | None, cores: int, free: int | None, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capacity, "cores", lambda: cores)
    monkeypatch.setattr(capacity, "memory", lambda: free)
    assert engines.workers_for(total) == workers


def test_a_job_among_others_takes_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capacity, "cores", lambda: 16)
    assert engines.workers_for(5_000_000, alone=False) == 1
    assert engines.workers_for(1_000_000, alone=False) == 0


def test_a_packed_input_is_judged_by_what_is_in_it(
    tmp_path: Path, command: Command, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size says little, and a few articles are not worth a process each."""
    asked: list[int] = []
    real = engines.engine_of

    def engine_of(setup: Setup, workers: int, *others: Any) -> AbstractContextManager[Engine]:
        asked.append(workers)
        return real(setup, 0, *others)

    monkeypatch.setattr(engines, "engine_of", engine_of)
    monkeypatch.setattr(capacity, "cores", lambda: 2)
    monkeypatch.setattr(engines, "ALONE_UP_TO", 200)
    for count in (1, 8):
        rows = b"".join(b'{"id": "%d", "text": "Iran launched two cruise missiles."}\n' % n for n in range(count))
        (tmp_path / f"{count}.jsonl.gz").write_bytes(gzip.compress(rows))
        done = command("run", str(tmp_path / f"{count}.jsonl.gz"), "-o", str(tmp_path / f"out{count}.jsonl"))
        assert done.returncode == 0, done.stderr
    assert asked == [0, 2]

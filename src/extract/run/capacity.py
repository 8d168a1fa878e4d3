"""What this machine has for worker processes: cores and memory, as far as this process may use them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

PROC, CGROUPS = Path("/proc"), Path("/sys/fs/cgroup")
UNLIMITED = 1 << 60  # what version 1 writes for no limit is a number near 2^63


def cores() -> int:
    """Cores that this process may use: of the machine, of its affinity, of the quotas of its control groups."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(min([count, *_quotas()]), 1)


def memory() -> int | None:
    """Bytes that new processes may take without driving others out; None where the system does not tell."""
    return min((*_of_machine(), *_of_groups()), default=None)


def _of_machine() -> Iterator[int]:
    for line in _read(PROC / "meminfo").splitlines():
        if line.startswith("MemAvailable:"):
            yield _number(line.split()[1]) * 1024


def _of_groups() -> Iterator[int]:
    """What the limit of each group leaves; pages of files that nobody uses count as free."""
    for folder in _groups("memory"):
        for most, used, idle in (
            ("memory.max", "memory.current", "inactive_file"),
            ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
        ):
            limit = _number(_read(folder / most), UNLIMITED)
            if limit < UNLIMITED:
                about = dict(line.split(maxsplit=1) for line in _read(folder / "memory.stat").splitlines())
                yield max(limit - _number(_read(folder / used)) + _number(about.get(idle, "")), 0)


def _quotas() -> Iterator[int]:
    """Whole cores that the quota of each group comes to."""
    for folder in _groups("cpu"):
        quota, _, period = _read(folder / "cpu.max").partition(" ")
        if not quota:
            quota, period = _read(folder / "cpu.cfs_quota_us"), _read(folder / "cpu.cfs_period_us")
        if _number(quota) and _number(period):
            yield max(_number(quota) // _number(period), 1)


def _groups(controller: str) -> Iterator[Path]:
    """The folders of the control groups that this process is in, those above included."""
    for line in _read(PROC / "self" / "cgroup").splitlines():
        _, names, path = [*line.split(":", 2), "", ""][:3]
        if names and controller not in names.split(","):
            continue
        root = CGROUPS / names if names else CGROUPS
        here = root / path.strip("/")
        yield from (folder for folder in (here, *here.parents) if folder == root or root in folder.parents)


def _read(path: Path) -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="ascii").strip()
    return ""


def _number(text: str, other: int = 0) -> int:
    """What stands there as a whole number, `other` where it is none ("max", "-1")."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 20 else other

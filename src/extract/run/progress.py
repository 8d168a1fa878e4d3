"""What people see while a batch runs: a bar on a terminal, plain lines everywhere else."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

SECONDS_BETWEEN_LINES = 10.0


class Watch(Protocol):
    """Is told of every article and of everything worth a line."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def step(self, size: int, claims: int) -> None:
        """One article is done: the bytes of input it took, the claims it gave."""

    def say(self, line: str) -> None:
        """A line that stays."""


class Lines:
    """Plain lines on a stream, and one now and then to say how far it is."""

    def __init__(self, stream: TextIO, every: float = SECONDS_BETWEEN_LINES) -> None:
        self._stream = stream
        self._every = every
        self._last = time.monotonic()
        self._articles = self._claims = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.flush()

    def step(self, size: int, claims: int) -> None:
        self._articles += 1
        self._claims += claims
        if time.monotonic() - self._last >= self._every:
            self._last = time.monotonic()
            self.say(f"{self._articles:,} articles, {self._claims:,} claims so far")

    def say(self, line: str) -> None:
        print(line, file=self._stream)


class Bar:
    """A bar over the bytes of the input, where their sum is known."""

    def __init__(self, console: Console, total: int | None) -> None:
        columns = (
            SpinnerColumn(),
            BarColumn(),
            TextColumn("{task.fields[articles]:,} articles, {task.fields[claims]:,} claims"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("", total=total, articles=0, claims=0)
        self._articles = self._claims = 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def step(self, size: int, claims: int) -> None:
        self._articles += 1
        self._claims += claims
        self._progress.update(self._task, advance=size, articles=self._articles, claims=self._claims)

    def say(self, line: str) -> None:
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)


def watch(total: int | None = None, *, quiet: bool = False) -> Watch:
    """A bar where standard error is a terminal, else lines; `total` in bytes, None where unknown."""
    if sys.stderr.isatty() and not quiet:
        return Bar(Console(stderr=True), total)
    return Lines(sys.stderr, every=float("inf") if quiet else SECONDS_BETWEEN_LINES)

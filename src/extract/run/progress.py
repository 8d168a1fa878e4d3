"""What people see while a batch runs: a bar on a terminal, plain lines or JSON everywhere else."""

from __future__ import annotations

import json
import sys
import time
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from extract.run.account import Totals
from extract.run.summary import figures, summary

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

    def end(self, totals: Totals, seconds: float, loading: float, files: str) -> None:
        """All is done: `seconds` the reading alone, `loading` what came before it, the `files` written."""


class Pace:
    """How far it is and how fast."""

    def __init__(self, total: int | None) -> None:
        self.total = total
        self.articles = self.claims = self.bytes = 0
        self._began = time.monotonic()

    def step(self, size: int, claims: int) -> None:
        """One article more."""
        self.articles += 1
        self.claims += claims
        self.bytes += size

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / max(time.monotonic() - self._began, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds to go, None where the whole is unknown."""
        if self.total is None or not self.bytes:
            return None
        return (time.monotonic() - self._began) / self.bytes * max(self.total - self.bytes, 0)

    def __str__(self) -> str:
        left = "" if self.left is None else f", {self.left:,.0f} s left"
        return f"{self.articles:,} articles, {self.claims:,} claims so far, {self.rate:,.0f} articles a second{left}"


class Lines:
    """Plain lines on a stream, and one now and then to say how far it is."""

    def __init__(
        self, stream: TextIO, every: float = SECONDS_BETWEEN_LINES, total: int | None = None, quiet: bool = False
    ) -> None:
        self.stream = stream
        self.every = every
        self.pace = Pace(total)
        self.quiet = quiet
        self._last = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stream.flush()

    def step(self, size: int, claims: int) -> None:
        self.pace.step(size, claims)
        if not self.quiet and time.monotonic() - self._last >= self.every:
            self._last = time.monotonic()
            self.tell()

    def tell(self) -> None:
        """How far it is."""
        self.say(str(self.pace))

    def say(self, line: str) -> None:
        print(line, file=self.stream)

    def end(self, totals: Totals, seconds: float, loading: float, files: str) -> None:
        if not self.quiet:
            self.say(summary(totals, seconds, loading, files))


class Json(Lines):
    """The same as one JSON object a line, for machines."""

    def tell(self) -> None:
        pace = self.pace
        self._event("progress", articles=pace.articles, claims=pace.claims, rate=round(pace.rate, 2), left=pace.left)

    def say(self, line: str) -> None:
        self._event("note", text=line)

    def end(self, totals: Totals, seconds: float, loading: float, files: str) -> None:
        self._event("end", **figures(totals, seconds, loading), files=files)

    def _event(self, name: str, **values: Any) -> None:
        print(json.dumps({"event": name, **values}, ensure_ascii=False), file=self.stream)


class Bar:
    """A bar over the bytes of the input, where their sum is known."""

    def __init__(self, console: Console, total: int | None) -> None:
        columns = (
            SpinnerColumn(),
            BarColumn(),
            TextColumn("{task.fields[articles]:,} articles, {task.fields[claims]:,} claims"),
            TextColumn("{task.fields[rate]:,.0f}/s"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("", total=total, articles=0, claims=0, rate=0.0)
        self._pace = Pace(total)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def step(self, size: int, claims: int) -> None:
        pace = self._pace
        pace.step(size, claims)
        self._progress.update(self._task, advance=size, articles=pace.articles, claims=pace.claims, rate=pace.rate)

    def say(self, line: str) -> None:
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def end(self, totals: Totals, seconds: float, loading: float, files: str) -> None:
        self._progress.stop()
        self.say(summary(totals, seconds, loading, files))


def watch(total: int | None = None, *, quiet: bool = False, form: str = "text") -> Watch:
    """A bar where standard error is a terminal, else lines, or JSON; `total` in bytes, None where unknown."""
    if form == "json":
        return Json(sys.stderr, total=total, quiet=quiet)
    if sys.stderr.isatty() and not quiet:
        return Bar(Console(stderr=True), total)
    return Lines(sys.stderr, total=total, quiet=quiet)

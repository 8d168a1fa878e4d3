"""What people see while a batch runs: a bar on a terminal, plain lines or JSON everywhere else."""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import time
from collections import deque
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from extract.plural import many
from extract.run.account import Totals
from extract.run.summary import figures, summary, unread
from extract.terminal import harmless, printable

SECONDS_BETWEEN_LINES = 10.0
LOADING = "loading rules and model"
WINDOW = 30  # marks, one a second, that the rate is taken from


class Watch(Protocol):
    """Is told of every article and of everything worth a line; `on_screen` where somebody looks at a terminal."""

    on_screen: bool

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def start(self, what: str, size: int | None, workers: int | None, files: str) -> None:
        """Rules and model will be loaded: `what` is read, its size, by so many processes (None: Dask), to where."""

    def begin(self) -> None:
        """All is loaded: from here on the time counts."""

    def step(self, size: int, claims: int, articles: int = 1) -> None:
        """So many articles are done: the bytes of input they took, the claims they gave."""

    def say(self, line: str) -> None:
        """A line that stays."""

    def note(self, line: str) -> None:
        """A line about something that is as it should be; not said where only what went wrong is asked for."""

    def end(self, totals: Totals, seconds: float, loading: float, files: str) -> None:
        """All is done: `seconds` the reading alone, `loading` what came before it, the `files` written."""


class Pace:
    """How far it is, and how fast it was of late: what an earlier run knew comes at once and tells nothing."""

    def __init__(self, total: int | None) -> None:
        self.total = total
        self.articles = self.claims = self.bytes = 0
        self._marks = deque([(time.monotonic(), 0, 0)], WINDOW)

    def step(self, size: int, claims: int, articles: int = 1) -> None:
        """So many articles more."""
        self.articles += articles
        self.claims += claims
        self.bytes += size
        now = time.monotonic()
        if now - self._marks[-1][0] >= 1:
            self._marks.append((now, self.articles, self.bytes))

    @property
    def rate(self) -> float:
        """Articles a second."""
        began, articles, _ = self._marks[0]
        return (self.articles - articles) / max(time.monotonic() - began, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds to go, None where the whole is unknown."""
        began, _, before = self._marks[0]
        if self.total is None or self.bytes == before:
            return None
        return (time.monotonic() - began) / (self.bytes - before) * max(self.total - self.bytes, 0)

    def __str__(self) -> str:
        left = "" if self.left is None else f", {self.left:,.0f} s left"
        found = f", {many(self.claims, 'claim')}" if self.claims else ""
        return f"{many(self.articles, 'article')}{found} so far, {self.rate:,.0f} articles a second{left}"


class Lines:
    """Plain lines on a stream, and one now and then to say how far it is, whatever takes so long."""

    on_screen = False

    def __init__(
        self, stream: TextIO, every: float = SECONDS_BETWEEN_LINES, total: int | None = None, quiet: bool = False
    ) -> None:
        self.stream = stream
        self.every = every
        self.pace = Pace(total)
        self.quiet = quiet
        self._loading = False
        self._over = threading.Event()

    def __enter__(self) -> Self:
        if not self.quiet:
            with contextlib.suppress(RuntimeError):  # the system lets no thread be started
                threading.Thread(target=self._tell_now_and_then, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with contextlib.suppress(OSError):
            self.stream.flush()

    def _tell_now_and_then(self) -> None:
        while not self._over.wait(self.every):
            self.tell()

    def start(self, what: str, size: int | None, workers: int | None, files: str) -> None:
        read = what if size is None else f"{what} ({size / 1e6:,.2f} MB)"
        known = {None: "on Dask", 0: "in this process", 1: "with a worker process"}
        where = known.get(workers, f"with up to {workers} worker processes")
        self.note(f"reading {read} {where}; results go to {files}")
        self._loading = True

    def begin(self) -> None:
        self.pace = Pace(self.pace.total)
        self._loading = False

    def step(self, size: int, claims: int, articles: int = 1) -> None:
        self.pace.step(size, claims, articles)

    def tell(self) -> None:
        """How far it is."""
        self.say(LOADING if self._loading else str(self.pace))

    def say(self, line: str) -> None:
        self._print(printable(line))

    def _print(self, line: str) -> None:
        """What nobody can read any more ends no run."""
        with contextlib.suppress(OSError):
            self.stream.write(f"{line}\n")  # at once, since there are two that speak

    def note(self, line: str) -> None:
        if not self.quiet:
            self.say(line)

    def end(self, totals: Totals, seconds: float, loading: float, files: str) -> None:
        if not self.quiet:
            self.say(summary(totals, seconds, loading, files))
        elif not totals.done:
            self.say(unread(totals))


class Json(Lines):
    """The same as one JSON object a line, for machines."""

    def tell(self) -> None:
        pace = self.pace
        if self._loading:
            self._event("loading")
            return
        self._event("progress", articles=pace.articles, claims=pace.claims, rate=round(pace.rate, 2), left=pace.left)

    def start(self, what: str, size: int | None, workers: int | None, files: str) -> None:
        self._event("start", inputs=what, bytes=size, workers=workers, files=files)
        self._loading = True

    def say(self, line: str) -> None:
        self._event("note", text=line)

    def end(self, totals: Totals, seconds: float, loading: float, files: str) -> None:
        self._event("end", **figures(totals, seconds, loading), files=files)

    def _event(self, name: str, **values: Any) -> None:
        self._print(harmless(json.dumps({"event": name, **values}, ensure_ascii=False)))


class Bar:
    """A bar over the bytes of the input, where their sum is known."""

    on_screen = True

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

    def start(self, what: str, size: int | None, workers: int | None, files: str) -> None:
        """The bar itself says that it has begun."""

    def begin(self) -> None:
        self._pace = Pace(self._pace.total)

    def step(self, size: int, claims: int, articles: int = 1) -> None:
        pace = self._pace
        pace.step(size, claims, articles)
        self._progress.update(self._task, advance=size, articles=pace.articles, claims=pace.claims, rate=pace.rate)

    def say(self, line: str) -> None:
        self._progress.console.print(printable(line), markup=False, highlight=False, soft_wrap=True)

    def note(self, line: str) -> None:
        self.say(line)

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

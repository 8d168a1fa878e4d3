"""One worker process as its parent sees it: its pipe, the job it has, and how long it may still take."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from types import ModuleType

from extract.interrupt import held
from extract.model import Article
from extract.run.setup import Setup

Task = Callable[[Connection, Setup, float | None], None]
"""What a process does with its end of the pipe, the setup, and the time limit of an article."""

START_LIMIT = 300.0
STALLED = 10  # times the limit that an article may take by the clock: its process may have to wait for the processor
GRACE = 5.0  # seconds after that in which its process may still say so itself


@dataclass(frozen=True)
class Job:
    """Articles of one group, from place `at` on; `again` where this is the second try of one of them."""

    number: int
    at: int
    articles: tuple[Article, ...]
    again: bool = False


class WorkerHandle:
    """A process with a model of its own."""

    def __init__(self, context: SpawnContext, task: Task, setup: Setup, limit: float | None) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=task, args=(theirs, setup, limit), daemon=True, name="extract worker")
        try:
            with held(), _by_itself():
                self.process.start()
        except OSError:
            self.pipe.close()
            raise
        finally:
            theirs.close()
        self.limit = limit
        self.ready = False
        self.job: Job | None = None
        self._until = time.monotonic() + START_LIMIT

    @property
    def remaining(self) -> float:
        """Seconds until it has had too long."""
        unlimited = self.ready and (self.limit is None or self.job is None)
        return float("inf") if unlimited else max(self._until - time.monotonic(), 0.0)

    @property
    def idle(self) -> bool:
        """Whether it waits for a job; only then is a pipe sure to take one without blocking."""
        return self.ready and self.job is None

    @property
    def cause(self) -> str:
        """Why it ended."""
        code = self.process.exitcode
        if code is None or code >= 0:
            return f"its process ended (exit code {code})"
        hint = ", perhaps for want of memory" if -code == signal.SIGKILL else ""
        return f"its process was ended by {signal.Signals(-code).name}{hint}"

    def take(self, job: Job) -> bool:
        """Whether it could be given the job."""
        try:
            self.pipe.send((job.number, job.articles))
        except OSError:
            return False
        self.job = job
        if self.limit is not None:
            self._until = time.monotonic() + self.limit * STALLED + GRACE
        return True

    def done(self) -> Job:
        """The job that it has just answered; it is free for the next one."""
        job, self.job = self.job, None
        assert job is not None
        return job

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        with contextlib.suppress(OSError):
            self.pipe.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


@contextlib.contextmanager
def _by_itself() -> Iterator[None]:
    """A process that is started here does not run the script of this one again, which may be a caller's and do much."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main

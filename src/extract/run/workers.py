"""Reading in several processes: results in the order of the articles, however fast or ill a process is.

Each process has a pipe of its own, so that one that is killed half-way through a message harms no other. A process
that dies or hangs is replaced; the articles that it was reading are read again one by one, and one that fails again
has failed, with why. No more groups are out than keep the processes busy, so that neither a fast reader nor a slow
writer fills the memory.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Self

from extract.errors import ExtractError
from extract.model import Article
from extract.read.groups import groups
from extract.run.local import TIME_LIMIT, too_slow
from extract.run.result import Result, failure
from extract.run.setup import Setup
from extract.run.worker import FULL, LATE, READY, UNABLE, work
from extract.run.worker_handle import Job, Task, WorkerHandle

AHEAD = 4  # groups under way for each process, read ones that wait for their turn included
DEATHS_AT_START = 3


class NoWorkersError(ExtractError):
    """Not one process could be started, and `why`: for want of memory or the like, not for rules or model."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"{why} Try fewer, or none: --workers 0.")


class Workers:
    """Processes, each with a model of its own. An Engine when called."""

    def __init__(self, count: int, setup: Setup, limit: float | None = TIME_LIMIT, task: Task = work) -> None:
        self.setup = setup
        self.limit = limit
        self.task = task
        self.about: dict[str, Any] = {}
        self._context = multiprocessing.get_context("spawn")
        self._deaths = 0
        self._todo: deque[Job] = deque()
        self._results: dict[int, list[Result | None]] = {}
        self.hands: list[WorkerHandle] = []
        while len(self.hands) < count and self._hire():
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hand in self.hands:
            hand.end()

    def describe(self) -> dict[str, Any]:
        """Rules and model, as the processes have them. Raises ExtractError where they cannot be loaded."""
        while not self.about:
            self._listen()
        return self.about

    def __call__(self, articles: Iterable[Article]) -> Iterator[Result]:
        """The Result of each article, in order."""
        source = enumerate(groups(articles))
        first = 0
        more = True
        while more or self._results:
            room = len(self.hands) * AHEAD - len(self._results) if more else 0
            for number, group in islice(source, max(room, 0)):
                self._results[number] = [None] * len(group)
                self._todo.append(Job(number, 0, tuple(group)))
                room -= 1
                self._give()
            more = more and room <= 0
            self._give()
            while first in self._results and None not in self._results[first]:
                yield from (result for result in self._results.pop(first) if result is not None)
                first += 1
            if self._results:
                self._listen()

    def _hire(self) -> bool:
        """Whether the system let one more process be started. Raises NoWorkersError where there is none at all."""
        try:
            self.hands.append(WorkerHandle(self._context, self.task, self.setup, self.limit))
        except OSError as error:
            if not self.hands:
                raise NoWorkersError(f"no worker process can be started ({error.strerror or error}).") from error
            return False
        return True

    def _give(self) -> None:
        """Work to whoever has none."""
        for hand in self.hands:
            if self._todo and hand.idle and hand.take(self._todo[0]):
                self._todo.popleft()

    def _listen(self) -> None:
        """Waits until a process says something, ends, or has had too long."""
        seconds = min(hand.remaining for hand in self.hands)
        waited: list[Any] = [part for hand in self.hands for part in (hand.pipe, hand.process.sentinel)]
        heard = set(wait(waited, seconds if seconds < float("inf") else None))
        for hand in [h for h in self.hands if {h.pipe, h.process.sentinel} & heard]:
            self._heard(hand)
        for hand in [h for h in self.hands if h.remaining <= 0]:
            self._lost(hand, too_slow(self.limit))

    def _heard(self, hand: WorkerHandle) -> None:
        try:
            if not hand.pipe.poll():
                hand.process.join(1)
                raise EOFError
            kind, found = hand.pipe.recv()
        except (EOFError, OSError):
            hand.process.join(1)
            self._lost(hand, hand.cause)
            return
        if kind == UNABLE:
            raise ExtractError(found)
        if kind == FULL:
            self._lost(hand, "for want of memory")
            return
        if kind == READY:
            self.about, hand.ready, self._deaths = found, True, 0
        elif kind == LATE:
            self._retry(hand.done(), too_slow(self.limit))
        else:
            job = hand.done()
            self._results[job.number][job.at : job.at + len(found)] = found

    def _lost(self, hand: WorkerHandle, why: str) -> None:
        """Replaces a process, or goes on with the others where none can start; what it was reading is tried again."""
        hand.end()
        self.hands.remove(hand)
        if not hand.ready:
            self._deaths += 1
        if self._deaths < DEATHS_AT_START:
            self._hire()
        elif not self.hands:
            raise NoWorkersError(f"worker processes end before they are ready ({why}).")
        if hand.job is not None:
            self._retry(hand.job, why)

    def _retry(self, job: Job, why: str) -> None:
        if job.again or (len(job.articles) == 1 and why == too_slow(self.limit)):
            seconds = self.limit or 0.0 if why == too_slow(self.limit) else 0.0
            self._results[job.number][job.at] = failure(job.articles[0], why, seconds)
            return
        singles = [Job(job.number, job.at + i, (article,), again=True) for i, article in enumerate(job.articles)]
        self._todo.extendleft(reversed(singles))

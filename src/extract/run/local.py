"""Reading in this process, with a time limit for each article: of the processor, so that a busy machine fails none."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from types import FrameType
from typing import TYPE_CHECKING, Any

from extract.model import Article
from extract.read.groups import groups
from extract.run.result import Result, failure, result_of
from extract.run.setup import Setup, about

if TYPE_CHECKING:
    from extract.pipeline import Extractor

TIME_LIMIT = 60.0


class TimeUp(BaseException):
    """The time of an article is over; no Exception, so that nothing on the way takes it for one of its own."""


class Local:
    """An engine that reads in this process; `limit` in processor seconds an article, None for none."""

    def __init__(self, extractor: Extractor, limit: float | None = TIME_LIMIT, setup: Setup | None = None) -> None:
        self.extractor = extractor
        self.limit = limit
        self.setup = setup or Setup()

    def describe(self) -> dict[str, Any]:
        """Rules and model."""
        return about(self.extractor)

    def __call__(self, articles: Iterable[Article]) -> Iterator[Result]:
        """The Result of each article, in order."""
        for group in groups(articles):
            yield from read_group(self.extractor, group, self.limit)


def read_group(extractor: Extractor, group: Sequence[Article], limit: float | None) -> list[Result]:
    """Their results; a group that takes too long is read again one by one, to find the article that does."""
    results = read_once(extractor, group, limit)
    if results is not None:
        return results
    if len(group) == 1:
        return [failure(group[0], too_slow(limit), limit or 0.0)]
    return [result for article in group for result in read_group(extractor, [article], limit)]


def read_once(extractor: Extractor, group: Sequence[Article], limit: float | None) -> list[Result] | None:
    """The results of a group, None where it takes longer than the limit."""
    try:
        with alarm(limit):
            return [result_of(reading) for reading in extractor.read_batch(group)]
    except TimeUp:
        return None


def too_slow(limit: float | None) -> str:
    """Why an article failed that took too long."""
    took = f"it took more than {limit:g} seconds of the processor."
    return f"{took} Raise the limit with --time-limit, or shorten the article."


@contextlib.contextmanager
def alarm(limit: float | None) -> Iterator[None]:
    """TimeUp after so many seconds of the processor, where this thread and system can be told."""
    if limit is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeUp

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

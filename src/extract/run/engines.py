"""Which engine reads a run: this process for a little, worker processes for more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from extract.interrupt import loading
from extract.run.later import Later
from extract.run.local import Local
from extract.run.result import Engine
from extract.run.setup import Setup, extractor_of, single_threaded

ALONE_UP_TO = 2_000_000  # bytes of input that are read before a worker process would be worth its safety


def workers_for(total: int | None) -> int:
    """How many worker processes, where nobody says: none for a small input, one for a large or unknown one."""
    return 0 if total is not None and total < ALONE_UP_TO else 1


def later(setup: Setup, workers: int, limit: float | None) -> Later:
    """The same engine, which starts when there is something to read."""
    return Later(setup, lambda: engine_of(setup, workers, limit))


@contextmanager
def engine_of(setup: Setup, workers: int, limit: float | None) -> Iterator[Engine]:
    """The engine, and the end of its processes. Raises ExtractError."""
    if workers == 0:
        single_threaded()
        with loading():
            extractor = extractor_of(setup)
        yield Local(extractor, limit, setup)
        return
    from extract.run.workers import Workers

    with Workers(workers, setup, limit) as pool:
        yield pool

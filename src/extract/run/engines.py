"""Which engine reads a run: this process for a little, worker processes for more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from extract.interrupt import loading
from extract.run import capacity
from extract.run.lazy_engine import Later
from extract.run.local import Local
from extract.run.result import Engine
from extract.run.setup import Setup, extractor_of

ALONE_UP_TO = 200_000  # bytes of input for which two processes take as long as one, each loading what it needs
SHARE = 100_000  # bytes of input that are worth a process more
SAFE_FROM = 2_000_000  # bytes from which one worker is worth its start, so that no crash ends the run
MOST = 8  # from which on the process that reads the files may be what the others wait for
WORKER_BYTES = 450_000_000  # memory of a worker
SPARED = 4  # a quarter of the memory that is free stays so


def workers_for(total: int | None, alone: bool = True) -> int:
    """How many worker processes for so many bytes of input (None: unknown), where nobody says.

    None for a little; else as many as there is input, cores and memory for. Where the machine is shared with other jobs
    of the same run, not `alone`, one.
    """
    if total is not None and total < ALONE_UP_TO:
        return 0
    count = min(capacity.cores() if alone else 1, MOST, MOST if total is None else total // SHARE)
    free = capacity.memory()
    if free is not None:
        count = min(count, (free - free // SPARED) // WORKER_BYTES)
    return count if count > 1 or total is None or total >= SAFE_FROM else 0


def later(setup: Setup, workers: int, limit: float | None, unasked: Callable[[str], None] | None = None) -> Later:
    """The same engine, which starts when there is something to read; without processes nobody asked for, if little."""

    def start(few: bool) -> AbstractContextManager[Engine]:
        return engine_of(setup, 0 if few and unasked else workers, limit, unasked)

    return Later(setup, start, ALONE_UP_TO)


@contextmanager
def engine_of(
    setup: Setup, workers: int, limit: float | None, unasked: Callable[[str], None] | None = None
) -> Iterator[Engine]:
    """The engine, and the end of its processes. Raises ExtractError.

    `unasked`: nobody asked for worker processes. Where there can be none this process reads, and that is told why.
    """
    with ExitStack() as stack:
        if workers:
            from extract.run.workers import NoWorkersError, Workers

            try:
                pool = stack.enter_context(Workers(workers, setup, limit))
                pool.describe()
            except NoWorkersError as error:
                if unasked is None:
                    raise
                unasked(f"{error.why} This process reads alone.")
            else:
                yield pool
                return
        with loading():
            extractor = extractor_of(setup)
        yield Local(extractor, limit, setup)

"""What runs in a worker process: articles come in through a pipe, results go back; the end of the pipe is the end."""

from __future__ import annotations

import contextlib
import signal
from multiprocessing.connection import Connection

from extract.errors import ExtractError
from extract.run.local import read_once
from extract.run.setup import Setup, about, extractor_of

READY, LATE, UNABLE, FULL = "ready", "late", "unable", "full"


def work(pipe: Connection, setup: Setup, limit: float | None) -> None:
    """Loads the model, says so, and reads group after group."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends its workers
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            extractor = extractor_of(setup)
        except ExtractError as error:
            pipe.send((UNABLE, str(error)))
            return
        except MemoryError:
            pipe.send((FULL, None))
            return
        pipe.send((READY, about(extractor)))
        while True:
            number, articles = pipe.recv()
            results = read_once(extractor, articles, limit)
            pipe.send((LATE if results is None else number, results))

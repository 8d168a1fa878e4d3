"""workers: order, retries, and articles that kill, crash or hang the process that reads them."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from extract.errors import ExtractError
from extract.model import Article
from extract.run import engines, worker, worker_handle
from extract.run.local import Local
from extract.run.setup import Setup
from extract.run.worker_handle import WorkerHandle
from extract.run.workers import NoWorkersError, Workers

if TYPE_CHECKING:
    from extract.pipeline import Extractor

NEWS = "Chile ordered {} frigates from Spain on Monday, its navy said."
LIMIT, GRACE = 1.5, 0.5

pytestmark = pytest.mark.slow


class Quick:
    """Reads nothing: for what a process does when it is ill, whatever it was reading. It needs no model."""

    def read_batch(self, articles: Sequence[Article]) -> list[SimpleNamespace]:
        return [SimpleNamespace(article=a, claims=[], error=None, skipped=None, seconds=0.0) for a in articles]


def faulty(pipe: Connection, setup: Setup, limit: float | None) -> None:
    """A worker for which some words are fatal."""
    reader = Quick()
    real = reader.read_batch

    def read_batch(articles: Sequence[Article]) -> list[SimpleNamespace]:
        for article in articles:
            word, _, rest = article.text.partition(" ")
            if word == "Killer" or (word == "Once" and not Path(rest).exists()):
                Path(rest).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if word == "Crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            while word == "Slow":
                pass
            if word == "Deaf":
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
                time.sleep(60)
        return real(articles)

    reader.read_batch = read_batch  # type: ignore[method-assign]
    worker.extractor_of = lambda setup: reader  # type: ignore[assignment, return-value]
    worker.about = lambda reader: {"model": "none"}
    worker.work(pipe, setup, limit)


def article(number: int, text: str) -> Article:
    return Article(id=f"a{number:03}", uri="a.jsonl", text=text)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_handle, "GRACE", GRACE)
    monkeypatch.setattr(worker_handle, "STALLED", 2)


def test_results_are_those_of_this_process_in_the_same_order(extractor: Extractor) -> None:
    articles = [article(n, NEWS.format(n + 2)) for n in range(60)]
    alone = list(Local(extractor)(articles))
    with Workers(2, Setup()) as workers:
        assert workers.describe() == Local(extractor).describe()
        assert list(workers(iter(articles))) == alone


def test_bad_articles_fail_alone_with_why(impatient: None, tmp_path: Path) -> None:
    texts = [NEWS.format(n + 2) for n in range(70)]
    bad = {3: "Killer", 20: "Crash", 21: "Slow", 40: "Deaf", 69: f"Once {tmp_path / 'flag'}"}
    for number, text in bad.items():
        texts[number] = text if text.startswith("Once") else f"{text} {tmp_path / 'other'}"
    with Workers(2, Setup(), LIMIT, faulty) as workers:
        results = list(workers(article(n, text) for n, text in enumerate(texts)))
    assert [result.id for result in results] == [f"a{n:03}" for n in range(70)]
    failed = {int(result.id[1:]): result.error for result in results if result.error}
    assert set(failed) == {3, 20, 21, 40}
    assert "SIGKILL, perhaps for want of memory" in str(failed[3])
    assert "SIGSEGV" in str(failed[20])
    assert "more than 1.5 seconds" in str(failed[21])
    assert "more than 1.5 seconds" in str(failed[40])
    good = [result for number, result in enumerate(results) if number not in bad]
    assert good == list(Local(Quick())(article(n, t) for n, t in enumerate(texts) if n not in bad))


def test_fast_reader_does_not_run_ahead(extractor: Extractor) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield article(taken, NEWS.format(taken))

    with Workers(1, Setup()) as workers:
        results = workers(endless())
        for _ in range(40):
            next(results)
        assert taken < 40 + 32 * 8


def test_processes_that_end_at_once_are_given_up() -> None:
    with (
        Workers(2, Setup(), task=slice) as workers,  # takes what a task is given, and is done
        pytest.raises(NoWorkersError, match=r"end before they are ready \(its process ended \(exit code 0\)\)"),
    ):
        workers.describe()


def test_one_process_less_is_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def start(self: WorkerHandle, *given: object) -> None:
        if len(started) == 2:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        started.append(self)

    monkeypatch.setattr(WorkerHandle, "__init__", start)
    assert Workers(4, Setup()).hands == started


def test_without_processes_this_one_reads_unless_some_were_asked_for(
    monkeypatch: pytest.MonkeyPatch, extractor: Extractor
) -> None:
    def refuse(*given: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(WorkerHandle, "__init__", refuse)
    monkeypatch.setattr(engines, "extractor_of", lambda setup: extractor)
    said: list[str] = []
    with engines.engine_of(Setup(), 2, LIMIT, said.append) as engine:
        assert isinstance(engine, Local)
    why = "no worker process can be started (Resource temporarily unavailable)."
    assert said == [f"{why} This process reads alone."]
    with pytest.raises(NoWorkersError) as refused, engines.engine_of(Setup(), 2, LIMIT):
        pass
    assert str(refused.value) == f"{why} Try fewer, or none: --workers 0."


def test_what_cannot_be_loaded_is_said() -> None:
    with (
        Workers(1, Setup(model="no_such_model")) as workers,
        pytest.raises(ExtractError, match="no such spaCy pipeline"),
    ):
        workers.describe()

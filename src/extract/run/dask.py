"""The same shards on Dask distributed: a task a shard, one model a worker process, the same bytes out."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Iterator, Sequence

from extract.errors import ExtractError
from extract.read import Options
from extract.run.account import Totals
from extract.run.batch import Plan
from extract.run.local import Local
from extract.run.progress import Lines, Watch
from extract.run.setup import Setup, extractor_of
from extract.run.shards import Shard, read_shard

RETRIES = 3
PATIENCE = 5.0  # seconds for a scheduler to answer
_ONE_AT_A_TIME = threading.Lock()  # a model is used by one thread of a process


def task(shard: Shard, whole: Plan, options: Options, setup: Setup, limit: float | None) -> tuple[Totals | None, str]:
    """Runs on a worker: the totals of a shard (None where it was done) and what there is to say about it."""
    said = io.StringIO()
    with _ONE_AT_A_TIME, Lines(said, quiet=True) as watch:
        engine = Local(extractor_of(setup), limit, setup)
        return read_shard(shard, whole, options, engine, watch), said.getvalue()


def read_on_dask(
    shards: Sequence[Shard],
    whole: Plan,
    options: Options,
    setup: Setup,
    watch: Watch,
    scheduler: str,
    limit: float | None = None,
) -> Iterator[Totals]:
    """Reads the shards on the workers of a scheduler ("tcp://host:8786"); yields the totals of each as it comes.

    A worker that is lost is no harm: its shard is read by another one. Raises ExtractError.
    """
    _refuse_silent(scheduler)
    from distributed import Client, as_completed

    with Client(scheduler, timeout="30s", set_as_default=False) as client:  # type: ignore[no-untyped-call]
        if not client.scheduler_info()["workers"]:
            watch.say(
                f"--scheduler {scheduler}: has no workers yet; waiting for one. Start it: dask worker {scheduler}"
            )
        names = {
            client.submit(task, shard, whole, options, setup, limit, retries=RETRIES, pure=False): shard
            for shard in shards
        }
        completed = as_completed(names, loop=client.loop)  # type: ignore[no-untyped-call]
        for future in completed:
            shard = names[future]
            if future.status in ("lost", "pending"):  # its result went with its worker, and is made anew
                completed.add(future)  # type: ignore[no-untyped-call]
                continue
            if future.status != "finished":
                raise ExtractError(f"{shard.name}: failed on Dask ({future.exception()!r}).")
            totals, said = future.result()
            for line in said.splitlines():
                watch.say(line)
            if totals is None:
                watch.say(f"{shard.name}: done before")
                watch.step(shard.size, 0, 0)
            else:
                watch.step(shard.size, totals.claims, totals.articles)
                yield totals


def _refuse_silent(scheduler: str) -> None:
    """Raises ExtractError where no scheduler answers: a Client that never reached one takes a minute to close."""
    try:
        from distributed.comm.core import connect
        from distributed.security import Security
    except ImportError as error:
        raise ExtractError(
            '--engine dask: needs Dask, which is not installed. Install it: pip install "extract-claims[dask]".'
        ) from error

    async def greet() -> None:
        arguments = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
        comm = await connect(scheduler, timeout=PATIENCE, **arguments)  # type: ignore[no-untyped-call]
        await comm.close()

    try:
        asyncio.run(greet())
    except Exception as error:  # what answers may be anything, and so may be what its answer is taken for
        hint = "Start one (dask scheduler) and name it: tcp://HOST:8786."
        raise ExtractError(f"--scheduler {scheduler}: no Dask scheduler answers there. {hint}") from error

"""extract run --shard and --engine dask: the input in shards, here or on many machines."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from extract.cli.batch_options import setup_of

if TYPE_CHECKING:
    from extract.read import Options, Skipped
    from extract.run.account import Totals
    from extract.run.batch import Plan
    from extract.run.progress import Watch
    from extract.run.shards import Shard


def shards_for(paths: Sequence[str | Skipped], scale: Mapping[str, Any]) -> list[Shard]:
    """The shards of this job."""
    from extract.run.shards import shards_of, share_of

    return share_of(shards_of(paths, scale["shard_size"]), *(scale["shard"] or (1, 1)))


def read_in_shards(
    shards: Sequence[Shard], options: Options, plan: Plan, workers: int, watch: Watch, scale: Mapping[str, Any]
) -> Totals:
    """Reads the shards, here or on Dask; the totals of those that were not done before."""
    from extract.run.engines import engine_of
    from extract.run.shards import merged, read_shards

    setup, limit = setup_of(scale), scale["time_limit"]
    began = time.monotonic()
    if scale["engine"] == "dask":
        from extract.run.dask import read_on_dask

        if not scale["scheduler"]:
            raise click.UsageError("--engine dask needs --scheduler ADDRESS, e.g. tcp://127.0.0.1:8786.")
        loaded = began
        totals = merged(read_on_dask(shards, plan, options, setup, watch, scale["scheduler"], limit))
    else:
        with engine_of(setup, workers, limit, watch.say if scale["workers"] is None else None) as engine:
            engine.describe()
            loaded = time.monotonic()
            watch.begin()
            totals = merged(read_shards(shards, plan, options, engine, watch))
    watch.end(totals, time.monotonic() - loaded, loaded - began, plan.output)
    return totals

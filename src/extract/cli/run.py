"""extract run: articles in, claims and the account of the run out."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from extract.cli.batch_options import scaling, setup_of
from extract.cli.options import extracting, reading, writing
from extract.cli.show import FORMATS, show_all, show_first
from extract.cli.types import File, Whole

if TYPE_CHECKING:
    from extract.read import Item, Options, Piece, Skipped
    from extract.run.account import Totals
    from extract.run.batch import Plan
    from extract.run.progress import Watch

COPIES = ("auto", "near", "exact", "off")


@click.command(name="run", short_help="Articles in, claims out.")
@reading
@writing("claims.jsonl", "Where claims go; - is stdout, NAME.gz is packed.")
@click.option("--account", type=File(), help="Where the account goes.  [default: run.jsonl beside the output]")
@click.option("--save-text", type=File(folder=True), help="Keep every article's text, which the offsets refer to.")
@click.option("--copies", type=click.Choice(COPIES), default="auto", show_default=True, help="Reprints to look for.")
@click.option("--limit", type=Whole(1), metavar="N", help="Read the first N articles alone.")
@click.option("--dry-run", is_flag=True, help="Say what would be read and written; read nothing, write nothing.")
@extracting
@scaling
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Show the claims as well, on stdout, as `show` does."
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What stderr is written in.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    options: Options,
    output: str,
    account: str | None,
    save_text: str | None,
    copies: str,
    limit: int | None,
    dry_run: bool,
    form: str | None,
    log_format: str,
    quiet: bool,
    **scale: Any,
) -> None:
    """Read every INPUT (files, folders, globs, - for stdin) and write its claims, one JSON object a line.

    Beside claims.jsonl stands run.jsonl (NAME.run.jsonl beside NAME.jsonl): what became of each article; and totals.
    A run that was stopped goes on with the same command; a later one reads only what is new or changed. No output takes
    the place of an input, nor, without --force, of a file that isn't one of ours. Exit code 0 if anything was done and
    nothing failed, 1 if an article failed or nothing was done, 2 for wrong usage, 130 if it was interrupted.
    """
    from extract.cli.options import expanded
    from extract.cli.shards import read_in_shards, shards_for
    from extract.read import first, read_paths
    from extract.run.batch import check
    from extract.run.engines import workers_for
    from extract.run.preview import preview
    from extract.run.progress import watch

    paths = expanded(inputs, options, quiet)
    sharded = scale["shard"] is not None or scale["engine"] == "dask"
    _check_for_shards(sharded, named=bool(account) or output == "-", part=bool(limit or dry_run or form))
    _check_for_showing(form, output, dry_run)
    shards = shards_for(paths, scale) if sharded else []
    total = _size([part for shard in shards for part in shard.paths] if sharded else paths)
    workers = workers_for(total, scale["shard"] is None) if scale["workers"] is None else scale["workers"]
    plan = _plan(output, account, save_text, copies, scale)
    check([shard.plan(plan) for shard in shards] or [plan], paths)
    with watch(None if limit else total, quiet=quiet, form=log_format) as watching:
        if not dry_run:
            watching.start(_named(paths), total, None if scale["engine"] == "dask" else workers, plan.files)
        if sharded:
            totals = read_in_shards(shards, options, plan, workers, watching, scale)
        else:
            items, peek = first(read_paths(paths, options), limit), total is None and inputs != ("-",)
            totals = preview(items, plan, watching) if dry_run else _read(plan, items, workers, peek, watching, scale)
        _show(None if dry_run or sharded else plan.output, form, watching)
    ctx.exit(totals.exit_code)


def _show(output: str | None, form: str | None, watching: Watch) -> None:
    """The claims as they are asked for, or the first of them on a terminal."""
    from extract import store

    if output is None or output == "-" or not (store.is_address(output) or os.path.isfile(output)):
        return
    if form:
        show_all(output, form)
    elif watching.on_screen:
        show_first(output)


def _plan(output: str, account: str | None, texts: str | None, copies: str, scale: dict[str, Any]) -> Plan:
    from extract import store
    from extract.run.batch import Plan

    where, beside, kept = (path and store.plain(path) for path in (output, account, texts))
    return Plan(where or output, beside, scale["force"], copies=copies, texts=kept)


def _check_for_showing(form: str | None, output: str, dry_run: bool) -> None:
    if form and (output == "-" or dry_run):
        why = "-o - takes stdout for them (`extract show -` reads a pipe)" if output == "-" else "--dry-run reads none"
        raise click.UsageError(f"--format shows the claims of a run on stdout, and {why}.")


def _check_for_shards(sharded: bool, named: bool, part: bool) -> None:
    if sharded and named:
        raise click.UsageError("shards go into a folder, each with an account of its own: name it with -o.")
    if sharded and part:
        raise click.UsageError("--limit, --dry-run and --format go with a run of its own, not with shards.")


def _named(paths: Sequence[str | Skipped]) -> str:
    """What is read, for people."""
    from extract import store
    from extract.plural import many
    from extract.read.inputs import STDIN

    if len(paths) != 1 or not isinstance(paths[0], str):
        return many(len(paths), "file")
    return "standard input" if paths[0] == STDIN else store.shown(paths[0])


def _size(paths: Sequence[str | Piece | Skipped]) -> int | None:
    """Bytes to read, None where nobody knows; of standard input what waits there, if it is little."""
    from extract.read import total_size
    from extract.read.inputs import STDIN
    from extract.read.stream import size_waiting
    from extract.run.engines import ALONE_UP_TO

    total = total_size(paths)
    return size_waiting(ALONE_UP_TO) if total is None and paths == [STDIN] else total


def _read(
    plan: Plan, items: Iterable[Item], workers: int, peek: bool, watching: Watch, scale: dict[str, Any]
) -> Totals:
    """With `peek` it depends on the first articles how many processes are started."""
    from extract.run.batch import run
    from extract.run.engines import engine_of, later
    from extract.run.journal import has_journal

    plan.check_writable()  # before anything is loaded
    began = time.monotonic()
    start = later if peek or (has_journal(plan.output) and not plan.force) else engine_of
    unasked = watching.say if scale["workers"] is None else None
    with start(setup_of(scale), workers, scale["time_limit"], unasked) as engine:
        engine.describe()
        loaded = time.monotonic()
        watching.begin()
        totals = run(items, plan, engine, watching)
    watching.end(totals, time.monotonic() - loaded, loaded - began, plan.files)
    return totals

"""extract run: articles in, claims and the account of the run out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from extract.cli.options import extracting, load_extractor, reading

if TYPE_CHECKING:
    from extract.read import Options


@click.command(name="run", short_help="Articles in, claims out.")
@reading
@click.option("-o", "--output", default="claims.jsonl", show_default=True, help="Where claims go; - is stdout.")
@click.option("--account", metavar="FILE", help="Where the account goes.  [default: run.jsonl beside the output]")
@extracting
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    options: Options,
    output: str,
    account: str | None,
    rules: tuple[str, ...],
    model: str | None,
    sections: str,
    quiet: bool,
) -> None:
    """Read every INPUT (files, folders, globs, - for stdin) and write its claims, one JSON object a line.

    Beside the claims stands run.jsonl: what became of each article, and totals. Exit code 0 if anything
    was done and nothing failed, 1 if an article failed or nothing was done, 2 for wrong usage.
    """
    from extract.read import expand, read_paths, total_size
    from extract.run.batch import Plan, run
    from extract.run.progress import watch
    from extract.run.summary import summary

    paths = expand(inputs, options)
    plan = Plan(output, account)
    began = time.monotonic()
    extractor = load_extractor(rules, model, sections)
    loaded = time.monotonic()
    with watch(total_size(paths), quiet=quiet) as watching:
        totals = run(read_paths(paths, options), plan, extractor, watching)
    if not quiet:
        click.echo(summary(totals, time.monotonic() - loaded, loaded - began, plan.files), err=True)
    ctx.exit(totals.exit_code)

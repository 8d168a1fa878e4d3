"""extract annotate: every layer that claims are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.cli.options import expanded, extracting, forcing, load_extractor, reading, writing
from extract.cli.say import say

if TYPE_CHECKING:
    from extract.read import Options


@click.command(name="annotate", short_help="Articles in, annotation layers out.")
@reading
@writing("layers.jsonl", "Where layers go; - is stdout.")
@extracting
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@forcing
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    options: Options,
    output: str,
    rules: tuple[str, ...],
    model: str | None,
    sections: str,
    quiet: bool,
    force: bool,
) -> None:
    """Write one line a document with its sections, sentences, entities, mentions, times, measures, attributions."""
    from extract import store
    from extract.plural import many
    from extract.read import read_paths, total_size
    from extract.run.layers import annotate
    from extract.run.progress import watch
    from extract.run.summary import annotated, unread
    from extract.write.guard import guard

    paths = expanded(inputs, options, quiet)
    guard({"-o": output}, [path for path in paths if isinstance(path, str)], {"-o": "layers"}, force)
    extractor = load_extractor(rules, model, sections)
    with watch(total_size(paths), quiet=quiet) as watching:
        totals = annotate(read_paths(paths, options), output, extractor, watching)
    if not quiet:
        done = "Left as it was" if totals.kept else "Written"
        written = "" if output == "-" else f". {done}: {store.shown(output)}"
        say(f"{many(totals.articles, 'article')}: {annotated(totals)}{written}", err=True)
    elif not totals.done:
        say(unread(totals), err=True)
    ctx.exit(totals.exit_code)

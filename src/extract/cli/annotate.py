"""extract annotate: every layer that claims are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.cli.options import extracting, load_extractor, reading

if TYPE_CHECKING:
    from extract.read import Options


@click.command(name="annotate", short_help="Articles in, annotation layers out.")
@reading
@click.option("-o", "--output", default="layers.jsonl", show_default=True, help="Where layers go; - is stdout.")
@extracting
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    options: Options,
    output: str,
    rules: tuple[str, ...],
    model: str | None,
    sections: str,
) -> None:
    """Write one line a document with its sections, sentences, entities, mentions, times, measures, attributions."""
    from extract.read import expand, read_paths, total_size
    from extract.run.layers import annotate
    from extract.run.progress import watch

    paths = expand(inputs, options)
    extractor = load_extractor(rules, model, sections)
    with watch(total_size(paths)) as watching:
        totals = annotate(read_paths(paths, options), output, extractor, watching)
    ctx.exit(totals.exit_code)

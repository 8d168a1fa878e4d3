"""extract rules fit: the weights of frames, counted on gold."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.types import Whole


@click.command(name="fit", short_help="Count the weights of frames on gold.")
@click.argument("pairs", nargs=-1, required=True, metavar="GOLD ARTICLES [GOLD ARTICLES]...")
@click.option("--rules", "packs", multiple=True, metavar="DIR", help="A further pack; may be given several times.")
@click.option("--folds", type=Whole(2), default=4, show_default=True, metavar="N", help="Parts to validate across.")
@click.option(
    "--counts",
    multiple=True,
    type=(str, click.FloatRange(min=0, min_open=True)),
    metavar="GOLD N",
    help="Each article of GOLD stands for N; may be given several times.",
)
@click.option("-o", "--output", default="weights.yml", show_default=True, metavar="FILE", help="Where they go.")
def command(
    pairs: tuple[str, ...], packs: tuple[str, ...], folds: int, counts: tuple[tuple[str, float], ...], output: str
) -> None:
    """Count on annotated articles what speaks for a filler and for a claim, and write weights.yml.

    GOLD holds a document a line, ARTICLES the texts; documents without claims are counted, too. The figures printed
    are cross-validated by document: each article was read with weights counted on the others. With --counts a small
    file that matters more than its size says is not drowned by a large one.
    """
    if len(pairs) % 2:
        raise click.UsageError("each GOLD needs its ARTICLES after it.")
    unknown = [gold for gold, _ in counts if gold not in pairs[::2]]
    if unknown:
        raise click.UsageError(f"--counts names {unknown[0]}, which is no GOLD of this command.")
    from extract.evaluate.fitting import fit, written

    weights, lines = fit(list(zip(pairs[::2], pairs[1::2], strict=True)), packs, folds, dict(counts))
    for line in lines:
        click.echo(line)
    Path(output).write_text(written(weights), encoding="utf-8")
    click.echo(f"written: {output}", err=True)

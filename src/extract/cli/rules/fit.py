"""extract rules fit: the weights of frames, counted on gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.cli.options import forcing
from extract.cli.say import say
from extract.cli.types import File, Whole

if TYPE_CHECKING:
    from extract.evaluate.fitting import Sentence


@click.command(name="fit", short_help="Count the weights of frames on gold.")
@click.argument("pairs", nargs=-1, required=True, type=File(), metavar="GOLD ARTICLES [GOLD ARTICLES]...")
@click.option("--rules", "packs", multiple=True, type=File(folder=True), help="Add a rule pack; any number of times.")
@click.option("--folds", type=Whole(2), default=4, show_default=True, metavar="N", help="Parts to validate across.")
@click.option(
    "--counts",
    multiple=True,
    type=(str, click.FloatRange(min=0, min_open=True)),
    metavar="GOLD N",
    help="Each article of GOLD stands for N; any number of times.",
)
@click.option(
    "--battery", type=Whole(0), default=0, show_default=True, metavar="N", help="Count N written sentences, too."
)
@click.option(
    "--keep",
    type=click.FloatRange(min=0),
    default=0.0,
    show_default=True,
    metavar="N",
    help="Stay near the weights of the packs, as if they were counted on N times as much; 0 counts anew.",
)
@click.option("-o", "--output", default="weights.yml", show_default=True, type=File(), help="Where they go.")
@forcing
def command(
    pairs: tuple[str, ...],
    packs: tuple[str, ...],
    folds: int,
    counts: tuple[tuple[str, float], ...],
    battery: int,
    keep: float,
    output: str,
    force: bool,
) -> None:
    """Count on annotated articles what speaks for a filler and for a claim, and write weights.yml.

    GOLD holds a document a line, ARTICLES the texts; documents without claims are counted, too. The figures printed
    are cross-validated by document: each article was read with weights counted on the others. With --counts a small
    file that matters more than its size says is not drowned by a large one. With --battery, sentences that
    `extract rules battery` writes are counted, too (of another seed than those that it reads), a tenth of an article
    each: they say what is meant of the words that the articles hardly have. With --keep the weights that are there
    are the start, and gold of your own, if it be only fifty articles, moves them as far as it speaks against them:
    the figures are then of articles that the old weights may have seen.
    """
    if len(pairs) % 2:
        raise click.UsageError("each GOLD needs its ARTICLES after it.")
    unknown = [gold for gold, _ in counts if gold not in pairs[::2]]
    if unknown:
        raise click.UsageError(f"--counts names {unknown[0]}, which is no GOLD of this command.")
    from extract import store
    from extract.evaluate.fitting import fit, written
    from extract.write.atomic import check_writable, whole_file
    from extract.write.guard import guard

    guard({"-o": output}, pairs, {"-o": "weights"}, force)
    check_writable(output)
    sentences = _sentences(packs, battery) if battery else []
    texts = list(zip(pairs[::2], pairs[1::2], strict=True))
    weights, lines = fit(texts, packs, folds, dict(counts), sentences, keep)
    for line in lines:
        say(line)
    with whole_file(output) as stream:
        stream.write(written(weights).encode("utf-8"))
    say(f"written: {store.shown(output)}", err=True)


def _sentences(packs: tuple[str, ...], count: int) -> list[Sentence]:
    """Sentences of the battery with the claim that each was written to hold."""
    from extract.author.battery.judge import BESIDE
    from extract.author.battery.run import SEED, write_battery
    from extract.evaluate.fitting import Sentence
    from extract.evaluate.records import Part, Record
    from extract.model import PLAIN
    from extract.pack.load import load_rules

    found = []
    for case in write_battery(packs, load_rules(packs).frames, count, seed=SEED + 1).cases:
        trigger = next((start, end) for role, start, end in case.spans if role == "trigger")
        parts = tuple(Part(role, (start, end)) for role, start, end in case.spans if role not in BESIDE)
        text = case.text[slice(*trigger)]
        found.append(Sentence(case.text, Record(case.unit.type, trigger, text, parts, (), None, PLAIN)))
    return found

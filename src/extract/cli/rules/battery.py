"""extract rules battery: sentences that the program writes itself, and what it reads in them."""

from __future__ import annotations

import click

from extract.cli.say import say
from extract.cli.types import ClaimType, File, Whole


@click.command(name="battery", short_help="Test sentences written from frames and lexicon.")
@click.argument("packs", nargs=-1, type=File(folder=True), metavar="[DIR]...")
@click.option("--only", type=ClaimType(), help="Only units of this type, or of this class of the lexicon.")
@click.option("--shape", "shapes", multiple=True, metavar="SHAPE", help="Only this shape: active, passive, nominal ...")
@click.option("--count", type=Whole(1), default=20_000, show_default=True, metavar="N", help="How many sentences.")
@click.option("--bar", type=float, default=97.0, show_default=True, metavar="PERCENT", help="What must be right.")
@click.option("--seed", type=int, default=14, show_default=True, metavar="N", help="Other sentences of the same kinds.")
@click.option("--sample", type=Whole(1), metavar="N", help="Print N of the sentences, and read none.")
@click.option("--failures", is_flag=True, help="Each sentence that is read wrong, one a line.")
@click.option("--model", metavar="NAME", help="A spaCy pipeline other than the default.")
@click.pass_context
def command(
    ctx: click.Context,
    packs: tuple[str, ...],
    only: str | None,
    shapes: tuple[str, ...],
    count: int,
    bar: float,
    seed: int,
    sample: int | None,
    failures: bool,
    model: str | None,
) -> None:
    """Write sentences from battery.yml, the frames and the lexicon, read them, and show what is read wrong.

    Each class of units has its share. What must come out (type, trigger, fillers, time, source, polarity, modality)
    is known, since it was written so. Exit code 1 where less than the bar is right.
    """
    from extract.author.battery.page import every, kinds, share, summary
    from extract.author.battery.run import read_battery, write_battery
    from extract.pack.cached import book_for
    from extract.pack.packs import standing

    others, core = standing(packs)
    book = book_for(others, core=core)
    written = write_battery(others, book.frames, count, core=core, only=only, shapes=shapes, seed=seed)
    if sample is not None:
        for case in written.cases[:sample]:
            say(case.sentence)
        return
    from extract.pipeline import Extractor

    outcomes = list(read_battery(Extractor(book, model), written.cases))
    for line in every(outcomes) if failures else (*kinds(outcomes), *summary(outcomes)):
        say(line)
    for line in written.left_out:
        say(line, err=True)
    right = sum(not outcome.problem for outcome in outcomes)
    say(f"{len(outcomes):,} sentences: {right:,} right, {share(outcomes):.1f}%", err=True)
    ctx.exit(1 if share(outcomes) < bar else 0)

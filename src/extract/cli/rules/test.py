"""extract rules test: the examples of the rules, run."""

from __future__ import annotations

import click

from extract.cli.say import say
from extract.cli.types import ClaimType, File
from extract.plural import many


@click.command(name="test", short_help="Run the examples of the rules.")
@click.argument("packs", nargs=-1, type=File(folder=True), metavar="[DIR]...")
@click.option("--rule", type=ClaimType(), metavar="ID", help="Only this rule, or the rules of this type.")
@click.option("--model", metavar="NAME", help="A spaCy pipeline other than the default.")
@click.pass_context
def command(ctx: click.Context, packs: tuple[str, ...], rule: str | None, model: str | None) -> None:
    """Run the examples of the pack in DIR, on top of the packs it builds on; without DIR, of the core pack.

    A hit must give a claim of its type with the marked roles; a miss must give none. One with `fails: true` is
    expected to do neither yet, and is reported once it holds. Exit code 1 where an example is wrong or holds
    against its mark.
    """
    from extract.evaluate.cue_examples import cue_names, run_cues
    from extract.evaluate.examples import run_examples
    from extract.pack.cached import book_for
    from extract.pack.packs import standing
    from extract.pipeline import Extractor, load

    others, core = standing(packs)
    book = book_for(others, core=core)
    wanted = [pack.name for pack in book.packs[-len(others) :]] if others else []
    tally = dict.fromkeys(("ok", "wrong", "known", "fixed"), 0)
    extractor = load(others, model) if core else Extractor(book, model)
    for check in run_cues(extractor, cue_names(packs) if packs else None) if rule is None else ():
        tally["wrong" if check.problem else "ok"] += 1
        if check.problem:
            say(f"{check.cue}: {check.text}\n  {check.problem}")
    for outcome in run_examples(extractor, rule, wanted):
        tally[outcome.verdict] += 1
        if outcome.verdict in ("wrong", "fixed"):
            kind = "frame" if outcome.rule == outcome.type else "rule"
            where = book.where(kind, outcome.rule, ("examples", outcome.index))
            say(f"{where}: {outcome.rule}")
            say(f"  {outcome.example.hit or outcome.example.miss}")
            say(f"  {outcome.problem or 'holds now: take away fails: true'}")
            if outcome.cause:
                say(f"  stopped at {outcome.cause}")
    if not sum(tally.values()):
        raise click.UsageError(f'no examples of "{rule}".' if rule else "no examples in these rules.")
    parts = [f"{tally['ok']:,} hold", f"{tally['wrong']:,} wrong"]
    parts += [f"{tally['known']:,} known to fail"] if tally["known"] else []
    parts += [f"{tally['fixed']:,} marked as failing, but right"] if tally["fixed"] else []
    say(f"{many(sum(tally.values()), 'example')}: {', '.join(parts)}", err=True)
    ctx.exit(1 if tally["wrong"] or tally["fixed"] else 0)

"""extract evaluate: claims against gold."""

from __future__ import annotations

import json
from typing import Any

import click

from extract.cli.options import forcing
from extract.cli.say import say, say_miscounted
from extract.cli.types import File, Whole


@click.command(name="evaluate", short_help="Claims against gold: precision, recall, F1.")
@click.argument("gold", type=File())
@click.argument("claims", type=File())
@click.option("--by-type", is_flag=True, help="Also by claim type and by role.")
@click.option("--by-rule", is_flag=True, help="Also by rule: how many of its claims are right, its share of its type.")
@click.option("--confidence", is_flag=True, help="Also how many are right at each confidence.")
@click.option("--calibration", type=File(), help="Also a picture of that (SVG): confidence said, share right.")
@forcing
@click.option("--errors", type=Whole(), default=0, metavar="N", help="Also the first N errors.")
@click.option("--json", "as_json", is_flag=True, help="The figures alone, as JSON.")
@click.option("--floors", type=File(), help="Figures that must be reached (YAML); exit code 1 where one isn't.")
@click.pass_context
def command(
    ctx: click.Context,
    gold: str,
    claims: str,
    by_type: bool,
    by_rule: bool,
    confidence: bool,
    calibration: str | None,
    force: bool,
    errors: int,
    as_json: bool,
    floors: str | None,
) -> None:
    """Score CLAIMS (the output of `extract run`) against GOLD, one document a line.

    A claim matches a gold claim of its type when their triggers overlap, or when they stand within 120
    characters and an argument of the same role overlaps; one to one, best first. Exit code 1 where the two have
    no document in common, or a floor isn't reached.
    """
    from extract.evaluate.floors import below, load_floors
    from extract.evaluate.records import check_comparable, load_claims, load_gold
    from extract.evaluate.score import score
    from extract.evaluate.table import table
    from extract.write.guard import guard

    required = load_floors(floors) if floors else {}
    guard({"--calibration": calibration}, [gold, claims], {"--calibration": "calibration"}, force)
    wanted, given = load_gold(gold), load_claims(claims)
    check_comparable(gold, wanted, claims, given)
    say_miscounted(claims)
    if not given:
        say(f"{claims}: no claims in it, so nothing of {gold} is found.", err=True)
    figures, mistakes = score(wanted, given)
    groups = (*("types", "roles") * by_type, *("rules",) * by_rule, *("bands",) * confidence)
    say(json.dumps(figures) if as_json else table(figures, *groups))
    if calibration is not None:
        _draw(calibration, figures["bands"])
    for mistake in mistakes[:errors]:
        say(str(mistake))
    missed = below(figures, required)
    for line in missed:
        say(line, err=True)
    ctx.exit(1 if missed else 0)


def _draw(path: str, bands: dict[str, dict[str, Any]]) -> None:
    from extract.evaluate.calibration import picture
    from extract.write.atomic import whole_file

    if not bands:
        say("no claim that counts says how sure it is: nothing to draw.", err=True)
        return
    with whole_file(path) as stream:
        stream.write(picture(bands).encode())
    say(f"written: {path}", err=True)

"""extract rules gaps: names that no record knows."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial

import click

from extract.cli.options import extracting, load_extractor
from extract.cli.say import say
from extract.cli.types import File, Whole
from extract.terminal import harmless


@click.command(name="gaps", short_help="Names that no record knows.")
@click.argument("articles", nargs=-1, required=True, type=File(), metavar="INPUT...")
@click.option("--most", type=Whole(1), default=40, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@extracting
def command(
    articles: tuple[str, ...], most: int, as_json: bool, rules: tuple[str, ...], model: str | None, sections: str
) -> None:
    """List designations and names that no record knows, in sentences with a word of the domain, by frequency."""
    from extract.author.find_article import articles_of
    from extract.author.gaps import gaps

    extractor = load_extractor(rules, model, sections)
    told = partial(say, err=True)
    found = gaps(extractor, articles_of(extractor, articles, told))
    if not found:
        say("no gaps: a record knows each name and designation that stands near a word of the domain.", err=True)
    for gap in found[:most]:
        if as_json:
            click.echo(harmless(json.dumps(asdict(gap), ensure_ascii=False)))
        else:
            say(f"{gap.count:5} {gap.kind:11} {gap.text}")
            for example in gap.examples:
                say(f"        {example}")

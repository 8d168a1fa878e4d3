"""extract diff: what an edit of the rules did to the claims of a corpus."""

from __future__ import annotations

import json

import click

from extract.cli.say import say, say_miscounted
from extract.cli.types import File, Whole


@click.command(name="diff", short_help="Claims gained, lost and changed between two runs.")
@click.argument("old", type=File(), metavar="OLD.jsonl")
@click.argument("new", type=File(), metavar="NEW.jsonl")
@click.option("--show", type=Whole(), default=20, show_default=True, help="Claims of each kind to show.")
@click.option("--json", "as_json", is_flag=True, help="The counts alone, as JSON.")
def command(old: str, new: str, show: int, as_json: bool) -> None:
    """Compare two outputs of `extract run` over the same articles, by type and rule, with the sentences.

    A claim is changed where both files have one of its type on the same trigger that says something else.
    """
    from extract.author.compare import as_text, compare

    say_miscounted(old, new)
    found = compare(old, new)
    if as_json:
        click.echo(json.dumps({"same": found.same, **found.counts()}))
        return
    for line in as_text(found, show):
        say(line)

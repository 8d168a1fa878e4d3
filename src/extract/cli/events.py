"""extract events: claims of one event brought together across articles."""

from __future__ import annotations

import click

from extract.cli.options import forcing, with_packs, writing
from extract.cli.say import say, say_miscounted
from extract.cli.types import File


@click.command(name="events", short_help="Claims in, events across articles out.")
@click.argument("claims", type=File())
@writing("events.jsonl", "Where events go; - is stdout.")
@with_packs
@forcing
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def command(claims: str, output: str, rules: tuple[str, ...], force: bool, quiet: bool) -> None:
    """Write one JSON object an event: its claims, the most exact values, who asserts and who denies it.

    Claims belong to one event where type, actor, weapon class, time and measures are the same or one is more exact
    than the other. An event that no claim dates has the date of its article, with dated_by "published".
    """
    from extract import store
    from extract.assemble.compatibility import compatibility_of
    from extract.assemble.events import assemble
    from extract.pack.cached import book_for
    from extract.plural import many
    from extract.read.claimfile import claim_rows
    from extract.write.atomic import whole_file
    from extract.write.guard import guard
    from extract.write.jsonl import lines_of

    guard({"-o": output}, [claims], {"-o": "events"}, force)
    say_miscounted(claims)
    compatibility = compatibility_of(book_for(rules))
    events = assemble((row for _, row in claim_rows(claims)), compatibility)
    with whole_file(output) as stream:
        stream.write(lines_of(event.model_dump(mode="json", by_alias=True) for event in events))
    if not quiet:
        together = sum(len(event.documents) > 1 for event in events)
        written = "" if output == "-" else f" Written: {store.shown(output)}"
        say(f"{many(len(events), 'event')}, {together:,} of more than one article.{written}", err=True)

"""extract rules list: what is loaded, from which pack and line."""

from __future__ import annotations

import click

from extract.cli.options import with_packs
from extract.cli.say import say
from extract.cli.types import ClaimType


@click.command(name="list", short_help="What is loaded, from which pack and line.")
@click.argument("type_", required=False, type=ClaimType(), metavar="[TYPE]")
@with_packs
def command(type_: str | None, rules: tuple[str, ...]) -> None:
    """List the packs in their order, and the constructions of each type with the line where each stands."""
    from extract.author.listing import listed
    from extract.pack.cached import book_for
    from extract.pack.packs import standing

    others, core = standing(rules)
    for line in listed(book_for(others, core=core), type_):
        say(line)

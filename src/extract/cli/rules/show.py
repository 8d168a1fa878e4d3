"""extract rules show: a rule as it runs, a type, or a record."""

from __future__ import annotations

import click

from extract.cli.options import with_packs
from extract.cli.say import say
from extract.cli.types import ClaimType


@click.command(name="show", short_help="A rule as it runs, a type, or a record.")
@click.argument("name", type=ClaimType(), metavar="NAME")
@with_packs
def command(name: str, rules: tuple[str, ...]) -> None:
    """Show the construction NAME with its macros and what its file shares filled in; or the type of that name.

    Or the records called so: by id, name or alias, in any case, with or without hyphens.
    """
    from extract.author.listing import shown
    from extract.pack.cached import book_for
    from extract.pack.packs import standing

    others, core = standing(rules)
    for line in shown(book_for(others, core=core), name):
        say(line)

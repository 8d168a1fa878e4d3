"""extract rules new: a file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from extract.author.new_files import kinds
from extract.cli.say import say
from extract.cli.types import File


@click.command(name="new", short_help="A file to start from.")
@click.argument("kind", type=click.Choice(kinds()), metavar="KIND")
@click.argument("name")
@click.option("--to", "folder", default=".", type=File(folder=True), show_default=True, help="The pack it goes into.")
def command(kind: str, name: str, folder: str) -> None:
    """Write a valid file to start from into a pack, and the pack around it where there is none yet.

    \b
    pack          the pack alone
    type          a type of claims: its frame, and a construction that tells it
    construction  further wordings of the type NAME
    actor         a record of an actor called NAME
    weapon        a record of a weapon called NAME
    """
    from extract.author.new_files import start

    for path in start(kind, name, Path(folder)):
        say(f"wrote {path}")

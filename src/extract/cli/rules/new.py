"""extract rules new: a file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from extract.author.new_files import kinds
from extract.cli.say import say


@click.command(name="new", short_help="A file to start from.")
@click.argument("kind", type=click.Choice(kinds()))
@click.argument("name")
@click.option("--to", "folder", default=".", metavar="DIR", show_default=True, help="The pack it goes into.")
def command(kind: str, name: str, folder: str) -> None:
    """Write a valid file for a new KIND called NAME into a pack, and the pack around it where there is none yet."""
    from extract.author.new_files import start

    for path in start(kind, name, Path(folder)):
        say(f"wrote {path}")

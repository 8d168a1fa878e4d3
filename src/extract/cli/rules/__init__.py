"""extract rules: for those who write rules."""

from __future__ import annotations

import click

from extract.cli.group import Commands

COMMANDS = ("guide", "check", "test", "list", "show", "new", "schema", "gaps", "coverage", "fit", "battery")


@click.group(
    name="rules", cls=Commands, package="extract.cli.rules", names=COMMANDS, short_help="For those who write rules."
)
def command() -> None:
    """Check, test, list and start rule files; see what they find and what they miss."""

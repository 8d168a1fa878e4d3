"""extract rules guide: the rule language on one page."""

from __future__ import annotations

import click

from extract.cli.say import say


@click.command(name="guide", short_help="The rule language on one page, with a tutorial.")
def command() -> None:
    """Print the page on the rule language and its tutorial, in Markdown."""
    from extract.paths import builtin_rules

    say((builtin_rules() / "README.md").read_text(encoding="utf-8").rstrip())

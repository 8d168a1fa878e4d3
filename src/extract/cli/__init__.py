"""The command line: one command a file, each imported only when it is called."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from extract.cli.group import Commands
from extract.errors import ExtractError

COMMANDS = (
    "run",
    "show",
    "annotate",
    "evaluate",
    "schema",
    "verify",
    "explain",
    "diff",
    "rules",
    "events",
    "export",
    "report",
)
BUG = 3


@click.group(
    cls=Commands,
    names=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="extract-claims")
def cli() -> None:
    """Read news articles; write the claims in them, with who says so."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command. Exit code 0 well, 1 an expected problem, 2 wrong usage, 3 a bug, with its traceback."""
    try:
        cli.main(args=arguments, prog_name="extract")
    except ExtractError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except Exception:
        traceback.print_exc()
        click.echo("This is a bug in extract, not in your input. Please report it with the lines above.", err=True)
        sys.exit(BUG)
    sys.exit(0)

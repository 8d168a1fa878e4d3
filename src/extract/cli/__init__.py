"""The command line: one command a file, each imported only when it is called."""

from __future__ import annotations

import difflib
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from extract.errors import ExtractError

COMMANDS = ("run", "annotate", "evaluate", "schema", "verify")
BUG = 3


class Commands(click.Group):
    """A group whose commands are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            near = difflib.get_close_matches(cmd_name, COMMANDS, 1)
            hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(COMMANDS)}."
            ctx.fail(f'unknown command "{cmd_name}". {hint}')
        command = import_module(f"extract.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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

"""A group of commands that are the modules of a package, each imported only when it is called."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click


class UnexpectedError(Exception):
    """A pipe that broke, or an end of a file where none should be: click ends silently, or as if interrupted."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


class Commands(click.Group):
    """A group whose commands are modules of `package`, each with its `command`."""

    def __init__(self, *args: Any, package: str = "extract.cli", names: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.package = package
        self.names = tuple(names)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. Raises UnexpectedError for what click would take for the end of somebody's patience."""
        try:
            return super().invoke(ctx)
        except (BrokenPipeError, EOFError) as error:
            raise UnexpectedError(error) from error

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            near = difflib.get_close_matches(cmd_name, self.names, 1)
            hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(self.names)}."
            ctx.fail(f'unknown command "{cmd_name}". {hint}')
        command = import_module(f"{self.package}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

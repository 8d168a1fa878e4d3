"""What a command tells people, on a terminal that does nothing but show it."""

from __future__ import annotations

import contextlib

import click

from extract.terminal import printable


def say(line: object, *, err: bool = False) -> None:
    """A line, or several, on stdout or stderr. Raises OSError where stdout is full or closed."""
    # nobody need hear what goes to stderr
    with contextlib.suppress(*(OSError,) * err):
        click.echo(printable(str(line)), err=err)


def say_miscounted(*claims: str) -> None:
    """A line on stderr about each claims file that has not as many claims as its run counted. Raises InputError."""
    from extract.read.claim_counts import CUT, miscounted

    for path in claims:
        wrong = miscounted(path)
        if wrong:
            say(f"{path}: {wrong} {CUT}", err=True)

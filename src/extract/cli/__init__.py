"""The command line: one command a file, each imported only when it is called."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from extract.cli.group import Commands, UnexpectedError
from extract.cli.say import say
from extract.errors import ExtractError, Interrupted, RuleError
from extract.installed import single_threaded
from extract.interrupt import CODE, stoppable, word
from extract.terminal import one_line, printable

COMMANDS = (
    "run",
    "show",
    "annotate",
    "evaluate",
    "gold",
    "schema",
    "verify",
    "explain",
    "diff",
    "rules",
    "events",
    "export",
    "report",
    "cache",
    "config",
    "man",
)
BUG = 3


@click.group(
    cls=Commands,
    names=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="extract-claims")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Read news articles; write the claims in them, with who says so."""
    from extract.cli.rules import COMMANDS as OF_RULES
    from extract.cli.settings import defaults, settings

    ctx.default_map = defaults(settings(), COMMANDS, OF_RULES)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command. Exit code 0 well, 1 an expected problem, 2 wrong usage, 3 a bug, 130 stopped."""
    single_threaded()
    try:
        with stoppable():
            code = cli.main(args=arguments, prog_name="extract", standalone_mode=False)
            _flush()
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        _end(printable(said.getvalue().rstrip()), error.exit_code)
    except (click.Abort, KeyboardInterrupt, Interrupted) as error:
        _end(str(error) or f"{word()}.", CODE)
    except ExtractError as error:
        _end(str(error) if isinstance(error, RuleError) else one_line(str(error)), 1)
    except UnexpectedError as error:
        _end_unexpected(error.cause)
    except OSError as error:
        _end(f"{error.filename or _nameless(error)}: {error.strerror or error}. Check the disk and the rights.", 1)
    except MemoryError:
        _end("no memory left. Give the process more of it, or less to do.", 1)
    except Exception as error:
        _end_unexpected(error)
    sys.exit(code if isinstance(code, int) else 0)


def _flush() -> None:
    """Raises OSError where what was printed cannot go out; nothing is left then that would fail once more."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OSError(error.errno, error.strerror, "standard output") from error


def _nameless(error: OSError) -> str:
    """What could not be written or read, where the error names no file."""
    try:
        os.getcwd()
    except OSError:
        return "the current folder"
    return "standard output" if _printing(error) else "a file or a pipe"


def _printing(error: OSError) -> bool:
    """Whether it came of showing something."""
    return any(frame.name == click.echo.__name__ for frame in traceback.extract_tb(error.__traceback__))


def _end_unexpected(error: Exception) -> NoReturn:
    """With a traceback; of a broken pipe with a line, or silently where somebody has seen enough of what is shown."""
    if not isinstance(error, BrokenPipeError):
        traceback.print_exception(error)
        _end("This is a bug in extract, not in your input. Please report it with the lines above.", BUG)
    _end("" if _printing(error) else "a pipe to another process: broken. Did that end, or was it killed? Try again.", 1)


def _end(word: str, code: int) -> NoReturn:
    if word:
        say(word, err=True)
    with contextlib.suppress(OSError):
        _flush()
    sys.exit(code)

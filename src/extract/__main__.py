"""The command `extract`, and python -m extract."""

from __future__ import annotations

import io
import os
import sys

from extract.interrupt import take_over


def main() -> None:
    """Run the command that the arguments name."""
    _fill_streams()
    take_over()
    if sys.stderr is None:  # closed by whoever started it: what is said goes nowhere, and above all not into the output
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (stays open)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # what a terminal of another encoding has no sign for
    from extract.cli import main as command

    command()


def _fill_streams() -> None:
    """A standard stream that whoever started it has closed is no file that is opened later, nor one of a worker's."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one


if __name__ == "__main__":
    main()

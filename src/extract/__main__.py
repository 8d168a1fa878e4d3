"""The command `extract`, and python -m extract."""

from __future__ import annotations

import os
import sys

from extract.interrupt import take_over


def main() -> None:
    """Run the command that the arguments name."""
    take_over()
    if sys.stderr is None:  # closed by whoever started it: what is said goes nowhere, and above all not into the output
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (stays open)
    from extract.cli import main as command

    command()


if __name__ == "__main__":
    main()

"""extract man: one page with every command and option, that roff reads without a word."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import click
import pytest

from extract.cli import cli
from extract.cli.man import page

Command = Callable[..., subprocess.CompletedProcess[str]]


def test_page_has_every_command_and_keeps_its_words(command: Command) -> None:
    shown = command("man").stdout
    assert shown.startswith('.TH EXTRACT 1 "" "extract\\-claims ')
    for words in ("run", "show", "rules show", "man"):
        assert f"\n.SS extract {words}\n" in shown
    assert "\n\\fB\\-\\-dry\\-run\\fR\n" in shown
    assert "\n.nf\nextract man > ~/.local/share/man/man1/extract.1\n.fi\n" in shown


def test_words_are_never_requests_of_roff() -> None:
    @click.command()
    @click.option("--to", help=".so /etc/passwd")
    def odd(to: str) -> None:
        """'Odd \\fBwords-and all"""

    lines = list(page(click.Group("extract", commands={"odd": odd}, help="Does it.")))
    assert "\\&'Odd \\efBwords\\-and all" in lines
    assert "\\&.so /etc/passwd" in lines


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_roff_has_nothing_to_say() -> None:
    text = "\n".join(page(cli)) + "\n"
    found = subprocess.run(["groff", "-man", "-ww", "-z", "-Tutf8"], input=text, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")

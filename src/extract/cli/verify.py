"""extract verify: a claims file against its schema, itself and its articles."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from extract.cli.options import articles
from extract.cli.say import say
from extract.cli.types import File

if TYPE_CHECKING:
    from extract.read import Options


@click.command(name="verify", short_help="Claims against their schema and their articles.")
@click.argument("claims", type=File())
@articles
@click.option("--all", "every", is_flag=True, help="Every line, however many are wrong in the same way.")
@click.option("-q", "--quiet", is_flag=True, help="Only the problems.")
def command(claims: str, inputs: tuple[str, ...], options: Options, every: bool, quiet: bool) -> None:
    """Check every line of CLAIMS: form, id, duplicates, links; with --articles also every span against the text.

    Prints one line a problem; of lines that are wrong in the same way the first three, and how many more there are. An
    article that was edited or is missing is told from a claim that is broken; one that only moved is noted. Exit code
    1 if there is any problem.
    """
    from extract.evaluate.verify import Verified, verify
    from extract.plural import many
    from extract.read import read_articles
    from extract.run.reasons import SAID, Reasons

    found = read_articles(inputs, options) if inputs else None
    seen, problems, reasons = Verified(), 0, Reasons(sys.maxsize if every else SAID)
    for problem in verify(claims, found, seen):
        problems += 1
        line = reasons.tell(str(problem.where), problem.what)
        if line is not None:
            say(line)
    for _, line in reasons.rest():
        say(line)
    if not quiet:
        for note in seen.notes:
            say(note, err=True)
        compared = f", {seen.compared} of {seen.documents} documents compared with their text" if inputs else ""
        told = many(problems, "problem") if problems else "no problems"
        say(f"{many(seen.claims, 'claim')}{compared}: {told}.", err=True)
    sys.exit(1 if problems else 0)

"""extract rules check: every problem of the rule files at once."""

from __future__ import annotations

import click

from extract.cli.say import say
from extract.cli.types import File
from extract.plural import many


@click.command(name="check", short_help="Every problem of the rule files at once.")
@click.argument("packs", nargs=-1, type=File(folder=True), metavar="[DIR]...")
@click.option("-q", "--quiet", is_flag=True, help="Errors alone: no warnings, no summary.")
@click.pass_context
def command(ctx: click.Context, packs: tuple[str, ...], quiet: bool) -> None:
    """Check the pack in DIR together with the packs that it builds on; without DIR, the core pack.

    Each problem is one line, file:line:column: what is wrong. What to do. Exit code 1 where there is an error,
    0 where there are only warnings.
    """
    from pathlib import Path

    from extract.pack.files import shown
    from extract.pack.load import inspect_rules
    from extract.pack.packs import standing

    book, found = inspect_rules(*standing(packs))
    theirs = tuple(shown(Path(pack)) for pack in packs)
    problems = [p for p in found if not (p.warning and theirs) or p.where.path.startswith(theirs)]
    errors = [problem for problem in problems if not problem.warning]
    for problem in sorted(errors if quiet else problems):
        say(str(problem))
    warnings = len(problems) - len(errors)
    if not quiet:
        say(_summary(len(errors), warnings), err=True)
    if book is not None and not quiet:
        constructions = sum(len(file.constructions) for file in book.constructions)
        counts = {
            "pack": len(book.packs),
            "type": len(book.frames.frames),
            "construction": constructions,
            "record": len(book.records),
        }
        say(", ".join(many(count, noun) for noun, count in counts.items()), err=True)
    ctx.exit(1 if errors else 0)


def _summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "No problems."
    return f"{many(errors, 'error')}, {many(warnings, 'warning')}."

"""extract show: claims to read in the terminal, filtered."""

from __future__ import annotations

import difflib
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from extract.cli.options import with_packs
from extract.cli.say import say, say_miscounted
from extract.cli.types import ClaimType, Edge, File, Whole
from extract.show.filters import STATUSES, Asked

if TYPE_CHECKING:
    from extract.show.filters import Kinds

FORMATS = ("table", "csv", "md", "jsonl")
ON_A_SCREEN = 40
FIRST = 5


@click.command(name="show", short_help="Claims to read: who did what to whom, and who says so.")
@click.argument("claims", type=File())
@click.option("--type", "type_", multiple=True, type=ClaimType(), help="Claims of this type: test, strike ...")
@click.option("--who", multiple=True, metavar="NAME", help="Who or what takes part: a name, or a country's code (IRN).")
@click.option("--weapon", multiple=True, metavar="NAME", help="A weapon, by name or class; kinds of a class count too.")
@click.option("--source", multiple=True, metavar="NAME", help="Who says so: a name, a country's code, the publisher.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), metavar="STATUS", help="denied, planned ...")
@click.option("--document", multiple=True, metavar="ID", help="Claims of this article.")
@click.option("--words", multiple=True, metavar="TEXT", help="Words of the sentence; all that are given.")
@click.option("--from", "since", type=Edge(last=False), help="What happened on this day or later.")
@click.option("--to", "until", type=Edge(last=True), help="What happened on this day or earlier.")
@click.option("--least", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="A confidence of at least X.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("-n", "--limit", type=Whole(), help="How many to show; 0 for all.  [default: 40 on a terminal, else all]")
@with_packs
def command(claims: str, form: str, limit: int | None, rules: tuple[str, ...], **filters: Any) -> None:
    """Show CLAIMS (the output of `extract run`; - is stdin), one a row, or one a sentence where the terminal is narrow.

    \b
    who did | to whom | with what | when | where | says who (innermost < further out) | sure

    Filters narrow what is shown; of one that is given several times any value will do. A claim without a time counts
    with the day of its article.
    """
    from extract.plural import many
    from extract.read.claimfile import claim_rows
    from extract.show.filters import passing
    from extract.show.formats import LINES

    say_miscounted(claims)
    asked, kinds, wording = _asked(filters), _kinds(filters, rules), _wording(rules)
    count = Counter[str]()
    found = passing(_counted((row for _, row in claim_rows(claims)), count), asked, kinds)
    most = limit if limit is not None else ON_A_SCREEN if form == "table" and sys.stdout.isatty() else 0
    shown = list(islice(found, most)) if most else found
    if form == "table":
        rows = list(shown)
        if rows:
            show_table(rows, wording)
        rest = sum(1 for _ in found)
        more = f", {rest:,} more: --limit 0 shows all" if rest else ""
        of = f" of {count.total():,}" if asked else ""
        none = f"no claim{of}.{_other_types(asked, count)}"
        say(f"{many(len(rows), 'claim')}{of}{more}." if rows else none, err=True)
        return
    for line in LINES[form](shown, wording):
        say(line)


def show_all(path: str, form: str) -> None:
    """All claims of a run, on stdout."""
    from extract.read.claimfile import claim_rows
    from extract.show.formats import LINES

    rows = (row for _, row in claim_rows(path))
    if form == "table":
        if found := list(rows):
            show_table(found)
        return
    for line in LINES[form](rows, None):
        say(line)


def show_first(path: str) -> None:
    """The first claims of a run, for those who look at the terminal that it ran in."""
    from extract.read.claimfile import claim_rows

    rows = [row for _, row in islice(claim_rows(path), FIRST)]
    if rows:
        show_table(rows, err=True)
        say(f"All of them, with filters: extract show {path}", err=True)


def _counted(rows: Iterable[Mapping[str, Any]], count: Counter[str]) -> Iterator[Mapping[str, Any]]:
    for row in rows:
        count[row["type"]] += 1
        yield row


def _other_types(asked: Asked, count: Counter[str]) -> str:
    """What types there are, where none of those asked for is there."""
    if not asked.type or not count or not count.keys().isdisjoint(asked.type):
        return ""
    near = difflib.get_close_matches(asked.type[0], count, 1)
    hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(sorted(count))}."
    return f' None is of type "{asked.type[0]}". {hint}'


def show_table(rows: Sequence[Mapping[str, Any]], wording: Any = None, *, err: bool = False) -> None:
    """The claims on a stream, as wide as the terminal is; 160 columns where there is none."""
    from rich.console import Console

    from extract.show.formats import as_table

    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        as_table(rows, Console(file=stream, highlight=False), wording)
        return
    as_table(rows, Console(file=(page := io.StringIO()), width=160, highlight=False), wording)
    for line in page.getvalue().splitlines():
        say(line.rstrip(), err=err)


def _asked(filters: Mapping[str, Any]) -> Asked:
    since: date | None = filters["since"]
    until: date | None = filters["until"]
    if since and until and until < since:
        raise click.UsageError(f"--to {until} is before --from {since}.")
    return Asked(type=filters["type_"], **{name: value for name, value in filters.items() if name != "type_"})


def _kinds(filters: Mapping[str, Any], rules: tuple[str, ...]) -> Kinds:
    """What each class of weapon is a kind of; asked of the rules only where a filter needs it."""
    if not filters["weapon"]:
        return lambda name: (name,)
    from extract.pack.cached import book_for

    taxonomy = book_for(rules).taxonomy
    return lambda name: set(_lineage(taxonomy, name))


def _lineage(taxonomy: Any, name: str) -> Iterator[str]:
    yield from taxonomy.lineage(name) if name in taxonomy.classes else (name,)


def _wording(rules: tuple[str, ...]) -> Any:
    """How claims are told: by the core pack, or with what further packs add."""
    if not rules:
        return None
    from extract.pack.cached import book_for

    return book_for(rules).wording

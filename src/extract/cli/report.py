"""extract report: a page that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.cli.options import articles, forcing, with_packs, writing
from extract.cli.say import say, say_miscounted
from extract.cli.types import File

if TYPE_CHECKING:
    from extract.read import Options


@click.command(name="report", short_help="Claims and their articles as one page to read.")
@click.argument("claims", type=File())
@articles
@writing("report.html", "Where the page goes; - is stdout.")
@click.option(
    "--account", type=File(), help="The account of the run, for the page's head.  [default: run.jsonl beside CLAIMS]"
)
@click.option("--title", default="Claims", show_default=True, help="The page's title.")
@with_packs
@forcing
def command(
    claims: str,
    inputs: tuple[str, ...],
    options: Options,
    output: str,
    account: str | None,
    title: str,
    rules: tuple[str, ...],
    force: bool,
) -> None:
    """Write one HTML file that loads nothing: what happened, when and where, who says so, every claim in its article.

    Filters stand in the address. Claims marked right, wrong or corrected and those that were missed are downloaded
    as gold for `extract evaluate`.
    """
    from extract import store
    from extract.assemble.compatibility import compatibility_of
    from extract.assemble.events import assemble
    from extract.pack.cached import book_for
    from extract.read import read_articles
    from extract.report.by_article import pairs_of
    from extract.report.page_about import about_of, beside
    from extract.report.write_page import page_of
    from extract.write.atomic import whole_file
    from extract.write.guard import guard

    if not inputs:
        raise click.UsageError("no --articles. The page shows claims in the articles that they were read from.")
    guard({"-o": output}, [claims, *inputs, *([account] if account else [])], {"-o": "page"}, force)
    say_miscounted(claims)
    book = book_for(rules)
    account = account or beside(claims)
    about = about_of(account) if account else None
    pairs = list(pairs_of(claims, read_articles(inputs, options)))
    events = assemble((row for _, rows in pairs for row in rows), compatibility_of(book))
    told = [event.model_dump(mode="json", by_alias=True) for event in events]
    page = page_of(pairs, book, title, told, about)
    with whole_file(output) as stream:
        stream.write(page.encode("utf-8"))
    say(f"written: {store.shown(output)} ({len(page) / 1e6:.1f} MB)", err=True)

"""extract export: claims as tables and in other tools' formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.cli.options import articles, forcing, with_packs
from extract.cli.say import say, say_miscounted
from extract.cli.types import File

if TYPE_CHECKING:
    from extract.read import Options

FORMATS = (
    *("duckdb", "sqlite", "parquet", "csv", "xlsx", "plover", "jsonld", "geojson", "stix"),
    *("docbin", "labelstudio"),
)


@click.command(name="export", short_help="Claims as tables: DuckDB, SQLite, Parquet, CSV; and for other tools.")
@click.argument("claims", type=File())
@click.option(
    "--to", "target", required=True, type=File(), metavar="TARGET", help="A file or folder; its name says the format."
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="The format, where the name doesn't say it.")
@articles
@with_packs
@forcing
def command(
    claims: str,
    target: str,
    form: str | None,
    inputs: tuple[str, ...],
    options: Options,
    rules: tuple[str, ...],
    force: bool,
) -> None:
    """Write CLAIMS as tables with keys (documents, claims, arguments, sources, links, entities, classes).

    \b
    claims.duckdb                  one file, with views
    claims.sqlite, claims.db       the same with a full-text index, and metadata for Datasette as .metadata.json
    claims.csv, .parquet, .xlsx    one table, one row a claim
    FOLDER                         Parquet files; CSV where its name has csv in it
    claims.spacy                   a spaCy DocBin (needs --articles)
    claims.json                    Label Studio tasks, and their interface as .xml (needs --articles)
    claims.tsv                     coded events with the columns of POLECAT (PLOVER)
    claims.jsonld                  JSON-LD: schema.org claims, PROV for who says so
    claims.geojson                 a feature a place, with a point where GeoNames knows it
    claims.stix.json               a STIX 2.1 bundle: a note a claim, an opinion a denial, a report an article
    """
    from extract import store
    from extract.pack.cached import book_for
    from extract.read import read_articles
    from extract.report.existing_output import check_standing
    from extract.report.export import check_possible, export, format_of
    from extract.write.guard import guard

    chosen = form or format_of(target)
    guard({"--to": target}, [claims, *inputs])
    if not force:
        check_standing(target, chosen)
    check_possible(target, chosen, bool(inputs))
    say_miscounted(claims)
    found = read_articles(inputs, options) if inputs else None
    export(claims, target, chosen, book_for(rules), found)
    say(f"written: {store.shown(target)} ({chosen})", err=True)

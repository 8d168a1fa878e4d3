"""Claims -> one table of one row a claim, for those who open a file and look: CSV, Parquet, XLSX."""

from __future__ import annotations

import contextlib
import csv
import errno
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from extract import store
from extract.errors import ExtractError
from extract.read.extras import need
from extract.report.rows import claim_cells
from extract.report.sinks import draft_file, duckdb_at, parquet_from
from extract.report.tables import TABLES, Column
from extract.terminal import no_formula
from extract.write.atomic import whole_file

Row = Mapping[str, Any]
ROLES = {"actor": ("actor",), "weapon": ("weapon",), "target": ("target", "recipient", "partner")}
"""As in the view claims_wide: whose first argument has columns of its own."""
OF_DOCUMENT = ("title", "publisher", "published", "url", "cluster")
COLUMNS = (
    *TABLES["claims"].columns,
    *(column for column in TABLES["documents"].columns if column.name in OF_DOCUMENT),
    *(Column(f"{role}{part}", "TEXT") for role in ROLES for part in ("", "_country", "_class")),
    Column("arguments", "TEXT"),
    Column("sources", "TEXT"),
)
NAMES = tuple(column.name for column in COLUMNS)
SHEET_ROWS, SHEET_CELL = 1_048_576, 32_767
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def flat_rows(claims: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    """The cells of COLUMNS for each claim; several arguments or sources stand in one cell, semicolons between them."""
    for claim in claims:
        document = claim["document"]
        yield (
            *claim_cells(claim),
            *(document.get(column.name) for column in COLUMNS if column.name in OF_DOCUMENT),
            *(cell for roles in ROLES.values() for cell in _first(claim, roles)),
            "; ".join(f"{one['role']}: {_name(one)}" for one in claim["arguments"]) or None,
            "; ".join(f"{_name(one)} {one.get('stance', 'asserts')}" for one in claim["sources"]) or None,
        )


def _first(claim: Row, roles: tuple[str, ...]) -> tuple[Any, Any, Any]:
    for argument in claim["arguments"]:
        if argument["role"] in roles:
            entity = argument.get("entity") or {}
            return _name(argument), entity.get("country"), entity.get("class")
    return None, None, None


def _name(part: Row) -> str:
    return (part.get("entity") or {}).get("name") or part.get("text") or "unnamed"


def to_flat_csv(claims: Iterable[Row], path: str) -> None:
    """One CSV file in UTF-8 with a header; what is not known is empty. Raises ExtractError."""
    with whole_file(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(NAMES)
        writer.writerows(map(no_formula, cells) for cells in flat_rows(claims))
        text.detach()


def to_flat_parquet(claims: Iterable[Row], path: str) -> None:
    """One Parquet file, with the types of the tables. Raises ExtractError."""
    with draft_file(path) as draft, tempfile.TemporaryDirectory(dir=Path(draft).parent) as spool:
        source = Path(spool, "flat.csv")
        with open(source, "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(NAMES)
            writer.writerows(flat_rows(claims))
        with duckdb_at(spool) as base:
            parquet_from(base, source, COLUMNS, Path(draft))


def to_xlsx(claims: Iterable[Row], path: str) -> None:
    """One sheet of a workbook, its text as text: nothing in it is a formula. Raises ExtractError."""
    openpyxl = need("openpyxl", f"{path}: XLSX", ", or write CSV")
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "extract-claims"
    sheet = book.create_sheet("claims")
    sheet.freeze_panes = "A2"
    try:
        with whole_file(path) as stream:
            with _sheet_laid_down():
                _fill(sheet, claims, path)
            with ZipFile(stream, "w", ZIP_DEFLATED) as archive:  # not save(), which leaves it open on a full disk
                import_module("openpyxl.writer.excel").ExcelWriter(book, archive).save()
    except BaseException:
        with contextlib.suppress(Exception):
            sheet.close()  # a sheet left open complains on standard error when it is thrown away
        raise


@contextlib.contextmanager
def _sheet_laid_down() -> Iterator[None]:
    """The sheet is first a temporary file, which openpyxl writes with lxml where that is installed."""
    with store.laying_down():
        try:
            yield
        except Exception as error:
            if type(error).__name__ != "SerialisationError":
                raise
            number = getattr(errno, str(error).removeprefix("IO_"), None)  # libxml2 names what the system says
            raise OSError(number, os.strerror(number) if number else str(error)) from None


def _fill(sheet: Any, claims: Iterable[Row], path: str) -> None:
    cell_of = import_module("openpyxl.cell").WriteOnlyCell
    sheet.append(NAMES)
    for number, cells in enumerate(flat_rows(claims), 2):
        if number > SHEET_ROWS:
            raise ExtractError(f"{path}: more than {SHEET_ROWS:,} rows, which no sheet holds. Write CSV or Parquet.")
        sheet.append([_sheet_cell(cell_of, sheet, cell) if isinstance(cell, str) else cell for cell in cells])


def _sheet_cell(make: Any, sheet: Any, text: str) -> Any:
    cell = make(sheet, value=_CONTROL.sub("\ufffd", text)[:SHEET_CELL])
    cell.data_type = "s"
    return cell

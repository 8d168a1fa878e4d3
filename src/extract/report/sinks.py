"""Where rows go: CSV files, SQLite, DuckDB, Parquet; each in flat memory, each whole or not there."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extract.errors import ExtractError, InputError
from extract.read.extras import need
from extract.report.datasette import FULL_TEXT, INDEXES, metadata
from extract.report.rows import TableRow
from extract.report.tables import TABLES, VIEWS, Column
from extract.terminal import no_formula
from extract.write.atomic import draft_of, sweep, whole_file

BATCH = 1000
WHICH = "`extract verify` says which."
_TOO_LARGE = ("ConversionException", "OutOfRangeException")  # of DuckDB


def to_csv(rows: Iterable[TableRow], folder: str) -> None:
    """One CSV file a table, in UTF-8 with a header; what is not known is empty, and no cell is a formula."""
    with _draft_folder(folder) as draft:
        _csv_files(((name, tuple(map(no_formula, cells))) for name, cells in rows), draft)


def to_sqlite(rows: Iterable[TableRow], path: str) -> None:
    """One SQLite file with tables, keys, views and a full-text index; beside it the metadata that Datasette shows."""
    with draft_file(path) as draft, contextlib.closing(sqlite3.connect(draft)) as base:
        base.execute("PRAGMA foreign_keys = ON")
        for table in TABLES.values():
            base.execute(table.sql())
        waiting: list[TableRow] = []
        for row in rows:
            waiting.append(row)
            if len(waiting) >= BATCH:
                _insert(base, waiting)
        _insert(base, waiting)
        for index in INDEXES:
            base.execute(index)
        for name, sql in VIEWS.items():
            base.execute(f"CREATE VIEW {name} AS {sql}")
        for statement in FULL_TEXT:
            base.execute(statement)
        base.commit()
    about = json.dumps(metadata(Path(path).stem), indent=2, ensure_ascii=False)
    with whole_file(str(metadata_path(path))) as stream:
        stream.write(about.encode() + b"\n")


def metadata_path(path: str) -> Path:
    """Where the metadata for Datasette stand: claims.metadata.json beside claims.sqlite."""
    return Path(path).with_suffix(".metadata.json")


def to_duckdb(rows: Iterable[TableRow], path: str) -> None:
    """One DuckDB file with the tables and the views; the keys are checked, but not kept: DuckDB would in memory."""
    duckdb = need("duckdb", f"{path}: DuckDB")
    with draft_file(path) as draft, tempfile.TemporaryDirectory(dir=_folder(path)) as spool:
        _csv_files(rows, Path(spool))
        with duckdb.connect(draft) as base:
            _frugal(base, spool)
            for table in TABLES.values():
                base.execute(table.sql(keys=False))
                base.execute(f"COPY {table.name} FROM '{_quoted(Path(spool, table.name + '.csv'))}' ({_CSV})")
                twice = base.execute(table.twice()).fetchone()
                if twice:
                    raise _broken_key(path, f"{table.name}: {' '.join(map(str, twice))} stands twice")
            for name, sql in VIEWS.items():
                base.execute(f"CREATE VIEW {name} AS {sql}")


def to_parquet(rows: Iterable[TableRow], folder: str) -> None:
    """One Parquet file a table, with the types of the tables."""
    with _draft_folder(folder) as draft, tempfile.TemporaryDirectory(dir=draft) as spool:
        _csv_files(rows, Path(spool))
        with duckdb_at(spool) as base:
            for table in TABLES.values():
                source = Path(spool, f"{table.name}.csv")
                parquet_from(base, source, table.columns, draft / f"{table.name}.parquet")


@contextlib.contextmanager
def duckdb_at(spool: str) -> Iterator[Any]:
    """DuckDB without a file, that lays down in a folder what it can't keep in little memory."""
    with need("duckdb", "Parquet").connect() as base:
        _frugal(base, spool)
        yield base


def parquet_from(base: Any, source: Path, columns: Iterable[Column], target: Path) -> None:
    """A CSV file with these columns -> a Parquet file."""
    types = ", ".join(f"'{column.name}': '{column.type}'" for column in columns)
    rows = f"read_csv('{_quoted(source)}', columns = {{{types}}}, {_READ})"
    base.execute(f"COPY (SELECT * FROM {rows}) TO '{_quoted(target)}' (FORMAT parquet, COMPRESSION zstd)")


_SETTINGS = "SET enable_progress_bar = false; SET threads = 1; SET memory_limit = '128MB'; SET temp_directory = '{}'"
_CSV = "FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULL '', AUTO_DETECT false"
_READ = "header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', auto_detect = false"


def _frugal(base: Any, folder: str) -> None:
    """Little memory, whatever the number of rows; what needs more is laid down in the folder."""
    base.execute(_SETTINGS.format(_quoted(Path(folder))))


def _csv_files(rows: Iterable[TableRow], folder: Path) -> None:
    with contextlib.ExitStack() as stack:
        writers = {}
        for table in TABLES.values():
            stream = stack.enter_context(open(folder / f"{table.name}.csv", "w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(stream, lineterminator="\n")
            writers[table.name].writerow(table.names)
        for name, cells in rows:
            writers[name].writerow(cells)


def _insert(base: sqlite3.Connection, waiting: list[TableRow]) -> None:
    for name, cells in waiting:
        base.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(cells))})", cells)
    waiting.clear()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _folder(path: str) -> str:
    folder = os.path.dirname(os.path.abspath(path))
    os.makedirs(folder, exist_ok=True)
    return folder


@contextlib.contextmanager
def draft_file(path: str) -> Iterator[str]:
    """A path to write to, which becomes `path` when the block ends well. Raises ExtractError for what cannot be."""
    if os.path.isdir(path):
        raise InputError(path, "a folder stands here.", "Give a file, or ask for --format parquet or csv.")
    with _said(path):
        place = os.path.join(_folder(path), os.path.basename(path))
        sweep(place)
        draft = draft_of(place)
        try:
            yield draft
            os.replace(draft, path)
        finally:
            for left in (draft, draft + ".wal", draft + "-journal"):
                with contextlib.suppress(OSError):
                    os.unlink(left)


@contextlib.contextmanager
def _draft_folder(folder: str) -> Iterator[Path]:
    """A folder to write to, whose files move to `folder` when the block ends well."""
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise InputError(folder, "a file stands here.", "Give a folder.")
    with _said(folder):
        draft = Path(tempfile.mkdtemp(prefix=".tables.", suffix=".part", dir=_folder(folder)))
        try:
            yield draft
            os.makedirs(folder, exist_ok=True)
            for path in sorted(draft.iterdir()):
                os.replace(path, os.path.join(folder, path.name))
        finally:
            shutil.rmtree(draft, ignore_errors=True)


@contextlib.contextmanager
def _said(path: str) -> Iterator[None]:
    """What the disk or a database says about a target that cannot be written, as an ExtractError."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise _broken_key(path, str(error)) from None
    except OverflowError as error:
        raise _no_number(path, str(error)) from None
    except Exception as error:
        if not isinstance(error, OSError | sqlite3.Error) and "duckdb" not in type(error).__module__:
            raise
        if type(error).__name__ in _TOO_LARGE:
            raise _no_number(path, _first_line(error)) from None
        why = getattr(error, "strerror", None) or _first_line(error)
        hint = "Check the disk and the rights of the folder; what stood there before is unchanged."
        raise ExtractError(f"{path}: cannot be written ({why}). {hint}") from error


def _no_number(path: str, why: str) -> InputError:
    return InputError(path, f"the claims hold a number that no table does ({why}).", WHICH)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:120]


def _broken_key(path: str, why: str) -> InputError:
    return InputError(path, f"the claims break a key of the tables ({why}).", WHICH)

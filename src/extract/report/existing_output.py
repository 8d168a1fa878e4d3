"""What stands where an export is to go: tables of ours, which may be replaced, or a file of somebody else's."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from extract.errors import ExtractError
from extract.own_files import empty
from extract.report.flat import NAMES
from extract.report.plover import COLUMNS
from extract.report.tables import TABLES

HEAD = 1 << 12
OF_BASE = "SELECT count(*) FROM sqlite_master WHERE name IN ('documents', 'claims', 'arguments', 'claims_wide')"


def check_standing(target: str, form: str) -> None:
    """Raises ExtractError where a file that is no export of this form would be replaced."""
    files = [target]
    if os.path.isdir(target):
        files = [path for name in TABLES if os.path.exists(path := os.path.join(target, f"{name}.{form}"))]
    for path in files:
        if not empty(path) and os.path.isfile(path) and not _is_export(path, form):
            hint = "Name another --to, or replace it with --force."
            raise ExtractError(f"{path}: stands there already, and is no {form} export of extract. {hint}")


def _is_export(path: str, form: str) -> bool:
    try:
        with open(path, "rb") as stream:
            head = stream.read(HEAD)
        return _LOOKS[form](Path(path), head)
    except (OSError, zlib.error, zipfile.BadZipFile, KeyError, sqlite3.Error):
        return False


def _header(*names: str, delimiter: str = ",") -> bytes:
    return delimiter.join(names).encode() + b"\n"


def _is_csv(path: Path, head: bytes) -> bool:
    return head.startswith((_header(*NAMES), *(_header(*table.names) for table in TABLES.values())))


def _is_sqlite(path: Path, head: bytes) -> bool:
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        return bool(base.execute(OF_BASE).fetchone()[0] == 4)


def _is_duckdb(path: Path, head: bytes) -> bool:
    if head[8:12] != b"DUCK":
        return False
    try:
        with import_module("duckdb").connect(str(path), read_only=True) as base:
            return bool(base.execute(OF_BASE).fetchone()[0] == 4)
    except Exception:  # not installed, of another version, or damaged: DuckDB has errors of its own
        return False


def _is_parquet(path: Path, head: bytes) -> bool:
    """Whether the names of our columns stand in its footer."""
    with path.open("rb") as stream:
        stream.seek(-min(path.stat().st_size, 1 << 16), os.SEEK_END)
        end = stream.read()
    tables = (NAMES, *(table.names for table in TABLES.values()))
    return head.startswith(b"PAR1") and any(all(name.encode() in end for name in names) for names in tables)


def _is_xlsx(path: Path, head: bytes) -> bool:
    with zipfile.ZipFile(path) as archive:
        return b"extract-claims" in archive.read("docProps/core.xml")


def _begins(beginning: bytes) -> Callable[[Path, bytes], bool]:
    return lambda path, head: re.match(beginning, head) is not None


_LOOKS: dict[str, Callable[[Path, bytes], bool]] = {
    "csv": _is_csv,
    "sqlite": _is_sqlite,
    "duckdb": _is_duckdb,
    "parquet": _is_parquet,
    "xlsx": _is_xlsx,
    "plover": lambda path, head: head.startswith(_header(*COLUMNS, delimiter="\t")),
    "docbin": lambda path, head: b"attrs" in zlib.decompressobj().decompress(head, HEAD),
    "labelstudio": _begins(rb'\[(?:\]|\n\{"data": \{"text": )'),
    "stix": _begins(rb'\{"type": "bundle"'),
    "jsonld": _begins(rb'\{\s*"@context"'),
    "geojson": _begins(rb'\{"type": "FeatureCollection"'),
}

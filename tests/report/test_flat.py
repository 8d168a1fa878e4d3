"""flat: one row a claim in one file; nothing in it runs; nothing that stood there is lost."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.model import Claim
from extract.report.flat import NAMES
from extract.write.jsonl import claim_records, lines_of

pytestmark = pytest.mark.slow

Command = Callable[..., subprocess.CompletedProcess[str]]
Make = Callable[..., Claim]
TEXT = "=HYPERLINK(1) test-fired a +missile@ on Monday, -the army\x07 said.\r@India,protested"
NAMED = {"duckdb": "c.duckdb", "sqlite": "c.sqlite", "parquet": "c.parquet", "csv": "c.csv", "xlsx": "c.xlsx"}


@pytest.fixture
def claims(tmp_path: Path, claim_of: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    parts: dict[str, Any] = {"publisher": "+cmd|' /C calc'!A0", "title": "=HYPERLINK(1)", "document": "=a"}
    two = [
        claim_of(
            TEXT, "test", "test-fired", [("actor", "=HYPERLINK(1)", None), ("weapon", "+missile@", None)], **parts
        ),
        claim_of(TEXT, "condemn", "protested", [("actor", "@India", None)], **parts),
    ]
    (tmp_path / "claims.jsonl").write_bytes(lines_of(claim_records(two)))
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def test_csv_has_a_row_a_claim_and_no_formula(claims: Path, command: Command) -> None:
    found = command("export", "claims.jsonl", "--to", "flat.csv")
    assert found.returncode == 0, found.stderr
    with open("flat.csv", encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert tuple(header) == NAMES
    assert len(rows) == 2
    first = dict(zip(header, rows[0], strict=True))
    assert (first["actor"], first["title"], first["publisher"]) == (
        "'=HYPERLINK(1)",
        "'=HYPERLINK(1)",
        "'+cmd|' /C calc'!A0",
    )
    assert first["weapon"] == "'+missile@"


@pytest.mark.parametrize("target", ["tables-csv", "events.tsv"])
def test_no_cell_of_any_text_table_is_a_formula(target: str, claims: Path, command: Command) -> None:
    assert command("export", "claims.jsonl", "--to", target).returncode == 0
    path = claims / target
    for file in path.iterdir() if path.is_dir() else [path]:
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream, delimiter="\t" if file.suffix == ".tsv" else ","):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_parquet_and_xlsx_hold_the_same_rows_as_they_are(claims: Path, command: Command) -> None:
    duckdb, openpyxl = pytest.importorskip("duckdb"), pytest.importorskip("openpyxl")
    for target in ("flat.parquet", "flat.xlsx"):
        found = command("export", "claims.jsonl", "--to", target)
        assert found.returncode == 0, found.stderr
    with duckdb.connect() as base:
        rows = base.execute("SELECT actor, title, trigger_start FROM 'flat.parquet' ORDER BY trigger_start").fetchall()
    assert rows[0][:2] == ("=HYPERLINK(1)", "=HYPERLINK(1)")
    sheet = openpyxl.load_workbook("flat.xlsx")["claims"]
    cells = list(sheet.iter_rows())
    assert tuple(cell.value for cell in cells[0]) == NAMES
    assert not any(cell.data_type == "f" for row in cells for cell in row)
    column = NAMES.index("actor")
    assert [row[column].value for row in cells[1:]] == [row[0] for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize(
    "target", ["c.duckdb", "c.sqlite", "c.parquet", "c.csv", "c.xlsx", "c.tsv", "c.json", "c.spacy"]
)
def test_export_replaces_its_own_and_nothing_else(target: str, claims: Path, command: Command) -> None:
    for library in ("duckdb", "openpyxl"):
        pytest.importorskip(library)
    words = ("export", "claims.jsonl", "--to", target, "--articles", "b.jsonl")
    row = {"id": "=a", "text": TEXT}
    (claims / "b.jsonl").write_text(json.dumps(row))
    (claims / target).write_bytes(b"my own notes")
    refused = command(*words)
    assert refused.returncode == 1
    assert f"{target}: stands there already, and is no " in refused.stderr
    assert (claims / target).read_bytes() == b"my own notes"
    for more in (("--force",), ()):
        found = command(*words, *more)
        assert found.returncode == 0, found.stderr


def test_a_database_of_somebody_else_stays(claims: Path, command: Command) -> None:
    with closing(sqlite3.connect("mine.sqlite")) as base:
        base.execute("CREATE TABLE claims (id TEXT)")
    assert command("export", "claims.jsonl", "--to", "mine.sqlite").returncode == 1
    (claims / "folder").mkdir()
    (claims / "folder" / "claims.csv").write_text("id,mine\n")
    assert command("export", "claims.jsonl", "--to", "folder", "--format", "csv").returncode == 1
    assert (claims / "folder" / "claims.csv").read_text() == "id,mine\n"


def test_export_never_replaces_its_claims(claims: Path, command: Command) -> None:
    before = (claims / "claims.jsonl").read_bytes()
    for form in ("csv", "plover", "sqlite"):
        found = command("export", "claims.jsonl", "--to", "claims.jsonl", "--format", form, "--force")
        assert found.returncode == 1
        assert "claims.jsonl: is an input, and --to would replace it." in found.stderr
    assert (claims / "claims.jsonl").read_bytes() == before


@pytest.mark.parametrize("version", ["0.9", "99.0", 5, None])
def test_claims_of_another_version_are_refused_with_what_to_do(version: Any, claims: Path, command: Command) -> None:
    rows = [json.loads(line) for line in (claims / "claims.jsonl").read_text().splitlines()]
    (claims / "old.jsonl").write_text("".join(json.dumps({**row, "schema_version": version}) + "\n" for row in rows))
    for words in (
        ("export", "old.jsonl", "--to", "x.csv"),
        ("events", "old.jsonl"),
        ("diff", "old.jsonl", "old.jsonl"),
    ):
        found = command(*words)
        assert found.returncode == 1
        assert found.stderr.startswith("old.jsonl:1: ")
        if version not in (None,):
            assert "se the program that wrote the file" in found.stderr


@pytest.mark.parametrize(
    "words",
    ["export claims.jsonl --to x.csv", "events claims.jsonl -o -", "show claims.jsonl", "verify claims.jsonl"],
)
@pytest.mark.parametrize("value", ["0.5", True])
def test_a_number_that_is_written_as_something_else_is_no_number(
    words: str, value: object, claims: Path, command: Command
) -> None:
    """What a lenient check takes for a number, those who reckon with it do not."""
    lines = (claims / "claims.jsonl").read_text().splitlines(keepends=True)
    (claims / "claims.jsonl").write_text(json.dumps({**json.loads(lines[0]), "confidence": value}) + "\n")
    found = command(*words.split())
    assert found.returncode == 1, found.stderr
    assert "claims.jsonl:1: " in found.stdout + found.stderr
    assert "confidence: input should be a valid number" in found.stdout + found.stderr


@pytest.mark.parametrize("target", [*NAMED.values(), "tables", "c.jsonld", "c.tsv"])
def test_a_broken_claim_is_one_line_whatever_is_written(target: str, claims: Path, command: Command) -> None:
    lines = (claims / "claims.jsonl").read_text().splitlines(keepends=True)
    broken = json.loads(lines[-1])
    del broken["arguments"][0]["role"]
    (claims / "claims.jsonl").write_text("".join(lines[:-1]) + json.dumps(broken) + "\n")
    found = command("export", "claims.jsonl", "--to", target)
    assert (found.returncode, found.stderr.count("\n")) == (1, 1), found.stderr
    assert found.stderr.startswith("claims.jsonl:2: no claim (arguments.0.role: field required).")
    assert not (claims / target).exists()


def test_a_number_that_no_database_holds_is_told(claims: Path, command: Command) -> None:
    rows = [json.loads(line) for line in (claims / "claims.jsonl").read_text().splitlines()]
    rows[0]["arguments"][0]["count"] = 10**30
    (claims / "claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = command("export", "claims.jsonl", "--to", "c.sqlite")
    assert found.returncode == 1
    assert found.stderr.startswith("c.sqlite: the claims hold a number that no table does (")
    assert not (claims / "c.sqlite").exists()

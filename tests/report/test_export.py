"""export: every form holds what the claims hold, with keys and types; other tools' formats load."""

from __future__ import annotations

import csv
import json
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import DocBin

from extract.errors import ExtractError, InputError
from extract.model import Article
from extract.pack.rulebook import Rulebook
from extract.pipeline import Extractor
from extract.read import read_articles
from extract.report.export import export, format_of
from extract.report.plover import COLUMNS, QUAD_OF
from extract.report.tables import TABLES, VIEWS

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def book(rulebook: Rulebook) -> Rulebook:
    return rulebook


@pytest.fixture
def rows(seed_claims: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in seed_claims.read_text(encoding="utf-8").splitlines()]


def counts(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {
        "documents": len({row["document"]["id"] for row in rows}),
        "claims": len(rows),
        "arguments": sum(len(row["arguments"]) for row in rows),
        "sources": sum(len(row["sources"]) for row in rows),
        "links": sum(len(row["links"]) for row in rows),
    }


@pytest.fixture(params=["duckdb", "sqlite"])
def base(request: pytest.FixtureRequest, tmp_path: Path, seed_claims: Path, book: Rulebook) -> Iterator[Any]:
    connect = pytest.importorskip("duckdb").connect if request.param == "duckdb" else sqlite3.connect
    path = tmp_path / f"claims.{request.param}"
    export(str(seed_claims), str(path), request.param, book)
    with closing(connect(str(path))) as opened:
        yield opened


def test_base_has_every_row_and_answers_every_view(base: Any, rows: list[dict[str, Any]]) -> None:
    for name, count in counts(rows).items():
        assert base.execute(f"SELECT count(*) FROM {name}").fetchone() == (count,)
    for name in VIEWS:
        base.execute(f"SELECT * FROM {name}").fetchall()
    assert base.execute("SELECT count(*) FROM claims_wide").fetchone() == (len(rows),)
    joined = "arguments a LEFT JOIN entities e ON e.key = a.entity"
    orphans = f"SELECT count(*) FROM {joined} WHERE a.entity IS NOT NULL AND e.key IS NULL"
    assert base.execute(orphans).fetchone() == (0,)


def test_leaders_of_two_articles_are_two(tmp_path: Path, book: Rulebook, extractor: Extractor) -> None:
    texts = {"a": "World leaders said Iran had tested two missiles. The leaders condemned the test.",
             "b": "World leaders said Iran had tested two missiles."}  # fmt: skip
    path, base = tmp_path / "c.jsonl", tmp_path / "c.sqlite"
    claims = [c for id_, text in texts.items() for c in extractor.read(Article(id=id_, uri=id_, text=text))]
    path.write_text("".join(c.model_dump_json(by_alias=True) + "\n" for c in claims), encoding="utf-8")
    export(str(path), str(base), "sqlite", book)
    with closing(sqlite3.connect(base)) as opened:
        leaders = "SELECT id, document, count(*) FROM entities WHERE name LIKE '%leaders' GROUP BY 1, 2 ORDER BY 2"
        assert {row[:2] for row in opened.execute(leaders)} == {(None, "a"), (None, "b")}
        said = "SELECT count(*), count(DISTINCT document) FROM says_who WHERE source LIKE '%leaders' AND type = 'test'"
        assert opened.execute(said).fetchall() == [(2, 2)]
        assert opened.execute("SELECT count(*), count(document) FROM entities WHERE id = 'IRN'").fetchone() == (1, 0)


def test_base_keeps_evidence_to_the_letter(base: Any, rows: list[dict[str, Any]]) -> None:
    stored = dict(base.execute("SELECT id, evidence FROM claims").fetchall())
    assert stored == {row["id"]: row["evidence"]["text"] for row in rows}


def test_csv_folder_has_a_file_a_table(
    tmp_path: Path, seed_claims: Path, rows: list[dict[str, Any]], book: Rulebook
) -> None:
    folder = tmp_path / "tables-csv"
    export(str(seed_claims), str(folder), format_of(str(folder)), book)
    assert {path.name for path in folder.iterdir()} == {f"{name}.csv" for name in TABLES}
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as lines:
        assert [line["id"] for line in csv.DictReader(lines)] == [row["id"] for row in rows]


def test_parquet_folder_has_types(
    tmp_path: Path, seed_claims: Path, rows: list[dict[str, Any]], book: Rulebook
) -> None:
    duckdb = pytest.importorskip("duckdb")
    folder = tmp_path / "tables"
    export(str(seed_claims), str(folder), format_of(str(folder)), book)
    found = duckdb.sql(f"SELECT count(*), any_value(typeof(published)) FROM '{folder}/documents.parquet'").fetchall()
    assert found[0] == (counts(rows)["documents"], "DATE")
    assert duckdb.sql(f"SELECT typeof(confidence) FROM '{folder}/claims.parquet' LIMIT 1").fetchall() == [("DOUBLE",)]


@pytest.mark.parametrize("form", ["duckdb", "sqlite"])
def test_duplicate_claim_is_said_and_leaves_no_file(
    tmp_path: Path, seed_claims: Path, book: Rulebook, form: str
) -> None:
    if form == "duckdb":
        pytest.importorskip("duckdb")
    twice = tmp_path / "twice.jsonl"
    twice.write_text(seed_claims.read_text() * 2)
    with pytest.raises(InputError, match=r"twice.jsonl:\d+: clm-\w+ stands in line 1 too"):
        export(str(twice), str(tmp_path / f"c.{form}"), form, book)
    assert [path.name for path in tmp_path.iterdir()] == ["twice.jsonl"]


@pytest.mark.parametrize(
    ("target", "form"),
    [("a.duckdb", "duckdb"), ("a.db", "sqlite"), ("out", "parquet"), ("out/csv", "csv"), ("a.spacy", "docbin"),
     ("a.json", "labelstudio"), ("a.tsv", "plover")],
)  # fmt: skip
def test_name_says_the_format(target: str, form: str) -> None:
    assert format_of(target) == form


def test_unknown_ending_and_missing_articles_are_said(seed_claims: Path, book: Rulebook) -> None:
    with pytest.raises(ExtractError, match=r'no format ends in "\.docx"'):
        format_of("a.docx")
    with pytest.raises(ExtractError, match="holds the articles' texts"):
        export(str(seed_claims), "a.spacy", "docbin", book)


def test_docbin_loads_with_spans_at_their_place(
    tmp_path: Path, seed_claims: Path, rows: list[dict[str, Any]], book: Rulebook
) -> None:
    path = tmp_path / "c.spacy"
    export(str(seed_claims), str(path), "docbin", book, read_articles([SEEDS]))
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    kept = [claim for doc in docs for claim in json.loads(doc.spans["article"].attrs["claims"])]
    assert sorted(claim["id"] for claim in kept) == sorted(row["id"] for row in rows)
    for doc in docs:
        claims = {claim["id"]: claim for claim in json.loads(doc.spans["article"].attrs["claims"])}
        for span in doc.spans["triggers"]:
            assert claims[span.id_]["trigger"]["text"] in span.text
            assert claims[span.id_]["type"] == span.label_


def test_label_studio_tasks_fit_their_interface(tmp_path: Path, seed_claims: Path, book: Rulebook) -> None:
    path = tmp_path / "tasks.json"
    export(str(seed_claims), str(path), "labelstudio", book, read_articles([SEEDS]))
    config = ET.parse(path.with_suffix(".xml")).getroot()
    labels = {label.get("value") for label in config.iter("Label")}
    choices = {asked.get("name"): {one.get("value") for one in asked} for asked in config.iter("Choices")}
    relations = {relation.get("value") for relation in config.iter("Relation")}
    names = {config.find("Labels").get("name"), config.find("Text").get("name")}  # type: ignore[union-attr]
    for task in json.loads(path.read_text(encoding="utf-8")):
        regions = {item["id"]: item for item in task["predictions"][0]["result"] if item["type"] == "labels"}
        for item in task["predictions"][0]["result"]:
            if item["type"] == "relation":
                assert {item["from_id"], item["to_id"]} <= regions.keys()
                assert set(item["labels"]) <= relations
            else:
                value = item["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                known = {"label": labels, **choices}
                assert set(value[item["type"]]) <= known[item["from_name"]]
                assert item["to_name"] in names


def test_plover_rows_have_the_columns_and_known_codes(tmp_path: Path, seed_claims: Path, book: Rulebook) -> None:
    path = tmp_path / "events.tsv"
    export(str(seed_claims), str(path), "plover", book)
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        found = list(reader)
    assert tuple(reader.fieldnames or ()) == COLUMNS
    assert found
    assert all(row["Event Type"] in QUAD_OF and row["Quad Code"] == QUAD_OF[row["Event Type"]] for row in found)
    assert len({row["Event ID"] for row in found}) == len(found)
    assert {frame.plover for frame in book.frames.frames.values() if frame.plover} <= QUAD_OF.keys()

"""Every kind of input in one run, good and bad, with the real pipeline."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import Extractor
from extract.read import read_articles
from extract.run.batch import Plan, run
from extract.run.local import Local
from extract.run.progress import watch

pytest.importorskip("trafilatura")
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
writing = pytest.importorskip("warcio.warcwriter")
headers = pytest.importorskip("warcio.statusandheaders")

NEWS = "Pakistan test-fired a Shaheen-3 ballistic missile on Monday, the military said."
FRENCH = (
    "Le ministère a déclaré que la frégate avait quitté le port à l'aube et que les deux navires sont dans le détroit."
)
PAGE = f"<!DOCTYPE html><html><head><title>Missile test</title></head><body><p>{NEWS}</p></body></html>"


def archive(*pages: str) -> bytes:
    stream = io.BytesIO()
    writer = writing.WARCWriter(stream, gzip=True)
    for number, page in enumerate(pages):
        http = headers.StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://p.example/{number}", "response", payload=io.BytesIO(page.encode()), http_headers=http
        )
        writer.write_record(record)
    return stream.getvalue()


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "listed").mkdir(parents=True)
    (folder / "plain.txt").write_text(NEWS)
    (folder / "foreign.txt").write_text(FRENCH)
    (folder / "page.html").write_text(PAGE)
    (folder / "page.html.json").write_text('{"publisher": "Indus Post"}')
    (folder / "rows.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "row", "text": NEWS}).encode()))
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "cut", "text": NEWS}).encode() * 50)[:-20])
    (folder / "crawl.warc.gz").write_bytes(archive(PAGE, "<html></html>"))
    (folder / "listed" / "one.txt").write_text(NEWS)
    with (folder / "listed" / "manifest.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows(
            [["file", "id", "published"], ["one.txt", "one", "2024-04-01"], ["two.txt", "", ""]]
        )
    return folder


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_kind_in_one_run(tmp_path: Path, inputs: Path, extractor: Extractor) -> None:
    texts = tmp_path / "texts"
    plan = Plan(str(tmp_path / "claims.jsonl"), copies="exact", texts=str(texts))
    run(read_articles([inputs]), plan, Local(extractor), watch(quiet=True))
    entries, (totals,) = (records(tmp_path / name) for name in ("run.jsonl", "run.totals.json"))
    outcomes = {f"{Path(entry['uri']).name}:{entry['line'] or ''}": entry for entry in entries}
    assert {place: entry["outcome"] for place, entry in outcomes.items()} == {
        "crawl.warc.gz:1": "ok",
        "crawl.warc.gz:2": "skipped",
        "cut.jsonl.gz:": "failed",
        "foreign.txt:": "skipped",
        "manifest.csv:3": "failed",
        "one.txt:": "ok",
        "page.html:": "ok",
        "plain.txt:": "ok",
        "rows.jsonl.gz:1": "ok",
    }
    assert outcomes["foreign.txt:"]["why"] == "not in English (language: fr). Only English is read."
    claims = records(tmp_path / "claims.jsonl")
    assert {claim["type"] for claim in claims} == {"test"}
    for claim in claims:
        start, end = claim["evidence"]["start"], claim["evidence"]["end"]
        text = (texts / f"{claim['document']['id']}.txt").read_bytes().decode()
        assert text[start:end] == claim["evidence"]["text"]
    documents = {claim["document"]["id"]: claim["document"] for claim in claims}
    assert (documents["page"]["publisher"], documents["one"]["published"]) == ("Indus Post", "2024-04-01")
    assert {name for name, document in documents.items() if document["copies_of"] == "one"} == {"plain", "row"}
    assert totals["copies"] == {"looked_for": "exact", "articles": 5, "clusters": 2}

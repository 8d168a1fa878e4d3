"""batch: good and bad inputs mixed, with the real pipeline; every one ends in the account, the rest is done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import Extractor
from extract.read import Options, read_articles
from extract.run.batch import Plan, run
from extract.run.layers import annotate
from extract.run.local import Local
from extract.run.progress import watch

NEWS = "India test-fired an Agni-5 ballistic missile on Thursday, its defense ministry said.\n"
DULL = "The library will open an hour later on Sunday.\n"
BAD = ["x" * 5000, "[1]", '{"id": "n"}', "no json", json.dumps({"id": "ok", "text": "again"})]


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "news.txt").write_text(NEWS)
    (folder / "dull.txt").write_text(DULL)
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "guess.txt").write_bytes("Iran’s navy fired a torpedo.".encode("cp1252"))
    rows = [json.dumps({"id": "ok", "text": NEWS, "published": "2021-09-16"}), *BAD]
    (folder / "rows.jsonl").write_text("\n".join(rows))
    (tmp_path / "void").mkdir()
    return [str(folder), str(tmp_path / "void"), str(tmp_path / "nowhere.txt")]


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_run_accounts_for_every_input(tmp_path: Path, inputs: list[str], extractor: Extractor) -> None:
    items = read_articles(inputs, Options(limit=4000))
    totals = run(items, Plan(str(tmp_path / "claims.jsonl")), Local(extractor), watch(quiet=True))
    entries, (last,) = (lines_of(tmp_path / name) for name in ("run.jsonl", "run.totals.json"))
    outcomes = {f"{Path(entry['uri']).name}:{entry['line'] or ''}": entry["outcome"] for entry in entries}
    assert outcomes == {
        "dull.txt:": "no claims",
        "empty.txt:": "skipped",
        "guess.txt:": "ok",
        "news.txt:": "ok",
        "picture.txt:": "skipped",
        "rows.jsonl:1": "ok",
        "rows.jsonl:2": "skipped",
        "rows.jsonl:3": "skipped",
        "rows.jsonl:4": "skipped",
        "rows.jsonl:5": "skipped",
        "rows.jsonl:6": "failed",
        "void:": "skipped",
        "nowhere.txt:": "failed",
    }
    assert all(entry["why"] for entry in entries if entry["outcome"] in ("skipped", "failed"))
    claims = lines_of(tmp_path / "claims.jsonl")
    assert [claim["document"]["id"] for claim in claims] == sorted(claim["document"]["id"] for claim in claims)
    assert last["totals"]["claims"] == sum(entry["claims"] for entry in entries) == len(claims)
    assert last["totals"]["articles"] == len(entries)
    assert set(last) == {"totals", "packs", "rules", "model", "matrices", "copies"}
    assert totals.exit_code == 1


def test_run_to_another_place_gives_the_same_bytes(tmp_path: Path, inputs: list[str], extractor: Extractor) -> None:
    written = []
    for name, given in (("one", inputs), ("two", inputs[::-1])):
        plan = Plan(str(tmp_path / name / "claims.jsonl"))
        run(read_articles(given, Options(limit=4000)), plan, Local(extractor), watch(quiet=True))
        written.append([(tmp_path / name / file).read_bytes() for file in ("claims.jsonl", "run.jsonl")])
    assert written[0] == written[1]


def test_annotate_writes_a_line_a_document(tmp_path: Path, inputs: list[str], extractor: Extractor) -> None:
    output = tmp_path / "layers.jsonl"
    totals = annotate(read_articles(inputs, Options(limit=4000)), str(output), extractor, watch(quiet=True))
    documents = lines_of(output)
    assert [row["document"]["id"] for row in documents] == ["dull", "guess", "news", "ok"]
    for row in documents:
        assert {"entities", "attributions", "sections", "sentences", "mentions", "times", "measures"} <= row.keys()
    assert totals.exit_code == 1

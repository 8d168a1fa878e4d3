"""wire: three of ten articles are copies, one stands twice in its file; every command takes what `run` wrote."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import Extractor

Command = Callable[..., subprocess.CompletedProcess[str]]

OWN = [
    "India test-fired an Agni-5 ballistic missile from an island in the Bay of Bengal on Thursday, officials said.",
    "Iran supplied 200 Shahed-136 drones to Russia, according to a statement of the Ukrainian defense ministry.",
    "Pakistan denied on Monday that its army had deployed Shaheen-3 missiles near the city of Lahore.",
    "The Houthis fired two anti-ship missiles at a tanker in the Red Sea on Sunday, the U.S. military said.",
    "South Korea developed a new air defense missile, the Yonhap news agency reported late on Friday.",
    "Germany will deliver twelve Leopard 2 tanks to Ukraine in March, its chancellor announced in Berlin.",
]
WIRE = "North Korea launched a ballistic missile toward the East Sea on Wednesday, the South Korean military said. "


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wire")
    rows = [{"id": f"own-{n}", "text": text, "published": "2024-01-05"} for n, text in enumerate(OWN)]
    copies = [
        {"id": "first", "text": WIRE, "publisher": "Agency", "published": "2024-01-03"},
        {"id": "reprint", "text": WIRE, "publisher": "Daily Post", "published": "2024-01-04"},
        {"text": WIRE.upper().capitalize(), "publisher": "Evening Post", "published": "2024-01-04"},
        {"text": WIRE, "publisher": "Morning Post", "published": "2024-01-04"},
    ]
    twice = [rows[1], copies[0]]
    lines = [json.dumps(row) + "\n" for row in (*rows, *copies, *twice)]
    (folder / "news.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def claims(corpus: Path, command: Command, extractor: Extractor) -> Path:
    found = command("run", str(corpus / "news.jsonl"), "-o", str(corpus / "claims.jsonl"))
    assert found.returncode == 0, found.stderr
    return corpus / "claims.jsonl"


def test_every_claim_has_an_id_of_its_own_and_copies_share_a_cluster(claims: Path) -> None:
    rows = lines_of(claims)
    assert len({row["id"] for row in rows}) == len(rows)
    clusters = {row["document"]["id"]: row["document"]["cluster"] for row in rows}
    assert {id_ for id_, cluster in clusters.items() if cluster} >= {"first", "reprint", "news-10"}
    assert len({cluster for cluster in clusters.values() if cluster}) == 1
    assert {row["document"]["copies_of"] for row in rows if row["document"]["id"] == "reprint"} == {"first"}


def test_an_article_that_stands_twice_is_read_once_and_lost_nowhere(claims: Path) -> None:
    entries = lines_of(claims.parent / "run.jsonl")
    again = [entry for entry in entries if entry["outcome"] == "skipped"]
    assert len(entries) == 12
    assert [entry["line"] for entry in again] == [11, 12]
    assert again[0]["why"].endswith("news.jsonl:2.")


def test_verify_says_nothing_of_what_run_wrote(claims: Path, command: Command) -> None:
    found = command("verify", str(claims), "--articles", str(claims.parent / "news.jsonl"), "--quiet")
    assert (found.returncode, found.stdout) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("events", "-o", "events.jsonl"),
        ("export", "--to", "claims.sqlite"),
        ("export", "--to", "tables.csv"),
        ("export", "--to", "events.tsv"),
        ("export", "--to", "claims.spacy", "--articles", "news.jsonl"),
        ("export", "--to", "tasks.json", "--articles", "news.jsonl"),
        ("report", "--articles", "news.jsonl", "-o", "report.html"),
        ("export", "--to", "claims.duckdb"),
        ("export", "--to", "tables"),
    ],
    ids=lambda words: "-".join(words[:3]),
)
def test_every_command_takes_it(
    words: tuple[str, ...], claims: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    if words[-1] in ("claims.duckdb", "tables"):
        pytest.importorskip("duckdb")
    monkeypatch.chdir(claims.parent)
    name, *options = words
    for _ in range(2):  # and again, over what it wrote itself
        found = command(name, "claims.jsonl", *options)
        assert found.returncode == 0, found.stderr


def test_an_event_of_a_copied_claim_has_one_origin(claims: Path, command: Command) -> None:
    output = claims.parent / "once.jsonl"
    assert command("events", str(claims), "-o", str(output)).returncode == 0
    events = lines_of(output)
    (launch,) = (event for event in events if "first" in event["documents"])
    assert {"first", "reprint", "news-10"} <= set(launch["documents"])
    assert len(launch["claims"]) == len(set(launch["claims"]))


def test_diff_knows_its_own_claims_and_those_of_a_renamed_article(
    claims: Path, tmp_path: Path, command: Command, extractor: Extractor
) -> None:
    same = json.loads(command("diff", str(claims), str(claims), "--json").stdout)
    count = len(claims.read_text(encoding="utf-8").splitlines())
    assert same == {"same": count, **{kind: {"type": {}, "rule": {}} for kind in ("gained", "lost", "changed")}}
    text = (claims.parent / "news.jsonl").read_text(encoding="utf-8").replace('"own-', '"renamed-')
    (tmp_path / "news.jsonl").write_text(text, encoding="utf-8")
    command("run", str(tmp_path / "news.jsonl"), "-o", str(tmp_path / "claims.jsonl"))
    moved = json.loads(command("diff", str(claims), str(tmp_path / "claims.jsonl"), "--json").stdout)
    assert moved == same

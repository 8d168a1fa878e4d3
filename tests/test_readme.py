"""What the README shows is what the program does: its commands, its Python, its SQL, its rule."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import extract
from extract.pipeline import Extractor
from extract.report.export import export

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ANY = "..."
Command = Callable[..., subprocess.CompletedProcess[str]]


def blocks(language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(README) if kind == language]


def matches(shown: str, got: str) -> bool:
    """Equal, but for lines of three dots, which stand for any lines."""
    parts = [re.escape(part) for part in re.split(rf"^{re.escape(ANY)}\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), got) is not None


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_print_what_is_shown(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    words, _, shown = block.partition("\n")
    run = command(*words.removeprefix("$ extract ").split())
    assert run.returncode == 0
    no_terminal = re.compile(r"reading .*; results go to |loading rules|.* so far, ")  # on one a bar is seen instead
    said = [line for line in (run.stdout + run.stderr).splitlines(keepends=True) if not no_terminal.match(line)]
    assert matches(shown, "".join(said)), run.stdout + run.stderr


@pytest.mark.slow
def test_first_look_is_as_shown(tmp_path: Path) -> None:
    """The first pipe of the README, by the programs of this installation."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    found = subprocess.run(blocks("sh")[0], shell=True, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert [line.rstrip() for line in found.stdout.splitlines()] == blocks("text")[0].splitlines()


def test_documentation_begins_as_the_readme_does() -> None:
    """The first page of the site shows the same first look, and says as much of what to expect."""
    page = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert f"```sh\n{blocks('sh')[0]}```" in page
    assert f"```text\n{blocks('text')[0]}```" in page
    said = re.search(r"of ten claims written ([\w ]+) are right", README)
    assert said is not None
    assert said[0] in page


@pytest.mark.slow
@pytest.mark.parametrize("block", blocks("python"))
def test_python_runs(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block, "README.md", "exec"), {})
    assert "test" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["duckdb", "sqlite"])
def test_five_questions_are_answered_as_shown(form: str, tmp_path: Path, extractor: Extractor) -> None:
    connect = pytest.importorskip("duckdb").connect if form == "duckdb" else sqlite3.connect
    path = str(tmp_path / f"claims.{form}")
    export(str(ROOT / "outputs" / "claims.jsonl"), path, form, extractor.rulebook)
    asked = [question.split(";\n--> ") for question in blocks("sql")[0].strip().split("\n\n")]
    assert len(asked) == 5
    with closing(connect(path)) as base:
        given = [base.execute(sql).fetchall()[0] for sql, _ in asked]
    assert [", ".join(map(str, row)) for row in given] == [answer for _, answer in asked]


@pytest.mark.slow
@pytest.mark.usefixtures("small_core", "nothing_kept")
def test_the_example_pack_works(tmp_path: Path) -> None:
    for folder in ("frames", "constructions", "entities"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pack.yml").write_text('name: mine\nversion: "1"\n')
    for folder, text in zip(("frames", "constructions"), blocks("yaml"), strict=True):
        (tmp_path / folder / "recruit.yml").write_text(text)
    records = [json.loads(text) for text in blocks("json") if text.startswith('{"id"')]
    (tmp_path / "entities" / "mine.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    claims = extract.load([tmp_path]).read("The Red Dawn Front recruited farmers. India bought the Sea Lance 2.")
    assert [c.type for c in claims] == ["recruit", "acquire"]
    named = [a.entity.id for c in claims for a in c.arguments if a.entity and a.entity.id]
    assert named == ["red-dawn-front", "IND", "sea-lance-2"]


def test_the_claim_shown_is_one_that_is_written() -> None:
    shown = next(json.loads(text) for text in blocks("json") if '"trigger"' in text)
    lines = (ROOT / "outputs" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    written = next(claim for line in lines if (claim := json.loads(line))["id"] == shown["id"])
    assert all(written[key] == value for key, value in shown.items() if key not in ("arguments", "sources", "document"))


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target

"""run with a limit, with nothing new to read, and as a mere preview."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.run import engines

Command = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.usefixtures("extractor")

NEWS = "{who} test-fired two ballistic missiles on Thursday, its defense ministry said."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [{"id": who, "text": NEWS.format(who=who)} for who in ("India", "Iran", "Pakistan")]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_only_what_is_new_is_reckoned(here: Path, command: Command) -> None:
    assert "2 articles: 2 ok" in command("run", "in.jsonl", "--workers", "0", "--limit", "2").stderr
    again = command("run", "in.jsonl", "--workers", "0", "--limit", "2").stderr
    assert "nothing new to read" in again
    assert "slowest" not in again
    whole = command("run", "in.jsonl", "--workers", "0").stderr
    assert "3 articles: 3 ok, 0 no claims, 0 skipped, 0 failed; 2 of them known from before" in whole
    assert " new words in " in whole


def test_dry_run_says_what_it_would_do_and_does_nothing(
    here: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "extractor_of", lambda setup: pytest.fail("a model was loaded"))
    (here / "odd.json").write_text("[1]", encoding="utf-8")
    ran = command("run", "in.jsonl", "odd.json", "--dry-run", "-o", "c.jsonl")
    assert ran.returncode == 0
    assert "in.jsonl: 3 articles, 33 words\n" in ran.stderr
    assert "odd.json: skipped: no object" in ran.stderr
    assert "would read 3 articles of 33 words\nwould write c.jsonl\nwould write c.run.jsonl\n" in ran.stderr
    assert sorted(path.name for path in here.iterdir()) == ["in.jsonl", "odd.json"]
    assert "would read 1 article of" in command("run", "in.jsonl", "--dry-run", "--limit", "1").stderr


def test_limit_of_no_article_is_wrong_usage(here: Path, command: Command) -> None:
    assert command("run", "in.jsonl", "--limit", "0").returncode == 2
    assert command("run", "in.jsonl", "--limit", "1", "--shard", "1/1", "-o", "out").returncode == 2

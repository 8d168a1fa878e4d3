"""outputs: nothing that was there before a run is lost by it, unless it is the run's own or somebody says so."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.own_files import ours
from extract.pipeline import Extractor
from extract.read import expand
from extract.run.batch import Plan

Command = Callable[..., subprocess.CompletedProcess[str]]
Contents = dict[str, bytes]

NEWS = "India test-fired an Agni-5 ballistic missile on Thursday, its defense ministry said.\n"
pytestmark = pytest.mark.usefixtures("extractor")


def contents(folder: Path) -> Contents:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "old.jsonl").write_text("hi\n")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("my own notes")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("run", "a.txt", "-o", "a.txt"), "a.txt: is an input, and -o would replace it."),
        (("run", "a.txt", "-o", "./link.txt"), "a.txt: is an input, and -o would replace it."),
        (("run", "a.txt", "-o", "hard.txt"), "a.txt: is an input, and -o would replace it."),
        (("run", "a.txt", "--account", "a.txt"), "a.txt: is an input, and --account would replace it."),
        (("run", "*.txt", "-o", "a.txt", "--force"), "a.txt: is an input, and -o would replace it."),
        (("run", "a.txt", "-o", "run.jsonl", "--account", "run.jsonl"), "run.jsonl: is both -o and --account."),
        (("run", "a.txt", "-o", "b.jsonl", "--account", "./b.jsonl"), "./b.jsonl: is both -o and --account."),
        (("run", "a.txt", "-o", "old.jsonl"), "old.jsonl: stands there already, and is no claims file of extract."),
        (("run", "a.txt", "--account", "old.jsonl"), "old.jsonl: stands there already, and is no account file"),
        (("run", "a.txt", "-o", "noted.jsonl"), ".noted.jsonl.journal: stands there already, and is no journal file"),
        (("run", "a.txt", "-o", "c.csv"), "c.csv: a run writes lines of JSON, no csv."),
        (("run", "a.txt", "-o", "new/"), "new/: cannot be written (a folder)."),
        (("run", "a.txt", "-o", f"{'n' * 300}.jsonl"), "cannot be written (File name too long)."),
        (("run", "a.txt", "--account", f"{'n' * 245}.jsonl"), ".totals.json: cannot be written (File name too long)."),
        (("run", "a.txt", "--save-text", "."), ".: holds a.txt, an input."),
        (("run", "a.txt", "--save-text", "texts"), "texts: holds files that are no texts of extract."),
        (("run", "a.txt", "--shard", "1/1", "-o", "."), ""),
        (("run", "a.txt", "typo.txt", "-o", "a.txt"), "a.txt: is an input, and -o would replace it."),
        (("run", "typo.txt"), "typo.txt: no such file or folder."),
        (("run", "*.none"), "*.none: no file matches this pattern."),
        (("run", "a.txt", "-o", ""), '-o: an empty name (""). Name a file.'),
        (("annotate", "a.txt", "-o", "a.txt"), "a.txt: is an input, and -o would replace it."),
        (("annotate", "a.txt", "-o", "old.jsonl"), "old.jsonl: stands there already, and is no layers file"),
        (("annotate", "typo.txt"), "typo.txt: no such file or folder."),
        (("events", "old.jsonl", "-o", "old.jsonl"), "old.jsonl: is an input, and -o would replace it."),
        (("events", "a.txt", "-o", "old.jsonl"), "old.jsonl: stands there already, and is no events file"),
        (("report", "old.jsonl", "--articles", "a.txt", "-o", "a.txt"), "a.txt: is an input, and -o would replace it."),
        (("report", "a.txt", "--articles", "a.txt", "-o", "old.jsonl"), "old.jsonl: stands there already"),
    ],
    ids=lambda part: "-".join(part) if isinstance(part, tuple) else None,
)
def test_what_would_destroy_is_refused_before_anything_is_done(
    words: tuple[str, ...], why: str, here: Path, command: Command
) -> None:
    (here / "link.txt").symlink_to("a.txt")
    (here / ".noted.jsonl.journal").symlink_to("old.jsonl")
    os.link(here / "a.txt", here / "hard.txt")
    before = contents(here)
    found = command(*words)
    if not why:
        assert found.returncode == 0, found.stderr
        assert before.items() <= contents(here).items()
        return
    assert found.returncode == 1
    assert why in found.stderr
    assert contents(here) == before


def test_what_is_not_our_own_is_replaced_by_force_alone(here: Path, command: Command) -> None:
    assert command("run", "a.txt", "-o", "old.jsonl", "--force").returncode == 0
    assert ours("old.jsonl") == "claims"
    assert command("run", "a.txt", "-o", "old.jsonl").returncode == 0
    (here / "empty.jsonl").touch()
    assert command("run", "a.txt", "-o", "empty.jsonl").returncode == 0


def test_a_name_that_leaves_no_room_for_that_of_a_draft_will_do(here: Path, command: Command) -> None:
    claims, account = f"{'n' * 244}.jsonl", f"{'m' * 235}.jsonl"
    for _ in range(2):
        run = command("run", "a.txt", "-o", claims, "--account", account)
        assert run.returncode == 0, run.stderr
    assert "1 of them known from before" in run.stderr
    assert (ours(claims), ours(account)) == ("claims", "account")
    assert not [name for name in contents(here) if ".part" in name]


def test_old_claims_stay_where_nothing_can_be_read(here: Path, command: Command) -> None:
    assert command("run", "a.txt").returncode == 0
    before = contents(here)
    (here / "bad.jsonl").write_text("no json\n")
    for words in (("typo.txt",), ("bad.jsonl",), ("none/*.txt",), ("bad.jsonl", "typo.txt")):
        found = command("run", *words)
        assert found.returncode == 1
        after = contents(here)
        assert [after[name] for name in ("claims.jsonl", "run.jsonl", "run.totals.json")] == [
            before[name] for name in ("claims.jsonl", "run.jsonl", "run.totals.json")
        ]
    assert "nothing could be read; left as they were: claims.jsonl, run.jsonl" in command("run", "bad.jsonl").stderr


def test_two_outputs_in_one_folder_have_an_account_each(here: Path, command: Command) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        assert command("run", "a.txt", "-o", name).returncode == 0
    assert ours("one.run.jsonl") == ours("two.run.jsonl") == "account"
    assert not (here / "run.jsonl").exists()


@pytest.mark.parametrize(
    ("output", "account"),
    [
        ("claims.jsonl", "run.jsonl"),
        ("out/claims.jsonl", "out/run.jsonl"),
        ("out/x.jsonl", "out/x.run.jsonl"),
        ("x.txt", "x.txt.run.jsonl"),
        ("s3://bucket/x.jsonl", "s3://bucket/x.run.jsonl"),
        ("s3://bucket/claims.jsonl", "s3://bucket/run.jsonl"),
        ("-", None),
    ],
)
def test_account_is_named_after_its_output(output: str, account: str | None) -> None:
    assert Plan(output).account_path == account


@pytest.mark.slow
def test_what_we_wrote_is_not_read_as_articles(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NEWS, encoding="utf-8")
    first = command("run", ".", "--save-text", "texts")
    assert first.returncode == 0, first.stderr
    assert command("annotate", "a.txt").returncode == 0
    assert command("events", "claims.jsonl").returncode == 0
    assert command("report", "claims.jsonl", "--articles", "a.txt").returncode == 0
    before = contents(tmp_path)
    second = command("run", ".", "--save-text", "texts")
    assert second.returncode == 0
    assert second.stderr.count("left out what extract wrote itself") == 2
    assert contents(tmp_path) == before
    assert command("run", "*.*", "-o", "more.jsonl").stderr.startswith("1 articles: 1 ok") is False
    assert Path("more.jsonl").read_bytes() == before["claims.jsonl"]
    given = command("run", "claims.jsonl")
    assert "what extract wrote itself (claims), no articles" in given.stderr
    assert contents(tmp_path)["claims.jsonl"] == before["claims.jsonl"]


def test_folder_of_kept_texts_can_be_read_when_it_is_named(here: Path, command: Command) -> None:
    shutil.rmtree(here / "texts")
    assert command("run", "a.txt", "--save-text", "texts").returncode == 0
    assert expand(["texts"]) == ["texts/a.txt"]
    assert expand(["."]) == ["a.txt", "old.jsonl"]


def test_texts_of_a_folder_that_is_ours_are_written_again(here: Path, command: Command, extractor: Extractor) -> None:
    for _ in range(2):
        assert command("run", "a.txt", "--save-text", "kept", "--force").returncode == 0
    assert (here / "kept" / "a.txt").read_text(encoding="utf-8") == NEWS


def test_a_name_with_a_line_end_makes_no_second_line(here: Path, command: Command) -> None:
    (here / "a.txt: ok\nb.txt").write_bytes(b"\0\0")
    said = command("run", "a.txt: ok\nb.txt").stderr
    assert said.startswith(
        "reading a.txt: ok\\nb.txt (0.00 MB) in this process; results go to claims.jsonl, run.jsonl\n"
    )
    assert said.splitlines()[1].startswith("a.txt: ok\\nb.txt: skipped: no text (binary data")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("rules", "fit", "gold.jsonl", "a.jsonl", "-o", "gold.jsonl"), "gold.jsonl: is an input, and -o would"),
        (
            ("rules", "fit", "gold.jsonl", "a.jsonl", "-o", "old.jsonl"),
            "old.jsonl: stands there already, and is no wei",
        ),
        (("gold", "old.jsonl", "-o", "a.txt"), "a.txt: stands there already, and is no gold file of extract."),
        (("gold", "old.jsonl", "-o", "old.jsonl"), "old.jsonl: is an input, and -o would replace it."),
    ],
)
def test_gold_and_weights_take_no_foreign_place(words: tuple[str, ...], why: str, here: Path, command: Command) -> None:
    (here / "gold.jsonl").write_text('{"doc": "a", "claims": []}\n')
    before = contents(here)
    run = command(*words)
    assert run.returncode == 1
    assert run.stderr.startswith(why)
    assert contents(here) == before


def test_gold_and_weights_are_known_as_our_own(here: Path) -> None:
    root = Path(__file__).parents[2]
    assert ours(str(root / "rules" / "weights.yml")) == "weights"
    assert ours(str(root / "tests" / "gold" / "seeds.gold.jsonl")) == "gold"
    (here / "gold.jsonl").write_text('{"doc": "a", "claims": []}\n')
    assert ours(str(here / "gold.jsonl")) == "gold"

"""inputs: what INPUT arguments mean, each file once, in one order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.read import Skipped, expand, total_size

LATER = ", from where nothing is fetched. Save the page, and give its file."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("in/b.txt", "in/a.txt", "in/deep/c.txt", "in/.hidden.txt", "in/.git/x.txt", "odd[1].txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "paths"),
    [
        (["in"], ["in/a.txt", "in/b.txt", "in/deep/c.txt"]),
        (["-", "./in/b.txt", "in"], ["in/a.txt", "in/b.txt", "in/deep/c.txt", "-"]),
        (["in/*.txt"], ["in/a.txt", "in/b.txt"]),
        (["in/**/*.txt"], ["in/a.txt", "in/b.txt", "in/deep/c.txt"]),
        (["in/de*"], ["in/deep/c.txt"]),
        (["odd[1].txt"], ["odd[1].txt"]),
    ],
)
def test_expand_gives_each_file_once_and_sorted(folder: Path, inputs: list[str], paths: list[str]) -> None:
    assert expand(inputs) == paths
    assert expand(reversed(inputs)) == paths


@pytest.mark.parametrize(
    ("given", "why", "failed"),
    [
        ("nope.txt", "no such file or folder. Check its spelling.", True),
        ("*.pdf", "no file matches this pattern. Check its spelling.", True),
        ("https://a.example/b.html", f"an address in the web{LATER}", True),
        ("empty", "a folder without files to read (hidden ones don't count).", False),
    ],
)
def test_expand_says_what_gives_no_file(folder: Path, given: str, why: str, failed: bool) -> None:
    assert [(str(item), item.failed) for item in expand([given]) if isinstance(item, Skipped)] == [
        (f"{given}: {why}", failed)
    ]


def test_expand_reads_a_link_to_a_file_once_and_follows_no_loop(folder: Path) -> None:
    os.symlink(folder / "in" / "a.txt", folder / "in" / "z.txt")
    os.symlink(folder / "in", folder / "in" / "deep" / "loop")
    assert expand(["in"]) == ["in/a.txt", "in/b.txt", "in/deep/c.txt"]


def test_total_size_is_unknown_for_a_stream(folder: Path) -> None:
    assert total_size(["in/a.txt", "in/b.txt"]) == 16
    assert total_size(["in/a.txt", "-"]) is None

"""cache: kept and found again; damaged, foreign or unwritable, things are made anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract import pipeline
from extract.cache import kept
from extract.model import Article
from extract.pipeline import Extractor


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv("EXTRACT_CACHE", str(place))
    return place


def test_made_once_for_equal_parts(folder: Path) -> None:
    made = []
    for part in (1, 1, 2):
        assert kept("thing", [part], lambda part=part: made.append(part) or [part]) == [part]  # type: ignore[misc]
    assert made == [1, 2]


def test_damaged_file_is_made_anew(folder: Path) -> None:
    kept("thing", [1], lambda: "first")
    (file,) = folder.iterdir()
    file.write_bytes(b"no pickle")
    assert kept("thing", [1], lambda: "second") == "second"
    assert kept("thing", [1], lambda: "third") == "second"


def test_file_that_others_may_write_is_not_read(folder: Path) -> None:
    kept("thing", [1], lambda: "first")
    (file,) = folder.iterdir()
    os.chmod(file, 0o666)
    assert kept("thing", [1], lambda: "second") == "second"


def test_folder_that_cannot_be_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("EXTRACT_CACHE", str(tmp_path / "file" / "below"))
    assert kept("thing", [1], lambda: "made") == "made"
    monkeypatch.setenv("EXTRACT_CACHE", "off")
    assert kept("thing", [1], lambda: "made anew") == "made anew"


def test_extractor_out_of_the_cache_reads_the_same(
    folder: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "load_rules", lambda rules: extractor.rulebook)
    pipeline.load()
    monkeypatch.setattr(pipeline, "load_rules", lambda rules: pytest.fail("made anew"))
    again = pipeline.load()
    assert len(list(folder.iterdir())) == 1
    article = Article(id="a", uri="a", text="Peru bought six K9 howitzers from South Korea last year, officials said.")
    assert again.read(article) == extractor.read(article) != []

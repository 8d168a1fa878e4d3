"""cache: kept and found again; damaged, foreign or unwritable, things are made anew."""

from __future__ import annotations

import gc
import os
import pickle
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import extract.pack.cached as of_rules
from extract import pipeline
from extract.cache import aged, kept, no_collection
from extract.errors import RuleError
from extract.model import Article
from extract.pack import packs
from extract.pack.load import load_rules
from extract.pickles import dumped

Command = Callable[..., subprocess.CompletedProcess[str]]


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


def test_what_root_keeps_is_for_all_and_what_another_keeps_for_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept("thing", [1], lambda: "first")
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: 4_321)
    assert kept("thing", [1], lambda: "second") == ("first" if me == 0 else "second")
    if me == 0:
        os.chown(folder, 1_234, -1)
        assert kept("thing", [1], lambda: "third") == "third"


def test_what_is_loaded_is_old_at_once_and_only_what_somebody_froze_stays_frozen() -> None:
    gc.unfreeze()
    with no_collection():
        made = [[1]]
        aged.__wrapped__()
        assert any(one is made for one in gc.get_objects(generation=2))
        assert gc.get_freeze_count() == 0
    gc.freeze()  # as it was: the extractor of the session is not looked at again
    frozen = gc.get_freeze_count()
    aged.__wrapped__()
    assert gc.get_freeze_count() == frozen


def test_folder_that_cannot_be_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("EXTRACT_CACHE", str(tmp_path / "file" / "below"))
    assert kept("thing", [1], lambda: "made") == "made"
    monkeypatch.setenv("EXTRACT_CACHE", "off")
    assert kept("thing", [1], lambda: "made anew") == "made anew"


SAID = "he saw Kh-101A, aéb and two JETS flying"


@pytest.mark.parametrize(
    "pattern",
    [
        re.compile(r"(?<![\w-])(?P<name>Kh-\d{2,3}[A-Z]?)|(?:Ω|é)+?(?P<last>x)?"),
        re.compile("A.b|two", re.IGNORECASE | re.DOTALL),
        re.compile(r"(?i:jets?)\s(?!\d)", re.MULTILINE),
    ],
)
def test_patterns_come_back_as_they_were(pattern: re.Pattern[str]) -> None:
    re.purge()
    back = pickle.loads(dumped([pattern]))[0]
    assert back == pattern
    assert back.groupindex == pattern.groupindex
    expected = [(m.span(), m.lastgroup, m.groupdict()) for m in pattern.finditer(SAID)]
    assert expected == [(m.span(), m.lastgroup, m.groupdict()) for m in back.finditer(SAID)] != []


def test_patterns_of_bytes_come_back() -> None:
    pattern = re.compile(rb"\x00+")
    assert pickle.loads(dumped(pattern)) == pattern


def test_old_files_and_drafts_are_removed_and_the_latest_kept(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    for name, days in (("other-1.pickle", 40), ("tmp1.part", 2), ("tmp2.part", 0)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (time.time() - days * 86_400,) * 2)
    for part in range(6):
        kept("thing", [part], lambda part=part: part)  # type: ignore[misc]
        for file in folder.glob("thing-*"):
            os.utime(file, (file.stat().st_mtime - 10,) * 2)
    assert len(list(folder.glob("thing-*.pickle"))) == 3
    assert {path.name for path in folder.iterdir() if not path.name.startswith("thing")} == {"tmp2.part"}
    assert kept("thing", [5], lambda: "anew") == 5


def test_cache_is_shown_and_cleared(folder: Path, command: Command) -> None:
    kept("thing", [1], lambda: "x" * 1000)
    (file,) = folder.iterdir()
    (folder / "journals").mkdir()
    (folder / "journals" / "a").write_bytes(b"x" * 500)
    (folder / "notes.txt").write_text("not ours")
    assert file.name in command("cache").stdout
    assert command("cache", "--clear").stdout == f"{folder}: 2 files removed, 0.0 MB\n"
    assert command("cache").stdout == f"{folder}: 0 files, 0.0 MB\n"
    assert (folder / "notes.txt").exists()


@pytest.mark.slow
def test_one_cache_filled_beforehand_serves_every_place_that_holds_the_same_rules(
    folder: Path, tmp_path: Path, command: Command, few_records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two checkouts share what is compiled, read the same by it, and name each its own files."""
    made, read, few = [], [], load_rules([few_records], core=False)
    monkeypatch.setattr(of_rules, "load_rules", lambda rules, core: made.append(rules) or few)
    article = Article(id="a", uri="a", text="Peru bought six howitzers from South Korea last year, officials said.")
    for name in ("one", "two"):
        shutil.copytree(few_records, tmp_path / name)
        monkeypatch.setattr(packs, "builtin_rules", lambda name=name: tmp_path / name)
        assert f"{folder}: 2 files" in command("cache", "--fill").stdout  # the rulebook, and the stages
        again = pipeline.load()
        book = again.rulebook
        where = book.where("rule", book.constructions[0].constructions[0].id), book.where("record", book.records[0].id)
        assert all(place is not None and Path(place.path).is_relative_to(tmp_path / name) for place in where)
        read.append(again.read(article))
    assert read[0] == read[1] != []
    assert made == [()]
    assert of_rules.book_for() == replace(few, folders=(str(tmp_path / "two"),))


def test_pack_that_is_not_there_is_said_whatever_is_kept(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule pack here"):
        of_rules.book_for([tmp_path], core=False)

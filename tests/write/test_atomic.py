"""atomic: a file is whole or it isn't there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.errors import ExtractError
from extract.write.atomic import is_file, whole_file


def test_whole_file_appears_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "new" / "claims.jsonl"
    with whole_file(str(path)) as stream:
        stream.write(b"one\n")
        assert not path.exists()
    assert path.read_bytes() == b"one\n"
    assert os.listdir(path.parent) == ["claims.jsonl"]


def test_whole_file_leaves_the_old_one_when_the_work_fails(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("old")

    def fail() -> None:
        with whole_file(str(path)) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["claims.jsonl"]


def test_whole_file_keeps_the_rights_and_the_link_of_the_old_one(tmp_path: Path) -> None:
    path, link = tmp_path / "claims.jsonl", tmp_path / "link.jsonl"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    with whole_file(str(link)) as stream:
        stream.write(b"new")
    assert (path.read_text(), path.stat().st_mode & 0o777, link.is_symlink()) == ("new", 0o640, True)


def test_whole_file_says_what_it_cannot_write(tmp_path: Path) -> None:
    refused = pytest.raises(ExtractError, match=r": cannot be written \(Is a directory\)\. Check")
    with refused, whole_file(str(tmp_path)):
        pass


def test_whole_file_writes_a_device_in_place() -> None:
    assert not is_file(os.devnull)
    with whole_file(os.devnull) as stream:
        stream.write(b"gone")
    assert not os.path.isfile(os.devnull)

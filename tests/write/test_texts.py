"""Texts of record: every character as it was read, under a name that any file system takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import ExtractError
from extract.model import Article
from extract.write.texts import Texts, text_name


def test_text_is_kept_as_it_was_read(tmp_path: Path) -> None:
    text = "Fiji said:\r\n“no”\u2028\n"
    Texts(str(tmp_path / "new" / "texts")).save(Article(id="a/b", uri="u", text=text))
    assert (tmp_path / "new" / "texts" / "a%2Fb.txt").read_bytes().decode() == text


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("000_a", "000_a.txt"),
        ("https://n.example/?a=1", "https%3A%2F%2Fn.example%2F%3Fa=1.txt"),
        ("..", "-"),
        ("x" * 300, "x" * 120 + "-"),
    ],
)
def test_name_is_one_that_any_folder_takes(id_: str, name: str) -> None:
    found = text_name(id_)
    assert found.split("-")[0] == name.split("-")[0]
    assert len(found) <= 140
    assert "/" not in found


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExtractError, match="--save-text"):
        Texts(str(tmp_path / "file")).save(Article(id="a", uri="u", text="t"))

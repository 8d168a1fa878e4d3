"""bad bytes: one of them costs its own record and no other, whatever the file holds."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from extract.read import Found, Item, Options, Skipped, pieces_of, read_articles

NEWS = "Iran launched two cruise missiles on Friday."
ROWS = [json.dumps({"id": f"n{n}", "text": NEWS}) for n in range(100)]


def read(path: Path, data: bytes, options: Options | None = None) -> list[Item]:
    path.write_bytes(data)
    return list(read_articles([path], options))


def ids(items: list[Item]) -> list[str]:
    return [item.article.id for item in items if isinstance(item, Found)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
@pytest.mark.parametrize("line", [1, 2, 95])
@pytest.mark.parametrize(
    "bad", [b"\0", b"\x01\x02", b"\xff\x81", b"\0" * 70_000], ids=["nul", "controls", "bytes", "hole"]
)
def test_bad_line_of_many_costs_itself(tmp_path: Path, bad: bytes, line: int, pack: type[bytes]) -> None:
    lines = [row.encode() for row in ROWS]
    lines[line] = lines[line][:20] + bad + lines[line][20:]
    items = read(tmp_path / "rows.jsonl", pack(b"\n".join(lines)))
    assert ids(items) == [f"n{n}" for n in range(100) if n != line]
    (skipped,) = (item for item in items if isinstance(item, Skipped))
    assert skipped.where.line == line + 1


def test_file_with_a_bad_line_is_divided_like_others(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes("\n".join(ROWS).encode().replace(b"n7", b"n\0"))
    assert len(pieces_of(str(path), 1000)) > 5


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (b'{"id": "x", "text": ' + b"9" * 5000 + b"}", "a number of more digits than can be read."),
        (b'{"id": "x", "text": "a", "n": ' + b"9" * 5000 + b"}", "a number of more digits than can be read."),
        (b"[" * 20_000, "JSON nested too deeply."),
        (b'{"a":' * 20_000, "JSON nested too deeply."),
        (b'{"id": "x", "text": "\\ud800"}', '"text" holds half a character at 0 (U+D800).'),
        (b'{"id": "x", "text": "Iran \x81"}', "neither UTF-8"),
        (b"NaN", "no object (a number)."),
    ],
)
def test_odd_value_costs_its_line(tmp_path: Path, row: bytes, why: str) -> None:
    items = read(tmp_path / "rows.jsonl", b"\n".join([ROWS[0].encode(), row, ROWS[1].encode()]))
    assert ids(items) == ["n0", "n1"]
    assert isinstance(items[1], Skipped)
    assert items[1].why.startswith(why)


@pytest.mark.parametrize("row", [2, 51])
def test_nul_in_a_table_costs_its_row(tmp_path: Path, row: int) -> None:
    lines = ["id,text", *(f"n{n},{NEWS}" for n in range(100))]
    lines[row] = lines[row].replace("cruise", "cr\0uise")
    items = read(tmp_path / "rows.csv", "\n".join(lines).encode())
    assert ids(items) == [f"n{n}" for n in range(100) if n != row - 1]
    (skipped,) = (item for item in items if isinstance(item, Skipped))
    assert (skipped.where.line, skipped.why) == (row + 1, "no row (a NUL byte in it). Take it out.")


def test_cell_over_the_limit_costs_one_line_and_hides_no_row(tmp_path: Path) -> None:
    inner = "\n".join(["a line of words"] * 200 + [f'planted,""{NEWS}""'] + ["a line of words"] * 300)
    data = f'id,text\n0,"{NEWS}"\n1,"{inner}"\n2,"{NEWS}"\n3,{NEWS}\n'
    items = read(tmp_path / "rows.csv", data.encode(), Options(limit=1000))
    assert ids(items) == ["0", "2", "3"]
    assert [item.where.line for item in items] == [2, 3, 504, 505]
    assert [item.article.text for item in items if isinstance(item, Found)] == [NEWS] * 3


@pytest.mark.parametrize("data", [b"id,text\n", b"id,text"])
def test_table_without_rows_says_so(tmp_path: Path, data: bytes) -> None:
    (item,) = read(tmp_path / "rows.csv", data)
    assert isinstance(item, Skipped)
    assert (str(item.where), item.why) == (str(tmp_path / "rows.csv") + ":1", "no rows under the header.")


def test_cell_of_many_megabytes_is_one_line(tmp_path: Path) -> None:
    data = b'id,text\n1,"' + b"many words\n" * 400_000 + b'"\n2,' + NEWS.encode() + b"\n"
    items = read(tmp_path / "rows.csv", data, Options(limit=1_000_000))
    assert [type(item) for item in items] == [Skipped, Found]


def test_binary_files_are_still_told_by_their_kind(tmp_path: Path) -> None:
    for name, data in (("a.txt", NEWS.encode() + b"\0"), ("a.jsonl", b"\0" * 100), ("a.csv", b"\0,\0\n" * 50)):
        (item,) = read(tmp_path / name, data)
        assert isinstance(item, Skipped)
        assert item.why.startswith("no text (binary data")

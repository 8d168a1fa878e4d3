"""Tables: rows -> articles, whatever sets the columns apart; a bad row costs only itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.read import Found, Item, Options, Skipped, read_articles


def read(folder: Path, data: str | bytes, name: str = "t.csv", options: Options | None = None) -> list[Item]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_articles([path], options))


@pytest.mark.parametrize("name", ["t.csv", "t.txt", "t"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_table_is_known_by_its_header(tmp_path: Path, name: str, delimiter: str) -> None:
    rows = [["id", "text", "published"], ["a1", "Peru bought tanks.", "2020-01-02"], ["", "Chile did not.", ""]]
    first, second = read(tmp_path, "\r\n".join(delimiter.join(row) for row in rows), name)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (first.article.id, first.article.text, first.article.published) == (
        "a1",
        "Peru bought tanks.",
        date(2020, 1, 2),
    )
    assert (second.article.id, second.where.line) == ("t-3", 3)


def test_cell_keeps_its_newlines(tmp_path: Path) -> None:
    (item,) = read(
        tmp_path, 'id,body\n7,"Peru bought\r\n""T-55"" tanks.\n\n"\n', options=Options(fields={"text": "body"})
    )
    assert isinstance(item, Found)
    assert item.article.text == 'Peru bought\r\n"T-55" tanks.\n\n'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"id,body\n1,Peru\n", 'no column "text" (the header has "id", "body"). Name the column that holds the text'),
        (b"id,text\n1,\n", '"text" is empty (null). Fill it in'),
        (b"id,text\n1\n", 'no "text" (the object has "id").'),
        (b'id,text\n1,"Peru bought\n2,Chile\n', "no row (a quotation mark that never closes). Close it."),
        (b"id,text\n1,Peru \x81\n", "no row (neither UTF-8 (byte 7) nor cp1252 (byte 7))."),
        (b"id,text\n1," + b"x" * 300 + b"\n", "no row (303 bytes; the limit is 200. Close its quotation mark"),
        (b'id,text\n1,"' + b"x\n" * 300 + b'"\n', "no row (605 bytes; the limit is 200. Close its quotation mark"),
    ],
)
def test_bad_row_says_why(tmp_path: Path, data: bytes, why: str) -> None:
    item = read(tmp_path, data, options=Options(limit=200))[0]
    assert isinstance(item, Skipped)
    assert item.why.startswith(why)


def test_lines_after_a_quotation_mark_that_never_closes_are_rows(tmp_path: Path) -> None:
    items = read(tmp_path, 'id,text\n1,Peru bought.\n2,"Chile sold\n3,Bolivia did not.\n4,Cuba waited.\n')
    assert [(item.where.line, isinstance(item, Found)) for item in items] == [
        (2, True),
        (3, False),
        (4, True),
        (5, True),
    ]


def test_rows_after_a_bad_one_are_read(tmp_path: Path) -> None:
    items = read(tmp_path, b"id,text\n1,Peru \x81\n2,Chile ordered frigates.\n")
    assert [type(item) for item in items] == [Skipped, Found]


def test_cell_may_be_a_web_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "<p>Peru bought forty tanks, the army said on Friday.</p>"
    page = f"<html><head><title>Tanks</title></head><body>{body}</body></html>"
    (item,) = read(tmp_path, f'id,text,publisher\n1,"{page}",Lima Post\n')
    assert isinstance(item, Found)
    assert item.article.text == "Tanks\n\nPeru bought forty tanks, the army said on Friday."
    assert (item.article.title, item.article.publisher) == ("Tanks", "Lima Post")

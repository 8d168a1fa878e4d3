"""read: files -> articles by their content, and a reason for each that gives none."""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import Where
from extract.model import Article
from extract.read import Found, Item, Options, Skipped, read_articles
from extract.read.choose import what_is
from extract.read.decode import NAME_IT
from extract.read.jsonl import read_jsonl

TEXT = "Oslo ordered four frigates.\r\nThe yard is in Glasgow.\n"


def read_bytes(folder: Path, data: bytes, name: str = "a.txt", options: Options | None = None) -> list[Item]:
    path = folder / name
    path.write_bytes(data)
    return list(read_articles([path], options))


def the_article(items: list[Item]) -> Article:
    (item,) = items
    assert isinstance(item, Found), item
    return item.article


def the_reason(items: list[Item]) -> str:
    (item,) = items
    assert isinstance(item, Skipped), item
    assert not item.failed
    return item.why


def row(**fields: Any) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_plain_text_is_one_article_with_its_text_untouched(tmp_path: Path) -> None:
    article = the_article(read_bytes(tmp_path, TEXT.encode(), "oslo.v2.txt", Options(published=date(2024, 5, 6))))
    assert article.text == TEXT
    assert (article.id, article.published) == ("oslo.v2", date(2024, 5, 6))
    assert article.uri == (tmp_path / "oslo.v2.txt").as_posix()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "the file is empty."),
        (b" \r\n\t", "no text, only white space."),
        (b"Oslo ordered\0\1\2", "no text (binary data). Save its text as UTF-8."),
        (
            b"Oslo \x81",
            "neither UTF-8 (byte 5) nor cp1252 (byte 5). Name its encoding by --encoding, or save it as UTF-8.",
        ),
        (b"<!DOCTYPE html><p>", "a web page without the text of an article."),
        (b"<?xml version='1.0'?><rss/>", "a feed without entries."),
        (
            b"<?xml version='1.0'?><atlas/>",
            "an XML document of no kind known here (web page, feed, NITF, NewsML-G2). Put its text into JSON lines.",
        ),
        (
            b'{\n "txt": "Oslo"\n}',
            'no "text" (the object has "txt"). Name the field that holds the text: --field text=NAME.',
        ),
        (b"x" * 101, "more than 100 bytes, the limit for one article. Raise it with --max-size."),
    ],
)
def test_file_without_an_article_says_why(tmp_path: Path, data: bytes, why: str) -> None:
    assert the_reason(read_bytes(tmp_path, data, options=Options(limit=100))) == why


def test_guessed_encoding_is_noted(tmp_path: Path) -> None:
    (item,) = read_bytes(tmp_path, "Oslo’s frigates".encode("cp1252"))
    assert isinstance(item, Found)
    assert item.notes == ("not UTF-8 (byte 4); read as cp1252",)


def test_unreadable_path_has_failed(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (item,) = read_articles([tmp_path / "gone.txt"])
    assert isinstance(item, Skipped)
    assert item.failed
    assert item.why == "cannot be read (No such file or directory)."


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a"])
def test_jsonl_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    data = row(
        id="n1",
        text=TEXT,
        title="Frigates",
        published="2024-05-06T23:30:00-05:00",
        publisher="The Fjord",
        authors=["A. Vik", "B. Moe"],
        url="https://fjord.example/1",
    )
    assert the_article(read_bytes(tmp_path, data, name)) == Article(
        id="n1",
        uri=(tmp_path / name).as_posix(),
        text=TEXT,
        title="Frigates",
        published=date(2024, 5, 6),
        publisher="The Fjord",
        authors=("A. Vik", "B. Moe"),
        url="https://fjord.example/1",
    )


def test_jsonl_fields_are_renamed_and_defaults_filled(tmp_path: Path) -> None:
    options = Options(fields={"text": "body", "id": "key"}, published=date(2020, 1, 2))
    data = b"\n" + row(key=7, body="Oslo", text="no") + row(body="Bergen", published="2021-03-04", authors="C. Lie")
    first, second = (item.article for item in read_bytes(tmp_path, data, "rows.jsonl", options) if item)  # type: ignore[union-attr]
    assert (first.id, first.text, first.published) == ("7", "Oslo", date(2020, 1, 2))
    assert (second.id, second.text, second.published) == ("rows-3", "Bergen", date(2021, 3, 4))
    assert second.authors == ("C. Lie",)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"[1]", 'no object (an array). Each line must be one, e.g. {"id": "a1", "text": "..."}.'),
        (b"null", 'no object (null). Each line must be one, e.g. {"id": "a1", "text": "..."}.'),
        (b'{"text": "a\0b"}', "no JSON (Invalid control character at column 12). Each line must be one whole object."),
        (b'{"text": ', "no JSON (Expecting value at column 9). Each line must be one whole object."),
        (b'{"a": 1}', 'no "text" (the object has "a"). Name the field that holds the text: --field text=NAME.'),
        (b'{"text": 5}', '"text" is no string (5). It must hold the article\'s text.'),
        (b'{"text": " "}', '"text" is empty.'),
        (b'{"text": "a\\ud800"}', '"text" holds half a character at 1 (U+D800). Write it out again whole.'),
        (b'{"a":' * 100_000, "JSON nested too deeply. Each line must be one flat object."),
        (
            b'{"text": "\x81"}',
            f"neither UTF-8 (byte 10) nor cp1252 (byte 10). {NAME_IT}",
        ),
    ],
)
def test_jsonl_bad_line_is_skipped_and_the_rest_read(tmp_path: Path, line: bytes, why: str) -> None:
    items = read_bytes(tmp_path, row(text="Oslo") + line + b"\n" + row(text="Bergen"), "rows.jsonl")
    assert [type(item) for item in items] == [Found, Skipped, Found]
    assert isinstance(items[1], Skipped)
    assert (items[1].why, items[1].where.line) == (why, 2)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-05-06", date(2024, 5, 6)),
        ("2024-05-06T01:02:03Z", date(2024, 5, 6)),
        ("Mon, 06 May 2024 10:00:00 GMT", date(2024, 5, 6)),
        ("May", None),
        (1714953600, None),
    ],
)
def test_jsonl_published_is_read_or_noted(tmp_path: Path, published: object, day: date | None) -> None:
    (item,) = read_bytes(tmp_path, row(text="Oslo", published=published), "rows.jsonl")
    assert isinstance(item, Found)
    assert item.article.published == day
    assert bool(item.notes) == (day is None)


def test_jsonl_in_utf16_is_read(tmp_path: Path) -> None:
    data = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in ("Malmö", "Łódź")).encode("utf-16")
    items = read_bytes(tmp_path, data, "rows.jsonl")
    assert [item.article.text for item in items if isinstance(item, Found)] == ["Malmö", "Łódź"]


def test_jsonl_line_of_50_mb_takes_no_memory() -> None:
    class Endless(io.RawIOBase):
        left = 50_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            count = min(len(buffer), self.left)
            buffer[:count] = b"x" * count
            self.left -= count
            return count

    stream = io.BufferedReader(Endless())
    tracemalloc.start()
    (item,) = read_jsonl(stream, "big.jsonl", Options(limit=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert item == Skipped(
        Where("big.jsonl", 1),
        "a line of 50,000,000 bytes; the limit is 1,000,000. Raise it with --max-size.",
        size=50_000_000,
    )
    assert peak < 5_000_000


@pytest.mark.parametrize(("data", "name"), [(TEXT.encode(), "stdin"), (row(text="Oslo"), "stdin-1")])
def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, data: bytes, name: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    article = the_article(list(read_articles(["-"])))
    assert (article.id, article.uri) == (name, "-")


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b'{"text": "Oslo"}', "a", "jsonl"),
        (b'\xef\xbb\xbf  {"text": "Oslo"}\n', "a.txt", "jsonl"),
        (b'{"text": broken\n{"text": "Oslo"}\n', "a.txt", "jsonl"),
        (b'{"text": "' + b"x" * 65_526, "a.txt", "jsonl"),
        (b"{sic} Oslo ordered\nfrigates", "a.txt", "text"),
        (b"[Oslo] ordered\nfrigates", "a.txt", "text"),
        (b"prose", "a.jsonl", "jsonl"),
        (b'[{"text": "Oslo"}]', "a.json", "json"),
        (b"\n<HTML><body>", "a.txt", "html"),
        (b"<!-- saved --><!DOCTYPE html>", "a", "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "a", "html"),
        (b"<1,000 troops> crossed", "a.txt", "text"),
        (b"id,text\n1,Oslo", "a", "table"),
        (b"id\turl\ttext\n", "a.txt", "table"),
        (b"body;id\n", "a.csv", "table"),
        (b"Oslo, Bergen\n", "a.txt", "text"),
        (b"WARC/1.0\r\n", "a", "warc"),
    ],
)
def test_what_is_looks_at_the_content_first(head: bytes, name: str, kind: str) -> None:
    assert what_is(head, name) == kind


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_jsonl_keeps_every_text(texts: list[str]) -> None:
    data = b"".join(row(text=text) for text in texts)
    items = list(read_jsonl(io.BytesIO(data), "rows.jsonl", Options()))
    assert [item.article.text for item in items if isinstance(item, Found)] == texts

"""Web archives: one article for every page, a reason for every other response."""

from __future__ import annotations

import gzip
import io
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.read import Found, Item, Options, Skipped, read_articles

pytest.importorskip("trafilatura")
writing = pytest.importorskip("warcio.warcwriter")
headers = pytest.importorskip("warcio.statusandheaders")
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
BODY = "<p>Ghana ordered two patrol boats “at once”, the navy said.</p>"
PAGE = f"<html><head><title>Boats</title></head><body>{BODY}</body></html>"


class Archive:
    """A web archive in the making."""

    def __init__(self, packed: bool = True) -> None:
        self.bytes = io.BytesIO()
        self.writer = writing.WARCWriter(self.bytes, gzip=packed)
        self.writer.write_record(self.writer.create_warcinfo_record("a.warc", {"software": "test"}))

    def response(
        self, data: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str
    ) -> None:
        fields = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in more.items())]
        http = headers.StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        address = "https://navy.example/1"
        self.writer.write_record(
            self.writer.create_warc_record(address, "response", payload=io.BytesIO(data), http_headers=http)
        )

    def read(self, folder: Path, options: Options | None = None, name: str = "a.warc.gz") -> list[Item]:
        (folder / name).write_bytes(self.bytes.getvalue())
        return list(read_articles([folder / name], options))


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc"), (False, "archive")])
def test_archive_gives_its_pages(tmp_path: Path, packed: bool, name: str) -> None:
    archive = Archive(packed)
    archive.response(PAGE.encode())
    archive.response(PAGE.encode("cp1252"), "text/html; charset=ISO-8859-1")
    first, second = archive.read(tmp_path, name=name)
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert first.article.text == second.article.text
    assert "“at once”" in first.article.text
    assert (first.article.url, first.where.line) == ("https://navy.example/1", 2)
    assert first.article.id != second.article.id


@pytest.mark.parametrize(
    ("data", "kind", "status", "why"),
    [
        (b"", "text/html", "404 Not Found", "no page (HTTP status 404)."),
        (b"\x89PNG", "image/png", "200 OK", "no page (image/png)."),
        (b"<html></html>", "text/html", "200 OK", "a web page without the text of an article."),
        (b"x" * 2000, "text/html", "200 OK", "more than 1,000 bytes, the limit for one article."),
    ],
)
def test_response_without_an_article_says_why(tmp_path: Path, data: bytes, kind: str, status: str, why: str) -> None:
    archive = Archive()
    archive.response(data, kind, status)
    (item,) = archive.read(tmp_path, Options(limit=1000))
    assert isinstance(item, Skipped)
    assert item.why.startswith(f"https://navy.example/1: {why}")


def test_archive_without_responses_says_what_it_has(tmp_path: Path) -> None:
    (item,) = Archive().read(tmp_path)
    assert isinstance(item, Skipped)
    assert item.why == "a web archive without responses (it has 1 warcinfo)."


def test_archive_cut_short_gives_what_it_can(tmp_path: Path) -> None:
    archive = Archive()
    archive.response(PAGE.encode())
    whole = len(archive.bytes.getvalue())
    archive.response(PAGE.encode())
    archive.bytes.truncate(whole + 200)
    first, *rest = archive.read(tmp_path)
    assert isinstance(first, Found)
    assert any(isinstance(item, Skipped) and item.failed and "cut short" in item.why for item in rest)


def test_content_that_is_not_what_it_says_costs_only_itself(tmp_path: Path) -> None:
    archive = Archive()
    archive.response(b"no gzip at all", Content_Encoding="gzip")
    archive.response(PAGE.encode())
    assert isinstance(archive.read(tmp_path)[-1], Found)


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400


def pages(items: list[Item]) -> list[str]:
    return [item.article.text for item in items if isinstance(item, Found)]


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc")])
def test_pictures_and_packed_bodies_cost_no_page(tmp_path: Path, packed: bool, name: str) -> None:
    archive = Archive(packed)
    archive.response(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    archive.response(PICTURE, "image/png")
    archive.response(PAGE.encode())
    found, picture, last = archive.read(tmp_path, name=name)
    assert isinstance(found, Found)
    assert isinstance(last, Found)
    assert found.article.text == last.article.text
    assert isinstance(picture, Skipped)


def with_length(data: bytes, record: int, change: Callable[[int], int]) -> bytes:
    """The archive with another length in one of its records' heads."""
    heads = list(re.finditer(rb"^Content-Length: (\d+)\r\n\r\n", data, re.MULTILINE))
    head = heads[record]
    return data[: head.start(1)] + str(change(int(head[1]))).encode() + data[head.end(1) :]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("record", [1, 2, 3])
@pytest.mark.parametrize("by", [-7, -300, 1, 300, 10_000, 10**7 * 2, 10**18 - 1], ids=str)
def test_record_of_a_wrong_length_costs_no_other(tmp_path: Path, by: int, record: int, packed: bool) -> None:
    archive = Archive(packed=False)
    for name in "abc":
        archive.response(PAGE.replace("two patrol", f"{name} patrol").encode())
    data = with_length(archive.bytes.getvalue(), record, lambda length: max(length + by, 0))
    (tmp_path / "a.warc").write_bytes(gzip.compress(data) if packed else data)
    items = list(read_articles([tmp_path / "a.warc"]))
    assert [text.split()[3] for text in pages(items)] == ["a", "b", "c"]
    noted = [number for number, item in enumerate(items, 1) if isinstance(item, Found) and item.notes]
    assert noted == ([record] if abs(by) > 4 else [])  # as far as the ends of lines behind a record, nothing is lost


def test_junk_between_records_costs_no_record(tmp_path: Path) -> None:
    archive = Archive(packed=False)
    archive.response(PAGE.encode())
    data = archive.bytes.getvalue()
    at = data.index(b"WARC/", 10)
    for junk in (b"junk\n" * 10, b"\0" * 100_000, b"WARC/9\n\n", b"WARC/1.0\r\n" * 30):
        (tmp_path / "a.warc").write_bytes(data[:at] + junk + data[at:])
        assert len(pages(list(read_articles([tmp_path / "a.warc"])))) == 1


def test_record_without_a_length_costs_itself(tmp_path: Path) -> None:
    archive = Archive(packed=False)
    for _ in range(3):
        archive.response(PAGE.encode())
    data = archive.bytes.getvalue()
    heads = list(re.finditer(rb"^Content-Length: \d+\r\n(?=\r\n)", data, re.MULTILINE))
    broken = data[: heads[2].start()] + data[heads[2].end() :]
    (tmp_path / "a.warc").write_bytes(broken)
    items = list(read_articles([tmp_path / "a.warc"]))
    assert len(pages(items)) == 2
    assert [item.why for item in items if isinstance(item, Skipped)] == ["no record (no record can be read here)."]


def test_large_record_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    archive = Archive(packed=False)
    archive.response(PAGE.encode())
    archive.response(b"WARC/1.0\r\nWARC-Type: response\r\n" * 1_000_000, "application/warc")
    archive.response(PAGE.encode())
    (tmp_path / "a.warc").write_bytes(archive.bytes.getvalue())
    tracemalloc.start()
    items = list(read_articles([tmp_path / "a.warc"], Options(limit=100_000)))
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()
    assert [type(item) for item in items] == [Found, Skipped, Found]

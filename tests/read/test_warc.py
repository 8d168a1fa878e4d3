"""Web archives: one article for every page, a reason for every other response."""

from __future__ import annotations

import io
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

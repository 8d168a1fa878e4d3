"""Pages made to be hard to read: each ends in one clear line, soon and in little memory."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import pytest

from extract.read import Found, Item, Limits, Options, Skipped, read_articles
from extract.read.web.html import decode_page
from extract.read.web.markup import split_markup

pytest.importorskip("trafilatura")
BODY = "<p>Turkey tested an air defence missile over the Black Sea on Tuesday, its defence ministry said.</p>"
SECONDS = 20.0


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Test over the sea</title>{head}</head><body>{body}</body></html>"
    )


def read(folder: Path, text: str, options: Options | None = None) -> Item:
    path = folder / "a.html"
    path.write_text(text, encoding="utf-8")
    began = time.process_time()
    (item,) = read_articles([path], options)
    assert time.process_time() - began < SECONDS
    return item


DEEP = "a web page whose elements stand more than 256 deep in each other. Raise the limit with --max-depth."
NONE = "a web page without the text of an article."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (page("<div>" * 100_000 + BODY), DEEP),
        (page("<b><i>" * 300 + BODY), DEEP),
        (
            page("<i></i>" * 60_000 + BODY),
            "a web page of more than 50,000 elements. Raise the limit with --max-elements.",
        ),
        (page("<div " + " ".join(f"a{i}=1" for i in range(50_000)) + ">" + BODY), "a web page with a tag of 50,000"),
        (page("<div " + " ".join(f"a{i}" for i in range(50_000)) + ">" + BODY), "a web page with a tag of 49,999"),
        (page("<!--" * 200_000), NONE),
        (page("<script>" * 200_000), NONE),
        (page("<script</script" * 100_000), NONE),
        ("<html>", NONE),
        ("<html>\0\1", "no text (binary data). Save its text as UTF-8."),
    ],
    ids=[
        "deep",
        "deep-inline",
        "many",
        "attributes",
        "bare-attributes",
        "comments",
        "scripts",
        "tags",
        "empty",
        "binary",
    ],
)
def test_page_that_cannot_be_read_says_why(tmp_path: Path, text: str, why: str) -> None:
    item = read(tmp_path, text)
    assert isinstance(item, Skipped)
    assert not item.failed
    assert item.why.startswith(why), item.why


ENTITIES = "".join(f"<!ENTITY e{i + 1} '{f'&e{i};' * 10}'>" for i in range(9))


@pytest.mark.parametrize(
    "text",
    [
        f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY e0 'boom'>{ENTITIES}]><html><body>{BODY}<p>&e9;</p></html>",
        page(f"<div data-x='{'x' * 9_000_000}'>{BODY}</div>"),
        page(BODY, f'<script type="application/ld+json">{"[" * 100_000}</script>'),
        page(
            BODY, '<script type="application/ld+json">{"@type": "NewsArticle", "author": [[[1]], {"name": 7}]}</script>'
        ),
        page(f"<p>{BODY}<table><tr><td><b>unclosed</i> &bogus; < 5 > 4"),
        BODY * 3 + "<p>cut short in a t",
    ],
    ids=["entities", "attribute", "deep-json", "odd-json", "broken", "fragment"],
)
def test_page_with_traps_is_read(tmp_path: Path, text: str) -> None:
    item = read(tmp_path, text)
    assert isinstance(item, Found), item
    assert "Turkey tested an air defence missile" in item.article.text
    assert "boom" not in item.article.text
    assert len(item.article.text) < 1000


def test_page_over_the_limit_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as stream:
        stream.write(b"<html><div x='")
        stream.truncate(100_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (item,) = read_articles([path])
    assert isinstance(item, Skipped)
    if sys.platform == "linux":
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_limits_are_options(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, page("<div>" * 300 + BODY), Options(page=Limits(depth=400))), Found)
    item = read(tmp_path, page(BODY * 40), Options(page=Limits(elements=30)))
    assert isinstance(item, Skipped)
    assert "more than 30 elements" in item.why


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("<p>“Nora”</p>".encode("cp1252"), None, "<p>“Nora”</p>"),
        (b"<meta charset='iso-8859-2'><p>\xa3\xf3d\xbc</p>", None, "<meta charset='iso-8859-2'><p>Łódź</p>"),
        ("<p>Малка</p>".encode("cp1251"), "windows-1251", "<p>Малка</p>"),
        (b"<meta charset='iso-8859-1'><p>\xe2\x82\xac</p>", None, "<meta charset='iso-8859-1'><p>€</p>"),
        (b"<meta charset='rot13'><p>\xe9</p>", "no-such-thing", "<meta charset='rot13'><p>é</p>"),
        ("<p>Übung</p>".encode("utf-16"), None, "<p>Übung</p>"),
    ],
)
def test_page_is_decoded_as_it_is_and_not_as_it_says(data: bytes, declared: str | None, text: str) -> None:
    assert decode_page(data, declared).text == text


def test_mojibake_of_a_page_is_repaired_and_noted(tmp_path: Path) -> None:
    broken = page(BODY.replace("Tuesday", "â€œTuesdayâ€\u009d"))
    item = read(tmp_path, broken)
    assert isinstance(item, Found)
    assert "“Tuesday”" in item.article.text
    assert item.notes == ("broken characters repaired (mojibake); offsets refer to the repaired text",)


@pytest.mark.parametrize(("repair", "text"), [(False, "â€œTuesdayâ€\u009d"), (True, "“Tuesday”")])
def test_text_is_repaired_only_when_asked_for(tmp_path: Path, repair: bool, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It came on â€œTuesdayâ€\u009d.", encoding="utf-8")
    (item,) = read_articles([path], Options(repair=repair))
    assert isinstance(item, Found)
    assert item.article.text == f"It came on {text}."


def test_split_markup_keeps_text_and_linked_data() -> None:
    linking = "<script type='application/ld+json'>{}</script>"
    kept, linked = split_markup(f"<p>a<SCRIPT>if (1 < 2) x()</ScRiPt >b<!-- c --><style>p{{}}</style>{linking}d")
    assert (kept, linked) == ("<p>abd", ["{}"])

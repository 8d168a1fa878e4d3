"""PDF, Word, e-mail, feeds, what agencies deliver, lists: texts in their order, what documents say of them, limits."""

from __future__ import annotations

import io
import json
import random
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.model import Article
from extract.read import Found, Item, Limits, Options, Skipped, read_articles
from extract.read.extras import MissingExtraError, need

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SAID = "Ghana ordered two patrol boats on Monday, the navy said."
DAY = date(2024, 5, 7)


def pdf(*pages: list[str], title: str = "", author: str = "") -> bytes:
    """A PDF of these lines, a page a list."""
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
        content = b"BT /F1 10 Tf 12 TL 50 780 Td %s ET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        font = b"/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s >>" % (kids[-1] - 1, font)
        )
    objects.append(b"<< /Title (%s) /Author (%s) >>" % (title.encode(), author.encode()))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    data, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return data + head + table + end % (len(objects) + 1, len(objects), len(data))


def word(author: str = "") -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Boats for Ghana", 0)
    document.add_paragraph(SAID)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Yard", "Tema"
    document.add_paragraph("They cost $ 9 million.")
    document.core_properties.author = author
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


MAIL = f"""From: "J. Otieno" <j@wire.example>
To: desk@paper.example
Subject: Fwd: =?utf-8?q?Boats_for_Ghana?=
Date: Tue, 07 May 2024 23:00:00 -0500
Message-ID: <1@wire.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

{SAID}
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename=a.pdf

x
--b--
""".encode()
RSS = f"""<?xml version="1.0"?><!-- saved -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Wire</title>
<language>en-gb</language>
<item><title>Boats &amp;amp; Ghana</title><guid>w-1</guid>
<link>https://wire.example/1</link><pubDate>Tue, 07 May 2024 10:00:00 GMT</pubDate><description>Boats.</description>
<content:encoded><![CDATA[<p>{SAID}</p><script>x()</script><figure><figcaption>A boat</figcaption></figure>
<p>They cost <b>$ 9</b> million.</p>]]></content:encoded></item><item><title>Oslo orders frigates</title></item>
</channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><id>urn:w:1</id><title>Boats</title>
<updated>2024-05-07T01:00:00+03:00</updated>
<author><name>J. Otieno</name></author><summary>{SAID}</summary></entry></feed>
""".encode()
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf xml:lang="en-GB"><head><docdata>
<doc-id id-string="n-1"/></docdata><pubdata name="The Paper" date.publication="20240507T101500Z"/></head><body>
<body.head><hedline><hl1>Boats for Ghana</hl1></hedline><byline>By <person>J. Otieno</person></byline>
<distributor>The Wire</distributor></body.head><body.content><p>{SAID}</p><media><media-caption>A boat</media-caption>
</media><p>They cost <em>$ 9</em> million.</p></body.content></body></nitf>""".encode()
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="tag:wire.example,2024:1"><itemMeta><itemClass qcode="ninat:text"/>
<provider><name>The Wire</name></provider><versionCreated>2024-05-07T10:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Boats for Ghana</headline>
<by>By J. Otieno</by><language tag="en"/></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>no</title></head><body><p>{SAID}</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="p"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
<newsItem guid="q"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem></itemSet>
</newsMessage>""".encode()
NINJS = {
    "uri": "https://wire.example/1",
    "type": "text",
    "versioncreated": "2024-05-07T10:00:00Z",
    "language": "en-GB",
    "headlines": [{"role": "short", "value": "Boats"}, {"role": "main", "value": "Boats for Ghana"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{SAID}</p>"}],
    "infosources": [{"name": "The Wire"}],
    "by": [{"name": "J. Otieno"}],
}
OLD_NINJS = {
    "uri": "urn:w:1",
    "versioncreated": "2024-05-07T10:00:00Z",
    "headline": "Boats for Ghana",
    "body_xhtml": f"<div><p>{SAID}</p></div>",
    "byline": "J. Otieno",
}
GDELT = {
    "date": "2024-05-07T10:00:00Z",
    "url": "https://wire.example/1",
    "title": "Boats",
    "desc": SAID,
    "domain": "wire.example",
}


def read(folder: Path, data: bytes, name: str, options: Options | None = None) -> list[Item]:
    (folder / name).write_bytes(data)
    return list(read_articles([folder / name], options))


def one(items: list[Item]) -> Article:
    (item,) = items
    assert isinstance(item, Found), item
    return item.article


def facts(article: Article) -> tuple[Any, ...]:
    who = article.publisher or article.agency
    return article.id, article.title, who, article.authors, article.published, article.language


def test_pdf_is_its_paragraphs_without_running_heads(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    head = ["The Wire 2024"]
    first = [*head, "Boats for Ghana", "Ghana ordered two patrol boats on Monday, the navy said, and more of the long-"]
    first += [
        "range ones are to come in the next year, as was told.",
        "They cost 9 million.",
        "1",
    ]
    data = pdf(
        first,
        [*head, "Togo has none.", "2"],
        [*head, "Nor has Benin.", "3"],
        title="Boats for Ghana",
        author="J. Otieno; A. Mensah",
    )
    article = one(read(tmp_path, data, "a.pdf", Options(published=DAY)))
    assert article.text.split("\n") == [
        "Boats for Ghana",
        "Ghana ordered two patrol boats on Monday, the navy said, and more of the long-range ones are to come in the "
        "next year, as was told.",
        "They cost 9 million.",
        "Togo has none.",
        "Nor has Benin.",
    ]
    assert facts(article) == ("a", "Boats for Ghana", None, ("J. Otieno", "A. Mensah"), DAY, None)
    assert one(read(tmp_path, pdf(["Boats."], title="Microsoft Word - a.doc"), "b.pdf")).title is None


def test_word_document_keeps_paragraphs_and_rows(tmp_path: Path) -> None:
    article = one(read(tmp_path, word("J. Otieno"), "a.docx"))
    assert article.text == f"Boats for Ghana\n{SAID}\nYard | Tema\nThey cost $ 9 million."
    assert facts(article) == ("a", "Boats for Ghana", None, ("J. Otieno",), None, None)


def test_mail_is_subject_and_plain_body(tmp_path: Path) -> None:
    (item,) = read(tmp_path, MAIL, "a.eml")
    assert isinstance(item, Found)
    assert item.article.text == f"Boats for Ghana\n\n{SAID}"
    assert facts(item.article) == ("a", "Boats for Ghana", None, ("J. Otieno",), DAY, None)
    assert item.notes == ("1 attachment left out",)
    html = MAIL.replace(b"text/plain", b"text/html").replace(SAID.encode(), f"<p>{SAID}</p>".encode())
    assert one(read(tmp_path, html, "b.eml")).text == f"Boats for Ghana\n\n{SAID}"


def test_article_that_begins_like_a_mail_stays_a_text(tmp_path: Path) -> None:
    text = f"From: Accra\nDate: 7 May 2024\nSubject: boats\n\n{SAID}\n"
    assert one(read(tmp_path, text.encode(), "a.txt")).text == text


@pytest.mark.parametrize("data", [RSS, RSS.decode().encode("utf-16")], ids=["utf-8", "utf-16"])
def test_feed_gives_an_article_an_entry(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("feedparser")
    first, second = read(tmp_path, data, "a.xml")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert first.article.text == f"Boats & Ghana\n\n{SAID}\nThey cost $ 9 million."
    assert facts(first.article) == ("w-1", "Boats & Ghana", "The Wire", (), DAY, "en")
    assert (first.article.url, first.where.line) == ("https://wire.example/1", 1)
    assert (second.article.id, second.article.text) == ("a-2", "Oslo orders frigates")


def test_atom_is_read_with_its_author(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    article = one(read(tmp_path, ATOM, "a"))
    assert facts(article) == ("urn:w:1", "Boats", "The Wire", ("J. Otieno",), DAY, None)
    assert article.text == f"Boats\n\n{SAID}"


def test_nitf_is_read_with_its_metadata(tmp_path: Path) -> None:
    article = one(read(tmp_path, NITF, "a.xml"))
    assert article.text == f"Boats for Ghana\n\n{SAID}\nThey cost $ 9 million."
    assert facts(article) == ("n-1", "Boats for Ghana", "The Paper", ("J. Otieno",), DAY, "en")
    assert article.agency == "The Wire"


def test_newsml_gives_its_texts_and_says_what_the_others_are(tmp_path: Path) -> None:
    first, second, third = read(tmp_path, NEWSML, "a.xml")
    assert isinstance(first, Found)
    assert first.article.text == f"Boats for Ghana\n\n{SAID}"
    assert facts(first.article) == ("tag:wire.example,2024:1", "Boats for Ghana", "The Wire", ("J. Otieno",), DAY, "en")
    assert isinstance(second, Skipped)
    assert (second.why, second.id) == ("a news item without text (ninat:picture).", "p")
    assert isinstance(third, Skipped)
    assert third.why == "a news item that its agency took back (stat:canceled)."


def test_newsml_may_hold_nitf_or_plain_text(tmp_path: Path) -> None:
    start, end = NEWSML.index(b"<inlineXML>"), NEWSML.index(b"</inlineXML>") + len(b"</inlineXML>")
    inner = NITF[NITF.index(b"<nitf") :]
    for content in (b"<inlineXML>" + inner + b"</inlineXML>", b"<inlineData>" + SAID.encode() + b"</inlineData>"):
        first, *_ = read(tmp_path, NEWSML[:start] + content + NEWSML[end:], "a.xml")
        assert isinstance(first, Found)
        assert first.article.text.startswith(f"Boats for Ghana\n\n{SAID}")
        assert first.article.id == "tag:wire.example,2024:1"


@pytest.mark.parametrize("form", ["line", "document", "list"])
def test_ninjs_is_read_as_a_line_a_document_or_a_list(form: str, tmp_path: Path) -> None:
    data = {"line": json.dumps(NINJS), "document": json.dumps(NINJS, indent=1), "list": json.dumps([NINJS], indent=1)}
    article = one(read(tmp_path, data[form].encode(), "a.json"))
    assert article.text == f"Boats for Ghana\n\n{SAID}"
    assert facts(article) == ("https://wire.example/1", "Boats for Ghana", "The Wire", ("J. Otieno",), DAY, "en")


def test_first_generation_of_ninjs_is_read_and_a_picture_told(tmp_path: Path) -> None:
    picture = {"uri": "urn:w:2", "type": "picture", "versioncreated": "2024-05-07T10:00:00Z", "headline": "A boat"}
    rows = [OLD_NINJS, picture, {**OLD_NINJS, "pubstatus": "canceled"}]
    first, second, third = read(tmp_path, "".join(json.dumps(row) + "\n" for row in rows).encode(), "a.jsonl")
    assert isinstance(first, Found)
    assert first.article.text == f"Boats for Ghana\n\n{SAID}"
    assert [item.why for item in (second, third) if isinstance(item, Skipped)] == [
        "a ninjs item without text (type picture).",
        "a ninjs item that its agency took back (canceled).",
    ]


@pytest.mark.parametrize("written", ["J. Otieno", "By J. Otieno", ["J. Otieno"], [{"name": "by J. Otieno"}]])
def test_ninjs_names_who_wrote_it(written: object, tmp_path: Path) -> None:
    article = one(read(tmp_path, json.dumps({**NINJS, "by": written, "byline": None}, indent=1).encode(), "a.json"))
    assert article.authors == ("J. Otieno",)


def test_newsml_creator_wrote_it_where_no_byline_stands(tmp_path: Path) -> None:
    assert b"<by>By J. Otieno</by>" in NEWSML
    data = NEWSML.replace(b"<by>By J. Otieno</by>", b"<creator><name>J. Otieno</name></creator>")
    first, *_ = read(tmp_path, data, "a.xml")
    assert isinstance(first, Found)
    assert first.article.authors == ("J. Otieno",)


def test_feed_that_is_cut_short_says_so(tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    whole_, cut = read(tmp_path, RSS, "a.rss"), read(tmp_path, RSS[: RSS.rindex(b"</item>")], "b.rss")
    assert all(isinstance(item, Found) for item in whole_)
    assert len(cut) == len(whole_) + 1
    last = cut[-1]
    assert isinstance(last, Skipped)
    assert last.failed
    assert last.why.startswith("the feed is cut short")


def test_pdf_that_a_browser_printed_is_the_page_alone(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    head, foot = "11/30/26, 6:35 PM Boats for Ghana | The Wire", "https://wire.example/1 {}/2"
    pages = [[head, "Boats for Ghana", SAID, foot.format(1)], [head, "They cost $ 9 million.", foot.format(2)]]
    article = one(read(tmp_path, pdf(*pages, title="Boats for Ghana | The Wire"), "a.pdf"))
    assert article.text == f"Boats for Ghana\n{SAID} They cost $ 9 million."
    assert (article.title, article.url, article.published) == ("Boats for Ghana", "https://wire.example/1", None)
    kept = one(read(tmp_path, pdf(["5/7/2024, 10:00 Accra", SAID]), "b.pdf"))
    assert kept.text.startswith("5/7/2024, 10:00 Accra")


def test_pdf_ligatures_are_letters() -> None:
    from extract.read.documents.pdf import text_of

    assert text_of(["The \ufb01rst o\ufb03ce \ufb02ew."]) == "The first office flew."


def test_answer_of_a_service_on_one_line_is_its_list(tmp_path: Path) -> None:
    data = json.dumps({"status": "ok", "articles": [{"text": SAID}, {"text": "Togo has none.", "id": "t"}]})
    items = read(tmp_path, data.encode(), "a.json")
    assert [(item.article.id, item.where.line) for item in items if isinstance(item, Found)] == [("a-1-1", 1), ("t", 1)]


def test_a_row_without_a_text_says_which_field_may_hold_it(tmp_path: Path) -> None:
    rows = [{"title": "Boats", "content": SAID}, {"title": "Boats"}, {"title": "Boats", "text": None}]
    items = read(tmp_path, "".join(json.dumps(row) + "\n" for row in rows).encode(), "a.jsonl")
    assert [item.why for item in items if isinstance(item, Skipped)] == [
        'no "text" (the object has "title", "content"). Name the field that holds the text: --field text=content.',
        'no "text" (the object has "title"). Name the field that holds the text: --field text=NAME.',
        '"text" is empty (null). Fill it in, or leave the row out.',
    ]


def test_what_gdelt_search_finds_has_no_text(tmp_path: Path) -> None:
    found = {"url": "https://wire.example/1", "title": "Boats", "seendate": "20240507T101500Z"}
    (item,) = read(tmp_path, json.dumps({"articles": [found]}).encode(), "a.json")
    assert isinstance(item, Skipped)
    assert "GDELT's search" in item.why


def test_broken_json_document_is_a_failure(tmp_path: Path) -> None:
    (item,) = read(tmp_path, b'[{"text": "Togo has none."},\n{"text": ', "a.json")
    assert isinstance(item, Skipped)
    assert item.failed
    assert item.why.endswith("Is it whole? Several objects stand one a line, or in one list.")


def test_json_document_with_one_list_of_articles_is_read(tmp_path: Path) -> None:
    data = json.dumps({"status": "ok", "articles": [{"text": SAID}, {"text": "Togo has none.", "id": "t"}]}, indent=1)
    items = read(tmp_path, data.encode(), "a.json")
    assert [item.article.id for item in items if isinstance(item, Found)] == ["a-1", "t"]


def test_gdelt_list_gives_title_and_summary_and_its_tables_are_told(tmp_path: Path) -> None:
    article = one(read(tmp_path, json.dumps(GDELT).encode() + b"\n", "a.json"))
    assert article.text == f"Boats\n\n{SAID}"
    assert facts(article) == ("https://wire.example/1", "Boats", "wire.example", (), DAY, None)
    (told,) = read(tmp_path, ("20240507101500-0\t20240507101500" + "\t" * 25 + "\n").encode(), "gkg.csv")
    assert isinstance(told, Skipped)
    assert told.why.startswith("a table of GDELT's events or knowledge graph: it has addresses, no texts.")


@pytest.mark.parametrize("form", ["cdxj", "json"])
def test_index_of_an_archive_gives_the_records_that_it_names(form: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    writing, headers = (pytest.importorskip(f"warcio.{name}") for name in ("warcwriter", "statusandheaders"))
    stream = io.BytesIO()
    writer = writing.WARCWriter(stream, gzip=True)
    places = []
    for number in range(3):
        begin = stream.tell()
        http = headers.StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = io.BytesIO(
            f"<html><body><p>Ghana ordered {number} patrol boats, the navy said.</p></body></html>".encode()
        )
        writer.write_record(
            writer.create_warc_record(f"https://n.example/{number}", "response", payload=body, http_headers=http)
        )
        places.append((begin, stream.tell() - begin))
    (tmp_path / "w.warc.gz").write_bytes(stream.getvalue())
    rows = [
        {
            "url": f"https://n.example/{n}",
            "filename": "crawl-data/X/w.warc.gz",
            "offset": str(begin),
            "length": str(length),
        }
        for n, (begin, length) in enumerate(places)
        if n != 1
    ] + [{"url": "x", "filename": "nowhere.warc.gz", "offset": "0", "length": "9"}]
    lines = [json.dumps(row) if form == "json" else f"example,n)/ 20240507101500 {json.dumps(row)}" for row in rows]
    first, second, third = read(tmp_path, "\n".join(lines).encode(), "index" if form == "cdxj" else "index.jsonl")
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert "2 patrol boats" in second.article.text
    assert (second.article.url, second.where.line) == ("https://n.example/2", 2)
    assert first.article.id != second.article.id
    assert isinstance(third, Skipped)
    assert third.failed
    assert 'no such file ("nowhere.warc.gz")' in third.why


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


LOL = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    ("name", "data", "failed", "why"),
    [
        ("a.pdf", pdf([]), False, "a PDF without text: scanned pages?"),
        ("a.pdf", b"%PDF-1.4\nnothing", True, "a damaged PDF ("),
        ("a.docx", zipped(xl__workbook_xml=b"x"), False, "a spreadsheet."),
        ("a.docx", zipped(a_txt=b"x"), False, "a zip archive, but no Word document."),
        ("a.docx", zipped(word__document_xml=b"<a/>"), True, "a damaged Word document ("),
        ("a.docx", zipped(word__document_xml=b" " * 20_000), False, "a Word document that unpacks to more than"),
        ("a.docx", b"PK\x03\x04nothing", True, "a damaged zip archive ("),
        ("a.eml", MAIL.replace(SAID.encode(), b""), False, "an e-mail without a text."),
        ("a.xml", b"<rss><channel>", True, "a damaged feed ("),
        ("a.xml", b"<nitf><body>", True, "broken XML ("),
        ("a.xml", b"<nitf/>", False, "an NITF document without body.content."),
        ("a.xml", f"<!DOCTYPE nitf [{LOL}]><nitf><body.content>&l9;</body.content></nitf>".encode(), None, ""),
        ("a.xml", b"<nitf>" + b"<p>" * 90 + b"x" + b"</p>" * 90 + b"</nitf>", False, "an XML document whose elements"),
        ("a.xml", b"<nitf>" + b"<p/>" * 600 + b"</nitf>", False, "an XML document of more than 500 elements."),
        ("a.pdf", b"%PDF-1.4" + b" " * 20_000, False, "a PDF of more than 12,000 bytes"),
    ],
)
def test_what_gives_no_article_says_why(name: str, data: bytes, failed: bool | None, why: str, tmp_path: Path) -> None:
    for library in ("pypdf", "docx", "feedparser", "lxml"):
        pytest.importorskip(library)
    (item,) = read(tmp_path, data, name, Options(limit=12_000, page=Limits(depth=60, elements=500)))
    assert isinstance(item, Skipped), item
    assert item.why.startswith(why)
    assert failed is None or item.failed is failed


@pytest.mark.parametrize(
    ("library", "extra", "name", "make"),
    [
        ("pypdf", "pdf", "a.pdf", lambda: pdf(["x"])),
        ("docx", "docx", "a.docx", word),
        ("feedparser", "feed", "a.xml", lambda: RSS),
    ],
)
def test_missing_library_is_named_with_its_extra(
    library: str, extra: str, name: str, make: Callable[[], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = make()
    monkeypatch.setitem(sys.modules, library, None)
    (item,) = read(tmp_path, data, name)
    assert isinstance(item, Skipped)
    assert item.failed
    assert f'pip install "extract-claims[{extra}]"' in item.why


def test_damage_of_any_kind_ends_in_a_reason(tmp_path: Path) -> None:
    """Bytes changed, cut out and doubled: an article or a reason, and no traceback."""
    for library in ("pypdf", "docx", "feedparser", "lxml"):
        pytest.importorskip(library)
    pick = random.Random(5)
    rows = json.dumps([NINJS, OLD_NINJS], indent=1).encode()
    whole = {
        "a.pdf": pdf([SAID] * 9),
        "a.docx": word(),
        "a.eml": MAIL,
        "a.rss": RSS,
        "b.xml": NITF,
        "c.xml": NEWSML,
        "d.json": rows,
    }
    for name, data in whole.items():
        for _ in range(25):
            broken = bytearray(data)
            for _ in range(pick.choice((1, 3, 20))):
                at = pick.randrange(len(broken))
                broken[at : at + pick.choice((0, 1, 1, 40))] = pick.randbytes(pick.choice((0, 1, 1, 8)))
            for item in read(tmp_path, bytes(broken), name):
                assert item.article.text.strip() if isinstance(item, Found) else item.why


def test_a_library_that_is_there_and_cannot_be_loaded_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rensa.py").write_text("raise ImportError('a part of it is a project of its own now')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "rensa", raising=False)
    with pytest.raises(MissingExtraError) as error:
        need("rensa", "--copies near")
    why = "cannot be loaded (a part of it is a project of its own now)"
    assert (
        str(error.value) == f'--copies near needs rensa, which {why}. Install it: pip install "extract-claims[dedup]".'
    )

"""A file -> the reader for what it holds: by its content first, by its name only where that says nothing."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, Literal

from extract import store
from extract.errors import Where
from extract.read.decode import NAME_IT, NO_MARK, binary, bom_of, is_wide
from extract.read.documents.docx import read_docx
from extract.read.documents.feed import read_feed
from extract.read.documents.listing import is_cdxj, is_gdelt, read_cdxj
from extract.read.documents.mail import is_mail, read_mail
from extract.read.documents.newsml import read_agency
from extract.read.documents.pdf import read_pdf
from extract.read.extras import MissingExtraError
from extract.read.items import Item, Listed, Options, Piece, Skipped, unpacked_name, uri_of
from extract.read.jsonl import read_json, read_jsonl
from extract.read.manifest import is_manifest, listed_path, sidecar_of, with_listed
from extract.read.plain import read_plain
from extract.read.stream import HEAD, chain, standard_input, take_head
from extract.read.table import delimiter_of, read_table
from extract.read.unpack import BrokenPackError, packing_of, unpacked
from extract.read.warc import read_warc
from extract.read.web import is_page
from extract.read.web.html import read_html

Kind = Literal[
    "text", "jsonl", "json", "html", "xml", "table", "warc", "pdf", "docx", "mail", "feed", "agency", "cdxj", "gdelt"
]
Reader = Callable[[BinaryIO, str, Options], Iterator[Item | Listed]]
LOOK_AT = 5
UTF8 = "utf-8"
JSONL_NAMES = (".jsonl", ".ndjson", ".jsonlines")
NOT_READ = {
    "xml": "an XML document of no kind known here (web page, feed, NITF, NewsML-G2). Put its text into JSON lines.",
    "gdelt": "a table of GDELT's events or knowledge graph: it has addresses, no texts. Give the pages themselves.",
}
LINES: dict[str, Reader] = {"jsonl": read_jsonl, "table": read_table, "cdxj": read_cdxj, "json": read_json}
WHOLE: dict[str, Reader] = {
    "text": read_plain,
    "html": read_html,
    "warc": read_warc,
    "pdf": read_pdf,
    "docx": read_docx,
    "mail": read_mail,
    "feed": read_feed,
    "agency": read_agency,
}
PACKED_KINDS: dict[bytes, Kind] = {b"%PDF-": "pdf", b"PK\x03\x04": "docx"}
_ROOT = re.compile(
    r"(?:\s|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>)*<(?:[\w.-]+:)?([\w.-]+)",
    re.IGNORECASE,
)
ROOTS: dict[str, Kind] = {
    **dict.fromkeys(("rss", "feed", "rdf"), "feed"),
    **dict.fromkeys(("nitf", "newsitem", "newsmessage"), "agency"),
}


def read_file(source: str | Piece, options: Options) -> Iterator[Item]:
    """Every article of one file (`-`: standard input) or piece of one, or why it has none; no error leaves this."""
    path = source.path if isinstance(source, Piece) else source
    for item in _read_file(source, path, options):
        if isinstance(item, Listed):
            yield from _read_listed(item, path, options)
        else:
            yield item


def can_be_divided(path: str) -> bool:
    """Whether it holds JSON lines as they are, without packing or an encoding that must be read from the beginning."""
    with store.opened(path) as stream:
        head = take_head(stream)
    plain = packing_of(head) is None and bom_of(head)[1] in (None, UTF8) and not is_manifest(path)
    return plain and what_is(head, path) == "jsonl" and (has_records(head, "jsonl") or binary(head) is None)


def _read_listed(listed: Listed, manifest: str, options: Options) -> Iterator[Item]:
    """The articles of a file that a manifest names, with what it says of them."""
    path = listed_path(manifest, listed.file)
    if path is not None and listed.part and store.kind_of(path) != "file":
        path = listed_path(manifest, PurePath(listed.file).name)
    if path is None:
        why = f'names a file outside its folder ("{listed.file}"). A manifest lists files beside it or below.'
        yield Skipped(listed.where, why, failed=True, id=listed.id)
    elif store.kind_of(path) != "file":
        yield Skipped(listed.where, f'no such file ("{listed.file}"). Check the name.', failed=True, id=listed.id)
    elif listed.part:
        for part in _read_part(path, listed.part, listed.where, options):
            yield with_listed(replace(part, where=listed.where), listed, first=True)
    else:
        for number, item in enumerate(_read_file(path, path, options)):
            if isinstance(item, Listed):
                why = f'names another manifest ("{listed.file}"). Give that one as an input of its own.'
                yield Skipped(listed.where, why, failed=True, id=listed.id)
                return
            yield with_listed(item, listed, first=number == 0)


def _read_part(path: str, part: tuple[int, int], where: Where, options: Options) -> Iterator[Item]:
    """The articles of one record of a file: so many bytes from a place on."""
    offset, length = part
    uri = uri_of(path)
    if length > options.limit:
        why = f"a record of {length:,} bytes; the limit is {options.limit:,}. Raise it with --max-size."
        yield Skipped(where, why, size=length)
        return
    try:
        with store.opened(path) as stream:
            stream.seek(offset)
            data = stream.read(length)
        for item in _read_stream(io.BytesIO(data), uri, options):
            if not isinstance(item, Listed):
                yield item
    except OSError as error:
        yield Skipped(where, f"cannot be read ({error.strerror or error}).", failed=True)
    except (BrokenPackError, MissingExtraError) as error:
        yield Skipped(where, str(error), failed=True)


def _read_file(source: str | Piece, path: str, options: Options) -> Iterator[Item | Listed]:
    uri = uri_of(path)
    try:
        if path == "-":
            yield from _read_stream(standard_input(), uri, options)
        elif isinstance(source, Piece):
            with store.opened(path) as stream:
                stream.seek(source.start)
                lines = chain(b"", stream) if store.is_address(path) else stream
                yield from read_jsonl(lines, uri, options, source.line, source.end - source.start)
        else:
            with store.opened(path) as stream:
                for item in _read_stream(stream, uri, options):
                    yield sidecar_of(path, item, options)
    except OSError as error:
        yield Skipped(Where(uri), f"cannot be read ({error.strerror or error}).", failed=True)
    except UnicodeError as error:
        yield Skipped(Where(uri), f"broken text ({error}). {NAME_IT}", failed=True)
    except (BrokenPackError, MissingExtraError) as error:
        yield Skipped(Where(uri), str(error), failed=True)
    except MemoryError:
        yield Skipped(Where(uri), "no memory left for it. Give the process more, or lower --max-size.", failed=True)


def _read_stream(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item | Listed]:
    head = take_head(stream)
    packing = packing_of(head)
    if packing:
        stream = unpacked(chain(head, stream), packing)
        head = take_head(stream)
    document = next((kind for magic, kind in PACKED_KINDS.items() if head.startswith(magic)), None)
    if binary(head) and not document and is_wide(options.encoding):
        stream = chain(head, stream, options.encoding)
        head = take_head(stream)
    if not head:
        yield Skipped(Where(uri), "the file is empty.")
        return
    kind = document or what_is(head, unpacked_name(uri), options)
    bad = None if document or has_records(head, kind, options) else binary(head)
    if bad:
        yield Skipped(
            Where(uri), f"no text ({bad}). {NAME_IT if bad == NO_MARK else 'Save its text as UTF-8.'}", size=len(head)
        )
    else:
        yield from _read_as(kind, head, stream, uri, options)


def _read_as(kind: Kind, head: bytes, stream: BinaryIO, uri: str, options: Options) -> Iterator[Item | Listed]:
    mark, encoding = bom_of(head)
    if kind in LINES:
        yield from LINES[kind](chain(head[len(mark) :], stream, encoding), uri, options)
    elif kind in WHOLE:
        yield from WHOLE[kind](chain(head, stream), uri, options)
    else:
        yield Skipped(Where(uri), NOT_READ[kind], size=len(head))


def what_is(head: bytes, name: str, options: Options | None = None) -> Kind:
    """What a file that begins like this holds."""
    mark, encoding = bom_of(head)
    start = head[len(mark) :].decode(encoding or "utf-8", "replace").lstrip()
    lines = start.split("\n", LOOK_AT)
    ending = PurePath(name).suffix.lower()
    if start.startswith("WARC/"):
        return "warc"
    if start.startswith("<"):
        return _markup(start[:4000])
    if start.startswith(("{", "[")):
        cut_short = len(lines) == 1 and len(head) >= HEAD
        if cut_short or any(_is_row(line) for line in lines[:LOOK_AT]):
            return "jsonl"
        if ending == ".json" or lines[0].strip() in ("{", "["):
            return "json"
    if ending in JSONL_NAMES:
        return "jsonl"
    if is_mail(start, ending):
        return "mail"
    if is_cdxj(start):
        return "cdxj"
    if is_gdelt(lines[0]):
        return "gdelt"
    return "table" if delimiter_of(lines[0], name, options or Options()) else "text"


def _markup(start: str) -> Kind:
    root = _ROOT.match(start)
    known = ROOTS.get(root[1].lower()) if root else None
    if known or is_page(start):
        return known or "html"
    return "xml" if start.startswith("<?xml") else "text"


def has_records(head: bytes, kind: Kind, options: Options | None = None) -> bool:
    """Whether the beginning shows records of the kind: bytes that are no text are then a fault of one of them alone."""
    mark, encoding = bom_of(head)
    lines = head[len(mark) :].decode(encoding or UTF8, "replace").lstrip().split("\n", LOOK_AT)
    if kind == "table":
        return "\0" not in lines[0] and delimiter_of(lines[0], "", options or Options()) is not None
    return kind == "warc" or (kind == "jsonl" and any(map(_is_row, lines[:LOOK_AT])))


def _is_row(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False

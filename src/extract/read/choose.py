"""A file -> the reader for what it holds: by its content first, by its name only where that says nothing."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Literal

from extract.errors import Where
from extract.read.decode import binary, bom_of
from extract.read.items import Item, Options, Skipped
from extract.read.jsonl import read_jsonl
from extract.read.plain import read_plain
from extract.read.stream import HEAD, chain, take_head

Kind = Literal["text", "jsonl", "json", "html"]
LOOK_AT = 5
JSONL_NAMES = (".jsonl", ".ndjson", ".jsonlines")
NOT_READ = {
    "json": "one JSON document. Write one object a line (jq -c does that).",
    "html": "a web page. Save its text, or put it into JSON lines with its title and date.",
}


def read_file(path: str, options: Options) -> Iterator[Item]:
    """Every article of one file (`-`: standard input), or why it has none; no error leaves this generator."""
    uri = PurePath(os.fsencode(path).decode("utf-8", "replace")).as_posix()
    try:
        if path == "-":
            yield from _read_stream(sys.stdin.buffer, uri, options)
        else:
            with open(path, "rb") as stream:
                yield from _read_stream(stream, uri, options)
    except OSError as error:
        yield Skipped(Where(uri), f"cannot be read ({error.strerror or error}).", failed=True)
    except UnicodeError as error:
        yield Skipped(Where(uri), f"broken text ({error}). Save it as UTF-8.", failed=True)


def _read_stream(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    head = take_head(stream)
    kind = binary(head)
    if not head:
        yield Skipped(Where(uri), "the file is empty.")
    elif kind:
        yield Skipped(Where(uri), f"no text ({kind}). Save its text as UTF-8.", size=len(head))
    else:
        yield from _read_as(what_is(head, uri), head, stream, uri, options)


def _read_as(kind: Kind, head: bytes, stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    mark, encoding = bom_of(head)
    if kind == "jsonl":
        yield from read_jsonl(chain(head[len(mark) :], stream, encoding), uri, options)
    elif kind == "text":
        yield from read_plain(chain(head, stream), uri, options)
    else:
        yield Skipped(Where(uri), NOT_READ[kind], size=len(head))


def what_is(head: bytes, name: str) -> Kind:
    """What a file that begins like this holds."""
    mark, encoding = bom_of(head)
    start = head[len(mark) :].decode(encoding or "utf-8", "replace").lstrip()
    lines = start.split("\n", LOOK_AT)
    ending = PurePath(name).suffix.lower()
    if start[:15].lower().startswith(("<!doctype html", "<html")):
        return "html"
    if start.startswith(("{", "[")):
        cut_short = len(lines) == 1 and len(head) >= HEAD
        if cut_short or any(_is_row(line) for line in lines[:LOOK_AT]):
            return "jsonl"
        if ending == ".json" or lines[0].strip() in ("{", "["):
            return "json"
    return "jsonl" if ending in JSONL_NAMES else "text"


def _is_row(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False

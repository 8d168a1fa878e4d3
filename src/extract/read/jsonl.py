"""JSON lines -> articles, one object a line, in memory that no line can fill."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from extract.errors import Where, short
from extract.read.decode import NAME_IT, decode
from extract.read.documents.ninjs import is_ninjs
from extract.read.items import Item, Listed, Options, Skipped, name_of, whole
from extract.read.row import article_of

CHUNK = 1 << 16
MOST = 100  # times the limit: a line that long is no slip, and what comes after it is not looked for


def read_jsonl(
    stream: BinaryIO, uri: str, options: Options, first: int = 1, most: float = math.inf
) -> Iterator[Item | Listed]:
    """An Item for every line that isn't blank, and for each object of the one list that an answer of a service holds.

    An article without an id is called NAME-LINE, one of such a list NAME-LINE-N.
    The first line has the number `first`; none is begun after `most` bytes.
    """
    for number, line, size in _lines(stream, options.limit, first, most):
        where = Where(uri, number)
        if line is None:
            more = " or more; the rest of the file is left out" if size >= options.limit * MOST else ""
            why = f"a line of {size:,} bytes{more}; the limit is {options.limit:,}. Raise it with --max-size."
            yield Skipped(where, why, size=size)
        elif line.strip():
            yield from _read_line(line, uri, where, f"{name_of(uri)}-{number}", options)


def read_json(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item | Listed]:
    """One JSON document: an Item for its object, or for every object of its list; `where` counts those of a list."""
    data = whole(stream, Where(uri), options, "a JSON document of ")
    if isinstance(data, Skipped):
        yield data
        return
    try:
        tree = json.loads(decode(data, options.encoding).text)
    except (ValueError, RecursionError) as error:
        why = f"no JSON ({short(error)}). Is it whole? Several objects stand one a line, or in one list."
        yield Skipped(Where(uri), why, failed=True, size=len(data))
        return
    rows = tree if _objects(tree) else _rows(tree, options)
    for number, row in enumerate(rows, 1):
        where = Where(uri, number if len(rows) > 1 else None)
        name = f"{name_of(uri)}-{number}" if len(rows) > 1 else name_of(uri)
        yield _row(row, uri, where, name, len(data) // len(rows), options)


def _rows(tree: Any, options: Options) -> list[Any]:
    """The objects of the one list that an object holds which is no article itself; else the object alone."""
    if not isinstance(tree, dict) or _known(tree, options):
        return [tree]
    inner = [value for value in tree.values() if _objects(value)]
    return list(inner[0]) if len(inner) == 1 else [tree]


def _objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _known(row: dict[str, Any], options: Options) -> bool:
    """Whether an object is an article itself, whatever lists it has."""
    return options.fields.get("text", "text") in row or is_ninjs(row)


def _read_line(line: bytes, uri: str, where: Where, name: str, options: Options) -> Iterator[Item | Listed]:
    try:
        decoded = decode(line, options.encoding)
    except ValueError as error:
        yield Skipped(where, f"{error}. {NAME_IT}", size=len(line))
        return
    tree = _parsed(decoded.text.rstrip(), where, len(line))
    if isinstance(tree, Skipped):
        yield tree
        return
    rows = _rows(tree, options)
    for number, row in enumerate(rows, 1):
        item = _row(row, uri, where, f"{name}-{number}" if len(rows) > 1 else name, len(line) // len(rows), options)
        yield item if isinstance(item, Skipped) else replace(item, notes=decoded.notes + item.notes)


def _parsed(line: str, where: Where, size: int) -> Any:
    """The value of a line, or why it has none."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        why = f"no JSON ({error.msg.removesuffix(' at')} at column {error.colno}). Each line must be one whole object."
        return Skipped(Where(where.path, where.line, error.colno), why, size=size)
    except RecursionError:
        return Skipped(where, "JSON nested too deeply. Each line must be one flat object.", size=size)
    except ValueError:  # what Python says of it is of its own settings
        return Skipped(where, "a number of more digits than can be read. Write it as a string.", size=size)


def _row(row: object, uri: str, where: Where, default_id: str, size: int, options: Options) -> Item | Listed:
    if not isinstance(row, dict):
        why = f'no object ({_kind(row)}). Each line must be one, e.g. {{"id": "a1", "text": "..."}}.'
        return Skipped(where, why, size=size)
    return article_of(row, uri, where, default_id, size, options)


def _lines(stream: BinaryIO, limit: int, first: int, most: float) -> Iterator[tuple[int, bytes | None, int]]:
    """(number, line, bytes); a line over the limit is None and its bytes are read past, not kept."""
    number = first - 1
    while most > 0 and (line := stream.readline(limit + 1)):
        number += 1
        size = len(line)
        if size <= limit:
            yield number, line, size
            most -= size
            continue
        while not line.endswith(b"\n") and size < limit * MOST and (line := stream.readline(CHUNK)):
            size += len(line)
        yield number, None, size
        most -= size
        if size >= limit * MOST:
            return


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")

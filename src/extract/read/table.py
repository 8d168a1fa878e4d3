"""Tables (CSV, TSV) -> articles, one row each, in memory that no row can fill."""

from __future__ import annotations

import csv
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import BinaryIO

from extract.errors import Where
from extract.read.decode import decode
from extract.read.items import Item, Listed, Options, Skipped, name_of, unpacked_name
from extract.read.jsonl import CHUNK
from extract.read.row import article_of

DELIMITERS = (",", "\t", ";", "|")
TABLE_NAMES = (".csv", ".tsv")
UNCLOSED = "no row (a quotation mark that never closes). Close it."
TOO_LONG = "Close its quotation mark, or raise the limit with --max-size"


def delimiter_of(line: str, name: str, options: Options) -> str | None:
    """What sets the columns apart in a table that begins with this line; None where it begins none.

    A table has a column for the text or for the file, under our name or the one that an option gives.
    """
    wanted = {options.fields.get(field, field) for field in ("text", "file")}
    for delimiter in DELIMITERS:
        cells = _cells(line, delimiter)
        if len(cells) > 1 and wanted & set(cells):
            return delimiter
    if PurePath(unpacked_name(name)).suffix.lower() in TABLE_NAMES:
        return max(DELIMITERS, key=lambda delimiter: len(_cells(line, delimiter)))
    return None


def read_table(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item | Listed]:
    """An Item for every row under the header; an article without an id is called NAME-LINE."""
    csv.field_size_limit(sys.maxsize)  # rows are measured here, line by line
    lines = _Lines(stream, options.limit, options.encoding)
    try:
        first = next(lines, "")
    except ValueError as error:
        yield Skipped(Where(uri, 1), f"no header ({error}).", size=lines.size)
        return
    delimiter = delimiter_of(first, uri, options) or ","
    header = _cells(first, delimiter)
    wanted = {options.fields.get(field, field) for field in ("text", "file")}
    if not wanted & set(header):
        name = options.fields.get("text", "text")
        has = ", ".join(f'"{cell}"' for cell in header[:8])
        why = f'no column "{name}" (the header has {has}). Name the column that holds the text: --field text=NAME.'
        yield Skipped(Where(uri, 1), why, size=lines.size)
        return
    if lines.at_end():
        yield Skipped(Where(uri, 1), "no rows under the header.", size=lines.size)
        return
    yield from _rows(lines, header, delimiter, uri, options)


def _rows(lines: _Lines, header: Sequence[str], delimiter: str, uri: str, options: Options) -> Iterator[Item | Listed]:
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        number = lines.next_row()
        try:
            cells = next(rows)
        except StopIteration:
            return
        except (csv.Error, ValueError) as error:
            yield Skipped(Where(uri, number), f"no row ({error}).", size=lines.size)
            continue
        if lines.ended and lines.quotes % 2:
            yield Skipped(Where(uri, number), UNCLOSED, size=lines.size)
            lines.again()
            continue
        if any(cells):
            yield _row(cells, header, uri, number, lines.size, options)


def _row(
    cells: Sequence[str], header: Sequence[str], uri: str, number: int, size: int, options: Options
) -> Item | Listed:
    if any("\0" in cell for cell in cells):
        return Skipped(Where(uri, number), "no row (a NUL byte in it). Take it out.", size=size)
    row = dict(zip(header, (cell or None for cell in cells), strict=False))
    return article_of(row, uri, Where(uri, number), f"{name_of(uri)}-{number}", size, options)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])]
    except csv.Error:
        return []


class _Lines(Iterator[str]):
    """Decoded lines, with the number of the last one; bytes, quotation marks and lines since the row began."""

    def __init__(self, stream: BinaryIO, limit: int, encoding: str) -> None:
        self._stream = stream
        self._limit = limit
        self._encoding = encoding
        self._row: list[bytes] = []
        self._waiting: deque[bytes] = deque()
        self.number = self.size = self.quotes = 0
        self.ended = False

    def at_end(self) -> bool:
        """Whether nothing follows; what does is kept."""
        line = self._stream.readline(self._limit + 1)
        self._waiting.extend([line] if line else [])
        return not self._waiting

    def next_row(self) -> int:
        """The number of the line that the next row begins on."""
        self.size = self.quotes = 0
        self._row = []
        return self.number + 1

    def again(self) -> None:
        """Gives the lines of this row but the first once more."""
        self.ended = False
        self.number -= len(self._row) - 1
        self._waiting.extend(self._row[1:])

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._stream.readline(self._limit + 1)
        if not line:
            self.ended = True
            raise StopIteration
        self.number += 1
        self._take(line)
        if self.size > self._limit:
            self._pass(line)
            raise ValueError(f"{self.size:,} bytes; the limit is {self._limit:,}. {TOO_LONG}")
        self._row.append(line)
        return decode(line, self._encoding).text

    def _take(self, part: bytes) -> None:
        self.size += len(part)
        self.quotes += part.count(b'"')

    def _pass(self, line: bytes) -> None:
        """Reads on to the end of a row that is too long: the line end outside of quotation marks."""
        while line and (self.quotes % 2 or not line.endswith(b"\n")):
            begins = line.endswith(b"\n")
            line = self._stream.readline(CHUNK)
            self.number += bool(line and begins)
            self._take(line)

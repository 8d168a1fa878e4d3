"""A web archive (WARC) -> the bytes of its records, whatever lengths they claim; one that is wrong costs only itself.

A record's length is right where the next record, or the end, stands behind it. Where it isn't, the record ends where
the next one begins. A record that is too long to be an article is laid down on disk until its length has proved right.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, NamedTuple

from extract.errors import ExtractError
from extract.read.stream import some

BLOCK = 1 << 16
HEAD_LIMIT = 1 << 16
MARGIN = 1 << 16
"""Bytes of a record beside its article: the server's own lines."""
START = re.compile(rb"[\r\n]*+(WARC/\d\.\d\r?\n)")
NEXT = re.compile(rb"WARC/\d\.\d\r?\n(?:WARC|Content)-", re.IGNORECASE)
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^(content-length:[ \t]*)(\d{1,40})(?=[ \t]*\r?$)", re.IGNORECASE | re.MULTILINE)
NEWLINES = b"\r\n"
BEHIND = 9  # bytes behind a record that show whether the next one stands there
GAP = re.compile(rb"[\r\n]*+(WARC/)?")
WRONG = "the record's length is wrong; read up to the next record"
CUT = "the archive ends within this record"


class Raw(NamedTuple):
    """A record's head and content, cut where it is longer than `room`, and what is wrong with it."""

    data: bytes
    note: str | None = None


class Records:
    """The records of a stream; `room` is how many bytes of content are kept of each."""

    def __init__(self, stream: BinaryIO, room: int) -> None:
        self._stream = stream
        self._room = room + MARGIN
        self._buffer = bytearray()
        self._laid: IO[bytes] | None = None
        self._lies = False  # whether a length has been wrong: then none is believed before it has been looked into
        self._damage: ExtractError | None = None

    def __iter__(self) -> Iterator[Raw]:
        """Each record. Raises what the stream raised, behind what stood before it."""
        while self._found_start():
            end = self._end_of_head()
            length = LENGTH.search(self._buffer, 0, end)
            if end == 0 or length is None:
                self._drop(self._next(1))
                yield Raw(b"", "no record can be read here")
                continue
            claimed = int(length[2])
            yield self._whole(end, claimed) if claimed <= self._room else self._large(end, claimed)
        if self._damage is not None:
            raise self._damage

    def _whole(self, end: int, claimed: int) -> Raw:
        there = self._fill(end + claimed + BEHIND)
        if len(self._buffer) >= end + claimed and self._ends_at(end + claimed, there):
            return self._taken(end + claimed, None)
        return self._until_next(end, CUT if not there and len(self._buffer) < end + claimed else WRONG)

    def _until_next(self, end: int, why: str) -> Raw:
        """The record up to where the next one begins."""
        self._lies = True
        at = self._next(end)
        data = self._taken(at, None).data.rstrip(NEWLINES)
        kept = data[: end + self._room]
        return Raw(LENGTH.sub(lambda found: found[1] + b"%d" % (len(kept) - end), kept, count=1), why)

    def _large(self, end: int, claimed: int) -> Raw:
        """A record of more bytes than are kept: all of it is read, to see whether its length is right."""
        self._fill(end + self._room)
        if self._lies:
            return self._until_next(end, WRONG)
        kept = bytes(self._buffer[: end + self._room])
        laid = tempfile.TemporaryFile()  # noqa: SIM115 (goes on as the stream, or is closed here)
        left = end + claimed
        while left > 0 and self._fill(1):
            part = self._buffer[:left]
            laid.write(part)
            self._drop(len(part))
            left -= len(part)
        there = self._fill(BEHIND)
        if left == 0 and self._ends_at(0, there):
            laid.close()
            return Raw(kept)
        laid.write(self._buffer)
        self._buffer.clear()
        self._put_before(laid)
        return self._until_next(end, WRONG if there or left == 0 else CUT)

    def _put_before(self, laid: IO[bytes]) -> None:
        """What was laid down is read again before the rest of the stream."""
        if self._laid is not None:
            shutil.copyfileobj(self._laid, laid)
            self._laid.close()
        laid.seek(0)
        self._laid = laid

    def _ends_at(self, at: int, more: bool) -> bool:
        """Whether the next record, or nothing, stands there behind the ends of lines."""
        gap = GAP.match(self._buffer, at)
        return gap is not None and (gap[1] is not None or (not more and gap.end() == len(self._buffer)))

    def _found_start(self) -> bool:
        """Drops what stands before the next record; False at the end."""
        while self._fill(1):
            self._fill(BLOCK)
            start = START.match(self._buffer)
            if start:
                self._drop(start.start(1))
                return True
            self._drop(self._next(0))
        return False

    def _end_of_head(self) -> int:
        """Where the content begins; 0 where the head doesn't end."""
        while not (found := END_OF_HEAD.search(self._buffer)):
            if len(self._buffer) > HEAD_LIMIT or not self._fill(len(self._buffer) + 1):
                return 0
        return found.end()

    def _next(self, begin: int) -> int:
        """Where the next record begins after `begin`, or the buffer ends with the stream; what lies before is kept."""
        while True:
            found = NEXT.search(self._buffer, begin)
            if found:
                return found.start()
            begin = max(len(self._buffer) - MARGIN, begin)
            if len(self._buffer) > 2 * self._room:
                del self._buffer[self._room : begin]
                begin = self._room
            if not self._fill(len(self._buffer) + BLOCK):
                found = NEXT.search(self._buffer, begin)
                return found.start() if found else len(self._buffer)

    def _taken(self, count: int, note: str | None) -> Raw:
        data = bytes(self._buffer[:count])
        self._drop(count)
        return Raw(data, note)

    def _drop(self, count: int) -> None:
        del self._buffer[:count]

    def _fill(self, count: int) -> bool:
        """Reads until the buffer holds so many bytes; whether it does. What stands before damage is read."""
        while len(self._buffer) < count:
            data = self._more()
            if not data:
                return False
            self._buffer += data
        return True

    def _more(self) -> bytes:
        if self._laid is not None:
            data = self._laid.read(BLOCK)
            if data:
                return data
            self._laid.close()
            self._laid = None
        if self._damage is not None:
            return b""
        try:
            return some(self._stream, BLOCK)
        except ExtractError as error:
            self._damage = error
            return b""

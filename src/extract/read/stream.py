"""A byte stream whose beginning can be looked at first, whatever it comes from."""

from __future__ import annotations

import codecs
import errno
import io
import select
import sys
import time
from typing import BinaryIO

from extract.errors import ExtractError

HEAD = 1 << 16
AT_ONCE = 0.2  # seconds in which what is there already comes through a pipe
_HELD: list[bytes] = []
"""What was taken of standard input to see how much it is."""


class _Chained(io.RawIOBase):
    """Bytes already taken, then the rest of the stream; turned into UTF-8 where it is in another encoding."""

    def __init__(self, head: bytes, rest: BinaryIO, encoding: str | None) -> None:
        self._rest = rest
        self._decoder = codecs.getincrementaldecoder(encoding)() if encoding else None
        self._waiting = self._recoded(head, final=False)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._waiting:
            data = some(self._rest, HEAD)
            self._waiting = self._recoded(data, final=not data)
            if not data and not self._waiting:
                return 0
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count

    def _recoded(self, data: bytes, final: bool) -> bytes:
        return self._decoder.decode(data, final).encode("utf-8") if self._decoder else data


def standard_input() -> BinaryIO:
    """Standard input, from its beginning. Raises OSError where whoever started the process closed it."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    held = b"".join(_HELD)
    _HELD.clear()
    return chain(held, sys.stdin.buffer) if held else sys.stdin.buffer


def size_waiting(most: int, seconds: float = AT_ONCE) -> int | None:
    """Bytes of standard input where it ends at once and has fewer than `most`; None where that is not known.

    What was looked at is kept for `standard_input`.
    """
    if sys.stdin is None or sys.stdin.isatty():
        return None
    stream, until = sys.stdin.buffer, time.monotonic() + seconds
    while sum(map(len, _HELD)) < most and _ready(stream, until - time.monotonic()):
        data = some(stream, HEAD)
        if not data:
            return sum(map(len, _HELD))
        _HELD.append(data)
    return None


def _ready(stream: BinaryIO, seconds: float) -> bool:
    """Whether reading would not wait longer than that; no where the system cannot tell."""
    try:
        return bool(select.select([stream.fileno()], [], [], max(seconds, 0.0))[0])
    except (OSError, ValueError):
        return isinstance(stream, io.BytesIO)


def take_head(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, as many as HEAD or all it has; a pipe may give them in pieces."""
    head = b""
    try:
        while len(head) < HEAD and (more := some(stream, HEAD - len(head))):
            head += more
    except ExtractError:
        if not head:
            raise
    return head


def some(stream: BinaryIO, most: int) -> bytes:
    """What a stream can give at once, so that nothing is lost of what stands before damage in it."""
    data: bytes = getattr(stream, "read1", stream.read)(most)
    return data


def chain(head: bytes, rest: BinaryIO, encoding: str | None = None) -> BinaryIO:
    """The stream as if its head had not been taken; UTF-8 whatever `encoding` it is in. Raises UnicodeError."""
    return io.BufferedReader(_Chained(head, rest, encoding), HEAD)

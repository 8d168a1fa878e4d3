"""A byte stream whose beginning can be looked at first, whatever it comes from."""

from __future__ import annotations

import codecs
import errno
import io
import sys
from typing import BinaryIO

from extract.errors import ExtractError

HEAD = 1 << 16


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
    """Standard input. Raises OSError where whoever started the process closed it."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer


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

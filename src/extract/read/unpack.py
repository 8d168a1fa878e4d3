"""Compressed streams -> the bytes in them; damage in them becomes an error that says so."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from extract.errors import ExtractError
from extract.read.extras import need
from extract.read.stream import HEAD

WINDOW = 1 << 27  # bytes that a zstandard frame may look back
XZ_MEMORY = 1 << 28  # four times what the strongest of its common settings takes
STEP = 1 << 10  # packed bytes at a time: of zstandard they hold 32 MB at most
MOST = 1 << 20  # unpacked bytes at a time, of the others


class BrokenPackError(ExtractError):
    """A compressed input is cut short or damaged."""


class _Zstandard:
    """A zstandard frame with the methods that the decompressors of the standard library have."""

    def __init__(self) -> None:
        self._library = need("zstandard", "zstandard data")
        self._frame: Any = self._library.ZstdDecompressor(max_window_size=WINDOW).decompressobj()

    @property
    def eof(self) -> bool:
        return bool(self._frame.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._frame.unused_data)

    def decompress(self, data: bytes, most: int) -> bytes:
        """All that the data holds, whatever `most` is: the library knows no such limit."""
        try:
            return bytes(self._frame.decompress(data))
        except self._library.ZstdError as error:
            raise ValueError(str(error)) from None


class _Deflate:
    """A gzip member with the same methods: what is left of its input when enough has come out is kept in it."""

    def __init__(self) -> None:
        self._frame = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._frame.eof

    @property
    def unused_data(self) -> bytes:
        return self._frame.unused_data

    def decompress(self, data: bytes, most: int) -> bytes:
        return self._frame.decompress(self._frame.unconsumed_tail + data, most)


PACKINGS: dict[str, tuple[bytes, Callable[[], Any]]] = {
    "gzip": (b"\x1f\x8b", _Deflate),
    "zstandard": (b"\x28\xb5\x2f\xfd", _Zstandard),
    "bzip2": (b"BZh", bz2.BZ2Decompressor),
    "xz": (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY)),
}


def packing_of(head: bytes) -> str | None:
    """The compression of data that begins like this; None for none."""
    return next((name for name, (magic, _) in PACKINGS.items() if head.startswith(magic)), None)


def unpacked(stream: BinaryIO, packing: str) -> BinaryIO:
    """The stream decompressed. Reading it raises BrokenPackError for damage, MissingExtraError without its library."""
    return io.BufferedReader(_Unpacked(stream, packing), HEAD)


class _Unpacked(io.RawIOBase):
    """One frame after the other; what stands before damage comes out first."""

    def __init__(self, stream: BinaryIO, packing: str) -> None:
        self._stream = stream
        self._packing = packing
        self._frame: Any = None
        self._packed = b""
        self._full = False  # whether more may come out of what has gone in
        self._waiting = memoryview(b"")
        self._count = 0
        self._damage = ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._waiting:
            if self._damage:
                raise BrokenPackError(self._damage)
            if not self._full and not self._packed:
                self._packed = self._stream.read(STEP)
                if not self._packed:
                    if self._frame is not None:
                        raise BrokenPackError(f"{self._packing} data cut short after {self._count:,} bytes.")
                    return 0
            self._waiting = memoryview(self._unpack())
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        self._count += count
        return count

    def _unpack(self) -> bytes:
        """What comes next, no more than MOST at once; nothing where more packed bytes must go in."""
        found = b""
        try:
            if self._frame is None:
                self._packed = self._packed.lstrip(b"\0")
                if not self._packed:
                    return b""
                self._frame = PACKINGS[self._packing][1]()
            packed, self._packed = self._packed, b""
            found = self._frame.decompress(packed, MOST)
            self._full = len(found) >= MOST and not self._frame.eof
            if self._frame.eof:
                self._packed, self._frame = bytes(self._frame.unused_data), None
        except (OSError, ValueError, EOFError, zlib.error, lzma.LZMAError) as error:
            self._damage = f"damaged {self._packing} data after {self._count:,} bytes ({error})."
        return found

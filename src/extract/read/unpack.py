"""Compressed streams -> the bytes in them; damage in them becomes an error that says so."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from extract.errors import ExtractError
from extract.read.extras import need
from extract.read.stream import HEAD

ZSTANDARD_STEP = 1 << 10


class BrokenPackError(ExtractError):
    """A compressed input is cut short or damaged."""


def packing_of(head: bytes) -> str | None:
    """The compression of data that begins like this; None for none."""
    return next((name for name, (magic, _) in PACKINGS.items() if head.startswith(magic)), None)


def unpacked(stream: BinaryIO, packing: str) -> BinaryIO:
    """The stream decompressed. Reading it raises BrokenPackError for damage, MissingExtraError without its library."""
    return io.BufferedReader(_Unpacked(PACKINGS[packing][1](stream), packing), HEAD)


class _Zstandard(io.RawIOBase):
    """Frames decompressed a little at a time, since a few bytes of them may hold a hundred kilobytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._library = need("zstandard", "zstandard data")
        self._frame: Any = None
        self._packed = self._waiting = b""

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, none at the end. Raises EOFError inside a frame, ValueError for damage."""
        while not self._waiting:
            self._packed = self._packed or self._stream.read(ZSTANDARD_STEP)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError
                return b""
            if self._frame is None:
                self._frame = self._library.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
            try:
                self._waiting = self._frame.decompress(self._packed)
            except self._library.ZstdError as error:
                raise ValueError(str(error)) from None
            self._packed = b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        data, self._waiting = self._waiting[:size], self._waiting[size:]
        return data


Opener = Callable[[BinaryIO], Any]

PACKINGS: dict[str, tuple[bytes, Opener]] = {
    "gzip": (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream, mode="rb")),
    "zstandard": (b"\x28\xb5\x2f\xfd", _Zstandard),
    "bzip2": (b"BZh", bz2.BZ2File),
    "xz": (b"\xfd7zXZ\x00", lzma.LZMAFile),
}


class _Unpacked(io.RawIOBase):
    def __init__(self, inner: Any, packing: str) -> None:
        self._inner = inner
        self._packing = packing
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data: bytes = self._inner.read(len(buffer))
        except EOFError:
            raise BrokenPackError(f"{self._packing} data cut short after {self._count:,} bytes.") from None
        except (OSError, ValueError, zlib.error, lzma.LZMAError) as error:
            raise BrokenPackError(f"damaged {self._packing} data after {self._count:,} bytes ({error}).") from None
        buffer[: len(data)] = data
        self._count += len(data)
        return len(data)

"""A large file of JSON lines -> pieces that end where lines end, so that many machines can share it."""

from __future__ import annotations

from collections.abc import Iterator

from extract import store
from extract.read.choose import can_be_divided
from extract.read.items import Piece

BLOCK = 1 << 20


def pieces_of(path: str, size: int) -> list[Piece]:
    """The pieces, each of so many bytes and what is left of its last line; none where the file must stay whole.

    The file is read through once, since an article without an id is called by the number of its line.
    """
    try:
        if store.size_and_mark(path)[0] <= size or not can_be_divided(path):
            return []
        return list(_pieces(path, size))
    except OSError:
        return []  # reading it will say why


def _pieces(path: str, size: int) -> Iterator[Piece]:
    start, line = 0, 1
    offset = ends = 0  # where the block begins, and the lines that end before it
    with store.opened(path) as stream:
        while block := stream.read(BLOCK):
            at = 0
            while (last := block.find(b"\n", max(start + size - 1 - offset, at))) >= 0:
                ends += block.count(b"\n", at, last + 1)
                at = last + 1
                yield Piece(path, start, offset + at, line)
                start, line = offset + at, ends + 1
            ends += block.count(b"\n", at)
            offset += len(block)
    if start < offset:
        yield Piece(path, start, offset, line)

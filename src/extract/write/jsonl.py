"""Records -> JSON lines, in the order of their keys whatever the order they come in."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, BinaryIO, Generic, Protocol, TypeVar

import jsonlines

from extract import store
from extract.model import Claim
from extract.terminal import harmless

BLOCK = 1 << 20
Record = Mapping[str, Any]


class _Comparable(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


Key = TypeVar("Key", bound=_Comparable)


def claim_records(claims: Iterable[Claim]) -> Iterator[Record]:
    """The claims of one document as they are written, in the order in which the text has them."""
    for claim in sorted(claims, key=attrgetter("trigger.start", "trigger.end", "type", "id")):
        yield claim.model_dump(mode="json", by_alias=True)


def lines_of(records: Iterable[Record]) -> bytes:
    """One JSON object a line, in UTF-8; no character but the newline ends a line, for any reader, or moves a cursor."""
    text = io.StringIO()
    with jsonlines.Writer(text) as writer:
        writer.write_all(records)
    return harmless(text.getvalue()).encode("utf-8")


class Ordered(Generic[Key]):
    """Lines kept on disk as they come and given out by key; only the keys stay in memory."""

    def __init__(self, folder: str | None = None) -> None:
        self._folder = folder
        with store.laying_down(folder):
            self._spool = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (closed by __exit__)
        self._places: list[tuple[Key, int, int]] = []

    def __enter__(self) -> Ordered[Key]:
        return self

    def __exit__(self, *error: object) -> None:
        with contextlib.suppress(OSError):  # what could not be written any more has been said
            self._spool.close()

    def add(self, key: Key, records: Iterable[Record]) -> None:
        """Keep the records; those of equal keys come out in the order in which they came. Raises ExtractError."""
        block = lines_of(records)
        with store.laying_down(self._folder):
            self._places.append((key, self._spool.tell(), len(block)))
            self._spool.write(block)

    def write_to(self, stream: BinaryIO, change: Callable[[bytes], bytes] | None = None) -> None:
        """Every block in the order of the keys, as `change` makes it."""
        with store.laying_down(self._folder):
            self._spool.flush()
        for _, start, size in sorted(self._places):
            self._spool.seek(start)
            if change is not None:
                stream.write(change(self._spool.read(size)))
                continue
            while size and (block := self._spool.read(min(size, BLOCK))):
                stream.write(block)
                size -= len(block)
        self._spool.seek(0, io.SEEK_END)

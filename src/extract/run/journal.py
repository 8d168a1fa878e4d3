"""The journal of a run: every result on disk as it comes, so that a run that was killed can go on where it was.

One record an article: a line of JSON (who, of which content, how long, a checksum), then the lines of its claims,
packed. A record that is cut short or damaged ends the journal: what stands behind it is read again. Records are found
by the id and the content of their article; only these and the places in the file are kept in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from extract import store
from extract.cache import cache_folder
from extract.errors import ExtractError
from extract.run.result import Result
from extract.write.atomic import draft_of, fitting, is_file, sweep

try:
    import fcntl
except ImportError:  # no such locks on this system
    fcntl = None  # type: ignore[assignment]

FORMAT = 2
SYNC_BYTES = 1 << 22
WASTE = 1 << 16  # bytes that nobody asked for from which the file is written anew, where they are most of it
LONGEST_HEAD = 1 << 24
LARGEST = 1 << 32
_RECORD = struct.Struct("<16sQQ")  # one string of bytes an article, since there may be millions
_NONE = bytes(_RECORD.size)
PACKED = 1  # zlib's fastest: claims take an eighth of their size


class Journal:
    """Results by article; without a path in a file that nobody else sees and that goes with the run."""

    def __init__(self, path: str | None, fingerprint: str, force: bool = False) -> None:
        self.path = path
        self._head = _line({"journal": FORMAT, "fingerprint": fingerprint})
        self._records: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._unsynced = 0
        self._file = _opened(path)
        self.resumed = 0 if force else self._known()
        if not self.resumed:
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._file.close()

    def find(self, id_: str, content: str) -> Result | None:
        """What an article of this id and content gave, if it is known."""
        mark, place, _ = self._record(id_)
        if mark != _mark(content):
            return None
        self._used.add(id_)
        self._file.seek(place)
        result = _read(self._file)
        self._file.seek(0, os.SEEK_END)
        return result

    def add(self, result: Result) -> None:
        """Keep a result; it is in the file when this returns. Raises ExtractError where the disk is full."""
        try:
            place = self._file.seek(0, os.SEEK_END)
            record = _record(result)
            self._file.write(record)
            self._file.flush()
            self._unsynced += len(record)
            if self.path and self._unsynced > SYNC_BYTES:
                os.fsync(self._file.fileno())
                self._unsynced = 0
        except OSError as error:
            raise self._unwritable(error) from error
        self._records[result.id] = _RECORD.pack(_mark(result.content), place, len(record))
        self._used.add(result.id)

    def lines(self) -> Iterator[bytes]:
        """The claims of every article of this run, in the order of the ids."""
        for id_ in sorted(self._used):
            self._file.seek(self._record(id_)[1])
            result = _read(self._file)
            if result is not None:
                yield result.lines
        self._file.seek(0, os.SEEK_END)

    def tidy(self) -> None:
        """Leave out what nobody asks for any more and what later records replaced, where that is most of the file."""
        size = self._file.seek(0, os.SEEK_END)
        wanted = sum(self._record(id_)[2] for id_ in self._used)
        if self.path is None or size - wanted < max(WASTE, wanted):
            return
        sweep(self.path)
        draft = draft_of(self.path)
        with contextlib.suppress(OSError), open(draft, "wb") as stream:
            stream.write(self._head)
            for id_ in sorted(self._used):
                _, place, length = self._record(id_)
                self._file.seek(place)
                stream.write(self._file.read(length))
            stream.flush()
            os.replace(draft, self.path)

    def _known(self) -> int:
        """Takes in the records that stand in the file; how many bytes of it are good."""
        self._file.seek(0)
        if self._file.readline(LONGEST_HEAD) != self._head:
            return 0
        good = len(self._head)
        while (result := _read(self._file)) is not None:
            end = self._file.tell()
            self._records[result.id] = _RECORD.pack(_mark(result.content), good, end - good)
            good = end
        self._file.truncate(good)
        self._file.seek(good)
        return len(self._records)

    def _record(self, id_: str) -> tuple[bytes, int, int]:
        """The mark of an article's content, where its record begins and how long it is; zeros where it is not known."""
        mark, place, length = _RECORD.unpack(self._records.get(id_, _NONE))
        return mark, place, length

    def _start(self) -> None:
        try:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(self._head)
            self._file.flush()
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> ExtractError:
        hint = "Make room on the disk; the same command then goes on where it was."
        return ExtractError(f"{self.path or 'temporary file'}: cannot be written ({error.strerror or error}). {hint}")


def journal_path(output: str) -> str | None:
    """Where the journal of an output stands: beside it, hidden; of one in a store in the user's cache, if there is one.

    A store has no files that grow.
    """
    if store.is_address(output):
        cache = cache_folder(writable=True)
        name = hashlib.sha256(output.encode("utf-8", "surrogateescape")).hexdigest()[:24]
        return str(cache / "journals" / name) if cache else None
    folder, name = os.path.split(os.path.realpath(output))
    return os.path.join(folder, f".{fitting(name)}.journal")


def has_journal(output: str) -> bool:
    """Whether an earlier run left one, so that this one may know all of its articles."""
    path = journal_path(output) if is_file(output) else None
    return path is not None and os.path.exists(path)


def _opened(path: str | None) -> BinaryIO:
    if path is None:
        with store.laying_down():
            return tempfile.TemporaryFile()
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        Path(path).touch()
        stream = open(path, "r+b")  # noqa: SIM115 (closed by __exit__)
    except OSError as error:
        hint = "Check the rights of the folder."
        raise ExtractError(f"{path}: cannot be written ({error.strerror or error}). {hint}") from error
    if fcntl is not None:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            stream.close()
            hint = "Wait for it, or name another output."
            raise ExtractError(f"{path}: another run is writing to the same output. {hint}") from error
    return stream


def _mark(content: str) -> bytes:
    return hashlib.blake2b(content.encode(), digest_size=16).digest()


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=True, sort_keys=True).encode() + b"\n"


def _record(result: Result) -> bytes:
    lines = zlib.compress(result.lines, PACKED) if result.lines else b""
    head = {name: value for name, value in asdict(result).items() if name != "lines" and value not in (None, ())}
    head["size"] = len(lines)
    return _line({**head, "crc": zlib.crc32(_line(head) + lines)}) + lines


def _read(stream: BinaryIO) -> Result | None:
    """The record at which the stream stands; None where there is none, or no whole one."""
    line = stream.readline(LONGEST_HEAD)
    try:
        head = json.loads(line)
        crc, size = head.pop("crc"), head["size"]
        lines = stream.read(size) if 0 <= size < LARGEST else b""
        if zlib.crc32(_line(head) + lines) != crc:
            return None
        del head["size"]
        types, rules = tuple(head.pop("types", ())), tuple(head.pop("rules", ()))
        return Result(lines=zlib.decompress(lines) if lines else b"", types=types, rules=rules, **head)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError, MemoryError, zlib.error):
        return None

"""What reading yields: an article that was found, or the place and the reason why there is none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO

from extract import store
from extract.errors import Where
from extract.model import Article
from extract.read.decode import OTHERWISE
from extract.read.metadata import Known
from extract.read.web import Limits

LIMIT = 10_000_000
PACKED = (".gz", ".zst", ".bz2", ".xz")


def uri_of(path: str) -> str:
    """How claims and accounts name a file: with slashes, without what is no text or nobody's business."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return store.shown(name) if store.is_address(path) else PurePath(name).as_posix()


def unpacked_name(uri: str) -> str:
    """The name without the ending of a compression."""
    return next((uri[: -len(ending)] for ending in PACKED if uri.lower().endswith(ending)), uri)


def name_of(uri: str) -> str:
    """What an article of this file is called: the file's name without its endings, "stdin" for standard input."""
    return "stdin" if uri == "-" else PurePath(unpacked_name(uri)).stem


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the lines of a file: its bytes from `start` to `end`, whose first line has this number."""

    path: str
    start: int
    end: int
    line: int

    def __str__(self) -> str:
        return f"{self.path}[{self.start}:{self.end}]"


@dataclass(frozen=True, slots=True)
class Found:
    """An article, where it stood, how many bytes of input it took, and what its reader would have people know.

    Examples:
        >>> found = next(extract.read_articles(["seeds/000_3443db5e84b4fe05.txt"]))
        >>> str(found.where), found.size, found.notes
        ('seeds/000_3443db5e84b4fe05.txt', 3322, ())
    """

    article: Article
    where: Where
    size: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place that gives no article; `failed` where somebody asked for one and it cannot be had.

    Examples:
        >>> skipped = next(extract.read_articles(["nowhere.txt"]))
        >>> skipped.why, skipped.failed
        ('no such file or folder. Check its spelling.', True)
    """

    where: Where
    why: str
    failed: bool = False
    size: int = 0
    id: str | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


Item = Found | Skipped


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a manifest: the file that it names, relative to the manifest, and what it says of it.

    `part`: the first byte and the number of bytes of the one record of the file that is meant.
    """

    file: str
    where: Where
    id: str | None
    facts: Known
    notes: tuple[str, ...] = ()
    part: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: our field -> the input's, the date of articles without one, the bytes one article may take,

    what a web page may be made of, whether wrongly decoded characters are set right, and the encoding of what neither
    is UTF-8 nor says its own: the name of a codec in which ASCII is itself, or of a wide one (utf-16-le).

    Examples:
        >>> from datetime import date
        >>> options = extract.Options(fields={"text": "body"}, published=date(2024, 5, 7))
        >>> options.limit
        10000000
    """

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    published: date | None = None
    limit: int = LIMIT
    page: Limits = field(default_factory=Limits)
    repair: bool = False
    encoding: str = OTHERWISE


def whole(stream: BinaryIO, where: Where, options: Options, what: str = "") -> bytes | Skipped:
    """All bytes of a stream that is one article; Skipped where they are more than one may take, said after `what`."""
    data = stream.read(options.limit + 1)
    if len(data) <= options.limit:
        return data
    why = f"{what}more than {options.limit:,} bytes, the limit for one article. Raise it with --max-size."
    return Skipped(where, why, size=len(data))

"""Files -> articles: plain text and JSON lines, from files, folders, globs and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from extract.read.choose import read_file
from extract.read.inputs import expand, total_size
from extract.read.items import LIMIT, Found, Item, Options, Skipped
from extract.read.row import FIELDS

__all__ = [
    "FIELDS",
    "LIMIT",
    "Found",
    "Item",
    "Options",
    "Skipped",
    "expand",
    "read_articles",
    "read_file",
    "read_paths",
    "total_size",
]


def read_articles(inputs: Iterable[str | os.PathLike[str]], options: Options | None = None) -> Iterator[Item]:
    """Every article of the inputs, in an order that doesn't depend on theirs, and a reason for each that gives none."""
    return read_paths(expand(inputs), options or Options())


def read_paths(paths: Iterable[str | Skipped], options: Options) -> Iterator[Item]:
    """The same for what `expand` gave."""
    for path in paths:
        if isinstance(path, Skipped):
            yield path
        else:
            yield from read_file(path, options)

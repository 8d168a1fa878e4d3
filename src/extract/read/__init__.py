"""Files -> articles: text, web pages, JSON lines, tables, web archives and folders of them, packed or not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from extract.read.choose import read_file
from extract.read.inputs import expand, total_size
from extract.read.items import LIMIT, Found, Item, Options, Piece, Skipped
from extract.read.pieces import pieces_of
from extract.read.row import FIELDS
from extract.read.web import Limits

__all__ = [
    "FIELDS",
    "LIMIT",
    "Found",
    "Item",
    "Limits",
    "Options",
    "Piece",
    "Skipped",
    "expand",
    "first",
    "pieces_of",
    "read_articles",
    "read_file",
    "read_paths",
    "total_size",
]


def read_articles(inputs: Iterable[str | os.PathLike[str]], options: Options | None = None) -> Iterator[Item]:
    """Every article of the inputs, in an order that doesn't depend on theirs, and a reason for each that gives none.

    `inputs`: files, folders, globs, addresses in a store, `-` for standard input. Yields Found and Skipped; nothing in
    an input raises. One article is in memory at a time.

    Examples:
        >>> [item.article.id for item in extract.read_articles(["seeds"]) if isinstance(item, extract.Found)]
        ['000_3443db5e84b4fe05', '002_85069bcaceffb608', '003_96292852c185dbb6']
    """
    options = options or Options()
    return read_paths(expand(inputs, options), options)


def first(items: Iterable[Item], count: int | None) -> Iterator[Item]:
    """The items up to that many articles; None is all of them."""
    found = 0
    for item in items if count is None or count > 0 else ():
        yield item
        found += isinstance(item, Found)
        if found == count:
            return


def read_paths(paths: Iterable[str | Piece | Skipped], options: Options) -> Iterator[Item]:
    """The same for what `expand` gave."""
    for path in paths:
        if isinstance(path, Skipped):
            yield path
        else:
            yield from read_file(path, options)

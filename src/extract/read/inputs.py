"""INPUT arguments -> the files they mean: folders walked, globs expanded, each file once, in one order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from extract import store
from extract.errors import Where
from extract.read.items import PACKED, Options, Piece, Skipped, uri_of
from extract.read.manifest import companions, files_listed, is_manifest

STDIN = "-"


def expand(inputs: Iterable[str | os.PathLike[str]], options: Options | None = None) -> list[str | Skipped]:
    """Paths sorted by name, whatever order they were given in, standard input last; Skipped for what names no file.

    A folder's manifest stands for the files that it lists, and a sidecar for nothing of its own.
    """
    files: dict[str, str] = {}
    skipped: list[Skipped] = []
    listed: set[str] = set()
    for given in sorted({store.plain(os.fspath(item)) for item in inputs}):
        for found in _files_of(given):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                files.setdefault(_real(found), found)
                if is_manifest(found):
                    others = (file for file in files_listed(found, options or Options()) if not is_manifest(file))
                    listed.update(map(_real, others))
    paths = sorted((path for real, path in files.items() if real not in listed), key=lambda path: (path == STDIN, path))
    return [*skipped, *paths]


def total_size(paths: Iterable[str | Piece | Skipped]) -> int | None:
    """Bytes of all of them; None where one has no size, or another than what is in it (compressed, a manifest)."""
    total = 0
    for path in paths:
        if isinstance(path, Piece):
            total += path.end - path.start
        elif isinstance(path, str):
            size = store.size_and_mark(path)[0] if store.kind_of(path) == "file" else None
            if size is None or path.endswith(PACKED) or is_manifest(path):
                return None
            total += size
    return total


def _real(path: str) -> str:
    return path if path == STDIN or store.is_address(path) else os.path.realpath(path)


def _normal(path: str) -> str:
    return path if store.is_address(path) else os.path.normpath(path)


def _files_of(given: str) -> Iterator[str | Skipped]:
    try:
        kind = store.kind_of(given)
        if given == STDIN:
            yield STDIN
        elif kind == "folder":
            yield from _files_in(given)
        elif kind == "file" or os.path.lexists(given):
            yield _normal(given)
        elif glob.has_magic(given):
            matches = store.matches(given)
            if not matches:
                why = "no file matches this pattern. Check its spelling."
                yield Skipped(Where(uri_of(given)), why, failed=True)
            for match in matches:
                yield from _files_of(match)
        else:
            yield Skipped(Where(uri_of(given)), "no such file or folder. Check its spelling.", failed=True)
    except OSError as error:
        yield Skipped(Where(uri_of(given)), f"cannot be read ({error.strerror or error}).", failed=True)


def _files_in(folder: str) -> Iterator[str | Skipped]:
    """Regular files of a folder and the folders in it; hidden ones and links to folders are left out."""
    unreadable: list[OSError] = []
    count = 0
    for here, names in store.walk(folder, unreadable.append):
        beside = companions(here, names)
        for name in sorted(names):
            path = store.join(here, name)
            if not name.startswith(".") and path not in beside and (store.is_address(path) or os.path.isfile(path)):
                count += 1
                yield _normal(path)
    for error in unreadable:
        yield Skipped(Where(str(error.filename)), f"cannot be opened ({error.strerror}).", failed=True)
    if not count and not unreadable:
        yield Skipped(Where(_normal(folder)), "a folder without files to read (hidden ones don't count).")

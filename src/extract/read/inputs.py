"""INPUT arguments -> the files they mean: folders walked, globs expanded, each file once, in one order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from extract.errors import Where
from extract.read.items import PACKED, Options, Skipped
from extract.read.manifest import companions, files_listed, is_manifest

STDIN = "-"


def expand(inputs: Iterable[str | os.PathLike[str]], options: Options | None = None) -> list[str | Skipped]:
    """Paths sorted by name, whatever order they were given in, standard input last; Skipped for what names no file.

    A folder's manifest stands for the files that it lists, and a sidecar for nothing of its own.
    """
    files: dict[str, str] = {}
    skipped: list[Skipped] = []
    listed: set[str] = set()
    for given in sorted({os.fspath(item) for item in inputs}):
        for found in _files_of(given):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                files.setdefault(found if found == STDIN else os.path.realpath(found), found)
                if is_manifest(found):
                    others = (file for file in files_listed(found, options or Options()) if not is_manifest(file))
                    listed.update(map(os.path.realpath, others))
    paths = sorted((path for real, path in files.items() if real not in listed), key=lambda path: (path == STDIN, path))
    return [*skipped, *paths]


def total_size(paths: Iterable[str | Skipped]) -> int | None:
    """Bytes of all the files; None where one has no size, or another than what is in it (compressed, a manifest)."""
    total = 0
    for path in paths:
        if isinstance(path, str):
            if not os.path.isfile(path) or path.endswith(PACKED) or is_manifest(path):
                return None
            total += os.path.getsize(path)
    return total


def _files_of(given: str) -> Iterator[str | Skipped]:
    if given == STDIN:
        yield STDIN
    elif os.path.isdir(given):
        yield from _files_in(given)
    elif os.path.lexists(given):
        yield os.path.normpath(given)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))
        if not matches:
            yield Skipped(Where(given), "no file matches this pattern. Check its spelling.", failed=True)
        for match in matches:
            yield from _files_of(match)
    else:
        yield Skipped(Where(given), "no such file or folder. Check its spelling.", failed=True)


def _files_in(folder: str) -> Iterator[str | Skipped]:
    """Regular files of a folder and the folders in it; hidden ones and links to folders are left out."""
    unreadable: list[OSError] = []
    count = 0
    for here, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        beside = companions(here, names)
        for name in sorted(names):
            path = os.path.join(here, name)
            if not name.startswith(".") and path not in beside and os.path.isfile(path):
                count += 1
                yield os.path.normpath(path)
    for error in unreadable:
        yield Skipped(Where(str(error.filename)), f"cannot be opened ({error.strerror}).", failed=True)
    if not count and not unreadable:
        yield Skipped(Where(os.path.normpath(folder)), "a folder without files to read (hidden ones don't count).")

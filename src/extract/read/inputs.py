"""INPUT arguments -> the files they mean: folders walked, globs expanded, each file once, in one order."""

from __future__ import annotations

import glob
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator

from extract import store
from extract.errors import InputError, Where
from extract.own_files import TEXTS, ours
from extract.read.items import PACKED, Options, Piece, Skipped, uri_of
from extract.read.manifest import companions, files_listed, is_manifest

WEB = ("http://", "https://")
STDIN = "-"
SHOWN = 3  # names of a folder's files that are left out


def expand(
    inputs: Iterable[str | os.PathLike[str]], options: Options | None = None, left_out: list[str] | None = None
) -> list[str | Skipped]:
    """Paths sorted by name, whatever order they were given in, standard input last; Skipped for what names no file.

    A folder's manifest stands for the files that it lists, and a sidecar for nothing of its own. What this program has
    written itself is left out of folders and patterns; `left_out` gets a line for each folder that holds such files.
    """
    files: dict[str, str] = {}
    written = _Written()
    skipped: list[Skipped] = []
    listed: set[str] = set()
    for given in sorted({store.plain(os.fspath(item)) for item in inputs}):
        for found in _files_of(given, written):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                files.setdefault(_real(found), found)
                if is_manifest(found):
                    others = (file for file in files_listed(found, options or Options()) if not is_manifest(file))
                    listed.update(map(_real, others))
    if left_out is not None:
        left_out += written.lines()
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


class _Written:
    """Files of our own that were come across, by folder."""

    def __init__(self) -> None:
        self._names: defaultdict[str, list[str]] = defaultdict(list)

    def take(self, folder: str, path: str, text: bool = False) -> bool:
        """Whether the file is one of ours, a text that we kept or an output, and so left out."""
        mine = text or ours(path) is not None
        if mine:
            self._names[folder].append(os.path.basename(path))
        return mine

    def lines(self) -> Iterator[str]:
        """What was left out, a line a folder."""
        for folder, names in sorted(self._names.items()):
            shown = ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else "")
            yield f"{folder or '.'}: left out what extract wrote itself ({shown})"


def _files_of(given: str, written: _Written) -> Iterator[str | Skipped]:
    if given.lower().startswith(WEB):
        why = "an address in the web, from where nothing is fetched. Save the page, and give its file."
        yield Skipped(Where(uri_of(given)), why, failed=True)
        return
    try:
        kind = store.kind_of(given)
        if not given.strip():
            what = f'an empty name ("{given}"). Name a file, a folder, a pattern, or - for standard input.'
            raise InputError("INPUT", what)
        if given == STDIN:
            yield STDIN
        elif kind == "folder":
            yield from _files_in(given, written)
        elif kind == "file" and ours(given):
            why = f"what extract wrote itself ({ours(given)}), no articles. Give the articles."
            yield Skipped(Where(uri_of(given)), why, failed=True)
        elif kind == "file" or os.path.lexists(given):
            yield _normal(given)
        elif glob.has_magic(given):
            matches = store.matches(given)
            if not matches:
                why = "no file matches this pattern. Check its spelling."
                yield Skipped(Where(uri_of(given)), why, failed=True)
            for match in matches:
                if not written.take(store.parent(match), match):
                    yield from _files_of(match, written)
        else:
            yield Skipped(Where(uri_of(given)), "no such file or folder. Check its spelling.", failed=True)
    except OSError as error:
        yield Skipped(Where(uri_of(given)), f"cannot be read ({error.strerror or error}).", failed=True)


def _files_in(folder: str, written: _Written) -> Iterator[str | Skipped]:
    """Regular files of a folder and the folders in it; hidden ones, links to folders and our own are left out."""
    unreadable: list[OSError] = []
    count = 0
    for here, names in store.walk(folder, unreadable.append):
        beside = companions(here, names)
        texts = TEXTS in names and here != folder
        for name in sorted(names):
            path = store.join(here, name)
            if name.startswith(".") or path in beside or not (store.is_address(path) or os.path.isfile(path)):
                continue
            if not written.take(here, path, texts):
                count += 1
                yield _normal(path)
    for error in unreadable:
        yield Skipped(Where(str(error.filename)), f"cannot be opened ({error.strerror}).", failed=True)
    if not count and not unreadable:
        yield Skipped(Where(_normal(folder)), "a folder without files to read (hidden ones don't count).")

"""What stands beside a file about it: a row of a manifest in its folder, or a sidecar of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from extract import store
from extract.read.items import Found, Item, Listed, Options, Skipped
from extract.read.jsonl import read_jsonl
from extract.read.metadata import with_facts
from extract.read.row import facts_of, identity_of
from extract.read.table import read_table

MANIFESTS = ("manifest.csv", "manifest.tsv", "manifest.jsonl")
SIDECAR = ".json"
SIDECAR_LIMIT = 1_000_000


def listed_path(manifest: str, file: str) -> str | None:
    """Where a file stands that a manifest names; None for one that isn't in the manifest's folder or below."""
    name = PurePath(file.replace("\\", "/"))
    if manifest == "-" or name.is_absolute() or ".." in name.parts:
        return None
    path = store.join(store.parent(manifest), name.as_posix())
    return path if store.is_address(path) else os.path.normpath(path)


def with_listed(item: Item, listed: Listed, first: bool) -> Item:
    """An item of a listed file with what its row says; the row's id is that of the file's first article."""
    if isinstance(item, Skipped):
        return replace(item, id=item.id or listed.id)
    article = with_facts(item.article, listed.facts, "manifest")
    if listed.id and first:
        article = article.model_copy(update={"id": listed.id})
    return replace(item, article=article, notes=listed.notes + item.notes)


def sidecar_of(path: str, item: Item | Listed, options: Options) -> Item | Listed:
    """The item with what a sidecar of its file says; only a file that is one article as a whole has one."""
    if not isinstance(item, Found) or item.where.line is not None:
        return item
    row = next(filter(None, map(_sidecar, sidecar_names(path))), None)
    if row is None:
        return item
    facts, notes = facts_of(row, options)
    listed = Listed(path, item.where, identity_of(row, options), facts, notes)
    return with_listed(item, listed, first=True)


def sidecar_names(path: str) -> Iterator[str]:
    """Where a sidecar may stand: page.html.json, page.meta.json or page.json for page.html."""
    stem, ending = os.path.splitext(path)
    if ending.lower() != SIDECAR:
        yield path + SIDECAR
        yield f"{stem}.meta{SIDECAR}"
        yield stem + SIDECAR


def _sidecar(path: str) -> dict[str, Any] | None:
    """The one object of a sidecar; None where there is no such file, or where it is an article itself."""
    try:
        with store.opened(path) as stream:
            row = json.loads(stream.read(SIDECAR_LIMIT))
    except (OSError, ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and "text" not in row else None


def companions(folder: str, names: Iterable[str]) -> set[str]:
    """The paths of a folder's files that only tell about others: their sidecars."""
    here = {store.join(folder, name) for name in names}
    return {
        beside
        for path in here
        for beside in sidecar_names(path)
        if beside in here and beside != path and _sidecar(beside) is not None
    }


def is_manifest(path: str) -> bool:
    """Whether a file has the name of a manifest."""
    return os.path.basename(path) in MANIFESTS


def files_listed(manifest: str, options: Options) -> Iterator[str]:
    """The paths of the files that a manifest names; nothing where it can't be read, which reading it will say."""
    read = read_jsonl if manifest.endswith(".jsonl") else read_table
    with suppress(OSError, UnicodeError), store.opened(manifest) as stream:
        for item in read(stream, manifest, options):
            if isinstance(item, Listed) and (path := listed_path(manifest, item.file)):
                yield path

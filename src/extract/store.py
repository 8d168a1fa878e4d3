"""Files by their path, or by their address in a store: s3://bucket/key and whatever else fsspec knows.

A plain path goes straight to the system. What a store raises comes out as an OSError, as a file's would.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, BinaryIO, Literal
from urllib.parse import unquote

from extract.errors import ExtractError
from extract.terminal import one_line

INSTALL = 'needs fsspec, which is not installed. Install it: pip install "extract-claims[store]"'
_SECRET = re.compile(r"(?<=://)([^/@:]*):[^/@]*(?=@)")


def is_address(path: str) -> bool:
    """Whether it names something in a store."""
    return "://" in path


def plain(path: str) -> str:
    """The path that an address of this machine means (file:///tmp/a: /tmp/a); any other as it is."""
    scheme, sign, rest = path.partition("://")
    return unquote(rest) if sign and scheme.lower() in ("file", "local") else path


def shown(path: str) -> str:
    """A path as messages name it, on one line; an address without the password in it."""
    return one_line(_SECRET.sub(r"\1", path))


def join(folder: str, name: str) -> str:
    """The name in the folder."""
    return f"{folder.rstrip('/')}/{name}" if is_address(folder) else os.path.join(folder, name)


def parent(path: str) -> str:
    """The folder that it is in."""
    return path.rpartition("/")[0] if is_address(path) else os.path.dirname(path)


def kind_of(path: str) -> Literal["file", "folder"] | None:
    """What stands there; None for nothing, or for a device or a pipe. Raises OSError where a store cannot say."""
    if not is_address(path):
        return "folder" if os.path.isdir(path) else "file" if os.path.isfile(path) else None
    try:
        with _at(path) as (store, key):
            return "folder" if store.info(key)["type"] == "directory" else "file"
    except FileNotFoundError:
        return None


def is_full(path: str) -> bool:
    """Whether a file with anything in it stands there."""
    try:
        return kind_of(path) == "file" and size_and_mark(path)[0] > 0
    except OSError:
        return False


def size_and_mark(path: str) -> tuple[int, str]:
    """Bytes, and what changes when the file does. Raises OSError."""
    if not is_address(path):
        about = os.stat(path)
        return about.st_size, str(about.st_mtime_ns)
    with _at(path) as (store, key):
        return store.info(key)["size"] or 0, store.ukey(key)


@contextlib.contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The file, to be read. Raises OSError, also from within the block."""
    if not is_address(path):
        with open(path, "rb") as stream:
            yield stream
        return
    with _at(path) as (store, key), store.open(key, "rb") as stream:
        yield stream


def walk(folder: str, unreadable: Callable[[OSError], object]) -> Iterator[tuple[str, list[str]]]:
    """The folder and those in it, with the names of their files; hidden folders are left out. Raises OSError."""
    if not is_address(folder):
        for here, folders, names in os.walk(folder, onerror=unreadable):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield here, names
        return
    found: dict[str, list[str]] = {}
    with _at(folder) as (store, key):
        for file in sorted(store.find(key)):
            if not any(part.startswith(".") for part in file.removeprefix(key).split("/")[:-1]):
                here, _, name = store.unstrip_protocol(file).rpartition("/")
                found.setdefault(here, []).append(name)
    yield from found.items()


def matches(pattern: str) -> list[str]:
    """The paths or addresses that the pattern fits. Raises OSError."""
    if not is_address(pattern):
        return sorted(glob.glob(pattern, recursive=True))
    with _at(pattern) as (store, key):
        return sorted(store.unstrip_protocol(name) for name in store.glob(key))


def put(local: str, address: str) -> None:
    """Copies a file of this machine into a store, where it is whole or not there. Raises OSError.

    An object store shows an object once all of it is there. A store that can rename gets it under another name first.
    """
    with _at(address) as (store, key):
        if type(store).mv is import_module("fsspec").AbstractFileSystem.mv:
            store.put_file(local, key)
            return
        folder, _, name = key.rpartition("/")
        draft = f"{folder}/.{name}.{os.getpid()}.part"
        try:
            store.makedirs(folder, exist_ok=True)
            store.put_file(local, draft)
            store.mv(draft, key)
        except BaseException:
            with contextlib.suppress(Exception):
                store.rm(draft)
            raise


@contextlib.contextmanager
def laying_down(folder: str | None = None) -> Iterator[None]:
    """Writing into a temporary file of the folder, or of the system's; what fails there is an ExtractError."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        where = folder or _temporary()
        hint = "Make room on the disk" + (". " if folder else ", or name another folder by TMPDIR.")
        why = getattr(error, "strerror", None) or error
        raise ExtractError(f"{where}: cannot be written ({why}). {hint.strip()}") from error


def _temporary() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:
        return "no folder for temporary files"


@contextlib.contextmanager
def _at(address: str) -> Iterator[tuple[Any, str]]:
    """The store and the key in it; whatever goes wrong within is an OSError."""
    try:
        fsspec = import_module("fsspec")
    except ImportError:
        raise OSError(None, f"an address {INSTALL}") from None
    try:
        yield fsspec.url_to_fs(address)
    except (ExtractError, UnicodeError):
        raise
    except FileNotFoundError as error:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    except Exception as error:
        why = getattr(error, "strerror", None) or str(error).strip() or type(error).__name__
        raise OSError(getattr(error, "errno", None), why) from error

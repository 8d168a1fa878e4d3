"""A file that is whole or isn't there: written under another name beside it, then renamed; or put into a store."""

from __future__ import annotations

import contextlib
import errno
import glob
import gzip
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from extract import store
from extract.errors import ExtractError
from extract.own_files import PACKED

STDOUT = "-"
LONGEST = 200  # bytes of a name; file systems have names of 255


def is_file(path: str) -> bool:
    """Whether the path is or can become a regular file: no standard output, device, pipe or folder."""
    return path != STDOUT and (store.is_address(path) or os.path.isfile(path) or not os.path.exists(path))


def check_writable(path: str) -> None:
    """Raises ExtractError where `whole_file` could not write, before anything is done for it."""
    if path == STDOUT or (os.path.exists(path) and not is_file(path) and not os.path.isdir(path)):
        return
    try:
        if store.kind_of(path) == "folder" or path.endswith(os.sep):
            raise IsADirectoryError(None, "a folder")
        if store.is_address(path):
            return
        folder = os.path.dirname(os.path.realpath(path))
        with contextlib.suppress(FileNotFoundError):
            os.lstat(path)  # a name may be too long
        if os.path.lexists(folder) and not os.path.isdir(folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        os.makedirs(folder, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        hint = "Name a file in a folder where you may write."
        raise ExtractError(f"{store.shown(path)}: cannot be written ({error.strerror or error}). {hint}") from error


@contextlib.contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """A binary stream for `path`, `-` for standard output. What stood there stays until the block ends well.

    Raises ExtractError where the file cannot be written.
    """
    try:
        with _written(path) as stream, _packing(stream, path) as packed:
            yield packed
    except BrokenPipeError as error:
        name = "standard output" if path == STDOUT else store.shown(path)
        raise ExtractError(f"{name}: whoever was reading it has gone before all was written.") from error
    except OSError as error:
        kept = "" if path == STDOUT else "; what stood there before is unchanged"
        hint = f"Check the disk and the rights of the folder{kept}."
        name = "standard output" if path == STDOUT else store.shown(path)
        raise ExtractError(f"{name}: cannot be written ({error.strerror or error}). {hint}") from error


def _packing(stream: BinaryIO, path: str) -> contextlib.AbstractContextManager[BinaryIO]:
    """The stream, or one that packs what goes into it where the name asks for that; the same bytes at any time."""
    if not path.endswith(PACKED):
        return contextlib.nullcontext(stream)
    return cast(BinaryIO, gzip.GzipFile("", "wb", fileobj=stream, mtime=0))


def _written(path: str) -> contextlib.AbstractContextManager[BinaryIO]:
    if path == STDOUT:
        return _standard_output()
    if store.is_address(path):
        return _put(path)
    return _renamed(os.path.realpath(path)) if is_file(path) else open(path, "wb")


def draft_of(path: str) -> str:
    """Where this process writes what becomes the file."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{fitting(name)}.{os.getpid()}.part")


def fitting(name: str) -> str:
    """The name, or a digest of it where there is no room for what is put before and behind it."""
    raw = os.fsencode(name)
    return name if len(raw) <= LONGEST else hashlib.sha256(raw).hexdigest()


def sweep(path: str) -> None:
    """Removes the drafts of a file that processes of this machine have left behind, which were killed."""
    folder, name = os.path.split(path)
    name = fitting(name)
    for draft in glob.glob(os.path.join(glob.escape(folder), f".{glob.escape(name)}.*.part*")):
        number = os.path.basename(draft).removeprefix(f".{name}.").partition(".")[0]
        if number.isdecimal() and not _runs(int(number)):
            with contextlib.suppress(OSError):
                os.unlink(draft)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@contextlib.contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextlib.contextmanager
def _put(address: str) -> Iterator[BinaryIO]:
    with tempfile.NamedTemporaryFile() as stream:
        yield cast(BinaryIO, stream)
        stream.flush()
        store.put(stream.name, address)


@contextlib.contextmanager
def _renamed(path: str) -> Iterator[BinaryIO]:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    sweep(path)
    draft = draft_of(path)
    try:
        with open(draft, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if os.path.exists(path):
            shutil.copymode(path, draft)
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise

"""What was compiled from the rules, kept in the user's cache folder, so that the next start needn't do it again.

A kept object is used only where everything that went into it is the same; where the folder cannot be read, or anybody
but the user and root may write it, things are simply made anew. EXTRACT_CACHE names another folder, or is `off`.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from extract.pickles import dumped

PACKAGE = Path(__file__).resolve().parent
T = TypeVar("T")
DAY = 86_400.0
VARIABLE = "EXTRACT_CACHE"
OFF = "off"
KEPT = 3  # files of a name, some 14 MB each; older ones are removed
DAYS = 30  # after which what nobody asked for is removed, and drafts of killed processes after one


def kept(name: str, parts: Iterable[object], make: Callable[[], T], code: tuple[str, ...] = ()) -> T:
    """What `make` gives, from the cache where it was made before by the same code out of equal parts.

    `code`: the files and folders of the package that make it, or whose classes it has; default all.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    key = hashlib.sha256(repr((code_digest(code), sys.version, *parts)).encode()).hexdigest()[:24]
    path = folder / f"{name}-{key}.pickle"
    with no_collection():
        with contextlib.suppress(Exception):  # damaged, or of another version: made anew
            if _own(path):
                with contextlib.suppress(OSError):  # root's, in an image: it stays as it is
                    os.utime(path)  # of use now: not among the old ones
                return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]
        made = make()
        with contextlib.suppress(OSError, pickle.PicklingError, AttributeError, TypeError):
            _write(path, dumped(made))
            _tidy(folder, name)
    return made


@lru_cache(maxsize=8)
def code_digest(code: tuple[str, ...] = ()) -> str:
    """A digest of the program's own files, or of those that are named or stand in folders that are."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not code or any(name == part or name.startswith(part + "/") for part in code):
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def cache_folder(writable: bool = False) -> Path | None:
    """The folder for what can be made anew, the user's own or root's; None where there is none or none is wanted.

    `writable`: None, too, where nothing can be written there.
    """
    given = os.environ.get(VARIABLE)
    if given == OFF:
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(given or os.path.join(base, "extract-claims"))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if _own(folder) and (os.access(folder, os.W_OK) or not writable) else None


def _own(path: Path) -> bool:
    """Whether it is there, and only the user, or root, may write it: what is unpickled can run code."""
    try:
        about = path.stat()
    except OSError:
        return False
    return not hasattr(os, "geteuid") or (about.st_uid in (os.geteuid(), 0) and not about.st_mode & 0o022)


def _write(path: Path, data: bytes) -> None:
    draft, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with open(draft, "wb") as stream:
            stream.write(data)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _tidy(folder: Path, name: str) -> None:
    found = sorted(folder.glob(f"{name}-*.pickle"), key=_time, reverse=True)
    now = time.time()
    old = [path for path, _ in kept_files(folder) if now - _time(path) > DAY * (1 if path.suffix == ".part" else DAYS)]
    for path in {*found[KEPT:], *old}:
        path.unlink(missing_ok=True)


def _time(path: Path) -> float:
    with contextlib.suppress(OSError):
        return path.stat().st_mtime
    return time.time()


def kept_files(folder: Path) -> list[tuple[Path, int]]:
    """What the folder holds of ours and its bytes: compiled rules, journals of outputs in stores, drafts."""
    found = []
    for path in sorted((*folder.glob("*.pickle"), *folder.glob("*.part"), *folder.glob("journals/*"))):
        with contextlib.suppress(OSError):
            found.append((path, path.stat().st_size))
    return found


def clear(folder: Path) -> tuple[int, int]:
    """Removes all of it; how many files and bytes that were. What is used at this moment is made anew later."""
    files = kept_files(folder)
    for path, _ in files:
        path.unlink(missing_ok=True)
    return len(files), sum(size for _, size in files)


@cache
def aged() -> None:
    """Puts what was loaded among the old objects, half a million, over which no collection of young ones walks.

    Once a process: who loads again and again has more use for a collector that sees what is gone.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """While things are loaded or a few texts are read: many small objects come at once, and nearly all of them stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

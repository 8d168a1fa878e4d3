"""What is written never takes the place of what was read, of another output, or of a file that is not our own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from extract import store
from extract.errors import ExtractError
from extract.own_files import empty, is_texts, ours
from extract.write.atomic import STDOUT, is_file

UNWRITTEN = (".bz2", ".xz", ".zst")
Identity = tuple[int, int] | str


def guard(
    outputs: Mapping[str, str | None],
    inputs: Iterable[str],
    kinds: Mapping[str, str] | None = None,
    force: bool = False,
) -> None:
    """Raises ExtractError before anything is read or written, where an output would destroy something.

    `outputs` go by the option that names them, None for those that are not asked for. `kinds` says of which kind of
    `ours` a file must be that an output may take the place of; with `force` it may be any.
    """
    for option, path in outputs.items():
        if path == "":
            raise ExtractError(f'{option}: an empty name (""). Name a file.')
        if path and path.endswith(UNWRITTEN):
            ending = os.path.splitext(path)[1]
            raise ExtractError(f"{store.shown(path)}: files are not packed as {ending}. Name it without, or with .gz.")
    named = {option: path for option, path in outputs.items() if path is not None and is_file(path)}
    taken: dict[Identity, str] = {}
    for option, path in named.items():
        other = taken.setdefault(identity_of(path), option)
        if other != option:
            raise ExtractError(f"{store.shown(path)}: is both {other} and {option}. Name another {_said(option)}.")
    for given in inputs:
        option = taken.get(identity_of(given), "")
        if option:
            raise ExtractError(
                f"{store.shown(given)}: is an input, and {option} would replace it. Name another {_said(option)}."
            )
    for option, path in named.items():
        kind = (kinds or {}).get(option)
        if kind and not force and not store.is_address(path) and not empty(path) and ours(path) != kind:
            hint = f"Name another {_said(option)}, or replace it with --force."
            raise ExtractError(f"{path}: stands there already, and is no {kind} file of extract. {hint}")


def _said(option: str) -> str:
    """The option to change: of what stands beside an output, that of the output."""
    return option.rpartition(" of ")[2]


def guard_texts(folder: str | None, inputs: Iterable[str], force: bool = False) -> None:
    """The same for a folder that texts go into: no input lies in it, and nothing that is not our own."""
    if folder == "":
        raise ExtractError('--save-text: an empty name (""). Name a folder.')
    if folder is None or store.is_address(folder):
        return
    real = os.path.realpath(folder)
    for given in inputs:
        if given != STDOUT and not store.is_address(given) and within(os.path.realpath(given), real):
            raise ExtractError(f"{folder}: holds {given}, an input. Name another --save-text.")
    if os.path.isdir(real) and os.listdir(real) and not is_texts(real) and not force:
        hint = "Name an empty or a new --save-text, or use it with --force."
        raise ExtractError(f"{folder}: holds files that are no texts of extract. {hint}")


def within(path: str, folder: str) -> bool:
    """Whether the path is the folder or lies in it; both are real paths."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def identity_of(path: str) -> Identity:
    """What is the same for two names of one file, hard and symbolic links included."""
    if store.is_address(path) or path == STDOUT:
        return path
    real = os.path.realpath(path)
    try:
        about = os.stat(real)
    except OSError:
        return os.path.normcase(real)
    return about.st_dev, about.st_ino

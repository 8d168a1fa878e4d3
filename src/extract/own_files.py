"""Which files are this program's own, by how they begin: those aren't read as articles, and others not replaced."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import re
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO

from extract import store

HEAD = 1 << 12
PACKINGS: Mapping[bytes, Callable[[str], BinaryIO]] = {
    b"\x1f\x8b": partial(gzip.open, mode="rb"),  # type: ignore[dict-item]
    b"BZh": partial(bz2.open, mode="rb"),  # type: ignore[dict-item]
    b"\xfd7zXZ\x00": partial(lzma.open, mode="rb"),  # type: ignore[dict-item]
}
PACKED = ".gz"
"""The end of the name of an output that is written packed."""
CLAIMS, ACCOUNT, LINES = "claims.jsonl", "run.jsonl", ".jsonl"
TEXTS = ".extract-texts"
"""A file in every folder of texts that this program wrote."""

_BEGINNINGS = {
    "claims": rb'\{"schema_version": "[^"]*", "id": "clm-',
    "events": rb'\{"schema_version": "[^"]*", "id": "evt-',
    "account": rb'\{"uri": "(?:[^"\\]|\\.)*+", "line": (?:null|\d+), "id": ',
    "totals": rb'\{"totals": \{"articles": \d+, ',
    "layers": rb'\{"document": \{"id": "(?:[^"\\]|\\.)*+", "uri": ',
    "journal": rb'\{"fingerprint": "[0-9a-f]*", "journal": ',
    "gold": rb'\{"doc": "(?:[^"\\]|\\.)*+", (?:"published": (?:null|"[^"]*"), )?"claims": \[',
    "weights": rb"# What speaks for a filler of a role and for a claim, in log-odds",
    "calibration": rb'<svg xmlns="[^"]*" aria-label="confidence said against share right" ',
    "page": rb'<!doctype html>\s*<html[^>]*>(?s:.{,2000}?)<meta name="generator" content="extract-claims">',
}
_OURS = [(kind, re.compile(beginning)) for kind, beginning in _BEGINNINGS.items()]


def ours(path: str) -> str | None:
    """Which kind of `_BEGINNINGS` stands there, a file of our own; None for any other."""
    try:
        if store.is_address(path) or not os.path.isfile(path):
            return None
        with open(path, "rb") as stream:
            head = stream.read(HEAD)
        for magic, packed in PACKINGS.items():
            if head.startswith(magic):
                with packed(path) as stream:
                    head = stream.read(HEAD)
        return kind_of(head)
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        return None


def kind_of(head: bytes) -> str | None:
    """The same by the first bytes of a file."""
    return next((kind for kind, beginning in _OURS if beginning.match(head)), None)


def account_beside(claims: str) -> str:
    """Where the account of a run stands: run.jsonl beside claims.jsonl, NAME.run.jsonl beside NAME.jsonl."""
    name = os.path.basename(claims)
    return store.join(store.parent(claims), ACCOUNT if name == CLAIMS else f"{name.removesuffix(LINES)}.{ACCOUNT}")


def totals_beside(account: str) -> str:
    """Where the totals of an account stand: run.totals.json beside run.jsonl."""
    return f"{account.removesuffix(LINES)}.totals.json"


def empty(path: str) -> bool:
    """Whether nothing is lost with the file: it has no bytes, or is not there."""
    try:
        return os.path.getsize(path) == 0
    except OSError:
        return True


def is_texts(folder: str) -> bool:
    """Whether the folder holds texts that this program wrote."""
    return os.path.exists(os.path.join(folder, TEXTS))

"""Which files are this program's own, by how they begin: those aren't read as articles, and others not replaced."""

from __future__ import annotations

import os
import re

from extract import store

HEAD = 1 << 12
TEXTS = ".extract-texts"
"""A file in every folder of texts that this program wrote."""

_BEGINNINGS = {
    "claims": rb'\{"schema_version": "[^"]*", "id": "clm-',
    "events": rb'\{"schema_version": "[^"]*", "id": "evt-',
    "account": rb'\{"uri": "(?:[^"\\]|\\.)*+", "line": (?:null|\d+), "id": ',
    "account of nothing": rb'\{"totals": \{"articles": 0,',
    "layers": rb'\{"document": \{"id": "(?:[^"\\]|\\.)*+", "uri": ',
    "journal": rb'\{"fingerprint": "[0-9a-f]*", "journal": ',
    "page": rb'<!doctype html>\s*<html[^>]*>(?s:.{,2000}?)<meta name="generator" content="extract-claims">',
}
_OURS = [(kind, re.compile(beginning)) for kind, beginning in _BEGINNINGS.items()]


def ours(path: str) -> str | None:
    """What kind of file of our own stands there: claims, events, account, layers, journal, page; None for any other."""
    try:
        if store.is_address(path) or not os.path.isfile(path):
            return None
        with open(path, "rb") as stream:
            return kind_of(stream.read(HEAD))
    except OSError:
        return None


def kind_of(head: bytes) -> str | None:
    """The same by the first bytes of a file."""
    found = next((kind for kind, beginning in _OURS if beginning.match(head)), None)
    return "account" if found == "account of nothing" else found


def empty(path: str) -> bool:
    """Whether nothing is lost with the file: it has no bytes, or is not there."""
    try:
        return os.path.getsize(path) == 0
    except OSError:
        return True


def is_texts(folder: str) -> bool:
    """Whether the folder holds texts that this program wrote."""
    return os.path.exists(os.path.join(folder, TEXTS))

"""The ids that a run has seen, where, and with which text; kept on disk."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple, Self

from extract import store


class Taken(NamedTuple):
    """Who has an id already, and whether its text is the same."""

    place: str
    same: bool


class Seen:
    """Which place took an id first, and the hash of its text."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)  # a temporary file that goes with the connection
        self._base.execute("pragma cache_size=-4000")
        self._base.execute("create table seen (id blob primary key, place text, sha256 text) without rowid")
        self._base.execute("begin")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._base.close()

    def take(self, id_: str, place: str, sha256: str) -> Taken | None:
        """Who has the id already; None where this place takes it. Raises ExtractError where the disk is full."""
        key = id_.encode("utf-8", "surrogatepass")
        row = self._base.execute("select place, sha256 from seen where id = ?", (key,)).fetchone()
        if row is None:
            with store.laying_down():
                self._base.execute("insert into seen values (?, ?, ?)", (key, place, sha256))
            return None
        return Taken(row[0], row[1] == sha256)

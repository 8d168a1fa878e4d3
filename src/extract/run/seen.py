"""The ids that a run has seen and where, kept on disk."""

from __future__ import annotations

import sqlite3
from typing import Self


class Seen:
    """Which place took an id first."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)  # a temporary file that goes with the connection
        self._base.execute("pragma cache_size=-4000")
        self._base.execute("create table seen (id blob primary key, place text) without rowid")
        self._base.execute("begin")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._base.close()

    def take(self, id_: str, place: str) -> str | None:
        """The place that has the id already; None where this one takes it."""
        key = id_.encode("utf-8", "surrogatepass")
        row = self._base.execute("select place from seen where id = ?", (key,)).fetchone()
        if row is None:
            self._base.execute("insert into seen values (?, ?)", (key, place))
            return None
        taken: str = row[0]
        return taken

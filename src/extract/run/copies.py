"""Wire copies: articles of a run that are reprints of one another, found on disk and not in memory.

Equal texts are equal once case, punctuation and white space are gone. Near copies share at least `ALIKE` of their
five-word shingles, estimated by MinHash (Broder 1997) with the bands of Leskovec, Rajaraman and Ullman (Mining of
Massive Datasets, chapter 3). What is found depends on the set of articles alone, not on their order: a copy of a
copy is in the same cluster, and the origin is the one published first.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from typing import Any, Literal, Self

from extract import store
from extract.model import Article
from extract.read.extras import MissingExtraError, need

Mode = Literal["near", "exact", "off"]
ROWS, BANDS, SEED = 3, 42, 20260
ALIKE = 0.4
SHINGLE, LEAST_WORDS, LEAST_SHINGLES = 5, 8, 40
PROSE_WORDS = 8
CROWD = 32  # articles in a band from which not every pair is compared
CACHE_KB = 16_000
_WORD = re.compile(r"\w+")
_TABLES = """
create table docs (n integer primary key, id text, day text, sha text, same blob);
create index same_as on docs (same);
create table bands (key integer, n integer);
create table found (id text primary key, cluster text, origin text) without rowid;
"""


def mode_of(wanted: str) -> Mode:
    """The way to look for copies; "auto" is "near" where rensa is installed, else "exact". Raises ExtractError."""
    if wanted in ("exact", "off"):
        return "exact" if wanted == "exact" else "off"
    try:
        need("rensa", "--copies near:", ", or ask for equal texts only: --copies exact")
    except MissingExtraError:
        if wanted == "auto":
            return "exact"
        raise
    return "near"


class Copies:
    """Is shown every article that has claims, then knows which of them are copies."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self._hash: Callable[[list[str]], Sequence[int]] | None = _signer() if mode == "near" else None
        self._base = sqlite3.connect("", isolation_level=None)  # a temporary file that goes with the connection
        for pragma in ("journal_mode=off", "synchronous=off", f"cache_size=-{CACHE_KB}", "temp_store=file"):
            self._base.execute(f"pragma {pragma}")
        with store.laying_down():
            self._marks = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._base.executescript(_TABLES)
        self._base.execute("begin")
        self.articles = self.clusters = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._base.close()
        with contextlib.suppress(OSError):  # what could not be written any more has been said
            self._marks.close()

    def add(self, article: Article) -> None:
        """Keep what is needed to know the article's copies. Raises ExtractError where the disk is full."""
        lines = [_WORD.findall(line) for line in article.text.casefold().splitlines()] if self.mode != "off" else []
        if sum(map(len, lines)) < LEAST_WORDS:
            return
        words = (word for line in lines for word in line)
        same = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._base.execute("select 1 from docs where same = ?", (same,)).fetchone()
        marks = None if known or self._hash is None else _signature(lines, self._hash)
        day = article.published.isoformat() if article.published else "9999"
        row = (article.id, day, article.sha256, same)
        with store.laying_down():
            self._lay_down(row, marks)

    def _lay_down(self, row: tuple[str, str, str, bytes], marks: array[int] | None) -> None:
        n = self._base.execute("insert into docs (id, day, sha, same) values (?, ?, ?, ?)", row).lastrowid
        if marks and n:
            self._marks.seek((n - 1) * len(marks) * marks.itemsize)
            self._marks.write(marks)
            self._base.executemany("insert into bands values (?, ?)", ((key, n) for key in _keys(marks)))

    def settle(self) -> None:
        """Find the clusters; afterwards `of` knows them. Raises ExtractError where the disk is full."""
        with store.laying_down():
            self._settle()

    def _settle(self) -> None:
        groups = _Groups()
        for rows in self._grouped("select same, n from docs order by same, n"):
            for n in rows[1:]:
                groups.join(rows[0], n)
        if self._hash is not None:
            self._join_alike(groups)
        for members in groups.groups():
            self._keep(members)

    def of(self, id_: str) -> tuple[str, str | None] | None:
        """The cluster of an article and the id of the article that it is a copy of; None where it has no copies."""
        row = self._base.execute("select cluster, origin from found where id = ?", (id_,)).fetchone()
        return (row[0], None if row[1] == id_ else row[1]) if row else None

    def record(self) -> dict[str, Any]:
        """What was looked for and found, for the account."""
        return {"looked_for": self.mode, "articles": self.articles, "clusters": self.clusters}

    def _grouped(self, query: str) -> Iterator[list[int]]:
        with closing(self._base.execute(query)) as rows:
            for _, group in groupby(rows, key=lambda row: row[0]):
                members = [n for _, n in group]
                if len(members) > 1:
                    yield members

    def _join_alike(self, groups: _Groups) -> None:
        """Join whatever shares a band and is alike: all pairs of a small band, and enough of a crowd."""
        import numpy as np

        self._marks.flush()
        count = self._marks.seek(0, os.SEEK_END) // (array("I").itemsize * ROWS * BANDS)
        if not count:
            return
        marks = np.memmap(self._marks, np.uint32, "r", shape=(count, ROWS * BANDS))
        order = np.empty(count + 1, np.int64)  # of each article by its content, which is no matter of how they came
        for rank, (n,) in enumerate(self._base.execute("select n from docs where n <= ? order by same", (count,))):
            order[n] = rank
        for members in self._grouped("select key, n from bands order by key, n"):
            rows = np.array(members)
            if len(rows) <= CROWD:
                left, right = np.triu_indices(len(rows), 1)
            else:  # each with the next and the first, in order of content
                rows = rows[np.argsort(order[rows])]
                right = np.tile(np.arange(1, len(rows)), 2)
                left = np.where(np.arange(len(right)) < len(rows) - 1, right - 1, 0)
            own = marks[rows - 1]
            alike = (own[left] == own[right]).sum(axis=1) >= ALIKE * ROWS * BANDS
            for one, other in zip(rows[left[alike]].tolist(), rows[right[alike]].tolist(), strict=True):
                groups.join(one, other)

    def _keep(self, members: list[int]) -> None:
        rows = [self._base.execute("select day, sha, id from docs where n=?", (n,)).fetchone() for n in members]
        _, sha, origin = min(rows)
        found = ((id_, f"cop-{sha[:16]}", origin) for _, _, id_ in rows)
        self._base.executemany("insert or replace into found values (?, ?, ?)", found)
        self.clusters += 1
        self.articles += len(rows)


class _Groups:
    """Disjoint sets of numbers; only numbers that were joined take memory."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, n: int) -> int:
        while (parent := self._parent.get(n, n)) != n:
            self._parent[n] = self._parent.get(parent, parent)
            n = parent
        return n

    def join(self, one: int, other: int) -> None:
        a, b = sorted((self.root(one), self.root(other)))
        self._parent.setdefault(a, a)
        self._parent[b] = a

    def groups(self) -> Iterator[list[int]]:
        ordered = sorted((self.root(n), n) for n in self._parent)
        for _, group in groupby(ordered, key=lambda pair: pair[0]):
            yield [n for _, n in group]


def _signer() -> Callable[[list[str]], Sequence[int]]:
    library: Any = need("rensa", "--copies near:")

    def sign(shingles: list[str]) -> Sequence[int]:
        hashed = library.RMinHash(num_perm=ROWS * BANDS, seed=SEED)
        hashed.update(shingles)
        digest: Sequence[int] = hashed.digest()
        return digest

    return sign


def _signature(lines: list[list[str]], sign: Callable[[list[str]], Sequence[int]]) -> array[int] | None:
    """The MinHash of the article's prose, without headlines, menus and captions; None for too little of it."""
    prose = [word for line in lines if len(line) >= PROSE_WORDS for word in line]
    words = prose or [word for line in lines for word in line]
    shingles = set(map(" ".join, zip(*(words[i:] for i in range(SHINGLE)), strict=False)))
    return array("I", sign(list(shingles))) if len(shingles) >= LEAST_SHINGLES else None


def _keys(marks: array[int]) -> Iterator[int]:
    return (hash((band, *marks[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS))

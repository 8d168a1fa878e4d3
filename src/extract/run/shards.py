"""Many machines: the input in shards, each read by whoever takes it, written whole with an account of its own.

A shard is one large file, a piece of one, or several small ones. Which make which depends on the input alone, so
every machine of a job array finds the same shards by itself, and whoever reads one writes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract import store
from extract.own_files import totals_beside
from extract.read import Options, Piece, Skipped, pieces_of, read_paths
from extract.run.account import Totals
from extract.run.batch import Plan, run
from extract.run.journal import journal_path
from extract.run.progress import Watch
from extract.run.result import Engine
from extract.run.setup import fingerprint

SHARD_BYTES = 64_000_000


@dataclass(frozen=True)
class Shard:
    """Number from 1 of how many, and its files and pieces of files."""

    number: int
    of: int
    paths: tuple[str | Piece | Skipped, ...]

    @property
    def name(self) -> str:
        return f"part-{self.number:05}-of-{self.of:05}"

    @property
    def size(self) -> int:
        """Bytes of input."""
        return sum(_size_and_mark(part)[0] for part in self.paths)

    def plan(self, whole: Plan) -> Plan:
        """Where its claims and its account go; the output of the `whole` is a folder."""
        base = store.join(whole.output, self.name)
        return replace(whole, output=f"{base}.claims.jsonl", account=f"{base}.run.jsonl")

    def digest(self, marks: str) -> str:
        """A digest of what goes in: `marks` of rules, model and code, and the names, sizes and times of the files."""
        files = [(str(path), _size_and_mark(path)) for path in self.paths]
        return hashlib.sha256(repr((marks, files)).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def shards_of(paths: Iterable[str | Skipped], size: int = SHARD_BYTES) -> list[Shard]:
    """Files in the order given, as many to a shard as make it so large; larger ones of JSON lines in pieces."""
    groups: list[list[str | Piece | Skipped]] = []
    room = 0
    for path in paths:
        pieces = pieces_of(path, size) if isinstance(path, str) else ()
        for part in pieces or (path,):
            taken = max(_size_and_mark(part)[0], 1)
            if not groups or taken > room:
                groups.append([])
                room = size
            groups[-1].append(part)
            room -= taken
    return [Shard(number, len(groups), tuple(group)) for number, group in enumerate(groups, 1)]


def share_of(shards: Sequence[Shard], number: int, of: int) -> list[Shard]:
    """Those of job `number` (from 1) of so many."""
    return list(shards[number - 1 :: of])


def read_shard(shard: Shard, whole: Plan, options: Options, engine: Engine, watch: Watch) -> Totals | None:
    """Reads a shard and writes its two files; None where they stand there already, of the same input and rules."""
    marks = repr((fingerprint(engine.describe(), engine.setup), whole.copies, options))
    digest = shard.digest(marks)
    plan = replace(shard.plan(whole), about={"shard": {"number": shard.number, "of": shard.of, "digest": digest}})
    if not whole.force and is_done(plan, digest):
        return None
    totals = run(read_paths(shard.paths, options), plan, engine, watch)
    journal = journal_path(plan.output)
    if journal:
        os.unlink(journal)
    return totals


def is_done(plan: Plan, digest: str) -> bool:
    """Whether the totals say that the shard was read with this digest, and its claims are there."""
    try:
        with store.opened(totals_beside(plan.account or "")) as stream:
            totals = json.load(stream)
        there = store.kind_of(plan.output) == "file" == store.kind_of(plan.account or "")
    except (OSError, ValueError):
        return False
    shard = totals.get("shard") or {}
    return shard.get("digest") == digest and not totals.get("interrupted") and there


def merged(parts: Iterable[Totals]) -> Totals:
    """The totals of several shards together."""
    whole = Totals()
    for totals in parts:
        whole.outcomes.update(totals.outcomes)
        whole.types.update(totals.types)
        whole.rules.update(totals.rules)
        whole.words += totals.words
        whole.known += totals.known
        whole.known_words += totals.known_words
        for seconds, place in totals.slowest:
            whole.cost(seconds, place)
    return whole


def read_shards(
    shards: Sequence[Shard], whole: Plan, options: Options, engine: Engine, watch: Watch
) -> Iterator[Totals]:
    """Reads one after the other; yields the totals of each that was not done already."""
    for shard in shards:
        totals = read_shard(shard, whole, options, engine, watch)
        if totals is None:
            watch.say(f"{shard.name}: done before")
            watch.step(shard.size, 0, 0)
        else:
            yield totals


def _size_and_mark(part: str | Piece | Skipped) -> tuple[int, str]:
    try:
        if isinstance(part, Piece):
            return part.end - part.start, store.size_and_mark(part.path)[1]
        if isinstance(part, str) and store.kind_of(part) == "file":
            return store.size_and_mark(part)
    except OSError:
        pass  # reading it will say why
    return 0, ""

"""Many machines: the input in shards, each read by whoever takes it, written whole with an account of its own.

A shard is one large file or several small ones. Which files make which shard depends on the input alone, so every
machine of a job array finds the same shards by itself, and whoever reads one writes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.read import Options, Skipped, read_paths
from extract.run.account import Totals
from extract.run.batch import Plan, run
from extract.run.journal import journal_path
from extract.run.progress import Watch
from extract.run.result import Engine
from extract.run.setup import fingerprint

SHARD_BYTES = 64_000_000


@dataclass(frozen=True)
class Shard:
    """Number from 1 of how many, and its files."""

    number: int
    of: int
    paths: tuple[str | Skipped, ...]

    @property
    def name(self) -> str:
        return f"part-{self.number:05}-of-{self.of:05}"

    def plan(self, whole: Plan) -> Plan:
        """Where its claims and its account go; the output of the `whole` is a folder."""
        base = os.path.join(whole.output, self.name)
        return replace(whole, output=f"{base}.claims.jsonl", account=f"{base}.run.jsonl")

    def digest(self, marks: str) -> str:
        """A digest of what goes in: `marks` of rules, model and code, and the names, sizes and times of the files."""
        files = [(str(path), _size_and_time(path)) for path in self.paths]
        return hashlib.sha256(repr((marks, files)).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def shards_of(paths: Iterable[str | Skipped], size: int = SHARD_BYTES) -> list[Shard]:
    """Files in the order given, as many to a shard as make it so large."""
    groups: list[list[str | Skipped]] = []
    room = 0
    for path in paths:
        taken = max(_size_and_time(path)[0], 1)
        if not groups or taken > room:
            groups.append([])
            room = size
        groups[-1].append(path)
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
    os.unlink(journal_path(plan.output))
    return totals


def is_done(plan: Plan, digest: str) -> bool:
    """Whether the account says that the shard was read with this digest, and its claims are there."""
    try:
        with open(plan.account or "", "rb") as stream:
            stream.seek(max(os.path.getsize(plan.account or "") - 1_000_000, 0))
            last = json.loads(stream.read().splitlines()[-1])
    except (OSError, ValueError, IndexError):
        return False
    shard = last.get("shard") or {}
    return shard.get("digest") == digest and not last.get("interrupted") and os.path.isfile(plan.output)


def merged(parts: Iterable[Totals]) -> Totals:
    """The totals of several shards together."""
    whole = Totals()
    for totals in parts:
        whole.outcomes.update(totals.outcomes)
        whole.types.update(totals.types)
        whole.rules.update(totals.rules)
        whole.words += totals.words
        whole.known += totals.known
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
        else:
            yield totals


def _size_and_time(path: str | Skipped) -> tuple[int, int]:
    if isinstance(path, Skipped) or not os.path.isfile(path):
        return 0, 0
    about = os.stat(path)
    return about.st_size, about.st_mtime_ns

"""What was read from the files of one or more packs, before it is merged: each part with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from pydantic import BaseModel

from extract.errors import Problem
from extract.pack.files import Line, Loc, YamlFile
from extract.pack.schema import Construction, ConstructionFile, EntityRecord, Pack, PatternRecord, RoleDefault


@dataclass(frozen=True)
class ConstructionsAt:
    """One file of rules/constructions."""

    pack: Pack
    file: YamlFile
    model: ConstructionFile

    def rows(self) -> Iterator[tuple[int, Construction]]:
        """Each construction with its index in the file."""
        return enumerate(self.model.constructions)


@dataclass(frozen=True, slots=True)
class RecordAt:
    """One line of rules/entities/*.jsonl."""

    pack: Pack
    line: Line
    record: EntityRecord | PatternRecord


@dataclass(frozen=True)
class FileAt:
    """Any other YAML file, with its typed content; None where it wasn't valid."""

    pack: Pack
    file: YamlFile
    relative: PurePath
    model: BaseModel | None


@dataclass
class Parts:
    """Everything that was read, and what was wrong with it."""

    packs: list[tuple[Pack, YamlFile]] = field(default_factory=list)
    constructions: list[ConstructionsAt] = field(default_factory=list)
    records: list[RecordAt] = field(default_factory=list)
    files: list[FileAt] = field(default_factory=list)
    roles: list[tuple[str, RoleDefault, YamlFile]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def rank(self, pack: Pack) -> int:
        """The place of a pack in the order of loading."""
        return next(i for i, (one, _) in enumerate(self.packs) if one is pack)

    def place(self, pack: Pack, path: Path, loc: Loc) -> tuple[int, str, Loc]:
        """Where a part of a pack's file stands, wherever the pack's folder does."""
        rank = self.rank(pack)
        return rank, path.relative_to(self.packs[rank][1].path.parent).as_posix(), loc

    def rows(self) -> Iterator[tuple[ConstructionsAt, int, Construction]]:
        """Every construction with its file and its index there."""
        for at in self.constructions:
            for index, construction in at.rows():
                yield at, index, construction

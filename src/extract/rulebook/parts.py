"""What was read from the files of one or more packs, before it is merged: each part with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from pydantic import BaseModel

from extract.errors import Problem
from extract.rulebook.files import Line, Loc, YamlFile
from extract.rulebook.schema import EntityRecord, Pack, PatternRecord, RoleDefault, Rule, TypeFile


@dataclass(frozen=True)
class TypeAt:
    """One file of rules/relations."""

    pack: Pack
    file: YamlFile
    type: TypeFile

    def rules(self) -> Iterator[tuple[int, Rule]]:
        """Each rule with its index in the file."""
        return enumerate(self.type.rules)


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
    types: list[TypeAt] = field(default_factory=list)
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

    def rules(self) -> Iterator[tuple[TypeAt, int, Rule]]:
        """Every rule with its file and its index there."""
        for type_ in self.types:
            for index, rule in type_.rules():
                yield type_, index, rule

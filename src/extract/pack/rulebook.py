"""The Rulebook: everything under rules/, loaded, typed and merged over packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.errors import Where
from extract.pack.entity_files import Nouns
from extract.pack.expressions import Expressions
from extract.pack.families import Families
from extract.pack.files import Loc, position, shown
from extract.pack.frames import Frames
from extract.pack.grammar import Grammar
from extract.pack.merge_packs import Place
from extract.pack.pattern_lines import Tokens
from extract.pack.schema import ConstructionFile, EntityRecord, Pack, RoleDefault
from extract.pack.sections import Sections
from extract.pack.sources import SourceFile
from extract.pack.status import StatusFile
from extract.pack.taxonomy import Taxonomy
from extract.sentence import Wording


@dataclass(frozen=True)
class Rulebook:
    """One or more packs, merged; later packs add to earlier ones and override by id.

    `patterns` are spaCy token patterns, each with the id of the record that it names.
    `folders` are where the packs stand on this machine; `places` say of each part which pack's, which file, and where.
    Each stage takes the parts that are its own; those of folders with several files hold these by name.
    """

    packs: tuple[Pack, ...]
    hash: str
    grammar: Grammar
    taxonomy: Taxonomy
    records: tuple[EntityRecord, ...]
    patterns: tuple[tuple[Tokens, str], ...]
    roles: Mapping[str, RoleDefault]
    constructions: tuple[ConstructionFile, ...]
    pack_of: Mapping[str, str] = field(default_factory=dict)
    nouns: Nouns = field(default_factory=Nouns)
    sections: Sections = field(default_factory=Sections)
    times: Mapping[str, Expressions] = field(default_factory=dict)
    measures: Mapping[str, Expressions] = field(default_factory=dict)
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    status: Mapping[str, StatusFile] = field(default_factory=dict)
    families: Families = field(default_factory=Families)
    frames: Frames = field(default_factory=Frames)
    wording: Wording = field(default_factory=Wording)
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    folders: tuple[str, ...] = ()

    def found_in(self, folders: tuple[str, ...]) -> Rulebook:
        """The same, made from the same files, where these stand in other folders."""
        return replace(self, folders=folders)

    @property
    def pack(self) -> Pack:
        """The first pack: the one that the others add to."""
        return self.packs[0]

    def pack_of_rule(self, rule: str) -> Pack:
        """The pack that a rule comes from."""
        name = self.pack_of.get(rule, self.pack.name)
        return next(pack for pack in self.packs if pack.name == name)

    def where(self, kind: str, name: str, inner: Loc = ()) -> Where | None:
        """Where a `rule`, `record`, `class`, `words`, `frame` or `designation`, or a part inside, stands; None where it
        isn't known."""
        place = self.places.get(kind, {}).get(name)
        if place is None:
            return None
        rank, file, loc = place
        path = Path(self.folders[rank], file)
        if path.suffix == ".jsonl":
            return Where(shown(path), int(loc[0]), 1)
        return position(path, (*loc, *inner))

    def place(self, kind: str, name: str) -> str | None:
        """The same for those who read of it: from the working directory where it lies below it, else from its pack."""
        where = self.where(kind, name)
        if where is None:
            return None
        pack = next((folder for folder in map(Path, self.folders) if Path(where.path).is_relative_to(folder)), None)
        return str(replace(where, path=Path(where.path).relative_to(pack).as_posix()) if pack else where)

"""The Rulebook: everything under rules/, loaded, typed and merged over packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.errors import Where
from extract.rulebook.confidence import Confidence
from extract.rulebook.files import Loc, position, shown
from extract.rulebook.grammar import Grammar
from extract.rulebook.pattern_lines import Tokens
from extract.rulebook.schema import EntityRecord, Pack, RoleDefault, TypeFile
from extract.rulebook.taxonomy import Taxonomy


@dataclass(frozen=True)
class Rulebook:
    """One or more packs, merged; later packs add to earlier ones and override by id.

    `patterns` are spaCy token patterns, each with the id of the record that it names.
    `data` holds the files that a stage types itself (sections, times, measures, sources, status, heads), by folder
    and name: `data["times"]["expressions"]`.
    """

    packs: tuple[Pack, ...]
    hash: str
    grammar: Grammar
    taxonomy: Taxonomy
    records: tuple[EntityRecord, ...]
    patterns: tuple[tuple[Tokens, str], ...]
    roles: Mapping[str, RoleDefault]
    types: tuple[TypeFile, ...]
    pack_of: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    confidence: Confidence = field(default_factory=Confidence)
    places: Mapping[str, Mapping[str, tuple[str, Loc]]] = field(default_factory=dict)

    @property
    def pack(self) -> Pack:
        """The first pack: the one that the others add to."""
        return self.packs[0]

    def pack_of_rule(self, rule: str) -> Pack:
        """The pack that a rule comes from."""
        name = self.pack_of.get(rule, self.pack.name)
        return next(pack for pack in self.packs if pack.name == name)

    def where(self, kind: str, name: str, inner: Loc = ()) -> Where | None:
        """Where a `rule`, `record`, `class` or `designation`, or a part inside, stands; None where it isn't known."""
        path, loc = self.places.get(kind, {}).get(name, ("", ()))
        if not path:
            return None
        if path.endswith(".jsonl"):
            return Where(shown(Path(path)), int(loc[0]), 1)
        return position(Path(path), (*loc, *inner))

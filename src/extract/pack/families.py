"""rules/events/families.yml, typed: which claims can tell of one event."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from extract.pack.schema import Strict

Roles = Mapping[str, tuple[str, ...]]


class FamilyRow(Strict):
    """Types that can tell of one event, and who in them does it, to whom, and who only looks on."""

    types: tuple[str, ...]
    principal: Roles = Field(default_factory=dict)
    other: Roles = Field(default_factory=dict)
    witness: Roles = Field(default_factory=dict)
    deal: bool = False


class Families(Strict):
    """The whole of families.yml."""

    families: Mapping[str, FamilyRow] = Field(default_factory=dict)
    others: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    may_be: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    places: tuple[str, ...] = ()
    daily: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()

    def of_type(self, type: str) -> tuple[str, FamilyRow]:
        """The family of a type: its name and its row; a type that stands in none makes its own."""
        for name, row in self.families.items():
            if type in row.types:
                return name, row
        return type, FamilyRow(types=(type,), principal={type: ("actor",)}, other={type: self.others})

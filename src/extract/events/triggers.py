"""The words of a sentence that may bring up claims, with the mentions that may fill the roles of these."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from extract.document import Mention, Relation
from extract.events.features import Steps
from extract.events.lexicon import Found
from extract.values import value


class Candidate(NamedTuple):
    """A mention that may fill a role of a trigger: the path to it and the tokens between, negative to the left.

    `at`: which of the mentions of its sentence it is; `depth`: steps to it; `bystander`: it does nothing.
    """

    mention: Mention
    steps: Steps | None
    tokens: int
    at: int
    depth: int
    bystander: bool = False


@value(frozen=True)
class Trigger:
    """A word that may bring up claims: the units at it by type, what it reaches, and what constructions say of it."""

    token: int
    kind: str
    found: Mapping[str, Found]
    candidates: tuple[Candidate, ...]
    relations: tuple[Relation, ...] = ()

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types in question, in order of their names."""
        return tuple(sorted({*self.found, *(r.type for r in self.relations)}))

    @cached_property
    def word(self) -> str:
        """The longest of its units; nothing where only constructions bring it up."""
        return max((found.unit.text for found in self.found.values()), key=lambda t: (t.count(" "), t), default="")

    def strength(self, type_: str) -> int:
        """Of the unit of a type; 0 where only a construction brings it up."""
        return self.found[type_].unit.strength if type_ in self.found else 0

    @cached_property
    def strongest(self) -> int:
        """The strength of its strongest unit."""
        return max(map(self.strength, self.types), default=0)

    def relation(self, type_: str) -> Relation | None:
        """What a construction of the type says."""
        return next((r for r in self.relations if r.type == type_), None)

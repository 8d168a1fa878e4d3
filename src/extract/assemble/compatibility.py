"""Which weapon classes can be one weapon, which families claims belong to, which names are of one medium."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from extract.pack.families import Families, FamilyRow
from extract.pack.rulebook import Rulebook
from extract.pack.taxonomy import Taxonomy

Classes = frozenset[str]


class Compatibility:
    """The taxonomy, families.yml and the names of media, with what was asked before kept."""

    def __init__(self, taxonomy: Taxonomy, families: Families, media: Mapping[str, str]) -> None:
        self.taxonomy = taxonomy
        self.families = families
        self.media = media
        self.related = lru_cache(maxsize=65536)(self._related)
        self.family = lru_cache(maxsize=4096)(families.of_type)
        self.fits = lru_cache(maxsize=65536)(self._fits)
        self.narrowest = lru_cache(maxsize=65536)(self._narrowest)

    def _related(self, one: str, other: str) -> bool:
        """The same, a kind of the other, or what may turn out to be a kind of the other."""
        return self._may_be(one, other) or self._may_be(other, one)

    def _may_be(self, wide: str, narrow: str) -> bool:
        is_a = self.taxonomy.is_a
        return narrow == wide or is_a(narrow, wide) or any(is_a(narrow, c) for c in self.families.may_be.get(wide, ()))

    def _fits(self, some: Classes, others: Classes) -> bool:
        """Whether two sets of classes may stand for the same weapons; an empty set fits all."""
        return not some or not others or any(self.related(a, b) for a in some for b in others)

    def _narrowest(self, classes: Classes) -> Classes:
        """Without the classes that another one of them makes more exact; what only may be the same stays beside it."""
        return frozenset(w for w in classes if not any(n != w and self._narrows(n, w) for n in classes))

    def _narrows(self, narrow: str, wide: str) -> bool:
        kind = self.taxonomy.is_a(narrow, wide)
        return kind or (wide in self.families.unclear and self._may_be(wide, narrow))

    def depth(self, name: str) -> int:
        """How many classes the class is a kind of."""
        return sum(1 for _ in self.taxonomy.lineage(name))

    def best(self, classes: Collection[str]) -> str | None:
        """The one most specific class; the deepest, then the first by name."""
        return min(classes, key=lambda name: (-self.depth(name), name), default=None)

    def medium(self, name: str) -> str:
        """The record of an agency or publisher by any of its names; its name where no record knows it."""
        return self.media.get(name.casefold(), name)

    def modality(self, type: str, modality: str) -> str:
        """The modality by which claims are kept apart: of a deal what is planned counts as what is agreed."""
        return "actual" if modality == "planned" and self.row(type).deal else modality

    def row(self, type: str) -> FamilyRow:
        """The family that a type belongs to."""
        return self.family(type)[1]


def compatibility_of(book: Rulebook) -> Compatibility:
    """What a rulebook says of it; without families.yml each type is a family of its own."""
    named = ((record, (record.name, *record.aliases, *record.weak)) for record in book.records)
    media = {name.casefold(): r.id for r, names in named if r.kind in book.families.media for name in names}
    return Compatibility(book.taxonomy, book.families, media)

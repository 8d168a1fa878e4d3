"""rules/entities/classes.yml, typed: the taxonomy, the nouns that name a class, and how nouns compose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from extract.pack.schema import Strict, Words


class ClassRow(Strict):
    """A class: its parent, its name, the nouns that name it and those that do so only in company.

    `label` is that of its mentions; unsaid it is the parent's, and without a parent the id in capitals.
    """

    parent: str | None
    name: str
    label: str | None = None
    nouns: tuple[str, ...] = ()
    weak_nouns: tuple[str, ...] = ()


class RefineRow(Strict):
    """modifier + class -> a more specific class."""

    modifier: frozenset[str]
    class_: str
    gives: str

    model_config = Strict.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class CompoundRow(Strict):
    """A sequence of words and <CLASS> places, and what the whole is: inherit, none, drop or a class."""

    words: tuple[Words, ...]
    gives: str
    class_: str | None = None

    model_config = Strict.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class Taxonomy(Strict):
    """The whole of classes.yml."""

    classes: dict[str, ClassRow] = Field(default_factory=dict)
    modifiers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    refine: tuple[RefineRow, ...] = ()
    compounds: tuple[CompoundRow, ...] = ()
    hypernyms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    named_after: frozenset[str] = frozenset()

    def lineage(self, name: str) -> Iterator[str]:
        """The class and its ancestors, nearest first."""
        current: str | None = name
        seen: set[str] = set()
        while current is not None and current in self.classes and current not in seen:
            seen.add(current)
            yield current
            current = self.classes[current].parent

    def is_a(self, name: str | None, ancestor: str) -> bool:
        """Whether `name` is `ancestor` or a kind of it."""
        return name is not None and ancestor in self._lineages.get(name, ())

    @cached_property
    def _lineages(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(self.lineage(name)) for name in self.classes}

    def label_of(self, name: str | None) -> str:
        """The label of what is of a class: its own, else its nearest ancestor's; for no class that of the first."""
        return self._label_of.get(name or self.root, self._label_of.get(self.root, ""))

    @cached_property
    def root(self) -> str:
        """The first class without a parent: what something is that is no more than known."""
        return next((name for name, row in self.classes.items() if row.parent is None), "")

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of all classes."""
        return frozenset(self._label_of.values())

    @cached_property
    def _label_of(self) -> dict[str, str]:
        found = {}
        for name in self.classes:
            line = list(self.lineage(name))
            own = next((self.classes[one].label for one in line if self.classes[one].label), None)
            found[name] = own or line[-1].upper()
        return found

    def class_labelled(self, label: str) -> str | None:
        """The topmost class of a label; None for a label that is not the taxonomy's."""
        return next((name for name in self.classes if self._label_of[name] == label), None)

    def refined(self, name: str, modifiers: set[str]) -> str:
        """The class that the modifiers make of `name`, row by row."""
        for row in self.refine:
            if row.class_ == name and row.modifier & modifiers:
                name = row.gives
        return name

"""Constructions as written -> as run: macros and defaults filled in, paths parsed, triggers indexed by lemma."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.pack.path_language import parse_path
from extract.pack.rulebook import Rulebook
from extract.pack.schema import Construction, ConstructionFile, RoleDefault, Slot

KINDS = ("verb", "noun", "adj")
_MACRO = re.compile(r"\$(\w+)")


@dataclass(frozen=True)
class Place:
    """A role (or a condition, without a role) with its path and what must stand there."""

    role: str
    path: str
    slot: Slot
    labels: frozenset[str]
    dimensions: frozenset[str]
    required: bool
    many: bool
    class_: str | None = None
    country_from: frozenset[str] = frozenset()

    @cached_property
    def alternatives(self) -> tuple[str, ...]:
        """Its path, one alternative each."""
        return tuple(self.path.split("|"))

    @cached_property
    def openings(self) -> frozenset[str] | None:
        """The labels by one of which its path leaves the trigger, those that lead up with "^"; None where any may."""
        firsts = [first for first, *_ in parse_path(self.path)]
        if any(step.many or not step.edges for step in firsts):
            return None
        return frozenset("^" + edge if step.up else edge for step in firsts for edge in step.edges)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of which one must stand there; empty where any may."""
        return frozenset(self.slot.lemma)

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """Its labels in the order in which a mention is tried as one: a mere thing last."""
        return tuple(sorted(self.labels, key=lambda name: (name == "THING", name)))


@dataclass(frozen=True)
class CompiledRule:
    """A rule for triggers of one part of speech."""

    id: str
    type: str
    kind: str
    rule: Construction
    places: tuple[Place, ...]
    need: tuple[frozenset[str], ...]
    asks: tuple[Place, ...]
    unless: tuple[Place, ...]

    @cached_property
    def rank(self) -> tuple[int, int, str]:
        """Who asks for more comes first, then who rules out more, then by id: the closer a wording is described, the
        more its fillers count.
        """
        asked = len(self.asks) + len(self.need) + sum(place.required for place in self.places)
        return (-asked, -len(self.unless), self.id)

    @cached_property
    def labels(self) -> tuple[frozenset[str], ...]:
        """Sets of labels; where nothing can be read as any label of one of them, it can't match."""
        return _either([place.labels for place in places] for places in self._needed())

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The same of lemmas: where no word has a lemma of one of the sets, it can't match."""
        return _either([place.lemmas for place in places] for places in self._needed())

    def _needed(self) -> Iterator[list[Place]]:
        """Places of which one must be filled."""
        yield from ([place for place in self.places if place.role in words] for words in self.need)
        yield from ([place] for place in (*self.asks, *(p for p in self.places if p.required)))


def _either(sets: Iterable[Sequence[frozenset[str]]]) -> tuple[frozenset[str], ...]:
    """Each group as one set, where none in the group lets anything pass."""
    return tuple(sorted({frozenset().union(*group) for group in sets if all(group)}, key=sorted))


Entry = tuple[tuple[str, ...], CompiledRule]
"""The further words of a trigger, and its rule."""


@dataclass(frozen=True)
class RuleIndex:
    """Rules by part of speech and first lemma of the trigger, each with the further words of the trigger.

    Those with a spaCy pattern: by their id, one for each part of speech that the trigger may turn out to have.
    """

    by_lemma: Mapping[tuple[str, str], list[Entry]]
    rules: tuple[CompiledRule, ...]
    by_pattern: Mapping[str, Mapping[str, CompiledRule]]


def compile_rules(book: Rulebook) -> RuleIndex:
    """The index of all constructions of a rulebook."""
    index: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    compiled: list[CompiledRule] = []
    by_pattern: dict[str, dict[str, CompiledRule]] = {}
    for file in book.constructions:
        for rule in file.constructions:
            if rule.pattern or rule.dependency:
                by_pattern[rule.id] = {kind: _compile(rule, file, kind, book.roles) for kind in KINDS}
                compiled += by_pattern[rule.id].values()
            for kind, words in _triggers(rule, file):
                made = _compile(rule, file, kind, book.roles)
                compiled.append(made)
                for word in words:
                    first, *rest = word.lower().split()
                    index[kind, first].append((tuple(rest), made))
    for entries in index.values():
        entries.sort(key=lambda e: (-len(e[0]), e[1].rank))
    return RuleIndex(index, tuple(compiled), by_pattern)


def _triggers(rule: Construction, file: ConstructionFile) -> Iterator[tuple[str, list[str]]]:
    for kind in KINDS:
        words = _words(getattr(rule, kind), file)
        if words:
            yield kind, words


def _words(words: Iterable[str], file: ConstructionFile) -> list[str]:
    """The words with each `$macro` replaced by its own."""
    return [w for word in words for w in (file.macros[word[1:]] if word.startswith("$") else (word,))]


def _with_macros(path: str, file: ConstructionFile) -> str:
    """ "obl:in[$strike]" with the words of the macro; those of several are joined by `_`."""
    return _MACRO.sub(lambda m: ",".join(w.replace(" ", "_") for w in file.macros[m[1]]), path)


def _compile(
    rule: Construction, file: ConstructionFile, kind: str, defaults: Mapping[str, RoleDefault]
) -> CompiledRule:
    places = []
    for role, slot in {**file.roles, **{r: s for r, s in rule.roles.items() if r not in file.roles}}.items():
        own = rule.roles.get(role)
        if role in rule.roles and own is None:
            continue
        places.append(_place(role, own or Slot(), slot or Slot(), defaults.get(role), kind, file))
    need = rule.need if rule.need is not None else file.need
    return CompiledRule(
        id=rule.id,
        type=file.frame,
        kind=kind,
        rule=rule,
        places=tuple(places),
        need=tuple(frozenset(words) for words in need),
        asks=tuple(_place("", slot, Slot(), None, kind, file) for slot in rule.asks),
        unless=tuple(_place("", slot, Slot(), None, kind, file) for slot in (*file.unless, *rule.unless)),
    )


def _place(role: str, own: Slot, shared: Slot, default: RoleDefault | None, kind: str, file: ConstructionFile) -> Place:
    path = (
        getattr(own, kind)
        or own.path
        or getattr(shared, kind)
        or shared.path
        or (getattr(default, kind) if default else "")
        or "self"
    )
    extra = " | ".join(p for p in (own.more, shared.more) if p)
    full = _with_macros(f"{path} | {extra}" if extra else path, file)
    parse_path(full)
    fields = {
        name: getattr(own, name) or getattr(shared, name)
        for name in ("class_", "kind", "country", "lemma", "entity", "form", "not_")
    }
    fields["lemma"] = tuple(_words(fields["lemma"], file))
    labels = own.label or shared.label or (default.label if default else ())
    dimensions = own.dimension or shared.dimension or (default.dimension if default else ())
    many = next((m for m in (own.many, shared.many) if m is not None), default.many if default else True)
    return Place(
        role,
        full,
        Slot.model_construct(**fields),
        frozenset(labels),
        frozenset(dimensions),
        own.required,
        many,
        default.class_ if default else None,
        frozenset(default.country_from if default else ()),
    )

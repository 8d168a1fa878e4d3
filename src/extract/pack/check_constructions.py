"""Constructions: macros, paths, labels, classes, roles and examples that name what doesn't exist; doubles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from extract.errors import Problem
from extract.pack.check_examples import example_problems
from extract.pack.check_patterns import pattern_problems
from extract.pack.duplicates import Named, doubles
from extract.pack.files import Loc
from extract.pack.frames import FrameFile
from extract.pack.messages import nearest
from extract.pack.parts import ConstructionsAt, Parts
from extract.pack.path_language import LABELS, PathError, parse_path
from extract.pack.schema import Construction, Slot
from extract.pack.vocabulary import Known

KINDS = ("verb", "noun", "adj")
_MACRO = re.compile(r"\$(\w+)")
_PATHS = ("path", "verb", "noun", "adj", "more")


@dataclass(frozen=True)
class Scope:
    """What the rules of one file may name."""

    at: ConstructionsAt
    known: Known
    macros: tuple[str, ...]
    roles: tuple[str, ...]
    rules: tuple[str, ...]


def construction_problems(parts: Parts, known: Known) -> Iterator[Problem]:
    """Every problem of the construction files of all packs."""
    macros: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    rules: dict[str, set[str]] = defaultdict(set)
    frames = {at.model.frame for at in parts.files if isinstance(at.model, FrameFile)}
    for at in parts.constructions:
        name = at.model.frame
        if name not in frames:
            hint = nearest(name, sorted(frames)) or f"Write frames/{name}.yml with its roles."
            yield Problem(at.file.at(("frame",)), f'no frame "{name}".', hint)
        macros[name] |= {*at.model.macros}
        roles[name] |= {*at.model.roles}
        rules[name] |= {rule.id for rule in at.model.constructions}
        yield from _file(Scope(at, known, _known(macros[name]), _known(roles[name]), _known(rules[name])))
    yield from doubles(_named(parts), "construction", "Rename one of them.")
    yield from _unused(parts)


def _known(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _file(scope: Scope) -> Iterator[Problem]:
    type_, file = scope.at.model, scope.at.file
    for name, words in type_.macros.items():
        yield from _macros(words, ("macros", name), scope)
    yield from _roles(type_.roles, ("roles",), scope, own=True)
    yield from _needed(type_.need, ("need",), scope, scope.roles)
    for i, slot in enumerate(type_.unless):
        yield from _slot(slot, ("unless", i), scope)
    if not type_.constructions and not type_.macros and not type_.roles:
        yield Problem(file.at(("constructions",)), "no constructions in it.", "Write at least one.")
    for i, rule in enumerate(type_.constructions):
        yield from _construction(rule, ("constructions", i), scope)


def _construction(rule: Construction, loc: Loc, scope: Scope) -> Iterator[Problem]:
    file = scope.at.file
    if not any((rule.verb, rule.noun, rule.adj, rule.pattern, rule.dependency)):
        hint = "Write verb, noun or adj with its lemmas, or a pattern or dependency."
        yield Problem(file.at((*loc, "id")), f'construction "{rule.id}" has no trigger.', hint)
    for kind in KINDS:
        yield from _macros(getattr(rule, kind), (*loc, kind), scope)
    if rule.pattern is not None or rule.dependency is not None:
        yield from pattern_problems(rule, file.at((*loc, "pattern")), file.at((*loc, "dependency")))
    yield from _roles(rule.roles, (*loc, "roles"), scope, own=False)
    filled = (*scope.roles, *(role for role, slot in rule.roles.items() if slot is not None))
    yield from _needed(rule.need or (), (*loc, "need"), scope, filled)
    for key in ("asks", "unless"):
        for i, slot in enumerate(getattr(rule, key)):
            yield from _slot(slot, (*loc, key, i), scope)
    name = rule.replaces
    if name is not None and (name not in scope.rules or name == rule.id):
        problem = f'"replaces": frame {scope.at.model.frame} has no other construction "{name}".'
        others = [other for other in scope.rules if other != rule.id]
        hint = nearest(name, others) or "Write that construction, or take the key away."
        yield Problem(file.at((*loc, "replaces")), problem, hint)
    yield from example_problems(rule, loc, file, {*filled, *scope.known.roles})


def _roles(slots: Mapping[str, Slot | None], loc: Loc, scope: Scope, *, own: bool) -> Iterator[Problem]:
    file, known = scope.at.file, (*scope.known.roles, *(() if own else scope.roles))
    for name, slot in slots.items():
        placed = slot is not None and bool(slot.label) and any(getattr(slot, key) for key in _PATHS)
        if name not in known and not placed:
            hint = nearest(name, known) + " A role of its own needs a label and a path, or an entry in roles.yml."
            yield Problem(file.at((*loc, name)), f'unknown role "{name}".', hint.strip())
        if slot is not None:
            yield from _slot(slot, (*loc, name), scope)


def _needed(need: Sequence[Sequence[str]], loc: Loc, scope: Scope, roles: Sequence[str]) -> Iterator[Problem]:
    for i, words in enumerate(need):
        for word in words:
            if word not in roles:
                where = scope.at.file.at((*loc, i), word)
                problem = f'"need": frame {scope.at.model.frame} has no role "{word}".'
                yield Problem(where, problem, nearest(word, sorted(set(roles)), "Roles"))


def _slot(slot: Slot, loc: Loc, scope: Scope) -> Iterator[Problem]:
    file, known = scope.at.file, scope.known
    for key in _PATHS:
        path = getattr(slot, key)
        if path:
            yield from _path(path, (*loc, key), scope)
    for key, words, allowed in (
        ("label", slot.label, known.labels),
        ("class", slot.class_, known.classes),
        ("kind", slot.kind, known.kinds),
        ("country", slot.country, known.countries),
        ("dimension", slot.dimension, known.dimensions),
        ("form", slot.form, known.forms),
        ("entity", slot.entity, known.records),
    ):
        for word in words if allowed else ():
            if word not in allowed:
                hint = known.country_hint(word) if key == "country" else nearest(word, allowed)
                yield Problem(file.at((*loc, key), word), f'unknown {key} "{word}".', hint)
    yield from _macros(slot.lemma, (*loc, "lemma"), scope)
    if slot.not_ is not None:
        yield from _slot(slot.not_, (*loc, "not"), scope)


def _path(path: str, loc: Loc, scope: Scope) -> Iterator[Problem]:
    yield from _macros((path,), loc, scope)
    for part in (part for alternative in path.split("|") for part in alternative.split()):
        if part.endswith(","):
            where = scope.at.file.at(loc, part)
            yield Problem(where, f'a blank behind the comma of "{part}".', "Words of a step stand together: obl:on,at.")
            return
        try:
            parse_path(_MACRO.sub("x", part))
        except PathError as error:
            where = scope.at.file.at(loc, part)
            if error.label is not None:
                hint = nearest(error.label, sorted(LABELS), "Labels")
                yield Problem(where, f'unknown label "{error.label}" in the path.', hint)
            else:
                hint = "A step is ^label:words[lemmas] with ? or *; bars stand between alternatives."
                yield Problem(where, f'"{part}" is no step of a path.', hint)


def _macros(words: Sequence[str], loc: Loc, scope: Scope) -> Iterator[Problem]:
    for word in words:
        for name in _MACRO.findall(word):
            if name not in scope.macros:
                where = scope.at.file.at(loc, "$" + name)
                hint = nearest(name, scope.macros, "Macros of this frame") or "This frame has no macros."
                yield Problem(where, f'unknown macro "${name}".', hint)


def _unused(parts: Parts) -> Iterator[Problem]:
    """Macros that no file of their frame names, but in a list of the same name that adds to an earlier pack's."""
    used: dict[str, set[str]] = defaultdict(set)
    for at in parts.constructions:
        rest = at.model.model_dump(exclude={"macros"}, exclude_defaults=True)
        used[at.model.frame] |= set(_MACRO.findall(str(rest)))
        for name, words in at.model.macros.items():
            used[at.model.frame] |= {*_MACRO.findall(" ".join(words))} - {name}
    for at in parts.constructions:
        for name in sorted(at.model.macros.keys() - used[at.model.frame]):
            hint = f"Write ${name} where its words are meant, or take it away."
            yield Problem(at.file.at(("macros", name)), f'nothing uses the macro "{name}".', hint, warning=True)


def _named(parts: Parts) -> Iterator[Named]:
    for at, index, rule in parts.rows():
        place = ("constructions", index, "id")
        yield Named(rule.id, at.pack, partial(at.file.at, place), rule.replaces == rule.id)

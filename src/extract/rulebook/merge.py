"""The rules and records of several packs as one: types merged by name, what is turned off or replaced left out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from extract.rulebook.files import Loc
from extract.rulebook.frames import FrameFile, LexiconFile
from extract.rulebook.nouns import Designations
from extract.rulebook.parts import Parts, TypeAt
from extract.rulebook.pattern_lines import Tokens, id_of, with_lines
from extract.rulebook.schema import EntityRecord, PatternRecord, Rule, TypeFile
from extract.rulebook.taxonomy import Taxonomy

Place = tuple[int, str, Loc]
"""The rank of a pack, a file in its folder, and where in it: a path of keys for YAML, the line number for JSONL."""


def disabled(parts: Parts, pack_rank: int) -> frozenset[str]:
    """What the packs after this one turn off."""
    return frozenset(name for pack, _ in parts.packs[pack_rank + 1 :] for name in pack.disable)


def merged_types(parts: Parts) -> tuple[tuple[TypeFile, ...], dict[str, str], dict[str, Place]]:
    """Types in the order of their names, the pack of each rule, and where each rule stands."""
    kept = _kept_rules(parts)
    types: dict[str, TypeFile] = {}
    pack_of: dict[str, str] = {}
    places: dict[str, Place] = {}
    for at in parts.types:
        if at.type.type in disabled(parts, parts.rank(at.pack)):
            continue
        own = {}
        for index, rule in at.rules():
            if kept.get(rule.id) is rule:
                own[rule.id] = rule
                pack_of[rule.id] = at.pack.name
                places[rule.id] = parts.place(at.pack, at.file.path, ("rules", index))
        types[at.type.type] = _joined(types.get(at.type.type), at, own)
    return tuple(types[name] for name in sorted(types)), pack_of, places


def _kept_rules(parts: Parts) -> dict[str, Rule]:
    """Rules by id: the last definition of each, without those that a later pack or rule replaces or turns off."""
    kept: dict[str, Rule] = {}
    for at, _, rule in parts.rules():
        if rule.replaces:
            kept.pop(rule.replaces, None)
        if rule.id not in disabled(parts, parts.rank(at.pack)):
            kept[rule.id] = rule
    return kept


def _joined(old: TypeFile | None, at: TypeAt, own: Mapping[str, Rule]) -> TypeFile:
    new, before = at.type, old.macros if old else {}
    macros = dict(before)
    for name, words in new.macros.items():
        macros[name] = expanded(words, {**new.macros, **{name: before.get(name, ())}}, before)
    update: dict[str, object] = {"macros": macros, "rules": (*(old.rules if old else ()), *own.values())}
    if old is not None:
        update |= {
            "roles": {**old.roles, **new.roles},
            "gloss": new.gloss or old.gloss,
            "plover": new.plover or old.plover,
            "need": new.need or old.need,
            "unless": (*old.unless, *new.unless),
        }
    return new.model_copy(update=update)


def expanded(
    words: tuple[str, ...], macros: Mapping[str, tuple[str, ...]], before: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The words with each `$macro` replaced by its own, however deep; inside itself it means the earlier pack's."""
    found: dict[str, None] = {}
    for word in words:
        if not word.startswith("$"):
            found[word] = None
            continue
        name = word[1:]
        rest = {key: value for key, value in macros.items() if key != name}
        found.update(dict.fromkeys(expanded(macros.get(name) or before.get(name, ()), rest, before)))
    return tuple(found)


def merged_records(
    parts: Parts, taxonomy: Taxonomy
) -> tuple[tuple[EntityRecord, ...], tuple[tuple[Tokens, str], ...], dict[str, Place]]:
    """Records by the last definition of each id, token patterns with their records, and where each record stands."""
    records: dict[str, EntityRecord] = {}
    lines: list[PatternRecord] = []
    places: dict[str, Place] = {}
    off = {id(pack): disabled(parts, rank) for rank, (pack, _) in enumerate(parts.packs)}
    for at in parts.records:
        record, place = at.record, parts.place(at.pack, at.line.path, (at.line.number,))
        if isinstance(record, PatternRecord):
            lines.append(record)
            places.setdefault(id_of(record), place)
        elif record.id not in off[id(at.pack)]:
            records[record.id] = record
            places[record.id] = place
    return *with_lines(records, lines, taxonomy), places


def word_places(parts: Parts) -> dict[str, dict[str, Place]]:
    """Where each class of weapons, class of words, designation pattern and frame stands."""
    found: dict[str, dict[str, Place]] = {"class": {}, "designation": {}, "frame": {}, "words": {}}
    for at in parts.files:
        here = partial(parts.place, at.pack, at.file.path)
        if isinstance(at.model, Taxonomy):
            found["class"].update({name: here(("classes", name)) for name in at.model.classes})
        elif isinstance(at.model, LexiconFile):
            found["words"].update({name: here(("classes", name)) for name in at.model.classes})
        elif isinstance(at.model, FrameFile):
            found["frame"][at.model.frame] = here(())
        elif isinstance(at.model, Designations):
            rows = enumerate(at.model.designations)
            found["designation"].update({row.id: here(("designations", i)) for i, row in rows})
    return found

"""The rules and records of several packs as one: those of one name merged, what is turned off or replaced left out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from extract.pack.entity_files import Designations
from extract.pack.files import Loc
from extract.pack.frames import FrameFile, LexiconFile
from extract.pack.parts import ConstructionsAt, Parts
from extract.pack.pattern_lines import Tokens, id_of, with_lines
from extract.pack.schema import Construction, ConstructionFile, EntityRecord, PatternRecord
from extract.pack.taxonomy import Taxonomy

Place = tuple[int, str, Loc]
"""The rank of a pack, a file in its folder, and where in it: a path of keys for YAML, the line number for JSONL."""


def disabled(parts: Parts, pack_rank: int) -> frozenset[str]:
    """What the packs after this one turn off."""
    return frozenset(name for pack, _ in parts.packs[pack_rank + 1 :] for name in pack.disable)


def merged_constructions(parts: Parts) -> tuple[tuple[ConstructionFile, ...], dict[str, str], dict[str, Place]]:
    """A file for each frame in the order of their names, the pack of each frame and construction, where each stands."""
    kept = _kept(parts)
    frames: dict[str, ConstructionFile] = {}
    pack_of: dict[str, str] = {}
    places: dict[str, Place] = {}
    for at in parts.constructions:
        if at.model.frame in disabled(parts, parts.rank(at.pack)):
            continue
        own = {}
        for index, construction in at.rows():
            if kept.get(construction.id) is construction:
                own[construction.id] = construction
                pack_of[construction.id] = at.pack.name
                places[construction.id] = parts.place(at.pack, at.file.path, ("constructions", index))
        frames[at.model.frame] = _joined(frames.get(at.model.frame), at, own)
    for file in parts.files:
        if isinstance(file.model, FrameFile):
            pack_of.setdefault(file.model.frame, file.pack.name)
    return tuple(frames[name] for name in sorted(frames)), pack_of, places


def _kept(parts: Parts) -> dict[str, Construction]:
    """Constructions by id: the last definition of each, without those that a later pack replaces or turns off."""
    kept: dict[str, Construction] = {}
    for at, _, construction in parts.rows():
        if construction.replaces:
            kept.pop(construction.replaces, None)
        if construction.id not in disabled(parts, parts.rank(at.pack)):
            kept[construction.id] = construction
    return kept


def _joined(old: ConstructionFile | None, at: ConstructionsAt, own: Mapping[str, Construction]) -> ConstructionFile:
    new, before = at.model, old.macros if old else {}
    macros = dict(before)
    for name, words in new.macros.items():
        macros[name] = expanded(words, {**new.macros, **{name: before.get(name, ())}}, before)
    update: dict[str, object] = {
        "macros": macros,
        "constructions": (*(old.constructions if old else ()), *own.values()),
    }
    if old is not None:
        update |= {
            "roles": {**old.roles, **new.roles},
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

"""What is loaded: packs, types, constructions, classes and records, each with where it stands and what it became."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from extract.errors import ExtractError
from extract.pack.compile import CompiledRule, Place, compile_rules
from extract.pack.messages import nearest
from extract.pack.rulebook import Rulebook
from extract.pack.schema import Construction, ConstructionFile, EntityRecord

SHOWN = 8
ALIKE = 0.8  # for names of records, of which there are thousands


def listed(book: Rulebook, only: str | None = None) -> Iterator[str]:
    """Packs in their order, then each type with its units and its constructions, those that ask most first.

    Raises ExtractError where `only` is no type.
    """
    types = sorted(book.frames.frames)
    if only is not None and only not in types:
        raise ExtractError(f'no type "{only}". {nearest(only, types, "Types")}')
    for order, pack in enumerate(book.packs, 1):
        yield f"pack {order}: {pack.name} {pack.version}"
        yield from (f"  turns off {name}" for name in pack.disable)
        yield from (f"  defines {name} anew" for name in pack.replaces)
    compiled = compile_rules(book).rules
    for name in types:
        if only is None or name == only:
            frame = book.frames.frames[name]
            yield f"{name}: {frame.gloss}" if frame.gloss else name
            units = [f"{class_} ({strength})" for class_, strength in frame.units.items()]
            if units:
                yield f"  units {', '.join(units)}"
            own = {rule.id: rule for rule in compiled if rule.type == name}
            yield from (f"  {_line(book, id_)}" for id_ in sorted(own, key=lambda id_: own[id_].rank))


def _line(book: Rulebook, id_: str) -> str:
    return f"{id_}  {book.pack_of[id_]}  {book.where('rule', id_)}"


def shown(book: Rulebook, name: str) -> Iterator[str]:
    """A construction as it runs, a type, a class of words, or the records of that id, name or alias, in any case.

    Raises ExtractError, with the names that are near, where there is none.
    """
    rules = {rule.id: (file, rule) for file in book.constructions for rule in file.constructions}
    if name in rules:
        yield from _rule(book, *rules[name])
    elif name in book.frames.frames:
        yield from listed(book, name)
    elif name in book.frames.classes:
        yield from _class(book, name)
    else:
        called = _called(book, name)
        if not called:
            others = [*rules, *book.frames.frames, *book.frames.classes]
            raise ExtractError(f'no construction, type, class or record "{name}". {_near(book, name, others)}')
        for record in called:
            yield from _record(book, record)


def _class(book: Rulebook, name: str) -> Iterator[str]:
    yield f"{name}, a class of the lexicon"
    row = book.frames.classes[name]
    for kind in ("verb", "noun", "adj"):
        if words := getattr(row, kind):
            yield f"  {kind}: {', '.join(words)}"
    for frame in book.frames.frames.values():
        if name in frame.units:
            yield f"  a unit of {frame.frame}, strength {frame.units[name]}"


def _names(record: EntityRecord) -> tuple[str, ...]:
    return (record.name, *record.aliases, *record.weak)


def _called(book: Rulebook, name: str) -> list[EntityRecord]:
    """The records of a name, whatever its case and its hyphens."""
    wanted = _plain(name)
    return [record for record in book.records if wanted in map(_plain, (record.id, *_names(record)))]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def _near(book: Rulebook, name: str, others: Iterable[str]) -> str:
    """The records whose names have all the words of `name`, else what is written alike."""
    words = set(_plain(name).split())
    for_name = {own: record.id for record in book.records for own in (record.id, *_names(record))}
    found = {id_: own for own, id_ in for_name.items() if words and words <= set(_plain(own).split())}
    if found:
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        return f"There are {', '.join(f'{own} ({id_})' for id_, own in list(found.items())[:SHOWN])}{more}."
    near = get_close_matches(name, others, 1) or get_close_matches(name, list(for_name), 1, ALIKE)
    return f'Did you mean "{near[0]}"?' if near else "See: extract rules list."


def _rule(book: Rulebook, file: ConstructionFile, rule: Construction) -> Iterator[str]:
    yield f"{rule.id} ({file.frame}), pack {book.pack_of[rule.id]}, {book.where('rule', rule.id)}"
    if rule.why:
        yield f"  {rule.why}"
    for compiled in (one for one in compile_rules(book).rules if one.id == rule.id):
        yield from _compiled(compiled, file, rule)
    for example in rule.examples:
        kind = "hit" if example.hit else "miss"
        yield f"  {kind}: {example.hit or example.miss}" + (" (fails for now)" if example.fails else "")


def _compiled(compiled: CompiledRule, file: ConstructionFile, rule: Construction) -> Iterator[str]:
    words = [w for word in getattr(rule, compiled.kind) for w in (file.macros.get(word[1:], (word,)))]
    yield f"  {compiled.kind}: {', '.join(words) or 'where its pattern matches'}"
    for place in compiled.asks:
        yield f"    asks {_place(place)}"
    for place in compiled.unless:
        yield f"    unless {_place(place)}"
    for place in compiled.places:
        yield f"    {place.role}: {_place(place)}" + (", required" if place.required else "")
    if compiled.need:
        yield "    needs " + " and ".join(" or ".join(sorted(need)) for need in compiled.need)


def _place(place: Place) -> str:
    slot = place.slot
    asked = [("label", sorted(place.labels)), ("class", slot.class_), ("kind", slot.kind), ("country", slot.country)]
    asked += [
        ("lemma", slot.lemma),
        ("entity", slot.entity),
        ("form", slot.form),
        ("dimension", sorted(place.dimensions)),
    ]
    facts = [f"{key} {', '.join(words[:SHOWN])}{' ...' * (len(words) > SHOWN)}" for key, words in asked if words]
    return "; ".join([place.path, *facts])


def _record(book: Rulebook, record: EntityRecord) -> Iterator[str]:
    yield f"{record.id} ({record.label}), {book.where('record', record.id)}"
    for key, value in record.model_dump(mode="json", by_alias=True, exclude_defaults=True).items():
        if key not in ("id", "label"):
            yield f"  {key}: {', '.join(map(str, value)) if isinstance(value, list) else value}"

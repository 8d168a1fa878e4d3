"""What is loaded: packs, types, rules and records, each with where it stands and what it came to be."""

from __future__ import annotations

from collections.abc import Iterator

from extract.errors import ExtractError
from extract.rulebook.book import Rulebook
from extract.rulebook.compile import CompiledRule, Place, compile_rules
from extract.rulebook.explain import nearest
from extract.rulebook.schema import EntityRecord, Rule, TypeFile

SHOWN = 8


def listed(book: Rulebook, only: str | None = None) -> Iterator[str]:
    """Packs in their order, then each type with its rules in the order in which they are tried."""
    for order, pack in enumerate(book.packs, 1):
        yield f"pack {order}: {pack.name} {pack.version}"
        yield from (f"  turns off {name}" for name in pack.disable)
        yield from (f"  defines {name} anew" for name in pack.replaces)
    for file in book.types:
        if only is None or file.type == only:
            yield f"{file.type}: {file.gloss}" if file.gloss else file.type
            for rule in sorted(file.rules, key=lambda r: (-r.priority, r.id)):
                yield f"  {_line(book, file, rule)}"


def _line(book: Rulebook, file: TypeFile, rule: Rule) -> str:
    marks = [name for name, on in (("excludes", rule.none), ("also", rule.also)) if on]
    if rule.priority:
        marks.append(f"priority {rule.priority}")
    note = f" ({', '.join(marks)})" if marks else ""
    return f"{rule.id}{note}  {book.pack_of[rule.id]}  {book.where('rule', rule.id)}"


def shown(book: Rulebook, name: str) -> Iterator[str]:
    """A rule as it runs, a type with its rules, or a record. Raises ExtractError where there is none of that name."""
    types = {file.type: file for file in book.types}
    rules = {rule.id: (file, rule) for file in book.types for rule in file.rules}
    records = {record.id: record for record in book.records}
    if name in rules:
        yield from _rule(book, *rules[name])
    elif name in types:
        yield from listed(book, name)
    elif name in records:
        yield from _record(book, records[name])
    else:
        hint = nearest(name, sorted({*rules, *types, *records}))
        raise ExtractError(
            f'no rule, type or record "{name}". {hint if hint.startswith("Did") else "See: extract rules list."}'
        )


def _rule(book: Rulebook, file: TypeFile, rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({file.type}), pack {book.pack_of[rule.id]}, {book.where('rule', rule.id)}"
    if rule.extends:
        yield f"  extends {rule.extends}"
    for compiled in (one for one in compile_rules(book).rules if one.id == rule.id):
        yield from _compiled(compiled, file, rule)
    if rule.none:
        yield "  excludes: where it matches, its trigger gives no claim"
    for example in rule.examples:
        kind = "hit" if example.hit else "miss"
        yield f"  {kind}: {example.hit or example.miss}" + (" (fails for now)" if example.fails else "")


def _compiled(compiled: CompiledRule, file: TypeFile, rule: Rule) -> Iterator[str]:
    words = [w for word in getattr(rule, compiled.kind) for w in (file.macros.get(word[1:], (word,)))]
    yield f"  {compiled.kind}: {', '.join(words) or 'where its pattern matches'}"
    for place in compiled.when:
        yield f"    when {_place(place)}"
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

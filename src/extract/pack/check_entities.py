"""Records under rules/entities: doubles, names that two records claim, classes and countries that don't exist."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from extract.errors import Problem
from extract.pack.check_patterns import token_problems
from extract.pack.duplicates import Named, doubles
from extract.pack.messages import nearest
from extract.pack.parts import Parts, RecordAt
from extract.pack.schema import EntityRecord, PatternRecord
from extract.pack.vocabulary import Known

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")
_WIKIDATA = re.compile(r"Q[1-9]\d*\Z")


def entity_problems(parts: Parts, known: Known) -> Iterator[Problem]:
    """Every problem of the records of all packs."""
    classes, countries = frozenset(known.classes), frozenset(known.countries)
    records = []
    for at in parts.records:
        yield from _values(at, known, classes, countries)
        if isinstance(at.record, EntityRecord):
            records.append(at)
    named = (Named(at.record.id or "", at.pack, partial(at.line.at, ("id",))) for at in records)
    yield from doubles(named, "record", "Rename or join them.")
    yield from _shared_names(parts, records)


def _values(at: RecordAt, known: Known, classes: frozenset[str], countries: frozenset[str]) -> Iterator[Problem]:
    record, line = at.record, at.line
    if record.class_ is not None and classes and record.class_ not in classes:
        hint = nearest(record.class_, known.classes)
        yield Problem(line.at(("class",)), f'unknown class "{record.class_}".', hint)
    if record.country is not None and countries and record.country not in countries:
        hint = known.country_hint(record.country)
        yield Problem(line.at(("country",)), f'unknown country "{record.country}" (ISO 3166-1 alpha-3).', hint)
    labels = ("ACTOR", "PLACE", *sorted(known.classed))
    if known.classed and record.label not in labels:
        yield Problem(line.at(("label",)), f'unknown label "{record.label}".', nearest(record.label, labels, "Labels"))
    if isinstance(record, PatternRecord):
        if not isinstance(record.pattern, str):
            yield from token_problems(record.pattern, line.at(("pattern",)), parsed=False)
        return
    if not record.name.strip():
        yield Problem(line.at(("name",)), "an empty name.", "Write the name by which it is best known.")
    for name in (*record.aliases, *record.weak, *record.adjectives, *record.seats):
        if not name.strip():
            yield Problem(line.at(("aliases",)), "an empty alias.", "Leave it out.")
    if record.wikidata and not _WIKIDATA.match(record.wikidata):
        yield Problem(line.at(("wikidata",)), f'no Wikidata id ("{record.wikidata}").', 'Write e.g. "Q148".')
    spans = [(o.from_, o.to) for o in record.offices] + (
        [(record.valid.from_, record.valid.to)] if record.valid else []
    )
    for date in (date for span in spans for date in span if date is not None and not _DATE.match(date)):
        yield Problem(
            line.at((), date), f'no date ("{date}").', "Write a year, a month or a day: 2016, 2016-05, 2016-05-09."
        )


def _shared_names(parts: Parts, records: list[RecordAt]) -> Iterator[Problem]:
    """A name that two records of one label claim as surely theirs."""
    replaced = {(name, rank) for rank, (pack, _) in enumerate(parts.packs) for name in (*pack.replaces, *pack.disable)}
    later: defaultdict[str, int] = defaultdict(int)
    for name, rank in replaced:
        later[name] = max(later[name], rank)
    rank_of = {id(pack): rank for rank, (pack, _) in enumerate(parts.packs)}
    claimed: dict[tuple[str, str], RecordAt] = {}
    for at in records:
        record = at.record
        if not isinstance(record, EntityRecord) or rank_of[id(at.pack)] < later[record.id]:
            continue
        for name in dict.fromkeys((record.name, *record.aliases)):
            before = claimed.setdefault((record.label, " ".join(name.split())), at)
            if before.record.id != record.id and name not in record.weak:
                where, old = at.line.at((), name), before.line.at((), name)
                hint = 'List it under "weak" in one of them, or in both.'
                yield Problem(where, f'"{name}" names two records: {before.record.id} ({old}) and {record.id}.', hint)

"""The words that a rule may use for labels, classes, kinds, countries, roles, dimensions and forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.pack.entity_files import ActorHeads
from extract.pack.expressions import Expressions
from extract.pack.messages import nearest
from extract.pack.parts import Parts
from extract.pack.schema import EntityRecord
from extract.pack.taxonomy import Taxonomy

LABELS = ("ACTOR", "GROUP", "NAME", "PLACE", "THING", "PRON", "MEASURE", "TOKEN", "LAND", "WEAK")
"""Labels that the engine gives by itself; the taxonomy and the records add theirs."""
FORMS = ("name", "class", "generic", "pronoun", "person", "phrase", "noun")
KINDS = ("person", "people", "group", "system", "class", "place")
MEASURES = ("distance", "altitude", "duration", "speed", "mass", "money")
GROUND = ("state", "territory")
MARKS = ("trigger", "time", "source")
"""What an example marks beside roles."""


@dataclass(frozen=True)
class Known:
    """Each kind of word, sorted; `classes` and `countries` are empty where no pack names any.

    `classed` are the labels of the taxonomy.
    """

    labels: tuple[str, ...]
    classed: frozenset[str]
    classes: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    roles: tuple[str, ...]
    dimensions: tuple[str, ...]
    states: Mapping[str, str]
    records: tuple[str, ...]
    forms: tuple[str, ...] = FORMS

    def country_hint(self, word: str) -> str:
        """The code of a state that is called so, or begins so; else the nearest code."""
        low = word.lower()
        code = self.states.get(low) or next((c for name, c in self.states.items() if name.startswith(low)), None)
        return f'Did you mean "{code}"?' if code else nearest(word, self.countries, "Codes")


def known_in(parts: Parts, taxonomy: Taxonomy | None) -> Known:
    """The words that the packs, taken together, know."""
    heads = False
    records = [at.record for at in parts.records if isinstance(at.record, EntityRecord)]
    kinds = {record.kind for record in records if record.kind}
    dimensions: set[str] = set(MEASURES)
    for at in parts.files:
        if isinstance(at.model, ActorHeads):
            heads = True
            kinds |= {*at.model.heads, *at.model.name_ends.values()}
        elif isinstance(at.model, Expressions):
            dimensions |= {unit.dimension for unit in at.model.units}
    labels = {record.label for record in records} | ({*taxonomy.labels} if taxonomy else set())
    return Known(
        labels=_sorted(labels, LABELS),
        classed=taxonomy.labels if taxonomy else frozenset(),
        classes=_sorted(taxonomy.classes if taxonomy else ()),
        kinds=_sorted(kinds, KINDS) if heads else (),
        countries=_sorted(r.country for r in records if r.country and r.kind in GROUND and r.id == r.country),
        roles=_sorted(name for name, _, _ in parts.roles),
        dimensions=_sorted(dimensions),
        states={
            name.lower(): r.country
            for r in records
            if r.country and r.kind in GROUND and r.id == r.country
            for name in (r.name, *r.aliases, *r.weak)
        },
        records=_sorted(record.id for record in records),
    )


def _sorted(words: Iterable[str], more: Iterable[str] = ()) -> tuple[str, ...]:
    return tuple(sorted({*words, *more}))

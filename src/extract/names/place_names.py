"""Names of places: the strong ones wherever they stand, the shared ones where the text speaks for the place."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from extract.document import Known
from extract.names.trie import Entry, Hit
from extract.names.vocabulary import Vocabulary
from extract.pack.schema import EntityRecord

_BEFORE = re.compile(r"([^\W\d_]+) (?:the )?\Z")
_AFTER = re.compile(r"[ -]([^\W\d_]+)")
_REACH = 24  # characters before a name in which a preposition stands


class Places:
    """The places among the hits of one text; `present` are the records that it names without doubt."""

    def __init__(
        self, text: str, hits: Mapping[int, Sequence[Hit]], present: Collection[str], vocabulary: Vocabulary
    ) -> None:
        self.text = text
        self.hits = hits
        self.present = present
        self.records = vocabulary.records
        self.nouns = frozenset(vocabulary.places.nouns)
        self.prepositions = frozenset(vocabulary.places.prepositions)
        self.countries = {vocabulary.records[ref].country for ref in present} - {None}

    def at(self, hit: Hit) -> Known | None:
        """The place that the hit names; None where it names none, or may as well be a person or a plain word."""
        for entry in hit.entries:
            if entry.kind == "name" and self.records[entry.ref].label == "PLACE":
                record = self.records[entry.ref]
                if not entry.weak or self._spoken_for(hit, record):
                    return Known(id=record.id, label="PLACE", name=record.name, kind="place", country=record.country)
        return None

    def _spoken_for(self, hit: Hit, record: EntityRecord) -> bool:
        """ "Near Lyman" where Ukraine is named, "Farah province", "Brest, France"; or its full name elsewhere."""
        if record.id in self.present or self._owner_follows(hit, record):
            return True
        if record.country not in self.countries:
            return False
        following = _AFTER.match(self.text, hit.end)
        if following is not None and following[1].lower() in self.nouns:
            return True
        before = _BEFORE.search(self.text, max(0, hit.start - _REACH), hit.start)
        return before is not None and before[1].lower() in self.prepositions

    def _owner_follows(self, hit: Hit, record: EntityRecord) -> bool:
        """A comma and the country's name behind it."""
        if self.text[hit.end : hit.end + 2] != ", ":
            return False
        names = (e for row in self.hits.get(hit.end + 2, ()) for e in row.entries if _names_a_state(e))
        return any(self.records[e.ref].country == record.country for e in names)


def _names_a_state(entry: Entry) -> bool:
    return entry.kind in ("name", "seat") and not entry.weak

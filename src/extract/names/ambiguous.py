"""Shared and short names: which record such a name means in one text, if any."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from extract.names.offices import holds
from extract.names.trie import Entry, Hit
from extract.names.vocabulary import Vocabulary
from extract.pack.schema import EntityRecord

_BEFORE = re.compile(r"(?:\A|[\s(\"'-])(?P<word>[^\W\d_][\w.]*) \Z")
_AFTER = re.compile(r"[ -][A-Z][a-z]")
_REACH = 24
_TITLE = 48  # characters before a surname in which the title of its bearer stands


class AmbiguousNames:
    """Chooses by what the text speaks for; `present` are the records, `countries` the states that it names for sure."""

    def __init__(
        self, text: str, present: Collection[str], countries: Counter[str], vocabulary: Vocabulary, on: date | None
    ) -> None:
        self.text = text
        self.present = present
        self.countries = countries
        self.vocabulary = vocabulary
        self.on = on
        self.previous: str | None = None  # the country of the actor named last

    def choice(self, hit: Hit, entries: Sequence[Entry]) -> Entry | None:
        """The reading that the text speaks for most; None where it speaks for none."""
        best: tuple[tuple[bool, bool, bool, bool, int, str, str], Entry] | None = None
        for entry in entries:
            record = self.vocabulary.records[entry.ref]
            known, serving = record.id in self.present, self._serving(record)
            titled = self._titled(hit, record)
            near = record.country is not None and self.countries.get(record.country, 0) > 0
            person = record.kind == "person"
            if not (known or titled or (near and (not person or (serving and self._alone(hit))))):
                continue
            latest = max((office.from_ or "" for office in record.offices), default="")
            here = record.country == self.previous
            rank = (
                known,
                serving or (not person and holds(record.valid, self.on)),
                titled,
                here,
                self.countries.get(record.country or "", 0),
                latest,
                record.id,
            )
            if best is None or rank > best[0]:
                best = (rank, entry)
        return best[1] if best else None

    def _serving(self, record: EntityRecord) -> bool:
        """Whether a person held one of their offices on the day of the text."""
        return self.on is not None and any(holds(office, self.on) for office in record.offices)

    def _titled(self, hit: Hit, record: EntityRecord) -> bool:
        """ "President Bush", "the foreign minister, Lavrov": behind the title of an office that they have held."""
        before = self.text[max(0, hit.start - _TITLE) : hit.start]
        return bool(record.offices) and self.vocabulary.offices.titled(record, before)

    def _alone(self, hit: Hit) -> bool:
        """Whether no other part of a name stands beside it: "Bush said", but not "Kate Bush" or "Bush Terminal"."""
        if _AFTER.match(self.text, hit.end):
            return False
        before = _BEFORE.search(self.text, max(0, hit.start - _REACH), hit.start)
        if before is None or not before["word"][0].isupper():
            return True
        word = before["word"]
        return word.lower() in self.vocabulary.book.grammar.pointing or word in self.vocabulary.titles

"""Who held which office when: "the US president" of an article is the one of its day, and so is "Bush"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from extract.document import Known, Mention
from extract.pack.schema import EntityRecord, Office, Validity
from extract.syntax.nouns import noun_behind, stands_alone
from extract.syntax.text import Text, Word
from extract.values import replace

_OFFICIAL = "official"


class Offices:
    """The offices of all records; titles that differ in spelling (`alike`: said -> kept) or order are one."""

    def __init__(self, records: Iterable[EntityRecord], alike: Mapping[str, str]) -> None:
        self.alike = alike
        self._held: dict[tuple[str, str], list[tuple[Office, EntityRecord]]] = defaultdict(list)
        for record in records:
            for office in record.offices:
                self._held[self._title(office.title), office.country].append((office, record))

    def holder(self, title: str, country: str, on: date) -> EntityRecord | None:
        """Who held the office on that day; of two, the one who came later."""
        held = [(o.from_ or "", r) for o, r in self._held.get((self._title(title), country), ()) if holds(o, on)]
        return max(held, key=lambda h: h[0])[1] if held else None

    def titled(self, record: EntityRecord, before: str) -> bool:
        """Whether the text before a name ends with the title of an office that its bearer has held."""
        words = self._title(before).rstrip()
        return any(f" {words}".endswith(f" {self._title(office.title)}") for office in record.offices)

    def settle(self, doc: Text, mentions: Sequence[Mention]) -> list[Mention]:
        """Officials named by nothing but their office and country, as the persons who held it on the article's day."""
        on = doc.state.article.published
        if on is None:
            return list(mentions)
        nations = {m.head for m in mentions if m.entity is not None and m.entity.country is not None}
        return [self._settled(m, doc[m.head], nations, on) for m in mentions]

    def _settled(self, mention: Mention, head: Word, nations: set[int], on: date) -> Mention:
        entity = mention.entity
        if mention.form != "generic" or mention.plural or entity is None or entity.country is None:
            return mention
        if entity.kind != _OFFICIAL or noun_behind(head) is not None or not stands_alone(head, nations):
            return mention
        holder = self.holder(entity.name, entity.country, on)
        if holder is None:
            return mention
        person = Known(id=holder.id, label=mention.label, name=holder.name, kind=holder.kind, country=holder.country)
        return replace(mention, entity=person)

    def _title(self, text: str) -> str:
        """In lower case and one spelling; "minister of defence" as "defense minister"."""
        words = [self.alike.get(word, word) for word in re.split(r"[\s-]+", text.lower())]
        if len(words) == 3 and words[1] == "of":
            words = [words[2], words[0]]
        return " ".join(words)


def holds(span: Office | Validity | None, on: date | None) -> bool:
    """Whether a day lies between two dates, each a year, a month or a day, both included; no dates hold always."""
    if span is None or on is None:
        return True
    first, last, day = span.from_ or "", span.to or "", on.isoformat()
    return day[: len(first)] >= first and (not last or day[: len(last)] <= last)

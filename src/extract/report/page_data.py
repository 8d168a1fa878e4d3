"""Claims and articles -> the data of the page: every text once, spans as places in it, names in tables."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.model import Article
from extract.sentence import Wording, clause_of, sentence_of

ASTRAL = 0xFFFF
STATUS = ("polarity", "certainty", "modality")
Row = Mapping[str, Any]


class Units:
    """Offsets in code points -> offsets in UTF-16 units, in which strings of the page count."""

    def __init__(self, text: str) -> None:
        self._astral = [place for place, character in enumerate(text) if ord(character) > ASTRAL]

    @property
    def pairs(self) -> list[int]:
        """The units at which a pair stands for one code point."""
        return [place + before for before, place in enumerate(self._astral)]

    def at(self, offset: int) -> int:
        return offset + bisect.bisect_left(self._astral, offset)

    def span(self, part: Row) -> list[int]:
        return [self.at(part["start"]), self.at(part["end"])]


@dataclass
class Table:
    """Rows by key, each once; claims carry their numbers."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    _places: dict[Any, int] = field(default_factory=dict)

    def add(self, key: Any, row: dict[str, Any]) -> int:
        """The number of the row with this key."""
        place = self._places.setdefault(key, len(self.rows))
        if place == len(self.rows):
            self.rows.append(row)
        return place


class Compactor:
    """Collects articles with their claims; `data` is what they come to."""

    def __init__(self, wording: Wording, countries: Mapping[str, str]) -> None:
        self._wording = wording
        self._countries = countries
        self.articles: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self.entities = Table()
        self.parties = Table()
        self._units = Units("")

    def add(self, article: Article, rows: Sequence[Row]) -> None:
        """One article with its claims."""
        self._units = Units(article.text)
        ref = rows[0]["document"]
        names = (
            "id",
            "uri",
            "title",
            "publisher",
            "agency",
            "authors",
            "published",
            "language",
            "cluster",
            "copies_of",
        )
        kept = {name: ref.get(name) for name in names if ref.get(name)}
        pairs = self._units.pairs
        self.claims += [self._claim(row, len(self.articles)) for row in rows]
        self.articles.append({**kept, "text": article.text, **({"pairs": pairs} if pairs else {})})

    def data(self) -> dict[str, Any]:
        """Articles, claims, and the tables that their numbers point into."""
        return {
            "articles": self.articles,
            "claims": self.claims,
            "entities": self.entities.rows,
            "parties": self.parties.rows,
        }

    def _claim(self, row: Row, article: int) -> dict[str, Any]:
        span = self._units.span
        evidence, trigger, time = row["evidence"], row["trigger"], row.get("time")
        sentence, clause = sentence_of(row, self._wording), clause_of(row, self._wording)
        compact = {
            "id": row["id"],
            "type": row["type"],
            "article": article,
            "say": [[part.text, part.role] if part.role else part.text for part in sentence],
            "clause": len(clause),
            "trigger": span(trigger),
            "arguments": [self._argument(part, article) for part in row["arguments"]],
            "sources": [self._source(source, article) for source in row["sources"]],
            "evidence": span(evidence),
            "section": evidence.get("section"),
            "time": time and {"at": span(time), **_said(time, "value", "anchor")},
            **{name: row[name] for name in STATUS},
            "links": [[link["type"], link["claim"]] for link in row.get("links") or ()],
            "rule": row.get("rule"),
            "confidence": row.get("confidence"),
            "score": row.get("score"),
        }
        return {name: value for name, value in compact.items() if value not in (None, [])}

    def _argument(self, part: Row, article: int) -> dict[str, Any]:
        found = {"role": part["role"], "at": self._units.span(part), **self._who(part, article)}
        if part.get("antecedent"):
            found["antecedent"] = self._units.span(part["antecedent"])
        return found | _said(part, "count", "quantity")

    def _source(self, source: Row, article: int) -> dict[str, Any]:
        found = {"kind": source.get("kind") or "other", "stance": source["stance"], **self._who(source, article)}
        if source.get("start") is not None:
            found["at"] = self._units.span(source)
        for name in ("cue", "affiliation"):
            if source.get(name):
                found[name] = self._units.span(source[name])
        return found | _said(source, "inferred")

    def _who(self, part: Row, article: int) -> dict[str, Any]:
        """The numbers of its entity and of its party: a country with all that belongs to it, or the entity itself.

        What no record knows is one thing only within its article, by its words.
        """
        entity = part.get("entity") or {}
        words = " ".join((part.get("text") or "").split())
        known, country = entity.get("id"), entity.get("country")
        found: dict[str, Any] = {}
        if entity:
            row = {name: entity.get(name) for name in ("id", "name", "kind", "country", "class") if entity.get(name)}
            found["entity"] = self.entities.add(known or (article, words, country, entity.get("class")), row)
        if country:
            name = self._countries.get(country, country)
            found["party"] = self.parties.add(country, {"key": country, "name": name, "country": country})
        elif known:
            found["party"] = self.parties.add(("id", known), {"key": known, "name": entity.get("name") or words})
        elif words:
            words = self._inside(words)
            key = f"{article}:{words.casefold()}"
            found["party"] = self.parties.add(key, {"key": key, "name": words, "article": article})
        return found

    def _inside(self, words: str) -> str:
        """The words without the capital letter of one that only began a sentence: He, The enemy, Officials."""
        first = words.partition(" ")[0]
        return words[:1].lower() + words[1:] if first in self._wording.lower else words


def _said(part: Row, *names: str) -> dict[str, Any]:
    return {name: part[name] for name in names if part.get(name)}


def compact_events(events: Iterable[Row], claims: Sequence[Row]) -> list[dict[str, Any]]:
    """Events with the numbers of their claims; the claim with most to tell gives an event its headline."""
    place = {claim["id"]: number for number, claim in enumerate(claims)}
    found = []
    for event in events:
        numbers = [place[name] for name in event["claims"] if name in place]
        if not numbers:
            continue
        told = max(numbers, key=lambda number: (_weight(claims[number]), -number))
        found.append(
            {
                "id": event["id"],
                "claims": numbers,
                "head": told,
                "time": event["time"]["value"],
                "dated": event["time"]["dated_by"],
                "origins": event["origins"],
                "asserted": [party["name"] for party in event["asserted_by"]],
                "denied": [party["name"] for party in event["denied_by"]],
                "own": event["own_voice"],
                "disagree": list(event["disagree"]),
                "confidence": event["confidence"],
            }
        )
    return found


def _weight(claim: Row) -> tuple[bool, int, float]:
    """Claims that somebody asserts first, then those with more roles, then the surer ones."""
    denied = any(source["stance"] != "asserts" for source in claim.get("sources", ()))
    roles = {part["role"] for part in claim.get("arguments", ())}
    return not denied, len(roles) + ("time" in claim), claim.get("confidence") or 0

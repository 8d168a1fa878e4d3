"""Names, class nouns and designations in the raw text: what the rulers find before anything is parsed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from extract.document import Known, Reference, Unnamed
from extract.names.ambiguous import AmbiguousNames
from extract.names.designations import Designations
from extract.names.homographs import without_verbs
from extract.names.phrases import Phrase, find_phrases
from extract.names.place_names import Places
from extract.names.trie import WORD, Entry, Hit
from extract.names.vocabulary import Vocabulary
from extract.values import value


@value(frozen=True, slots=True)
class Found:
    """Characters [start, end) that name something; `head` is where its last noun begins.

    `form`: name, adjective, seat, class, noun (a weapon only in company), head (of a generic actor) or region.
    """

    start: int
    end: int
    head: int
    label: str
    form: str
    entity: Reference | None
    plural: bool = False
    modifiers: tuple[str, ...] = ()
    kind: str | None = None
    soft: bool = False

    @property
    def acts(self) -> bool:
        """Whether it names an actor who may do something, and doesn't only say whose something is."""
        return self.label == "ACTOR" and self.form in ("name", "seat", "head")

    @property
    def classed(self) -> bool:
        """Whether it is something of a class of the taxonomy, and no actor and no place."""
        return self.entity is not None and self.entity.class_ is not None


class Ruler:
    """Finds everything that the vocabulary knows in a text, with names told apart by their document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.name_ends = frozenset(vocabulary.heads.name_ends)
        self.designations = Designations(vocabulary.book.nouns.designations)

    def find(
        self, text: str, fixes: Mapping[int, str] | None = None, more: Iterable[Hit] = (), on: date | None = None
    ) -> list[Found]:
        """Spans in text order, not overlapping; `text` is folded, `fixes` respells words by where they start.

        `more` are hits that stand beside those of the vocabulary; `on` is the day of the text.
        """
        hits: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.vocabulary.trie.walk(text, fixes or {}):
            hits[hit.start].append(hit)
        for hit in more:
            hits[hit.start] = sorted([hit, *hits[hit.start]], key=lambda h: -h.end)
        self._designations(text, hits)
        present, countries = self._present(hits)
        starts = sorted(at for at in hits if text[at].isalnum() and not text[at - 1 : at].isalnum())
        without_verbs(text, hits, self.vocabulary)
        blocked = self._false_friends(hits)
        found = [self._weapon(p, text) for p in find_phrases(text, hits, starts, self.vocabulary)]
        found = [f for f in found if not (f.soft and self._in_a_name(text, f))]
        if blocked:
            found = [f for f in found if not any(s <= f.start and f.end <= e for s, e in blocked)]
        return _without_overlap(
            [*found, *self._actors(text, hits, starts, AmbiguousNames(text, present, countries, self.vocabulary, on))]
        )

    def _designations(self, text: str, hits: dict[int, list[Hit]]) -> None:
        for start, end, ref in self.designations.find(text):
            if not any(h.end >= end and any(e.kind == "name" for e in h.entries) for h in hits.get(start, ())):
                hits[start].insert(0, Hit(start, end, (Entry("designation", ref),)))

    def _present(self, hits: dict[int, list[Hit]]) -> tuple[set[str], Counter[str]]:
        refs: set[str] = set()
        countries: Counter[str] = Counter()
        for row in hits.values():
            for entry in row[0].entries:
                if not entry.weak and entry.kind in ("name", "adjective", "seat"):
                    refs.add(entry.ref)
                    record = self.vocabulary.records[entry.ref]
                    if record.country and record.label != "PLACE":
                        countries[record.country] += 1
        return refs, countries

    def _false_friends(self, hits: dict[int, list[Hit]]) -> list[tuple[int, int]]:
        return [(h.start, h.end) for row in hits.values() for h in row if any(e.kind == "false" for e in h.entries)]

    def _in_a_name(self, text: str, found: Found) -> bool:
        """ "York Space Systems": a capitalised noun that ends the capitalised name of a body."""
        words = text[found.start : found.end].split()
        if not all(w[:1].isupper() for w in words) or words[-1] not in self.name_ends:
            return False
        before = text[max(0, found.start - 40) : found.start].split(" ")
        return len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and not before[-2].isupper()

    def _weapon(self, phrase: Phrase, text: str) -> Found:
        record = self.vocabulary.weapons.get(phrase.record or "")
        taxonomy = self.vocabulary.taxonomy
        class_ = phrase.class_ or (record.class_ if record is not None else None) or taxonomy.root
        label = taxonomy.label_of(class_)
        if record is not None:
            entity: Reference = Known(
                id=record.id, label=label, name=record.name, kind="system", country=record.country, class_=class_
            )
        elif phrase.name is not None:
            name = text[phrase.name[0] : phrase.name[1]]
            entity = Unnamed(label=label, name=name, kind="system", class_=class_)
        else:
            name = taxonomy.classes[class_].name
            entity = Known(id=class_, label=label, name=name, kind="class", class_=class_)
        form = "noun" if phrase.weak else "name" if phrase.name else "class"
        return Found(
            phrase.start,
            phrase.end,
            phrase.head,
            label,
            form,
            entity,
            phrase.plural,
            phrase.modifiers,
            "class",
            phrase.soft,
        )

    def _actors(
        self, text: str, hits: dict[int, list[Hit]], starts: list[int], shared: AmbiguousNames
    ) -> Iterable[Found]:
        places = Places(text, hits, shared.present, self.vocabulary)
        for start in starts:
            for hit in hits.get(start, ()):
                place = places.at(hit)
                if place is not None:
                    yield Found(hit.start, hit.end, hit.start, "PLACE", "name", place, kind="place")
                    break
                found = None if _cut_short(hit, hits) else self._actor(text, hit, shared)
                if found is not None:
                    shared.previous = found.entity.country if found.entity and found.entity.country else shared.previous
                    yield found
                    yield from self._shorter(start, hit, hits)
                    break

    def _shorter(self, start: int, hit: Hit, hits: Mapping[int, Sequence[Hit]]) -> Iterator[Found]:
        """Names that begin where a longer one does, for where a weapon cuts that: "U.S. military" satellites."""
        for other in hits[start]:
            strong = next((e for e in other.entries if self._names_an_actor(e)), None) if other.end < hit.end else None
            if strong is not None:
                record = self.vocabulary.records[strong.ref]
                entity = Known(id=record.id, label="ACTOR", name=record.name, kind=record.kind, country=record.country)
                yield Found(
                    other.start, other.end, other.start, "ACTOR", strong.kind, entity, strong.plural, (), record.kind
                )

    def _names_an_actor(self, entry: Entry) -> bool:
        named = entry.kind in ("name", "adjective", "seat") and not entry.weak
        return named and self.vocabulary.records[entry.ref].label == "ACTOR"

    def _actor(self, text: str, hit: Hit, shared: AmbiguousNames) -> Found | None:
        records = self.vocabulary.records
        named = [
            e
            for e in hit.entries
            if e.kind in ("name", "adjective", "seat")
            and records[e.ref].class_ is None
            and records[e.ref].label == "ACTOR"
        ]
        entry = next((e for e in named if not e.weak), None) or shared.choice(hit, named)
        if entry is not None:
            record = records[entry.ref]
            entity = Known(id=record.id, label="ACTOR", name=record.name, kind=record.kind, country=record.country)
            return Found(hit.start, hit.end, hit.start, "ACTOR", entry.kind, entity, entry.plural, (), record.kind)
        for entry in hit.entries:
            if entry.kind == "place":
                place = Known(id=_slug(entry.ref), label="PLACE", name=entry.ref, kind="place")
                return Found(hit.start, hit.end, hit.start, "PLACE", "name", place, kind="place")
            if entry.kind in ("head", "region"):
                last = text.rfind(" ", hit.start, hit.end) + 1
                kind = entry.ref if entry.kind == "head" else "group"
                return Found(
                    hit.start, hit.end, max(last, hit.start), "ACTOR", entry.kind, None, entry.plural, (), kind
                )
        return None


def _cut_short(hit: Hit, hits: Mapping[int, Sequence[Hit]]) -> bool:
    """ "the South" in "the South Korean navy": another name of the same record begins inside and goes on behind it."""
    inner = [h for start in range(hit.start + 1, hit.end) if start in hits for h in hits[start] if h.end > hit.end]
    refs = {e.ref for e in hit.entries if e.kind != "false"} if inner else ()
    return any(e.ref in refs for h in inner for e in h.entries)


def _slug(name: str) -> str:
    return "-".join(WORD.findall(name.lower()))


def _without_overlap(found: list[Found]) -> list[Found]:
    """Strong weapon phrases stand before actors, actors before soft phrases; within each, the longest first."""
    kept: list[Found] = []
    for rank in range(3):
        layer = [f for f in found if (2 if f.soft else 0 if f.classed else 1) == rank]
        kept = _merged(kept, sorted(layer, key=lambda f: (f.start, -f.end)))
    return kept


def _merged(kept: list[Found], more: list[Found]) -> list[Found]:
    """`more` added where it overlaps nothing kept, or covers all of what it overlaps; both in text order."""
    result: list[Found] = []
    at, end = 0, 0
    for item in more:
        if item.start < end:
            continue
        while at < len(kept) and kept[at].end <= item.start:
            result.append(kept[at])
            at += 1
        inside = at
        while inside < len(kept) and kept[inside].end <= item.end:
            inside += 1
        covered = kept[at:inside]
        cut = inside < len(kept) and kept[inside].start < item.end
        if cut or (covered and (item.soft or covered[0].start < item.start or _span(covered) >= item.end - item.start)):
            continue
        at = inside
        result.append(item)
        end = item.end
    return [*result, *kept[at:]]


def _span(found: list[Found]) -> int:
    return found[-1].end - found[0].start

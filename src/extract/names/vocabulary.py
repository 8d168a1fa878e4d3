"""The rulebook's names and nouns compiled for matching: one trie, and what its entries lead to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from extract.measures.numbers import MOST_DIGITS
from extract.names.inflection import forms, verb_of
from extract.names.offices import Offices
from extract.names.spelling import LEAST
from extract.names.trie import Entry, Hit, Trie
from extract.pack.expressions import Expressions
from extract.pack.rulebook import Rulebook
from extract.pack.schema import EntityRecord
from extract.pack.taxonomy import CompoundRow

_TAIL = re.compile(r"(?:[-.\s]?(?:\d+|[A-Za-z]+)|.)\Z")
_CLASS_PLACE = re.compile(r"<(.+)>\Z")


class Vocabulary:
    """Trie and tables, built once from a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.taxonomy = book.taxonomy
        self.trie = Trie()
        self.records: dict[str, EntityRecord] = {r.id: r for r in book.records}
        self.weapons = {r.id: r for r in book.records if r.class_ is not None}
        self.heads = book.nouns.actor_heads
        self.places = book.nouns.places
        numbers = book.measures.get("numbers", Expressions())
        self._numbers = {**numbers.values_of("cardinal"), **numbers.values_of("group")}
        self.verbs = frozenset(_verbs(book)) | book.grammar.light_verbs
        frames = book.frames
        self.nouns = frozenset(noun for words in frames.classes.values() for noun in words.noun)
        dates = book.times.get("words", Expressions())
        self.dates = frozenset(word for name in dates.capital for word in dates.values_of(name))
        self._tails: dict[str, list[CompoundRow]] = {}
        self._wholes: dict[str, tuple[CompoundRow, int]] = {}
        for record in book.records:
            self._record(record)
        self._classes()
        for row in book.taxonomy.compounds:
            self._compound(row)
        self._heads()
        self.titles = frozenset(self.heads.titles)
        self.offices = Offices(book.records, self.heads.titles_alike)
        self.measure = re.compile(
            "|".join(f"(?:{p})" for p in book.taxonomy.modifiers.get("measure", ())) or r"(?!)", re.IGNORECASE
        )

    def _record(self, record: EntityRecord) -> None:
        plain = record.class_ is not None
        for kind, names, weak in (
            ("name", (record.name, *record.aliases), False),
            ("name", record.weak, True),
            ("adjective", record.adjectives, False),
            ("seat", record.seats, False),
        ):
            for name in names:
                for form in _forms(name):
                    exact = None if form.islower() else form
                    self.trie.add(form, Entry(kind, record.id, weak, False, exact))
                    if plain and not form.endswith("s"):
                        self.trie.add(
                            form + "s", Entry(kind, record.id, weak, True, (exact or form) + "s" if exact else None)
                        )
                    if kind == "adjective" and not form.endswith(("s", "ese", "ish", "ch", "x")):
                        self.trie.add(
                            form + "s", Entry(kind, record.id, weak, True, None if exact is None else exact + "s")
                        )

    def _classes(self) -> None:
        grammar = self.book.grammar
        for name, row in self.taxonomy.classes.items():
            for kind, nouns in (("class", row.nouns), ("noun", row.weak_nouns)):
                for noun in nouns:
                    exact = noun if noun.isupper() else None
                    self.trie.add(noun, Entry(kind, name, False, False, exact))
                    plural = noun + "s" if noun.isupper() else grammar.plural_of(noun)
                    self.trie.add(plural, Entry(kind, name, False, True, noun + "s" if noun.isupper() else None))
        for kind, words in self.taxonomy.modifiers.items():
            if kind != "measure":
                for word in words:
                    self.trie.add(word, Entry("modifier", kind))

    def _heads(self) -> None:
        """Nouns that head generic actors, regions, and phrases that only look like a weapon."""
        topics = self.heads.topics
        for kind, nouns in self.heads.heads.items():
            for noun in nouns:
                for form in [noun.replace("{topic}", topic) for topic in topics] if "{topic}" in noun else [noun]:
                    self.trie.add(form, Entry("head", kind))
                    self.trie.add(self.book.grammar.plural_of(form), Entry("head", kind, False, True))
        for place in self.places.names:
            self.trie.add(place, Entry("place", place, False, False, place))
        for region in self.heads.regions:
            self.trie.add(region, Entry("region", region, False, False, region))
        for row in self.book.nouns.false_friends.false_friends:
            for phrase in row.phrases:
                self.trie.add(phrase, Entry("false", row.id))
                self.trie.add(self.book.grammar.plural_of(phrase), Entry("false", row.id))

    def _compound(self, row: CompoundRow) -> None:
        places = [[*self._alternatives(place)] for place in row.words]
        for words in product(*places):
            class_place = _CLASS_PLACE.match(words[0])
            rest = " ".join(words[1:])
            if class_place:
                self._tails.setdefault(rest.lower(), []).append(
                    row.model_copy(update={"words": ((class_place.group(1),),)})
                )
                self._add_both(rest, "tail", rest.lower())
            else:
                key = " ".join(words).lower()
                self._wholes.setdefault(key, (row, len(words[0])))
                self._add_both(" ".join(words), "whole", key)

    def _alternatives(self, place: Iterable[str]) -> Iterable[str]:
        return place

    def _add_both(self, words: str, kind: str, ref: str) -> None:
        self.trie.add(words, Entry(kind, ref))
        self.trie.add(self.book.grammar.plural_of(words), Entry(kind, ref, False, True))

    def number(self, word: str) -> int | None:
        """The whole number that a numeral gives ("two", "2,000"); None where it gives none."""
        digits = word.replace(",", "")
        if digits.isdecimal() and len(digits) <= MOST_DIGITS:
            return int(digits)
        value = self._numbers.get(word.lower())
        return value if isinstance(value, int) else None

    def spelled(self, known: Iterable[str]) -> set[str]:
        """Words that a slip may have meant: those of names in lower case, and the forms of trigger verbs."""
        words = {w for w in self.trie.words() if len(w) >= LEAST}
        stems = {v[:-1] for v in self.verbs if len(v) >= LEAST - 1}
        words |= {w for w in known if w.islower() and len(w) >= LEAST and _stem(w) in stems}
        return words

    def inflected(self) -> frozenset[str]:
        """The forms of the trigger verbs, which are no slips of other words."""
        return frozenset(form for verb in self.verbs for form in forms(verb))

    def lemma(self, lemma: str, word: str = "") -> str:
        """A verb's lemma as the rules write it, where the model's guess is off ("stag", "outgunne", "lobby")."""
        lemma = self.book.grammar.lemmas.get(lemma, lemma)
        if word.endswith(("ed", "ing")) and word not in forms(lemma):
            return verb_of(word, self.verbs) or lemma
        if lemma in self.verbs or not lemma.endswith("e"):
            return lemma
        guesses = (
            lemma[:-1],
            lemma[:-2] if lemma[-3:-2] == lemma[-2:-1] else "",
            lemma[:-2] + "y" if lemma.endswith("ie") else "",
        )
        return next((g for g in guesses if g in self.verbs), lemma)

    def past_lemma(self, word: str) -> str | None:
        """The trigger verb of which `word` is the past in -ed."""
        return verb_of(word, self.verbs) if word.endswith("ed") else None

    def present_lemma(self, word: str) -> str | None:
        """The trigger verb of which `word` is the third person present."""
        stem = word[:-1]
        guesses = (stem, stem[:-1] if stem.endswith("e") else "", stem[:-2] + "y" if stem.endswith("ie") else "")
        return next((g for g in guesses if g in self.verbs), None)

    def variant_of(self, name: str) -> EntityRecord | None:
        """The record of which a designation is a variant: "Hwasong-11Da-4.5" of Hwasong-11Da, "T-72B3M" of T-72B3."""
        stem = name
        while len(stem) > 3:
            stem = _TAIL.sub("", stem)
            hit = next((h for h in self.trie.walk(stem) if h.start == 0 and h.end == len(stem)), None)
            entry = next((e for e in hit.entries if e.kind == "name" and e.ref in self.weapons), None) if hit else None
            if entry is not None and any(c.isdigit() for c in stem):
                return self.weapons[entry.ref]
        return None

    def designated(self, pattern: str) -> str | None:
        """The class that a designation pattern gives."""
        rows = self.book.nouns.designations.designations
        return next((row.class_ for row in rows if row.id == pattern), None)

    def tail(self, key: str, class_: str) -> CompoundRow | None:
        """The compound row for these words behind a weapon of this class; the nearest class wins."""
        for ancestor in self.taxonomy.lineage(class_):
            for row in self._tails.get(key, ()):
                if row.words[0][0] == ancestor:
                    return row
        return None

    def whole(self, key: str) -> tuple[CompoundRow, int]:
        """The compound row for these words, and how long its first place is."""
        return self._wholes[key]

    @lru_cache(maxsize=4096)  # noqa: B019  (one vocabulary lives as long as the process)
    def class_of_word(self, key: str) -> str | None:
        """The class that the first word of a compound names by itself."""
        first = key.split(" ")[0]
        for hit in self.trie.walk(first):
            for entry in hit.entries:
                if entry.kind == "class" and hit.end == len(first):
                    return entry.ref
        return None

    def backed(self, text: str, hit: Hit, entry: Entry) -> bool:
        """Whether what stands around a weak weapon name makes it the weapon ("Patriot missiles")."""
        following = text[hit.end : hit.end + 40].lstrip(" -")
        return any(
            found.start == 0
            and any(e.kind in ("class", "noun", "modifier") and e.ref != "state" for e in found.entries)
            for found in self.trie.walk(following)
            if found.start == 0
        )


def _verbs(book: Rulebook) -> Iterable[str]:
    """Lemmas of the verbs that may bring up a claim: those of the lexicon and of constructions."""
    frames = book.frames
    for name in {name for frame in frames.frames.values() for name in frame.units}:
        yield from (word.split()[0] for word in frames.classes[name].verb)
    for file in book.constructions:
        for rule in file.constructions:
            for word in rule.verb:
                yield from (w.split()[0] for w in (file.macros[word[1:]] if word.startswith("$") else (word,)))


def _stem(word: str) -> str:
    """What is left of a verb's form without its ending and one letter more ("launched" -> "launc")."""
    ending = next((e for e in ("ing", "ed", "es", "s") if word.endswith(e)), "")
    return word[: len(word) - len(ending) - 1]


def _forms(name: str) -> Iterable[str]:
    """A name as folded text may have it: with and without diacritics."""
    if name.isascii():
        return (name,)
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return dict.fromkeys((name, plain))

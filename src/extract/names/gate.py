"""Which texts, and which places in them, are of the domain: those that name a weapon, a force, or another word of it.

A text is looked at as a set of lower-case words; only what has all its words in it is looked for in the text itself.
Where the words of the domain stand is found once a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.names.trie import WORD
from extract.pack.entity_files import Topic
from extract.pack.rulebook import Rulebook

Span = tuple[int, int]
KEPT = 128
"""Texts of which it is kept what is near: more than are read together."""
_SPACES = re.compile(r"[^a-z0-9]+")
_BLANK = {code: " " for code in range(128) if not chr(code).isalnum()} | dict.fromkeys(
    (0xA0, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D), " "
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the words of the domain stand in a text, and what is near one of them; `spans` None: all of it.

    `around` are characters on both sides of a place, to the next blank; `window` those on both sides of a sentence that
    is read, None where the text is of the domain as a whole.
    """

    text: str
    spans: Sequence[Span] | None
    around: int
    window: int | None

    def near(self, place: int) -> bool:
        """Whether a word of the domain stands around a character of the text."""
        if self.spans is None:
            return True
        end = self.text.find(" ", place + self.around)
        return self._holds(
            self.text.rfind(" ", 0, max(place - self.around, 0)) + 1, end if end >= 0 else len(self.text)
        )

    def reads(self, start: int, end: int) -> bool:
        """Whether a sentence at these characters is within the window of a word of the domain; without one all are."""
        return self.window is None or self._holds(start - self.window, end + self.window)

    def _holds(self, start: int, end: int) -> bool:
        spans = self.spans or ()
        for at in range(bisect_left(spans, (start, start)), len(spans)):
            if spans[at][1] <= end:
                return True
            if spans[at][0] >= end:
                break
        return False


class Gate:
    """Built once from the rules; without a rules/entities/topic.yml everything passes."""

    def __init__(self, book: Rulebook) -> None:
        topic = book.nouns.topic or Topic()
        self.short = topic.short
        self.around = topic.around
        self.window = topic.window
        self.dense = topic.dense
        self.long = topic.long
        self.open = topic == Topic()
        self._reached: dict[str, Reach] = {}
        self._phrases: dict[str, list[tuple[frozenset[str], str, bool]]] = defaultdict(list)
        self._words: set[str] = set()
        everyday = frozenset(topic.everyday)
        for row in book.taxonomy.classes.values():
            for noun in row.nouns:
                self._add(noun, everyday, exact=noun.isupper())
                self._add(
                    noun + "s" if noun.isupper() else book.grammar.plural_of(noun), everyday, exact=noun.isupper()
                )
        for word in topic.also:
            self._add(word, ())
        kinds = frozenset(topic.kinds)
        for record in book.records:
            if record.class_ is not None or record.kind in kinds:
                for name in (record.name, *record.aliases):
                    self._add(name, everyday, exact=not name.islower())

    def admits(self, text: str) -> bool:
        """Whether anything in the text is of the domain, or the text too short to tell."""
        known = self._reached.get(text)
        if known is not None and known.spans:
            return True
        return self.open or len(text) < self.short or self._names(text)

    def reach(self, text: str) -> Reach:
        """What of the text is near a word of the domain; asked for before a text is parsed, and again behind."""
        known = self._reached.get(text)
        if known is None:
            if len(self._reached) >= KEPT:
                self._reached.clear()
            known = self._reached[text] = self._reach(text)
        return known

    def _reach(self, text: str) -> Reach:
        if self.open or not self.around or len(text) < self.short:
            return Reach(text, None, self.around, None)
        lower = text.lower()
        if len(lower) != len(text):  # "\u0130" has two characters in lower case
            lower = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
        flat = lower.translate(_BLANK)
        words = flat.split()
        said = set(words)
        spans = [span for word in said & self._words for span in _standing(word, flat)]
        for first in said & self._phrases.keys():
            for needed, phrase, exact in self._phrases[first]:
                if needed <= said:
                    spans += _phrased(phrase, exact, text, lower)
        sparse = self.window and len(text) > self.long and len(spans) * 1000 < self.dense * len(words)
        return Reach(text, sorted(spans), self.around, self.window if sparse else None)

    def _names(self, text: str) -> bool:
        words = set(text.lower().translate(_BLANK).split())
        if words & self._words:
            return True
        return any(
            needed <= words and _pattern(phrase, exact).search(text)
            for first in words & self._phrases.keys()
            for needed, phrase, exact in self._phrases[first]
        )

    def _add(self, name: str, everyday: Collection[str], exact: bool = False) -> None:
        parts: Sequence[str] = WORD.findall(name)
        if not parts or name.lower() in everyday:
            return
        if len(parts) == 1 and not exact:
            self._words.add(name.lower())
            return
        lower = [part.lower() for part in parts]
        self._phrases[max(lower, key=len)].append((frozenset(_split(lower)), " ".join(parts), exact))


def _standing(word: str, flat: str) -> Iterator[Span]:
    """Where a word stands by itself."""
    start = flat.find(word)
    while start >= 0:
        end = start + len(word)
        if (not start or flat[start - 1].isspace()) and (end == len(flat) or flat[end].isspace()):
            yield start, end
        start = flat.find(word, end)


def _phrased(phrase: str, exact: bool, text: str, lower: str) -> Iterator[Span]:
    """Where a phrase stands; `lower`: the text in lower case, character by character."""
    pattern, first = _pattern(phrase, exact), phrase.partition(" ")[0].lower()
    start = lower.find(first)
    while start >= 0:
        match = pattern.match(text, start)
        if match is not None:
            yield match.span()
        start = lower.find(first, start + 1 if match is None else match.end())


@lru_cache(maxsize=4096)
def _pattern(phrase: str, exact: bool) -> re.Pattern[str]:
    """The words of the phrase with a hyphen, a space or nothing between them."""
    words = r"[\W_]{0,2}".join(map(re.escape, phrase.split(" ")))
    return re.compile(rf"(?<!\w){words}(?!\w)", 0 if exact else re.IGNORECASE)


def _split(words: Iterable[str]) -> Iterable[str]:
    return (part for word in words for part in _SPACES.split(word) if part)

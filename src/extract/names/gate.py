"""Which texts, and which places in them, are of the domain: those that name a weapon, a force, or another word of it.

Where the words of the domain stand is found once a text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.names.word_list import Span, WordList
from extract.pack.entity_files import Topic
from extract.pack.rulebook import Rulebook

KEPT = 128
"""Texts of which it is kept what is near: more than are read together."""


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
        self.words = WordList()
        self._reached: dict[str, Reach] = {}
        everyday = frozenset(topic.everyday)

        def add(name: str, exact: bool) -> None:
            if name.lower() not in everyday:
                self.words.add(name, exact)

        for row in book.taxonomy.classes.values():
            for noun in row.nouns:
                add(noun, noun.isupper())
                add(noun + "s" if noun.isupper() else book.grammar.plural_of(noun), noun.isupper())
        for word in topic.also:
            self.words.add(word)
        kinds = frozenset(topic.kinds)
        for record in book.records:
            if record.class_ is not None or record.kind in kinds:
                for name in (record.name, *record.aliases):
                    add(name, not name.islower())

    def admits(self, text: str) -> bool:
        """Whether anything in the text is of the domain, or the text too short to tell."""
        known = self._reached.get(text)
        if known is not None and known.spans:
            return True
        return self.open or len(text) < self.short or self.words.holds(text)

    def reach(self, text: str) -> Reach:
        """What of the text is near a word of the domain; asked for before a text is parsed, and again behind."""
        known = self._reached.get(text)
        if known is None:
            if len(self._reached) >= KEPT:
                self._reached.clear()
            known = self._reached[text] = self._reach(text)
        return known

    def domain(self, text: str) -> Sequence[Span]:
        """Where the words of the domain stand, in a short text too."""
        spans = self.reach(text).spans
        return self.words.standing(text)[0] if spans is None else spans

    def _reach(self, text: str) -> Reach:
        if self.open or not self.around or len(text) < self.short:
            return Reach(text, None, self.around, None)
        spans, words = self.words.standing(text)
        sparse = self.window and len(text) > self.long and len(spans) * 1000 < self.dense * words
        return Reach(text, spans, self.around, self.window if sparse else None)

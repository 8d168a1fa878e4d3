"""Which texts, and which places in them, are of the domain: those that name a weapon, a force, or another word of it.

A text is looked at as a set of lower-case words; only what has all its words in it is looked for in the text itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from extract.annotate.lexicon import WORD
from extract.rulebook.book import Rulebook
from extract.rulebook.nouns import Topic

_SPACES = re.compile(r"[^a-z0-9]+")
_BLANK = {code: " " for code in range(128) if not chr(code).isalnum()} | dict.fromkeys(
    (0xA0, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D), " "
)


class Gate:
    """Built once from the rules; without a rules/entities/topic.yml everything passes."""

    def __init__(self, book: Rulebook) -> None:
        topic = book.nouns.topic or Topic()
        self.short = topic.short
        self.around = topic.around
        self.open = topic == Topic()
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
        return self.open or len(text) < self.short or self._names(text)

    def admits_at(self, text: str, place: int) -> bool:
        """The same for what stands around a place; what it admits, `admits` does too."""
        if self.open or not self.around or len(text) < self.short:
            return True
        end = text.find(" ", place + self.around)
        return self._names(text[text.rfind(" ", 0, max(place - self.around, 0)) + 1 : end if end >= 0 else None])

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


@lru_cache(maxsize=4096)
def _pattern(phrase: str, exact: bool) -> re.Pattern[str]:
    """The words of the phrase with a hyphen, a space or nothing between them."""
    words = r"[\W_]{0,2}".join(map(re.escape, phrase.split(" ")))
    return re.compile(rf"(?<!\w){words}(?!\w)", 0 if exact else re.IGNORECASE)


def _split(words: Iterable[str]) -> Iterable[str]:
    return (part for word in words for part in _SPACES.split(word) if part)

"""Where the words and phrases of a list stand in a text.

A text is looked at as a set of lower-case words; only what has all its words in it is looked for in the text itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extract.names.trie import WORD

Span = tuple[int, int]
_SPACES = re.compile(r"[^a-z0-9]+")
_BLANK = {code: " " for code in range(128) if not chr(code).isalnum()} | dict.fromkeys(
    (0xA0, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D), " "
)


class WordList:
    """Words, matched in any case, and phrases, with a space, a hyphen or another sign between their words."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[frozenset[str], str, bool]]] = defaultdict(list)
        self._words: set[str] = set()

    def add(self, name: str, exact: bool = False) -> None:
        """A word or phrase; `exact`: only with its capitals."""
        parts: Sequence[str] = WORD.findall(name)
        if not parts:
            return
        if len(parts) == 1 and not exact:
            self._words.add(name.lower())
            return
        lower = [part.lower() for part in parts]
        self._phrases[max(lower, key=len)].append((frozenset(_split(lower)), " ".join(parts), exact))

    def holds(self, text: str) -> bool:
        """Whether anything of the list stands in the text."""
        words = set(text.lower().translate(_BLANK).split())
        if words & self._words:
            return True
        return any(
            needed <= words and _pattern(phrase, exact).search(text)
            for first in words & self._phrases.keys()
            for needed, phrase, exact in self._phrases[first]
        )

    def standing(self, text: str) -> tuple[list[Span], int]:
        """Where the words of the list stand, in order, and how many words the text has."""
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
        return sorted(spans), len(words)


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
    """The words of the phrase with a space or another sign between them."""
    words = r"[\W_]{0,2}".join(map(re.escape, phrase.split(" ")))
    return re.compile(rf"(?<!\w){words}(?!\w)", 0 if exact else re.IGNORECASE)


def _split(words: Iterable[str]) -> Iterable[str]:
    return (part for word in words for part in _SPACES.split(word) if part)

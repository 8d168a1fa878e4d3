"""Apostrophes that a text has lost: "Syrias army", "the countrys capital" are read as "Syria's" and "country's".

And those that quote: "Iran 'fired missile'" is read with quotation marks, which own nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from extract.names.trie import WORD
from extract.pack.schema import EntityRecord
from extract.parse.reading import Piece
from extract.values import replace

MARK, READ, QUOTE = "'", "'s", '"'
_MARKED = re.compile(r"[^\W\d_]'(?:s\b|\s)")
_NOUN = re.compile(r"[a-z]+[^aeiou\W]ys\Z")
_LEAST = 4
_OWNERS = frozenset(("ACTOR", "PLACE"))


class Apostrophes:
    """Finds the possessives of one text; `known` are the words that are right as they are."""

    def __init__(self, records: Iterable[EntityRecord], known: Collection[str]) -> None:
        names = (name for r in records if r.label in _OWNERS for name in (r.name, *r.aliases))
        self.owners = frozenset(words[-1] for name in names if (words := WORD.findall(name)))
        self.known = known

    def lost(self, text: str) -> list[int]:
        """Where in a folded text an "s" has lost its apostrophe; nowhere in a text that writes one."""
        if _MARKED.search(text):
            return []
        return [m.end() - 1 for m in WORD.finditer(text) if self._owns(m.group())]

    def _owns(self, word: str) -> bool:
        if len(word) < _LEAST or not word.endswith("s") or word in self.owners:
            return False
        if word in self.known or word.lower() in self.known:
            return False
        if word[0].isupper():
            return not word[:-1].isupper() and word[:-1] in self.owners and word[-2] != "s"
        return bool(_NOUN.match(word)) and word[:-1] in self.known


def marked(text: str, lost: Sequence[int]) -> str:
    """A text with an apostrophe in place of each of these characters, so that the name before it stands alone."""
    chars = list(text)
    for at in lost:
        chars[at] = MARK
    return "".join(chars) if lost else text


def parted(parts: Sequence[Piece], lost: Sequence[int]) -> list[Piece]:
    """Pieces in which each of these characters is one by itself, read as a possessive."""
    places = frozenset(lost)
    result: list[Piece] = []
    for part in parts:
        if part.end - 1 not in places:
            result.append(part)
            continue
        if part.start < part.end - 1:
            result.append(replace(part, end=part.end - 1, word=part.word.removesuffix(MARK)))
        result.append(Piece(part.end - 1, part.end, READ))
    return result


def quoted(parts: Sequence[Piece]) -> list[Piece]:
    """Pieces in which apostrophes around words are marks of a quotation: one right before a word, one right behind."""
    result = list(parts)
    opened: int | None = None
    for i, part in enumerate(parts):
        if part.word != MARK:
            continue
        before = i > 0 and parts[i - 1].end == part.start
        behind = i + 1 < len(parts) and parts[i + 1].start == part.end and parts[i + 1].word[:1].isalnum()
        if behind and not before:
            opened = i
        elif before and not behind and opened is not None:
            result[opened], result[i] = replace(parts[opened], word=QUOTE), replace(part, word=QUOTE)
            opened = None
    return result

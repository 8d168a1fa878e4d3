"""A text as its lines: what belongs on one line, and how each looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.values import value

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_WORD = re.compile(r"\w\S*")
_END = re.compile(r"[.!?\u2026](?:[\"')\]\s]|\[\d{1,3}\])*\Z")
_CUT = re.compile(r"(?:\u2026|\.\.\.)[\s\])\"'>]*\Z")
_BULLET = re.compile(r"(?:[-*\u2022\u25AA\u25CF\u25E6\u00B7>]+|\(?\d{1,2}[.)])(?:\s|\Z)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_PROSE_WORDS, _LONG_PROSE_WORDS, _COUNTED = 9, 25, 20_000
_WRAP_LEAST, _WRAP_MOST, _WRAP_LINES = 50, 100, 4


@value(frozen=True, slots=True)
class Line:
    """A paragraph, heading or other line: characters [start, end) of the text, `text` folded, `lower` in lower case."""

    start: int
    end: int
    text: str
    lower: str
    words: int

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.text[-12:]))

    @property
    def cut(self) -> bool:
        """Whether it breaks off with dots, as a teaser does."""
        return bool(_CUT.search(self.text[-12:]))

    @property
    def bullet(self) -> bool:
        """Whether it begins as an item of a list."""
        return bool(_BULLET.match(self.text))

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of an article rather than as a headline or a label."""
        return self.words >= _LONG_PROSE_WORDS or (self.words >= _PROSE_WORDS and self.ends)

    @property
    def capitals(self) -> float:
        """The share of its longer words that begin with a capital."""
        words = _LONG_WORD.findall(self.text[:400])
        return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def split_lines(folded: str) -> list[Line]:
    """The lines of a folded text, without blank ones; wrapped lines are put together again."""
    spans = list(_trimmed(folded))
    wrapped = _is_wrapped(folded, spans)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _continues(folded, joined[-1], start, end, wrapped):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [_line(folded, start, end) for start, end in joined]


def _line(folded: str, start: int, end: int) -> Line:
    text = folded[start:end]
    return Line(start, end, text, text.lower(), len(_WORD.findall(text[:_COUNTED])))


def _trimmed(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        inner = match.group().strip(" \t\0")
        if inner:
            start = match.start() + match.group().index(inner)
            yield start, start + len(inner)


def _is_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the text was broken at a column: most lines that run on are full, and none is longer than a page."""
    pairs = [
        (end - start, len(text[after : after + 40].split(None, 1)[0]))
        for (start, end), (after, _) in pairwise(spans)
        if after - end <= 2 and text[after - 1] in "\n\r"
    ]
    width = max((end - start for start, end in spans), default=0)
    if len(pairs) < _WRAP_LINES or not _WRAP_LEAST <= width <= _WRAP_MOST:
        return False
    full = sum(length + word + 12 > width for length, word in pairs)
    return full >= 0.7 * len(pairs)


def _continues(text: str, before: tuple[int, int], start: int, end: int, wrapped: bool) -> bool:
    """Whether a line goes on with the sentence of the line before."""
    gap = text[before[1] : start]
    if gap.count("\n") > 1 or _BULLET.match(text[start : start + 8]):
        return False
    if wrapped:
        last = text.rfind("\n", before[0], before[1]) + 1 or before[0]
        return before[1] - last >= _WRAP_LEAST - 10
    ended = text[before[1] - 1] in ".!?:\u2026\"')]|"
    return not ended and text[start].islower() and before[1] - before[0] > 12

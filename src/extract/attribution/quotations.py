"""Quotations of a text: balanced or not, straight or curly, doubled as in CSV, running over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile('"""|""|["\u201c\u201d\u201e\u201f\u00ab\u00bb]|\'\'|``')
_OPEN = frozenset("\u201c\u201e\u201f\u00ab") | {"``"}
_CLOSE = frozenset("\u201d\u00bb")
_PARAGRAPH = re.compile(r"\n\s*")
_LONG = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters [start, end) with the marks; `more` where the speech goes on in the next one."""

    start: int
    end: int
    words: int
    more: bool = False

    @property
    def speech(self) -> bool:
        """More than a word or two held at a distance."""
        return self.words >= _LONG


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of text[start:end], in order; one that nobody closes ends with its paragraph."""
    found: list[Quotation] = []
    opened: int | None = None
    done = start
    for paragraph in _paragraphs(text, start, end):
        opened = None
        for match in _MARKS.finditer(text, max(done, paragraph[0]), paragraph[1]):
            opens = _opens(match, text, paragraph, opened is not None)
            if opened is None and opens:
                opened = match.start()
            elif opened is not None and not opens:
                found.append(_made(text, opened, match.end()))
                opened = None
        if opened is not None:
            more = _quoted_next(text, paragraph[1], end)
            done = paragraph[1] if more else _closed(text, opened, paragraph, end)
            found.append(_made(text, opened, done, more))
    return found


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    result, cursor = [], start
    for match in _PARAGRAPH.finditer(text, start, end):
        if text[cursor : match.start()].strip():
            result.append((cursor, match.start()))
        cursor = match.end()
    if text[cursor:end].strip():
        result.append((cursor, end))
    return [(s, s + len(text[s:e].rstrip())) for s, e in result]


def _opens(match: re.Match[str], text: str, paragraph: tuple[int, int], inside: bool) -> bool:
    mark = match.group()
    if mark in _OPEN:
        return True
    if mark in _CLOSE:
        return False
    before = text[match.start() - 1] if match.start() > paragraph[0] else " "
    after = text[match.end()] if match.end() < paragraph[1] else " "
    left, right = before.isspace() or before in "([\u2014\u2013-:", after.isspace() or after in ".,;:!?)]\u2014\u2013-"
    if left != right:
        return left
    return not inside


def _closed(text: str, opened: int, paragraph: tuple[int, int], end: int) -> int:
    """Where a speech that opens its paragraph or follows a colon is closed: paragraphs later, or where its own ends."""
    leads = opened == paragraph[0] or text[:opened].rstrip().endswith(":")
    match = _MARKS.search(text, paragraph[1], end) if leads else None
    if match is None or match.group() in _OPEN or text[match.start() - 1].isspace():
        return paragraph[1]
    return match.end()


def _quoted_next(text: str, at: int, end: int) -> bool:
    rest = text[at:end].lstrip()
    return rest[:1] in ('"', "\u201c", "\u201e", "\u00ab")


def _made(text: str, start: int, end: int, more: bool = False) -> Quotation:
    return Quotation(start, end, len(re.findall(r"\w+", text[start:end])), more)

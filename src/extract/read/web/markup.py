"""The markup of a page without its programs, styles and comments; in linear time, whatever is left unclosed."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DROPPED = {"<script": "</script", "<style": "</style", "<svg": "</svg", "<noscript": "</noscript", "<!--": "-->"}
_OPENS = re.compile("|".join(map(re.escape, _DROPPED)), re.IGNORECASE | re.ASCII)
_CLOSES = {opening: re.compile(re.escape(end), re.IGNORECASE | re.ASCII) for opening, end in _DROPPED.items()}
_LINKED = re.compile(r"application/(?:[\w.-]*\+)?ld\+json", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[\s\"'][^\s\"'<>=/]+(?:\s*=|(?=\s))")
_OPEN_TAG, _CLOSING_TAG = 1000, 100


def split_markup(page: str) -> tuple[str, list[str]]:
    """What is left to parse, and the bodies of its JSON-LD scripts."""
    kept: list[str] = []
    linked: list[str] = []
    unclosed: set[str] = set()
    position = begin = 0
    while match := _OPENS.search(page, position):
        opening = match.group().lower()
        position = match.end()
        end = None if opening in unclosed else _CLOSES[opening].search(page, position)
        if end is None:
            unclosed.add(opening)
            continue
        kept.append(page[begin : match.start()])
        if opening == "<script":
            linked.extend(_linked(page, match.start(), end.start()))
        position = begin = end.end() if opening == "<!--" else _after_tag(page, end.end())
    kept.append(page[begin:])
    return "".join(kept), linked


def _after_tag(page: str, position: int) -> int:
    """Behind the ">" of a closing tag, if it has one."""
    return max(page.find(">", position, position + _CLOSING_TAG) + 1, position)


def _linked(page: str, start: int, end: int) -> Iterator[str]:
    opened = page.find(">", start, end)
    if opened >= 0 and _LINKED.search(page[start : min(opened, start + _OPEN_TAG)]):
        yield page[opened + 1 : end]


def most_attributes(markup: str, suspicious: int) -> int:
    """About how many attributes the fullest tag has; counted only in tags of at least `suspicious` characters."""
    most = 0
    for piece in markup.split("<"):
        if len(piece) >= suspicious and piece[:1].isalpha():
            tag = _outside_quotes(piece)
            most = max(most, len(_ATTRIBUTE.findall(tag)))
    return most


def _outside_quotes(piece: str) -> str:
    """A tag without the values of its attributes."""
    bare = re.sub(r"\"[^\"]*+\"|'[^']*+'", '"', piece)
    return bare.partition(">")[0]

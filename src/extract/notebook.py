"""A claim as HTML for a notebook: its sentence of words, and the sentence of the article with the roles marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

from extract.sentence import sentence_of, text_of

Row = Mapping[str, Any]
COLOURS = {"trigger": "#b3261e", "actor": "#0b57d0", "weapon": "#8a5a00", "time": "#5f6368", "source": "#7b1fa2"}
OTHER = "#146c2e"


class Mark(NamedTuple):
    """Characters [start, end) of the article, and what they are to the claim."""

    start: int
    end: int
    role: str


def html_of(claim: Row) -> str:
    """A block of HTML that loads nothing; everything that comes from the article is escaped."""
    document = claim["document"]
    known = (claim["type"], f"confidence {claim['confidence']:.2f}", document.get("publisher") or document["id"])
    about = " · ".join(escape(str(one)) for one in (*known, document.get("published")) if one)
    return (
        '<div style="margin:.6em 0;line-height:1.9">'
        f"<strong>{escape(text_of(sentence_of(claim)))}</strong> <small>{about}</small><br>"
        f'<span style="white-space:pre-wrap">{"".join(_pieces(claim))}</span></div>'
    )


def _pieces(claim: Row) -> Iterator[str]:
    """The evidence in stretches, each as marked as the shortest of the marks over it says."""
    evidence = claim["evidence"]
    text, begin = evidence["text"], evidence["start"]
    marks = [mark for mark in _marks(claim) if begin <= mark.start < mark.end <= evidence["end"]]
    edges = sorted({begin, evidence["end"], *(edge for mark in marks for edge in (mark.start, mark.end))})
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        piece = escape(text[start - begin : end - begin])
        mark = min(over, key=lambda m: (m.end - m.start, m.role), default=None)
        yield piece if mark is None else _marked(piece, mark, last=end == mark.end)


def _marked(piece: str, mark: Mark, *, last: bool) -> str:
    colour = COLOURS.get(mark.role, OTHER)
    label = f'<sub style="font-size:.7em"> {escape(mark.role)}</sub>' if last else ""
    return f'<span style="border-bottom:2px solid {colour};color:{colour}">{piece}{label}</span>'


def _marks(claim: Row) -> Iterable[Mark]:
    yield _mark(claim["trigger"], "trigger")
    yield from (_mark(argument, argument["role"]) for argument in claim["arguments"])
    yield from (_mark(source, "source") for source in claim["sources"] if source.get("start") is not None)
    if claim.get("time"):
        yield _mark(claim["time"], "time")


def _mark(part: Row, role: str) -> Mark:
    return Mark(part["start"], part["end"], role)

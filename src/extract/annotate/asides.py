"""Asides in parentheses: the parser reads the sentence without them, and each of them by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.annotate.reading import Piece

_OPEN = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that are parsed together; `after` is the piece on which an aside hangs, None for a sentence."""

    pieces: tuple[int, ...]
    after: int | None = None


def stretches(parts: Sequence[Piece], sentence: range) -> Iterator[Stretch]:
    """The sentence without its asides, then each aside; a parenthesis that isn't closed is read where it stands."""
    main: list[int] = []
    asides: list[Stretch] = []
    i = sentence.start
    while i < sentence.stop:
        close = _closing(parts, i, sentence.stop) if main and parts[i].word in _OPEN else None
        if close is None:
            main.append(i)
            i += 1
            continue
        if close > i + 1:
            asides.append(Stretch(tuple(range(i + 1, close)), main[-1]))
        i = close + 1
    yield Stretch(tuple(main))
    yield from asides


def _closing(parts: Sequence[Piece], opening: int, stop: int) -> int | None:
    wanted, depth = _OPEN[parts[opening].word], 0
    for i in range(opening, stop):
        if parts[i].word == parts[opening].word:
            depth += 1
        elif parts[i].word == wanted:
            depth -= 1
            if depth == 0:
                return i
    return None

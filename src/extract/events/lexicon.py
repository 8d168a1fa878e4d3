"""Lexical units in a sentence: which words may bring up which types, and how strongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.rulebook.frames import Frames
from extract.syntax.phrases import phrase_end
from extract.syntax.words import Word


@dataclass(frozen=True, slots=True)
class Unit:
    """A lexical unit of a frame: its further words, its type, class and strength."""

    words: tuple[str, ...]
    type: str
    class_: str
    strength: int

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Found:
    """A unit at a token, with the last token of it."""

    unit: Unit
    last: int


class Lexicon:
    """The units of all frames, by part of speech and first lemma."""

    def __init__(self, frames: Frames) -> None:
        self.by_lemma: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        for frame in frames.frames.values():
            for name, strength in frame.units.items():
                for kind, word in frames.classes[name].units():
                    words = tuple(word.lower().split())
                    self.by_lemma[kind, words[0]].append(Unit(words, frame.frame, name, strength))

    def __contains__(self, key: object) -> bool:
        return key in self.by_lemma

    def at(self, token: Word, kind: str, lemmas: Iterable[str]) -> Mapping[str, Found]:
        """Type -> the longest unit of it, of equals the strongest, that begins at the token."""
        found: dict[str, Found] = {}
        for lemma in lemmas:
            for unit in self.by_lemma.get((kind, lemma), ()):
                last = phrase_end(token, unit.words[1:])
                old = found.get(unit.type)
                if last is None or (old is not None and _rank(old.unit) >= _rank(unit)):
                    continue
                found[unit.type] = Found(unit, last)
        return found


def _rank(unit: Unit) -> tuple[int, int]:
    return len(unit.words), unit.strength

"""Lexical units in a sentence: which words may bring up which types, and how strongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.pack.frames import Frames
from extract.syntax.text import Word
from extract.syntax.wordings import adjacent_end, wording_at
from extract.values import value


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


@value(frozen=True, slots=True)
class Found:
    """A unit in a sentence, with its first token, the last that is adjacent, and all its tokens."""

    unit: Unit
    first: int
    last: int
    words: tuple[int, ...]


class Lexicon:
    """The units of all frames, by part of speech and first lemma."""

    def __init__(self, frames: Frames) -> None:
        self.by_lemma: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        self.by_text: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        self.first: set[str] = set()
        for frame in frames.frames.values():
            for name, strength in frame.units.items():
                for kind, word in frames.classes[name].units():
                    words = tuple(word.lower().split())
                    unit = Unit(words, frame.frame, name, strength)
                    self.by_lemma[kind, words[0]].append(unit)
                    self.first |= {words[0], unit.text}
                    if kind == "noun" and not unit.text.isalpha():
                        self.by_text[kind, unit.text].append(unit)

    def __contains__(self, key: object) -> bool:
        return key in self.by_lemma

    def at(self, token: Word, kind: str | None, lemmas: Sequence[str]) -> list[Found]:
        """The units that begin at a token of a part of speech: of a type the longest, of equals the strongest.

        A noun of several words may begin with an adjective (a dry run), an adjective with any word (in position,
        armed with, aloft).
        """
        if token.lower_ not in self.first and self.first.isdisjoint(lemmas):
            return []
        best: dict[str, Found] = {}
        for lemma in lemmas:
            self._add(best, token, self.by_lemma.get((kind or "adj", lemma), ()))
        word = token.lower_
        for unit in self.by_text.get((kind or "", word), ()):  # several words that are read as one; "tie-up"
            if unit.type not in best or rank(best[unit.type].unit) < rank(unit):
                best[unit.type] = Found(unit, token.i, token.i, (token.i,))
        if kind == "adj":
            self._add(best, token, [u for u in self.by_lemma.get(("noun", word), ()) if len(u.words) > 1])
        else:
            adjectives = self.by_lemma.get(("adj", word), ())
            self._add(best, token, [u for u in adjectives if kind is None or len(u.words) > 1])
        return list(best.values())

    def _add(self, best: dict[str, Found], token: Word, units: Iterable[Unit]) -> None:
        for unit in units:
            old = best.get(unit.type)
            if old is not None and rank(old.unit) >= rank(unit):
                continue
            words = wording_at(token, unit.words[1:])
            if words is not None:
                best[unit.type] = Found(unit, token.i, adjacent_end(words), words)


def rank(unit: Unit) -> tuple[int, int]:
    """Longer before shorter, stronger before weaker."""
    return len(unit.words), unit.strength

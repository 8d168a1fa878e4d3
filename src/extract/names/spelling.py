"""Slips of the pen: a word that the model has never seen and that is one letter away from a word of the rules.

Candidates come from an index of the target words with one letter left out (symmetric deletion).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

LEAST = 6
MOST = 50_000  # words that are remembered; then all are forgotten
_WORD = re.compile(rf"(?<![\w'-])[a-z]{{{LEAST},}}(?![\w'-])")


class Speller:
    """Corrects unknown words towards target words; `known` holds every word that is right as it is."""

    def __init__(self, targets: Iterable[str], known: Collection[str]) -> None:
        self.known = known
        self._targets = frozenset(t for t in targets if len(t) >= LEAST and t.isalpha() and t.islower())
        self._index: dict[str, tuple[str, ...]] = {}
        for target in self._targets:
            for part in _shorter(target):
                self._index[part] = (*self._index.get(part, ()), target)
        self._seen: dict[str, str | None] = {}

    def fixes(self, text: str) -> dict[int, str]:
        """Start of each slip in the text and the word that was meant."""
        found = {}
        for match in _WORD.finditer(text):
            meant = self.correct(match.group())
            if meant is not None:
                found[match.start()] = meant
        return found

    def correct(self, word: str) -> str | None:
        """The one target word that is a letter away from an unknown word; None where there is none or several."""
        if word in self.known or word in self._targets:
            return None
        if word not in self._seen:
            if len(self._seen) >= MOST:
                self._seen.clear()
            near = {word} | set(_shorter(word))
            found = {t for part in near for t in self._index.get(part, ()) if _one_slip(word, t)}
            found |= {part for part in near if part in self._targets}
            self._seen[word] = found.pop() if len(found) == 1 else None
        return self._seen[word]


def _shorter(word: str) -> Iterable[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _one_slip(word: str, target: str) -> bool:
    """One letter more, less or other, or two neighbours exchanged; the first letter is right."""
    if word[0] != target[0] or abs(len(word) - len(target)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, target, strict=False)) if a != b), min(len(word), len(target)))
    rest, wanted = word[start:], target[start:]
    if rest[1:] == wanted[1:] or rest == wanted[1:] or rest[1:] == wanted:
        return True
    return rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]

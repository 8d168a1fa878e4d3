"""Which stretches of text tokens cover, and the first persons among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extract.syntax.text import Text, Word

_EDGES = frozenset(",.;:-\u2013\u2014\u2015")


def first_person(token: Word, words: Collection[str]) -> bool:
    """`we` and `us`, but not `US`."""
    return token.lower_ in words and token.pos_ in ("PRON", "DET")


def stretches(doc: Text, tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Characters that tokens cover, in runs; gaps of mere punctuation are filled, and edges of it cut off."""
    indices = sorted(tokens)
    runs: list[list[int]] = []
    for i in indices:
        if runs and all(doc[j].is_punct or doc[j].is_space for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        first, last = run[0], run[-1]
        while first <= last and (doc[first].is_space or doc[first].text in _EDGES):
            first += 1
        while last >= first and (doc[last].is_space or doc[last].text in _EDGES):
            last -= 1
        if first <= last and any(not doc[j].is_punct for j in range(first, last + 1)):
            spans.append((doc[first].idx, doc[last].idx + len(doc[last].text)))
    return spans

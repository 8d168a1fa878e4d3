"""Headlines in capitals or in title case: the parser reads their common words in lower case, names as names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from extract.names.entities import Found
from extract.pack.grammar import Grammar
from extract.parse.reading import Piece
from extract.values import replace

_LEAST_WORDS, _SHARE, _LONG = 3, 0.8, 4


def softened(
    parts: Sequence[Piece],
    ranges: Sequence[range],
    found: Sequence[Found],
    known: Collection[str],
    is_stop: Callable[[str], bool],
) -> tuple[list[Piece], frozenset[int]]:
    """Pieces with headlines in lower case, and the indices of the sentences that are headlines.

    `is_stop`: whether a word is one of those that have no capital in headlines.
    """
    result = list(parts)
    names = {f.start for f in found}
    headlines = frozenset(n for n, r in enumerate(ranges) if _is_headline([parts[i] for i in r], names, is_stop))
    for n in headlines:
        for i in ranges[n]:
            result[i] = replace(parts[i], word=_plain(parts[i].word, parts[i].start in names, known))
    return result, headlines


def respelled_in(
    parts: Sequence[Piece], terse: Iterable[range], found: Sequence[Found], grammar: Grammar
) -> list[Piece]:
    """Pieces with what the parser knows for what only headlines write so: "Oman, Yemen to buy frigates, jets".

    A "to" between an actor and a verb at the beginning, or behind who says it, and the comma between two of a kind.
    """
    spelled = grammar.reading["headline"]
    assert isinstance(spelled, dict)
    result = list(parts)
    starts = {f.start: f for f in found}
    ends = {f.end: f for f in found if f.label == "ACTOR" or f.classed or f.label == "PLACE"}
    things = {f.start for f in found if f.classed and f.label != "ACTOR"}  # "Mali to stage a drill": no rocket stage
    for pieces in terse:
        opening = True
        for i in pieces[1:-1]:
            word, before, after = parts[i].word, ends.get(parts[i - 1].end), starts.get(parts[i + 1].start)
            if word in spelled and before is not None:
                last = parts[i + 2].word if i + 2 <= pieces[-1] else None
                if word.isalpha():
                    joins = opening and before.label != "PLACE" and (after is None or after.start in things)
                else:
                    joins = after is not None and _are_alike(before, after) and last not in grammar.terse.parting
                if joins:
                    result[i] = replace(parts[i], word=spelled[word])
            if word in grammar.terse.opening:
                opening = True
            elif parts[i].start not in starts and word.isalpha() and word != "and":
                opening = False
    return result


def _are_alike(first: Found, second: Found) -> bool:
    """Two actors, two things or two places, but no place and its state."""
    if first.classed or second.classed:
        return bool(first.classed and second.classed)
    return first.label == second.label


def _is_headline(parts: Sequence[Piece], names: Collection[int], is_stop: Callable[[str], bool]) -> bool:
    """Most long words begin with a capital, one that is no name among them, and no full stop ends it."""
    if not parts or parts[-1].word == ".":
        return False
    long = [p for p in parts if p.start in names or (len(p.word) >= _LONG and p.word[0].isalpha())]
    capital = sum(p.start not in names and p.word[0].isupper() for p in long)
    plain = sum(p.start not in names and (p.word[0].isupper() or not is_stop(p.word)) for p in long)
    return len(long) >= _LEAST_WORDS and 0 < capital >= _SHARE * plain


def _plain(word: str, named: bool, known: Collection[str]) -> str:
    if named:
        return word.title() if word.isupper() and len(word) > _LONG else word
    lower = word.lower()
    if lower in known or not word.isalpha():
        return lower
    return word.capitalize()

"""Headlines in capitals or in title case: the parser reads their common words in lower case, names as names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from extract.names.entities import Found
from extract.parse.reading import Piece

_LEAST_WORDS, _SHARE, _LONG = 3, 0.8, 4


def softened(
    parts: Sequence[Piece],
    ranges: Sequence[range],
    found: Sequence[Found],
    known: Collection[str],
    spelled: Mapping[str, str],
    is_stop: Callable[[str], bool],
) -> tuple[list[Piece], frozenset[int]]:
    """Pieces with headlines in lower case, and the indices of the sentences that are headlines.

    `spelled` has what the parser reads for what only headlines write so ("Oman, Yemen to buy frigates"); `is_stop`:
    whether a word is one of those that have no capital in headlines.
    """
    result = list(parts)
    names = {f.start for f in found}
    actors = {f.start for f in found if f.label == "ACTOR" or f.classed}
    things = {f.start for f in found if f.classed and f.label != "ACTOR"}  # "Mali to stage a drill": no rocket stage
    headlines = frozenset(n for n, r in enumerate(ranges) if _is_headline([parts[i] for i in r], names, is_stop))
    for n in headlines:
        for i in ranges[n]:
            result[i] = replace(parts[i], word=_plain(parts[i].word, parts[i].start in names, known))
    for pieces in ranges:
        if parts[pieces[-1]].word != ".":
            _respell(result, pieces, {i for i in pieces if parts[i].start in actors}, names - things, spelled)
    return result, headlines


def _respell(
    result: list[Piece], pieces: range, actors: Collection[int], names: Collection[int], spelled: Mapping[str, str]
) -> None:
    """A word between an actor and a verb, or the comma between the first two actors, as the parser knows it."""
    for i in pieces[1:-1]:
        word = result[i].word
        if word in spelled and i - 1 in actors:
            joins = i + 1 in actors and result[min(i + 2, pieces[-1])].word != word
            opens = result[i + 1].start not in names
            if (word.isalpha() and opens) or (joins and not word.isalpha()):
                result[i] = replace(result[i], word=spelled[word])
        elif result[i].start not in names and word.isalpha():
            break


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

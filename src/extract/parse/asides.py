"""Asides, in parentheses or of time: the parser reads the sentence without them, and each of them by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from extract.document import Time
from extract.names.entities import Found
from extract.pack.grammar import Grammar
from extract.parse.reading import Piece
from extract.values import value

_OPEN = {"(": ")", "[": "]"}
_LABEL = 3  # pieces of a speaker before a colon or behind it
_SAID = 8  # pieces from comma to comma: a verb and who it is, no clause of its own


@value(frozen=True, slots=True)
class Stretch:
    """Pieces that are parsed together; `after` is the piece on which an aside hangs, None for a sentence."""

    pieces: tuple[int, ...]
    after: int | None = None


def set_apart(
    text: str, parts: Sequence[Piece], times: Sequence[Time], found: Sequence[Found], subjects: Collection[str]
) -> dict[int, int]:
    """First piece and end of each time between a name, or one of these pronouns, and a word that goes on from there.

    "Iran on Sunday fired ...", "a strike on Tuesday by ...": there the parser is apt to lose the sentence.
    """
    starts = [p.start for p in parts]
    named = {f.end for f in found}
    apart: dict[int, int] = {}
    for time in times:
        first, end = bisect_left(starts, time.start), bisect_left(starts, time.end)
        if (
            time.modifier
            or time.relates == "forth"
            or not 0 < first < end < len(parts)
            or not text[time.start].isalpha()
        ):
            continue
        before, after = parts[first - 1], parts[end].word
        if (before.end in named or before.word.lower() in subjects) and after.isalpha() and after.islower():
            apart[first] = end
    return apart


def stretches(parts: Sequence[Piece], sentence: range, apart: Mapping[int, int]) -> Iterator[Stretch]:
    """The sentence without its asides, then each aside; a parenthesis that isn't closed is read where it stands."""
    main: list[int] = []
    asides: list[Stretch] = []
    i = sentence.start
    while i < sentence.stop:
        end = apart.get(i, sentence.stop + 1)
        if (main and end <= sentence.stop) or (i == sentence.start and end < sentence.stop):  # not all that there is
            asides.append(Stretch(tuple(range(i, end)), main[-1] if main else end))
            i = end
            continue
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


def inserted(
    parts: Sequence[Piece], sentence: range, verbs: frozenset[str], pronouns: frozenset[str], apart: Mapping[int, int]
) -> dict[int, int]:
    """First piece and end of ", the Pentagon says," or ", says the Pentagon," within a sentence, by these verbs.

    `pronouns`: those that open a relative clause, which is none.
    """
    found: dict[int, int] = {}
    commas = [i for i in sentence if parts[i].word == ","]
    for first, last in pairwise(commas):
        within = first > sentence.start and last + 1 < sentence.stop and 2 < last - first <= _SAID
        if not within or verbs.isdisjoint(parts[i].word for i in (first + 1, last - 1)) or first in apart:
            continue
        if parts[first + 1].word.lower() in pronouns:  # "Taiwan, which China claims, fired"
            continue
        before, after = parts[first - 1].word, parts[last + 1].word
        goes_on = after[:1].isalnum() and not after.endswith("ing")  # "it said, citing two officials"
        if before[-1:].isalnum() and goes_on:
            found[first] = last + 1
    return found


def led(parts: Sequence[Piece], sentence: range, found: Sequence[Found], grammar: Grammar) -> dict[int, int]:
    """First piece and end of "According to the army," before who is no other name of the army.

    That is "Iran, which ...", or "Iran and Syria launched ...".
    """
    first = sentence.start
    comma = next((i for i in sentence if parts[i].word == ","), sentence.stop)
    opens = parts[first].word.lower() in grammar.complex_prepositions and comma - first <= _SAID
    ends = {f.start: f.end for f in found if f.label == "ACTOR"}
    after = _behind(parts, comma + 1, sentence.stop, ends) if opens else None
    if after is None:
        return {}
    if parts[after].word == ",":
        relative = after + 1 < sentence.stop and parts[after + 1].word.lower() in grammar.relative_pronouns
        return {first: comma + 1} if relative else {}
    both = _behind(parts, after + 1, sentence.stop, ends) if parts[after].word == "and" else None
    return {first: comma + 1} if both is not None and parts[both].word.isalpha() else {}


def _behind(parts: Sequence[Piece], first: int, stop: int, ends: Mapping[int, int]) -> int | None:
    """The piece behind a name that begins at a piece, or one or two behind it; None where an owner stands there."""
    for i in range(first, min(first + 3, stop)):
        end = ends.get(parts[i].start)
        while end is not None and i < stop and parts[i].start < end:
            i += 1
        if end is not None and i < stop and parts[i].start not in ends:
            return None if parts[i].word.startswith("'") else i
    return None


def labels(parts: Sequence[Piece], sentence: range, found: Sequence[Found], marks: Collection[str]) -> dict[int, int]:
    """First piece and end of who speaks in a headline: "Yoon: we will ...", "Army shelled market - witnesses"."""
    named = {f.start for f in found}
    told: dict[int, int] = {}
    parting = [i for i in sentence if parts[i].word in marks and _stands_apart(parts, i)]
    for i in parting[:1]:
        words = [p for p in parts[sentence.start : i] if p.start not in named]
        if i - sentence.start <= _LABEL and all(p.word[:1].isupper() for p in words):
            told[sentence.start] = i + 1
    for i in parting[-1:]:
        behind = parts[i + 1 : sentence.stop]
        names = [p for p in behind if p.start in named]
        if i - sentence.start >= _LABEL and behind and len(behind) - len(names) <= 1 and len(behind) <= _LABEL:
            told[i] = sentence.stop
    return told


def _stands_apart(parts: Sequence[Piece], mark: int) -> bool:
    """A colon behind a word, a dash between blanks."""
    if not 0 < mark < len(parts) - 1:
        return False
    spaced = parts[mark].end < parts[mark + 1].start
    return spaced and (parts[mark].word == ":" or parts[mark - 1].end < parts[mark].start)


def proportions(
    parts: Sequence[Piece], phrases: Collection[str], number: Callable[[str], int | None]
) -> dict[int, int]:
    """First piece and end of "out of 32" in "28 out of 32 drones", which tells of 28 drones.

    `phrases`: what stands between the two numbers.
    """
    words = [part.word.lower() for part in parts]
    apart: dict[int, int] = {}
    for phrase in phrases:
        between = phrase.split()
        for i in range(1, len(words) - len(between) - 1):
            end = i + len(between)
            if words[i:end] != between or number(words[i - 1]) is None or number(words[end]) is None:
                continue
            if words[end + 1][:1].isalpha():
                apart[i] = end + 1
    return apart

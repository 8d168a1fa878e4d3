"""The reading view: names and hyphenated words as single tokens, with plain stand-ins that the parser knows.

The Doc keeps the raw text: joined tokens cover what they stand for, and every offset stays true. Only the words
that the tagger and parser see are others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from spacy.tokens import Doc

from extract.names.entities import Found
from extract.pack.grammar import Grammar
from extract.values import replace, value

_PART = r"[^\W_](?:[\w.']{0,60}\w)?"  # bounded, so that a text without spaces takes no longer than another
_HYPHENATED = re.compile(rf"(?<![^\W_]){_PART}\.?(?:-{_PART})+")

_NUMBER = 20  # characters before a noun in which its number is looked for
_STAND_INS = {"person": "person", "state": "state", "territory": "state", "place": "place"}
_PAIRING = ("-", "/")
_DASHED = re.compile(r"""(["\u201d\u00bb])(--|[\u2013-\u2015])""")  # "The jets fled"--said the general
_LONG_DASHES = frozenset("\u2014\u2015")


@value(frozen=True, slots=True)
class Piece:
    """Characters [start, end) that are one token, the word that the parser reads for it, and its lemma if known."""

    start: int
    end: int
    word: str
    lemma: str | None = None


def pieces(
    text: str,
    folded: str,
    found: Sequence[Found],
    tokenizer: Callable[[str], Doc],
    grammar: Grammar,
    number: Callable[[str], int | None],
    titles: re.Pattern[str],
) -> list[Piece]:
    """The tokens of the text, white space left out, with names, hyphenated words and `titles` (Brig.) joined."""
    joined = [(f.start, f.end, _stand_in(f, folded, grammar, _counted(folded, f, grammar, number))) for f in found]
    parted = _parted(text, folded)
    joined += _hyphenated(parted, found, grammar)
    joined += _paired(parted, found, grammar)
    joined += [(m.start(), m.end(), m[2]) for m in grammar.spaced_verb.finditer(folded)]
    joined += [(m.start(), m.end(), m[0]) for m in titles.finditer(folded)]
    joined += [(*m.span(part), m[part]) for m in _DASHED.finditer(text) for part in (1, 2)]
    return _familiar(_cut(_tokens(text, tokenizer), _longest(joined), folded), grammar)


def _familiar(parts: Sequence[Piece], grammar: Grammar) -> list[Piece]:
    """Verbs that the parser doesn't know read as others that it does, with their own lemmas."""
    known = {form: (word, lemma) for lemma, forms in grammar.unfamiliar.items() for form, word in forms.items()}
    return [replace(p, word=known[p.word][0], lemma=known[p.word][1]) if p.word in known else p for p in parts]


def respelled(parts: Sequence[Piece], fixes: Mapping[int, str]) -> list[Piece]:
    """Pieces with the right word where the text has a slip."""
    if not fixes:
        return list(parts)
    return [replace(p, word=fixes[p.start]) if p.start in fixes and p.word.islower() else p for p in parts]


def _tokens(text: str, tokenizer: Callable[[str], Doc]) -> list[tuple[int, int]]:
    doc = tokenizer(text)
    rows = doc.to_array(["LENGTH", "SPACY", "IS_SPACE"]).T.tolist() if len(doc) else ((), (), ())
    lengths, spaces, blank = rows
    ends = accumulate(map(int.__add__, lengths, spaces))
    return [
        (end - length - space, end - space)
        for end, length, space, is_space in zip(ends, lengths, spaces, blank, strict=True)
        if not is_space
    ]


def _longest(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _cut(tokens: list[tuple[int, int]], joined: list[tuple[int, int, str]], text: str) -> list[Piece]:
    """Tokens where nothing is joined; a token that a joined span cuts through is divided."""
    result: list[Piece] = []
    at = 0
    for start, end in tokens:
        while at < len(joined) and joined[at][1] <= start:
            at += 1
        cursor, ahead = start, at
        while ahead < len(joined) and joined[ahead][0] < end:
            span = joined[ahead]
            if cursor < span[0]:
                result.append(Piece(cursor, span[0], text[cursor : span[0]]))
            if not result or result[-1].start != span[0]:
                result.append(Piece(*span))
            cursor = max(cursor, span[1])
            ahead += 1
        if cursor < end:
            result.append(Piece(cursor, end, text[cursor:end]))
    return result


def _stand_in(found: Found, text: str, grammar: Grammar, plural: bool) -> str:
    words = grammar.reading
    said = text[found.start : found.end]
    if found.classed:
        form, said_head = words["thing"], text[found.head : found.end]
        if found.form in ("class", "noun") and said_head.isalpha() and not said_head.isupper():
            return said_head
        assert isinstance(form, dict)
        return form["plural" if plural else "singular"]
    if " " not in said and "-" not in said:
        return said
    if found.form == "head":
        return text[found.head : found.end]
    if found.form == "adjective":
        return said.rsplit(" ", 1)[-1]
    key = _STAND_INS.get(found.kind or "", "organisation")
    word = words[key]
    return word if isinstance(word, str) else said


def _counted(text: str, found: Found, grammar: Grammar, number: Callable[[str], int | None]) -> bool:
    """Whether it is several: by its form, or by a number before it ("eight F-16 aircraft")."""
    if found.plural or not found.classed or text[found.start - 1 : found.start] != " ":
        return found.plural
    before = text[max(0, found.start - _NUMBER) : found.start].lower().split()
    word = before[-1] if before else ""
    return word in grammar.quantifiers or (number(word) or 1) > 1


def _parted(text: str, folded: str) -> str:
    """The folded text, but with the long dashes of the text: `MOSCOW—Russia said` is no hyphenated word."""
    for dash in _LONG_DASHES.intersection(text):
        folded = "".join(dash if raw == dash else plain for raw, plain in zip(text, folded, strict=True))
    return folded


def _hyphenated(text: str, found: Sequence[Found], grammar: Grammar) -> Iterable[tuple[int, int, str]]:
    """Hyphenated words read as their last part ("test-fired" as "fired"); two names joined stay two."""
    number, counting = grammar.reading["number"], grammar.superlative_ends
    assert isinstance(number, str)
    ends = {f.end: f for f in found}
    starts = [f.start for f in found]
    for match in _HYPHENATED.finditer(text):
        start, end = match.span()
        at = bisect_left(starts, start)
        inside = [f for f in found[at:] if f.start < end] if at < len(found) and starts[at] < end else []
        if any(f.start == start and f.end >= end for f in inside) or (inside and inside[-1].end >= end):
            continue
        if start > 0 and any(f.start < start < f.end for f in found[max(0, at - 1) : at]):
            continue
        last = match.group().rsplit("-", 1)[1].rstrip(".'")
        weapon = at < len(found) and any(f.classed and f.start == end + 1 for f in found[at : at + 2])
        if weapon and end not in ends and not inside and not last.endswith(("ed", "s")):  # no "test-fires"
            yield start, end, number
        elif last in grammar.particles and match.group().count("-") == 1:
            yield start, end, match.group().replace("-", "")
        elif (last in counting or match.group()[0].isdigit()) and last[:1].isalpha() and end not in ends:
            yield start, end, number
        elif not last[:1].isalpha() or (last[:1].isupper() and not inside):
            yield start, end, match.group()
        elif end not in ends:
            yield start, end, last
    return


def _paired(text: str, found: Sequence[Found], grammar: Grammar) -> Iterable[tuple[int, int, str]]:
    """Actors joined by a hyphen or a slash ("U.S.-ROK drills") are read as one adjective."""
    word = grammar.reading["pair"]
    assert isinstance(word, str)
    at = 0
    while at < len(found):
        last = at
        while (
            last + 1 < len(found)
            and found[last].label == found[last + 1].label == "ACTOR"
            and text[found[last].end : found[last + 1].start] in _PAIRING
        ):
            last += 1
        if last > at:
            yield found[at].start, found[last].end, word
        at = last + 1

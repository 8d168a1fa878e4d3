"""Weapon phrases: modifiers, names and class nouns that stand side by side are one weapon, with class and head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.names.common_words import backed
from extract.names.trie import Entry, Hit
from extract.names.vocabulary import Vocabulary
from extract.values import value

_ASIDE = re.compile(r" \(([^()\s]{2,12})\) (?=\w)")
_OWN_NAME = re.compile(r" ((?:[A-Z][a-z]+(?:-[a-z]+)?)(?: [A-Z][a-z]+){0,2})(?!\w|['-])")
_ORDER = {"whole": 0, "tail": 1, "name": 2, "designation": 2, "class": 3, "modifier": 4, "noun": 5}
_JOINTS = frozenset({" ", "-", "", ' "', '" ', " '", "' ", "\x00"})


@value(frozen=True, slots=True)
class Phrase:
    """Characters [start, end) that name a weapon; `head` is where its last noun begins."""

    start: int
    end: int
    head: int
    class_: str | None
    record: str | None
    modifiers: tuple[str, ...]
    plural: bool
    weak: bool
    name: tuple[int, int] | None = None
    soft: bool = False  # headed by a noun that is a weapon only in company, and no weapon before it


@dataclass(slots=True)
class _State:
    """A phrase under way."""

    start: int
    end: int
    head: int = -1
    head_end: int = -1
    class_: str | None = None
    record: str | None = None
    name: tuple[int, int] | None = None
    plural: bool = False
    weak: bool = True
    soft: bool = False
    closed: bool = False
    dropped: bool = False
    modifiers: list[str] | None = None
    pending: list[str] | None = None
    strong_modifier: bool = False


def find_phrases(text: str, hits: dict[int, list[Hit]], starts: list[int], vocabulary: Vocabulary) -> Iterator[Phrase]:
    """Weapon phrases in text order; `hits` by their start, longest first; `starts`: those where a word begins."""
    done = 0
    for start in starts:
        if start < done:
            continue
        phrase, end = _phrase(text, start, hits, vocabulary)
        if phrase is not None:
            yield phrase
        if end > start:
            done = end


def _phrase(text: str, start: int, hits: dict[int, list[Hit]], vocabulary: Vocabulary) -> tuple[Phrase | None, int]:
    state = _State(start, start, modifiers=[], pending=[])
    position = start
    while not state.closed:
        step = _next(text, position, state, hits, vocabulary)
        if step is None:
            break
        position = step
    if state.dropped:
        return None, position
    if state.head < 0 or (state.weak and state.class_ is None and state.name is None):
        return None, start
    if state.class_ in vocabulary.taxonomy.named_after and state.name is None and not state.plural:
        _named_after(text, state, hits, vocabulary)
    modifiers = state.modifiers or []
    words = {m.lower() for m in modifiers}
    class_ = vocabulary.taxonomy.refined(state.class_, words) if state.class_ else None
    phrase = Phrase(
        _word_start(text, start),
        state.head_end,
        state.head,
        class_,
        state.record,
        tuple(modifiers),
        state.plural,
        state.weak,
        state.name,
        state.soft,
    )
    return phrase, state.head_end


def _named_after(text: str, state: _State, hits: dict[int, list[Hit]], vocabulary: Vocabulary) -> None:
    """ "the frigate Languedoc", "ballistic missile Zolfaghar": a name that no record knows, behind the noun."""
    match = _OWN_NAME.match(text, state.head_end)
    if match is None or not text[state.head].islower() or match[1].split()[0].lower() in vocabulary.dates:
        return
    if any(e.kind in ("name", "adjective", "seat") for h in hits.get(match.start(1), ()) for e in h.entries):
        return
    state.name = match.span(1)
    state.head_end = match.end()


def _word_start(text: str, start: int) -> int:
    """Where a hyphenated word begins whose last part opens the phrase: "sea-to-surface missiles"."""
    while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    return start


def _next(text: str, position: int, state: _State, hits: dict[int, list[Hit]], vocabulary: Vocabulary) -> int | None:
    """Takes the next element of the phrase, and returns where it ends; None where the phrase is over."""
    begin = position
    if position > state.start:
        aside = _ASIDE.match(text, position)
        if aside is not None:
            return _past(aside, text, state, hits, vocabulary)
        begin = _skip(text, position)
        if begin < 0:
            return None
    return _taken(begin, text, state, hits, vocabulary)


def _past(
    aside: re.Match[str], text: str, state: _State, hits: dict[int, list[Hit]], vocabulary: Vocabulary
) -> int | None:
    """Over an acronym in parentheses within a phrase: "a surface-to-air missile (SAM) system"."""
    return _taken(aside.end(), text, state, hits, vocabulary)


def _taken(begin: int, text: str, state: _State, hits: dict[int, list[Hit]], vocabulary: Vocabulary) -> int | None:
    for hit in hits.get(begin, ()):
        for entry in sorted(hit.entries, key=lambda e: _ORDER.get(e.kind, 9)):
            if _take(entry, hit, text, state, vocabulary):
                return hit.end
    return None


def _skip(text: str, position: int) -> int:
    """Where the next word begins if only a joint stands between, else -1."""
    for length in (1, 2, 0):
        if text[position : position + length] in _JOINTS and text[position + length : position + length + 1].isalnum():
            return position + length
    return -1


def _take(entry: Entry, hit: Hit, text: str, state: _State, vocabulary: Vocabulary) -> bool:
    match entry.kind:
        case "modifier":
            assert state.pending is not None
            state.pending.append(text[hit.start : hit.end])
            state.strong_modifier |= entry.ref != "state"
        case "class":
            _head(state, hit, entry, entry.ref)
            state.weak = state.soft = False
        case "name" if entry.ref in vocabulary.weapons:
            record = vocabulary.weapons[entry.ref]
            behind = state.class_ is not None and not state.plural and text[state.head].islower()
            if entry.weak and not behind and not backed(text, hit, entry, vocabulary):
                return False
            _head(state, hit, entry, record.class_)
            state.record, state.name, state.weak = state.record or record.id, (hit.start, hit.end), False
        case "designation":
            variant = vocabulary.variant_of(text[hit.start : hit.end])
            _head(state, hit, entry, variant.class_ if variant else vocabulary.designated(entry.ref) or state.class_)
            state.name, state.weak = (hit.start, hit.end), False
        case "noun":
            return _weak_noun(state, hit, entry)
        case "tail":
            return _tail(state, hit, entry, vocabulary)
        case "whole":
            return _whole(state, hit, entry, vocabulary)
        case _:
            return False
    return True


def _head(state: _State, hit: Hit, entry: Entry, class_: str | None) -> None:
    state.modifiers = (state.modifiers or []) + (state.pending or [])
    state.pending = []
    state.head, state.head_end = hit.start, hit.end
    state.plural = entry.plural
    if not (state.record and class_ is not None and state.class_):
        state.class_ = class_ or state.class_


def _weak_noun(state: _State, hit: Hit, entry: Entry) -> bool:
    if state.class_ is None:
        strong = state.strong_modifier
        _head(state, hit, entry, entry.ref)
        state.weak, state.soft = not strong, True
    else:
        _head(state, hit, entry, None)
    return True


def _tail(state: _State, hit: Hit, entry: Entry, vocabulary: Vocabulary) -> bool:
    """A <CLASS> compound: the words of `hit` follow a weapon of the row's class."""
    if state.class_ is None or state.weak or state.pending:
        return False
    row = vocabulary.tail(entry.ref, state.class_)
    if row is None:
        return False
    if row.gives == "drop":
        state.dropped = state.closed = True
    elif row.gives == "none":
        state.class_ = row.class_ or state.class_
        state.closed = True
    else:
        state.modifiers = [*(state.modifiers or [])]
        state.head, state.head_end, state.plural = hit.start, hit.end, entry.plural
        state.class_ = state.class_ if row.gives == "inherit" else row.gives
    return True


def _whole(state: _State, hit: Hit, entry: Entry, vocabulary: Vocabulary) -> bool:
    """A compound that begins with a word of its own: "nuclear test", "bomb shelter"."""
    row, first = vocabulary.whole(entry.ref)
    if row.gives == "drop":
        state.dropped = state.closed = True
    elif row.gives == "none":
        _head(state, Hit(hit.start, hit.start + first, ()), entry, row.class_ or vocabulary.class_of_word(entry.ref))
        state.plural, state.closed = False, True
        state.weak = state.class_ is None
    else:
        _head(state, hit, entry, row.gives)
        state.weak = False
    return True

"""A Doc read once into plain Python objects with spaCy's own names, for stages that look at each token many times.

spaCy makes a new Token at each look, and looks up each of its strings; here a token is one object, its strings,
its head and its children are at hand. What has no plain copy is asked of spaCy's own token.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any, cast
from unicodedata import category

from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["LENGTH", "SPACY", "SENT_START", "HEAD", "LOWER", "LEMMA", "POS", "TAG", "DEP"]
_latest: list[View] = []


def view(doc: Doc) -> Doc:
    """The same Doc to look at, quicker; what is set on its `_` is set on the Doc itself."""
    if isinstance(doc, View):
        return doc
    if not _latest or _latest[0].real is not doc or len(_latest[0]) != len(doc):  # of a Doc whose tokens were merged
        _latest[:] = [View(doc)]
    return cast(Doc, _latest[0])


class View:
    """What a Doc is to those who only read it."""

    def __init__(self, doc: Doc) -> None:
        self.real = doc
        self.text = doc.text
        rows = doc.to_array(_COLUMNS).astype("int64").T.tolist() if len(doc) else [[] for _ in _COLUMNS]
        lengths, spaces, opens, heads = rows[:4]
        known: dict[int, str] = {}
        strings = doc.vocab.strings
        for row in rows[4:]:
            known.update((key, strings[key & 0xFFFFFFFFFFFFFFFF]) for key in {*row} - known.keys())
        ends = list(accumulate(map(int.__add__, lengths, spaces)))
        self.opens = [i for i, open_ in enumerate(opens) if open_ == 1 or not i] + [len(ends)]
        self.words = [
            Word(self, i, end - length - space, self.text[end - length - space : end - space], *map(known.get, keys))
            for i, (end, length, space, *keys) in enumerate(zip(ends, lengths, spaces, *rows[4:], strict=True))
        ]
        for word, offset in zip(self.words, heads, strict=True):
            word.head = self.words[word.i + offset]
            if offset:
                word.head.children.append(word)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.words))
            return Stretch(self, start, max(start, end))
        return self.words[at]

    @cached_property
    def lemmas(self) -> dict[str, int]:
        """Where each lemma stands first."""
        return {str(word.lemma_).lower(): word.i for word in reversed(self.words)}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def char_span(self, *args: Any, **options: Any) -> Stretch | None:
        """As spaCy's."""
        span = self.real.char_span(*args, **options)
        return None if span is None else Stretch(self, span.start, span.end)


class Word:
    """What a Token is."""

    __slots__ = ("children", "dep_", "doc", "head", "i", "idx", "lemma_", "lower_", "pos_", "tag_", "text")

    def __init__(self, doc: View, i: int, idx: int, text: str, *strings: str | None) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_ = strings
        self.head = self
        self.children: list[Word] = []

    def __len__(self) -> int:
        return len(self.text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.real[self.i], name)

    @property
    def lefts(self) -> list[Word]:
        """Children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Word]:
        """Children behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator[Word]:
        """Its head, the head of that, and so on."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> Iterator[Word]:
        """Itself and all below it."""
        todo = [(self, False)]  # no recursion: a text without shape may hang from word to word
        while todo:
            word, ready = todo.pop()
            if ready:
                yield word
            else:
                todo += [(child, False) for child in reversed(word.rights)]
                todo.append((word, True))
                todo += [(child, False) for child in reversed(word.lefts)]

    @property
    def left_edge(self) -> Word:
        """The first word of its subtree."""
        return self.doc.words[self.doc.real[self.i].left_edge.i]

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """Those coordinated with it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.children if child.dep_ == "conj" and child.i > word.i]
        return tuple([word for word in found if word is not self])

    @property
    def sent(self) -> Stretch:
        """Its sentence."""
        at = bisect_right(self.doc.opens, self.i)
        return Stretch(self.doc, self.doc.opens[at - 1], self.doc.opens[at])

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        return all(category(char).startswith("P") for char in self.text)

    def nbor(self, by: int = 1) -> Word:
        """Its neighbour. Raises IndexError where there is none."""
        if not 0 <= self.i + by < len(self.doc.words):
            raise IndexError(f"no word {self.i + by} in a text of {len(self.doc.words)}")
        return self.doc.words[self.i + by]


class Stretch:
    """What a Span is."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: View, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    def __getitem__(self, at: int | slice) -> Any:
        inside = self.doc.words[self.start : self.end]
        if isinstance(at, slice):
            start, end, _ = at.indices(len(inside))
            return Stretch(self.doc, self.start + start, self.start + max(start, end))
        return inside[at]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.real[self.start : self.end], name)

    @property
    def text(self) -> str:
        """Without the space behind its last word."""
        if self.start == self.end:
            return ""
        last = self.doc.words[self.end - 1]
        return self.doc.text[self.doc.words[self.start].idx : last.idx + len(last.text)]

    @property
    def start_char(self) -> int:
        """Where it begins in the text."""
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends in the text."""
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Word:
        """The word that governs the others."""
        return self.doc.words[self.doc.real[self.start : self.end].root.i]

"""The text as the grammar sees it: words with their edges, read once from a parsed Doc into plain Python objects.

spaCy makes a new Token at each look, and looks up each of its strings; here a word is one object, and its strings, its
head and its children are at hand. A Text is a reading of its Doc at one moment: whoever merges or splits tokens
afterwards reads it anew. What is not declared here is not there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import overload

from spacy.tokens import Doc

from extract.document import Mention, State, state_of
from extract.syntax.graph import Graph
from extract.syntax.labels import form_of, link_of
from extract.syntax.word import Word as Word

_COLUMNS: list[int | str] = ["LENGTH", "SPACY", "SENT_START", "HEAD", "LEMMA", "POS", "TAG", "DEP"]
_BITS = 0xFFFFFFFFFFFFFFFF


class Text(list[Word]):
    """The words of a Doc, `doc` itself, and what is known of it; a list, since nothing is looked up as often."""

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        """`text`: that of the Doc, where it is at hand; spaCy puts it together word by word."""
        self.doc = doc
        self._state: State | None = None
        self.text = text = doc.text if text is None else text
        rows = doc.to_array(_COLUMNS).astype("int64").T.tolist() if len(doc) else [[] for _ in _COLUMNS]
        lengths, spaces, opens, heads = rows[:4]
        strings = doc.vocab.strings
        said = {key: strings[key & _BITS] for key in {*rows[4]}}
        lemmas = {key: (lemma, lemma.lower()) for key, lemma in said.items()}
        parts = {key: strings[key & _BITS] for key in {*rows[5]}}
        forms = {key: form_of(strings[key & _BITS]) for key in {*rows[6]}}
        links = {key: link_of(strings[key & _BITS]) for key in {*rows[7]}}
        ends = list(accumulate(map(int.__add__, lengths, spaces)))
        self.opens = [i for i, open_ in enumerate(opens) if open_ == 1 or not i] + [len(ends)]
        starts = [end - length - space for end, length, space in zip(ends, lengths, spaces, strict=True)]
        self += [
            Word(self, i, start, text[start : start + length], lemmas[lemma], parts[pos], forms[tag], links[dep])
            for i, (start, length, lemma, pos, tag, dep) in enumerate(zip(starts, lengths, *rows[4:], strict=True))
        ]
        for word, offset in zip(self, heads, strict=True):
            word.head = self[word.i + offset]
            if offset:
                word.head.children.append(word)

    def passage(self, first: int, end: int) -> Passage:
        """The words from one up to another."""
        return Passage(self, first, max(first, end))

    @property
    def state(self) -> State:
        """What is known of the Doc by now; set, it is the Doc's. Raises InputError for one that no stage has read."""
        if self._state is None:
            self._state = state_of(self.doc)
        return self._state

    @state.setter
    def state(self, state: State) -> None:
        self._state = self.doc._.extract = state

    def take_apart(self) -> None:
        """Frees the words, each of which refers to others: they go at once, and no collector has to look for them."""
        for word in self:
            del word.head
        self.clear()
        vars(self).pop("graphs", None)
        vars(self).pop("graph_by_word", None)

    @cached_property
    def graphs(self) -> dict[tuple[int, int], Graph]:
        """The graphs of its sentences as far as they are built, by first word and end: build.py keeps them here."""
        return {}

    @cached_property
    def graph_by_word(self) -> dict[int, Graph]:
        """The same by those of their words from which somebody has come to them."""
        return {}

    @cached_property
    def morphs(self) -> dict[int, dict[str, str]]:
        """The features of its words as far as somebody has asked for them, by word."""
        return {}

    def bounds_at(self, i: int) -> tuple[int, int]:
        """First word and end of the sentence in which a word stands; of a word outside of any, those of its parse."""
        read = self.state.sentence_of(i)
        if read is not None:
            return read.first, read.end
        sentence = self.parsed_at(i)
        return sentence.start, sentence.end

    def parsed_at(self, i: int) -> Passage:
        """The sentence in which a word stands, as the parser divides them."""
        at = bisect_right(self.opens, i)
        return Passage(self, self.opens[at - 1], self.opens[at])

    @cached_property
    def lemmas(self) -> dict[str, int]:
        """Where each lemma stands first."""
        return {word.lemma: word.i for word in reversed(self)}

    @cached_property
    def said(self) -> frozenset[str]:
        """All its words, as they are written and their lemmas, in lower case."""
        return frozenset([word.lower_ for word in self] + [word.lemma for word in self])

    @cached_property
    def _headed(self) -> tuple[Sequence[Mention], Mapping[int, Sequence[Mention]]]:
        mentions = self.state.mentions
        heads: dict[int, list[Mention]] = {}
        for mention in mentions:
            heads.setdefault(mention.head, []).append(mention)
        return mentions, heads

    @property
    def mentions(self) -> Mapping[int, Sequence[Mention]]:
        """The mentions found by now, by their heads."""
        if self._headed[0] is not self.state.mentions:
            del self._headed
        return self._headed[1]

    def span(self, start: int, end: int) -> Passage | None:
        """The words that the characters [start, end) touch; None where there are none."""
        first = bisect_right(self, start, key=lambda word: word.idx + len(word.text))
        last = bisect_right(self, end - 1, key=lambda word: word.idx)
        return Passage(self, first, last) if first < last else None

    def inside(self, start: int, end: int) -> Passage | None:
        """The words that stand whole in the characters [start, end); None where there are none."""
        touched = self.span(start, end)
        if touched is None:
            return None
        first, last = touched.start, touched.end
        first += self[first].idx < start
        last -= last > first and self[last - 1].idx + len(self[last - 1].text) > end
        return Passage(self, first, last) if first < last else None


class Passage:
    """A run of words, such as a sentence."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, text: Text, start: int, end: int) -> None:
        self.doc = text
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Passage: ...
    def __getitem__(self, at: int | slice) -> Word | Passage:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Passage(self.doc, self.start + start, self.start + max(start, end))
        return self.doc[range(self.start, self.end)[at]]

    @property
    def text(self) -> str:
        """Without the space behind its last word."""
        return "" if self.start == self.end else self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """Where it begins in the text."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends in the text."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Word:
        """The word that governs the others."""
        return self.doc[self.doc.doc[self.start : self.end].root.i]

"""The text as the grammar sees it: words with their tree, read once from a parsed Doc into plain Python objects.

spaCy makes a new Token at each look, and looks up each of its strings; here a word is one object, and its strings, its
head and its children are at hand. A Text is a reading of its Doc at one moment: whoever merges or splits tokens
afterwards reads it anew. Names are spaCy's own, so that nobody learns two; what is not declared here is not there.
Only the labels of the parser are named anew (`link`, `form`), in labels.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import overload
from unicodedata import category

from spacy.tokens import Doc

from extract.document import Mention, State, state_of
from extract.syntax.graph import Graph
from extract.syntax.labels import Form, Link, form_of, link_of

_COLUMNS: list[int | str] = ["LENGTH", "SPACY", "SENT_START", "HEAD", "LEMMA", "POS", "TAG", "DEP"]
_BITS = 0xFFFFFFFFFFFFFFFF
_QUOTES = frozenset("'\"`«»‘’‚‛“”„‟‹›❮❯") | {"''", "``"}


class Text:
    """The words of a Doc, `doc` itself, and what is known of it."""

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
        self.words = [
            Word(self, i, start, text[start : start + length], lemmas[lemma], parts[pos], forms[tag], links[dep])
            for i, (start, length, lemma, pos, tag, dep) in enumerate(zip(starts, lengths, *rows[4:], strict=True))
        ]
        for word, offset in zip(self.words, heads, strict=True):
            word.head = self.words[word.i + offset]
            if offset:
                word.head.children.append(word)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Passage: ...
    def __getitem__(self, at: int | slice) -> Word | Passage:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.words))
            return Passage(self, start, max(start, end))
        return self.words[at]

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
        for word in self.words:
            del word.head
        self.words.clear()
        vars(self).pop("graphs", None)

    @cached_property
    def graphs(self) -> dict[tuple[int, int], Graph]:
        """The graphs of its sentences as far as they are built, by first word and end: build.py keeps them here."""
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
        sentence = self.words[i].sent
        return sentence.start, sentence.end

    @cached_property
    def lemmas(self) -> dict[str, int]:
        """Where each lemma stands first."""
        return {word.lemma: word.i for word in reversed(self.words)}

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
        first = bisect_right(self.words, start, key=lambda word: word.idx + len(word.text))
        last = bisect_right(self.words, end - 1, key=lambda word: word.idx)
        return Passage(self, first, last) if first < last else None

    def inside(self, start: int, end: int) -> Passage | None:
        """The words that stand whole in the characters [start, end); None where there are none."""
        touched = self.span(start, end)
        if touched is None:
            return None
        first, last = touched.start, touched.end
        first += self.words[first].idx < start
        last -= last > first and self.words[last - 1].idx + len(self.words[last - 1].text) > end
        return Passage(self, first, last) if first < last else None


class Word:
    """A word of a text: its place, its strings, and its place in the tree."""

    __slots__ = ("children", "doc", "form", "head", "i", "idx", "lemma", "lemma_", "link", "lower_", "pos_", "text")

    def __init__(
        self, text: Text, i: int, idx: int, word: str, lemma: tuple[str, str], pos: str, form: Form, link: Link
    ) -> None:
        self.doc = text
        self.i = i
        self.idx = idx
        self.text = word
        self.lower_ = word.lower()
        self.lemma_, self.lemma = lemma  # as it is, and in lower case
        self.pos_ = pos
        self.form = form
        self.link = link
        self.head = self
        self.children: list[Word] = []

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"{self.text}/{self.i}"

    def dependents(self, *links: Link) -> list[Word]:
        """The words that hang on it by one of these links, by any where none is given, in text order."""
        return [child for child in self.children if child.link in links] if links else [*self.children]

    def dependent(self, *links: Link) -> Word | None:
        """The first of them."""
        for child in self.children:
            if child.link in links:
                return child
        return None

    def has(self, *links: Link) -> bool:
        """Whether there is one."""
        return any(child.link in links for child in self.children)

    def before(self, *links: Link) -> list[Word]:
        """Those of them that stand before it."""
        return [child for child in self.children if child.i < self.i and (not links or child.link in links)]

    def behind(self, *links: Link) -> list[Word]:
        """Those of them that stand behind it."""
        return [child for child in self.children if child.i > self.i and (not links or child.link in links)]

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
                todo += [(child, False) for child in reversed(word.behind())]
                todo.append((word, True))
                todo += [(child, False) for child in reversed(word.before())]

    @property
    def left_edge(self) -> Word:
        """The first word of its subtree."""
        return self.doc.words[self.doc.doc[self.i].left_edge.i]

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """Those coordinated with it."""
        first = self
        while first.link == "conjunct" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.children if child.link == "conjunct" and child.i > word.i]
        return tuple([word for word in found if word is not self])

    @property
    def sent(self) -> Passage:
        """Its sentence, as the parser divides them."""
        at = bisect_right(self.doc.opens, self.i)
        return Passage(self.doc, self.doc.opens[at - 1], self.doc.opens[at])

    @property
    def morph(self) -> dict[str, str]:
        """Its grammatical features: Number, Person ..."""
        known = self.doc.morphs.get(self.i)
        if known is None:
            known = self.doc.morphs[self.i] = dict(self.doc.doc[self.i].morph.to_dict())
        return known

    @property
    def ent_type_(self) -> str:
        """The label that the model gives to a name of which it is part."""
        return str(self.doc.doc[self.i].ent_type_)

    @property
    def whitespace_(self) -> str:
        """The space behind it, or nothing."""
        end = self.idx + len(self.text)
        return " " if self.doc.text[end : end + 1] == " " else ""

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        return all(category(char).startswith("P") for char in self.text)

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.text in _QUOTES

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters alone."""
        return self.text.isalpha()

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital and goes on without."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.text.isupper()

    def nbor(self, by: int = 1) -> Word:
        """Its neighbour. Raises IndexError where there is none."""
        if not 0 <= self.i + by < len(self.doc.words):
            raise IndexError(f"no word {self.i + by} in a text of {len(self.doc.words)}")
        return self.doc.words[self.i + by]


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
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Passage: ...
    def __getitem__(self, at: int | slice) -> Word | Passage:
        inside = self.doc.words[self.start : self.end]
        if isinstance(at, slice):
            start, end, _ = at.indices(len(inside))
            return Passage(self.doc, self.start + start, self.start + max(start, end))
        return inside[at]

    @property
    def text(self) -> str:
        """Without the space behind its last word."""
        return "" if self.start == self.end else self.doc.text[self.start_char : self.end_char]

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
        return self.doc.words[self.doc.doc[self.start : self.end].root.i]

"""A word, its strings, and its edges as they are written: the layer of the graph that the others are built on.

Each word but one hangs on another by one edge, labelled as labels.py says. Whoever asks for edges names the labels;
this is the one place that follows them up and down. Names are spaCy's own, so that nobody learns two; only the labels
of the parser are named anew (`link`, `form`).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import category

from extract.syntax.labels import Form, Link

if TYPE_CHECKING:
    from extract.syntax.text import Passage, Text

_QUOTES = frozenset("'\"`«»‘’‚‛“”„‟‹›❮❯") | {"''", "``"}


class Word:
    """A word of a text: its place, its strings, and its place in the tree."""

    __slots__ = (
        "children", "doc", "form", "head", "i", "idx", "lemma", "lemma_", "link", "lower_", "passive", "pos_", "text",
    )  # fmt: skip

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
        self.passive: bool | None = None  # voice.py says it when first asked

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"{self.text}/{self.i}"

    def dependents(self, *links: Link) -> Sequence[Word]:
        """The words that hang on it by one of these links, by any where none is given, in text order."""
        return [child for child in self.children if child.link in links] if links and self.children else self.children

    def dependent(self, *links: Link) -> Word | None:
        """The first of them."""
        for child in self.children:
            if child.link in links:
                return child
        return None

    def has(self, *links: Link) -> bool:
        """Whether there is one."""
        return self.dependent(*links) is not None

    def governor(self, *links: Link) -> Word | None:
        """The word that it hangs on by one of these links, by any where none is given; None where it hangs on none."""
        return self.head if self.head is not self and (not links or self.link in links) else None

    def hangs_on(self, other: Word, *links: Link) -> bool:
        """Whether it hangs on that word, by one of these links, by any where none is given."""
        return self.governor(*links) is other

    def phrase_governor(self, prepositions: Container[str] | None = None, link: Link = "prep object") -> Word | None:
        """What its phrase hangs on, where it stands behind one of these prepositions: *raid* in "raid on the port"."""
        preposition = self.governor(link)
        if preposition is None or (prepositions is not None and preposition.lower_ not in prepositions):
            return None
        return preposition.governor()

    def past(self, *links: Link) -> Word:
        """Itself or, of the words above it, the nearest that hangs on none by one of these links."""
        word = self
        while word.link in links and word.head is not word:
            word = word.head
        return word

    def up_to(self, fits: Callable[[Word], bool]) -> Word:
        """Itself or, of the words above it, the nearest that fits; the one above all where none does."""
        word = self
        while not fits(word) and word.head is not word:
            word = word.head
        return word

    def before(self, *links: Link) -> list[Word]:
        """Those of them that stand before it."""
        if not self.children:
            return []
        return [child for child in self.children if child.i < self.i and (not links or child.link in links)]

    def behind(self, *links: Link) -> list[Word]:
        """Those of them that stand behind it."""
        if not self.children:
            return []
        return [child for child in self.children if child.i > self.i and (not links or child.link in links)]

    @property
    def is_top(self) -> bool:
        """Whether it hangs on no other word."""
        return self.head is self

    def up(self) -> Iterator[Word]:
        """Itself and all words above it, the nearest first."""
        word = self
        yield word
        while word.head is not word:
            word = word.head
            yield word

    def depth(self) -> int:
        """How many words stand above it."""
        word, depth = self, 0
        while word.head is not word:
            word, depth = word.head, depth + 1
        return depth

    @property
    def ancestors(self) -> Iterator[Word]:
        """All words above it, the nearest first."""
        return islice(self.up(), 1, None)

    @property
    def subtree(self) -> Iterator[Word]:
        """Itself and all below it."""
        todo = [(self, False)]  # no recursion: a text without shape may hang from word to word
        while todo:
            word, ready = todo.pop()
            if ready or not word.children:
                yield word
            else:
                todo += [(child, False) for child in reversed(word.behind())]
                todo.append((word, True))
                todo += [(child, False) for child in reversed(word.before())]

    @property
    def left_edge(self) -> Word:
        """The first word of its subtree."""
        return self.doc[self.doc.doc[self.i].left_edge.i]

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """Those coordinated with it."""
        found = [self.past("conjunct")]
        for word in found:
            found += word.behind("conjunct")
        return tuple([word for word in found if word is not self])

    @property
    def sent(self) -> Passage:
        """Its sentence, as the parser divides them."""
        return self.doc.parsed_at(self.i)

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
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(f"no word {self.i + by} in a text of {len(self.doc)}")
        return self.doc[self.i + by]

"""The mentions of one document, as a later one looks back at them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extract.document import Mention
from extract.pack.taxonomy import Taxonomy
from extract.syntax.text import Text

PRONOUNS = ("pronoun", "person")
GROUND = ("state", "territory", "place")
MANY = ("group", "people", "bloc", "alliance")  # kinds of whom no one state is, whose name says whose forces are meant
REACH, FAR = 2, 3  # sentences back, and for actors and things of the taxonomy


class Recent:
    """Looks back at the mentions of one document."""

    def __init__(self, doc: Text, taxonomy: Taxonomy) -> None:
        self.doc = doc
        self.mentions = doc.state.mentions
        self._begins = [mention.start for mention in self.mentions]
        self._starts = [sentence.first for sentence in doc.state.sentences]
        self._labels = taxonomy.labels

    def sentence(self, token: int) -> int:
        """Index of the sentence of a token."""
        return bisect_right(self._starts, token) - 1

    def back(self, mention: Mention, before: int | None = None) -> Iterator[Mention]:
        """The mentions that begin before this one, or before a character, nearest first."""
        first = bisect_left(self._begins, mention.start if before is None else before) - 1
        return (self.mentions[i] for i in range(first, -1, -1))

    def before(self, mention: Mention, label: str) -> Iterator[Mention]:
        """Full mentions before this one, nearest first, within reach; those that contain it left out."""
        here = self.sentence(mention.head)
        for other in self.back(mention):
            if other.head >= mention.head or other.form in PRONOUNS or other.end > mention.start:
                continue
            if here - self.sentence(other.head) > (FAR if label == "ACTOR" or label in self._labels else REACH):
                return
            if other.label == label and not other.weak and other.entity is not None:
                yield other


def is_ground(mention: Mention) -> bool:
    """A state, territory or place whose country is known."""
    entity = mention.entity
    named = mention.label in ("PLACE", "ACTOR") and entity is not None
    return named and entity is not None and entity.kind in GROUND and entity.country is not None


def is_named_place(mention: Mention) -> bool:
    """A name of a place, or of a state that stands for one: "in Syria"."""
    return mention.locative or (mention.label == "PLACE" and mention.form == "name")

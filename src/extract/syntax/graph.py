"""The logical graph of a sentence: who does what to whom, as labelled edges between tokens.

It is the upper of two layers: the edges of word.py say how the words are written, these say what is understood.

A label is the value of a `Function`, such as "subj", or for those that take a word the value with it: "obl:on",
"adv:after", "gerund:by"; an `obl:using` leads to an instrument. Voice, relatives, control, coordination and light
verbs are undone: "subj" is who does it in the active and in the passive alike, and "surface" the subject as it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from extract.pack.functions import Function as Function


class Graph:
    """Edges (head, label, dependent) with look-up both ways; tokens are indices in the Doc."""

    def __init__(self) -> None:
        self.out: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.into: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.words: dict[int, tuple[str, ...]] = {}

    def add(self, head: int, label: str, dependent: int) -> None:
        """Adds an edge once; a token is never its own dependent."""
        if head != dependent and dependent not in self.out[head][label]:
            self.out[head][label].append(dependent)
            self.into[dependent][label].append(head)

    def drop(self, head: int, label: str, dependent: int) -> None:
        """Takes an edge away."""
        self.out[head][label].remove(dependent)
        self.into[dependent][label].remove(head)

    def get(self, head: int, label: str) -> list[int]:
        """Dependents of `head` by `label`, in the order in which they were found."""
        node = self.out.get(head)
        return list(node.get(label, ())) if node else []

    def heads(self, dependent: int, label: str) -> list[int]:
        """Heads of `dependent` by `label`."""
        node = self.into.get(dependent)
        return list(node.get(label, ())) if node else []

    def leaves(self, token: int, labels: Container[str]) -> bool:
        """Whether an edge by one of some labels, those that lead up with "^", leads from a token to another."""
        out, into = self.out.get(token), self.into.get(token)
        down = out is not None and any(label in labels for label in out)
        return down or (into is not None and any("^" + label in labels for label in into))

    def labels(self, head: int, prefix: str) -> Iterator[tuple[str, list[int]]]:
        """Labels of `head` that begin with `prefix`, each with its dependents."""
        for label, found in list(self.out.get(head, {}).items()):
            if label.startswith(prefix):
                yield label, list(found)

    def is_word(self, token: int, lemma: str, lemmas: Container[str]) -> bool:
        """Whether a token is one of these words: by its lemma, or by the last word of a phrase read as one token."""
        words = self.words.get(token)
        return lemma.lower() in lemmas if words is None else any(word in lemmas for word in words)

    def edges(self) -> Iterable[tuple[int, str, int]]:
        """All edges, by head."""
        for head in sorted(self.out):
            for label in sorted(self.out[head]):
                for dependent in self.out[head][label]:
                    yield head, label, dependent

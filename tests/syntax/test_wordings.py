"""Wordings of several words: side by side, parted, behind an object, and what is no such wording."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.syntax.text import Text, Word
from extract.syntax.wordings import adjacent_end, stands_at, wording_at, wording_end

LOSSES = (
    ["They", "inflicted", "heavy", "losses", "on", "it", "and", "fled", "over", "the", "border", "."],
    [1, 1, 3, 1, 1, 4, 1, 1, 7, 10, 8, 1],
    ["nsubj", "ROOT", "amod", "dobj", "prep", "pobj", "cc", "conj", "prep", "det", "pobj", "punct"],
    ["they", "inflict", "heavy", "loss", "on", "it", "and", "flee", "over", "the", "border", "."],
)
QUOTED = (
    ["Critics", "took", "strong", "issue", "with", "it"],
    [1, 1, 3, 1, 3, 4],
    ["nsubj", "ROOT", "amod", "dobj", "prep", "pobj"],
    ["critic", "take", "strong", "issue", "with", "it"],
)


def word(sentence: tuple[list[str], list[int], list[str], list[str]], at: int) -> Word:
    words, heads, deps, lemmas = sentence
    size = len(words)
    starts = [i == 0 for i in range(size)]
    doc = Doc(
        Vocab(), words=words, heads=heads, deps=deps, lemmas=lemmas, tags=["X"] * size, pos=["X"] * size,
        sent_starts=starts,
    )  # fmt: skip
    return Text(doc)[at]


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ((), (1,)),
        (("loss",), (1, 3)),
        (("losses", "on"), (1, 3, 4)),
        (("heavy",), (1, 2)),
        (("loss", "over"), None),
        (("flee",), None),
        (("on", "loss"), None),
    ],
)
def test_words_of_a_wording_hang_together_in_their_order(rest: tuple[str, ...], found: tuple[int, ...] | None) -> None:
    assert wording_at(word(LOSSES, 1), rest) == found


def test_what_hangs_on_the_object_counts_only_where_it_may() -> None:
    took = word(QUOTED, 1)
    assert wording_at(took, ("with",)) is None
    assert wording_at(took, ("with",), across=True) == (1, 4)
    assert wording_at(took, ("issue", "with")) == (1, 3, 4)


def test_a_trigger_reaches_as_far_as_its_words_are_adjacent() -> None:
    assert wording_end(word(LOSSES, 1), ("heavy", "loss")) == 3
    assert wording_end(word(LOSSES, 1), ("loss", "on")) == 1
    assert wording_end(word(LOSSES, 1), ("gain",)) is None
    assert adjacent_end((4, 5, 7)) == 5


def test_a_set_phrase_stands_as_it_is_written() -> None:
    assert stands_at(word(LOSSES, 8), ("over", "the", "border"))
    assert not stands_at(word(LOSSES, 1), ("inflicted", "losses"))
    assert not stands_at(word(LOSSES, 10), ("border", ".", "and"))

"""Words and passages of a Text are what spaCy's tokens and spans of its Doc are."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from extract.errors import InputError
from extract.syntax.labels import link_of
from extract.syntax.text import Passage, Text, Word

WORDS = ["Iran", "and", "Syria", "'s", "army", ",", "he", "said", ",", "fired", "two", "rockets", ".", "They", "missed"]
HEADS = [4, 0, 0, 0, 9, 4, 7, 9, 9, 9, 11, 9, 9, 14, 14]
DEPS = [
    "poss",
    "cc",
    "conj",
    "case",
    "nsubj",
    "punct",
    "nsubj",
    "parataxis",
    "punct",
    "ROOT",
    "nummod",
    "dobj",
    "punct",
    "nsubj",
    "ROOT",
]
SPACES = [True, True, False, True, False, True, True, False, True, True, True, False, True, True, False]
STARTS = [i in (0, 13) for i in range(len(WORDS))]


@pytest.fixture
def doc() -> Doc:
    return Doc(
        Vocab(),
        words=WORDS,
        spaces=SPACES,
        heads=HEADS,
        deps=DEPS,
        tags=["X"] * len(WORDS),
        pos=["X"] * len(WORDS),
        lemmas=[word.lower() for word in WORDS],
        sent_starts=STARTS,
    )


def sides(word: Token | Word) -> tuple[list[int], list[int]]:
    before, behind = (word.before(), word.behind()) if isinstance(word, Word) else (word.lefts, word.rights)
    return [t.i for t in before], [t.i for t in behind]


def seen(word: Token | Word) -> dict[str, object]:
    return {
        "text": (word.i, word.idx, word.text, word.whitespace_, len(word)),
        "tree": (
            word.head.i,
            word.link if isinstance(word, Word) else link_of(word.dep_),
            [t.i for t in word.children],
        ),
        "sides": sides(word),
        "above": [t.i for t in word.ancestors],
        "below": ([t.i for t in word.subtree], word.left_edge.i),
        "joined": {t.i for t in word.conjuncts},
        "sentence": (word.sent.start, word.sent.end),
        "kind": (word.is_punct, word.is_space, word.is_alpha, word.is_title, word.is_upper, word.is_quote),
    }


def test_word_is_what_its_token_is(doc: Doc) -> None:
    text = Text(doc)
    for token, word in zip(doc, text, strict=True):
        expected = seen(token)
        if token.is_alpha:  # a Vocab without a language knows no kinds of words
            expected["kind"] = (False, False, True, token.text.istitle(), token.text.isupper(), False)
        else:
            expected["kind"] = (True, False, False, False, False, False) if token.text in ",." else seen(word)["kind"]
        assert seen(word) == expected


@pytest.mark.parametrize(("start", "end"), [(0, 4), (1, 3), (0, 9), (5, 30), (24, 27), (0, 62), (3, 6), (58, 62)])
def test_passage_of_characters_is_that_of_a_span(doc: Doc, start: int, end: int) -> None:
    text = Text(doc)
    for mode, passage in (("expand", text.span(start, end)), ("contract", text.inside(start, end))):
        span = doc.char_span(start, end, alignment_mode=mode)
        assert limits(passage) == limits(span if span is not None and len(span) else None), mode


def limits(run: Span | Passage | None) -> tuple[object, ...] | None:
    return None if run is None else (run.start, run.end, run.text, run.start_char, run.end_char, run.root.i)


def test_text_of_a_doc_that_nobody_has_read_says_so(doc: Doc) -> None:
    with pytest.raises(InputError, match="nothing is known of this Doc"):
        Text(doc).state  # noqa: B018


def test_neighbour_beyond_the_text_is_an_error(doc: Doc) -> None:
    with pytest.raises(IndexError, match="no word 15 in a text of 15"):
        Text(doc)[14].nbor()

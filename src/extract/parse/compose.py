"""The Doc over the raw text, out of the parses of what the parser read in its place.

Joined tokens cover what they stand for, and every offset stays true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from numpy import arange, array, concatenate, uint64, zeros
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.types import Ints2d

from extract.parse.reading import Piece

_COLUMNS: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]
_POS, _LEMMA, _DEP, _HEAD = 1, 3, 4, 5
_BEFORE = 2**64 - 1  # as a head: the token before, in the unsigned numbers that spaCy takes
_NAMING = ("NOUN", "PROPN", "NUM", "X")


def compose(
    vocab: Vocab,
    text: str,
    parts: Sequence[Piece],
    parsed: Sequence[tuple[Sequence[int], int | None, Doc]],
    right: Callable[[str, str], str] = lambda lemma, _: lemma,
    unread: Iterable[range] = (),
    names: Mapping[int, str] = {},
    supplied: Mapping[int, str] = {},
) -> tuple[Doc, list[str], list[int]]:
    """The Doc over the raw text, its words, and the token index of each piece.

    `parsed` holds the pieces of each stretch, the piece that an aside hangs on (None for a sentence) and its parse; an
    aside that stands before that piece hangs on the verb of its sentence.
    `right` corrects the lemma of a verb, given its form. `unread` are the pieces of each sentence that has no parse:
    its words hang on the first, and of those that begin where `names` says the part of speech is known. Before the
    pieces that `supplied` has, the parser has read words that aren't there.
    """
    words, spaces, index = _words(text, parts)
    doc = Doc(vocab, words=words, spaces=spaces)
    rows = _rest(len(words), vocab)
    for sentence in unread:
        _flat(rows, range(index[sentence[0]], index[sentence[-1]] + 1), vocab)
        for i in sentence:
            if parts[i].start in names:
                rows[index[i], _POS] = vocab.strings[names[parts[i].start]]
    own: list[int] = []
    tables: list[NDArray[uint64]] = []
    for pieces_of, _, view in parsed:
        cells = cast(NDArray[uint64], view.to_array(_COLUMNS))
        tables.append(_without(cells, pieces_of, supplied, vocab.strings))
        own += [index[i] for i in pieces_of]
    if own:
        at = array(own)
        cells = concatenate(tables)
        heads = at[arange(len(own)) + cells[:, _HEAD].astype("int64")]
        cells[:, _HEAD] = (heads - at).astype("uint64")
        verbs = (cells[:, _POS] == vocab.strings["VERB"]).tolist()
        read = [i for pieces_of, _, _ in parsed for i in pieces_of]
        for k, lemma in _lemmas(words, parts, list(zip(read, own, verbs, strict=True)), cells, right, vocab):
            cells[k, _LEMMA] = vocab.strings.add(lemma)
        rows[at] = cells
    for pieces_of, after, _ in parsed:
        if after is not None:
            tokens = [index[i] for i in pieces_of]
            _hang(rows, tokens, index[after], after > pieces_of[-1], words[tokens[0]], vocab)
    if words:
        doc.from_array(_COLUMNS, cast(Ints2d, rows))
    return doc, words, index


def _hang(rows: NDArray[uint64], aside: Sequence[int], token: int, leads: bool, first: str, vocab: Vocab) -> None:
    """Hangs an aside, with its first word, on a token; one that `leads` on the verb of that token's sentence."""
    target = _root(rows, token) if leads else token
    marked = not first[:1].isalnum()  # ": Seoul" names nothing again
    for word in aside:
        if rows[word, _HEAD] == 0:
            rows[word, _HEAD] = array(target - word).astype("uint64")
            naming = "appos" if vocab.strings[rows[word, _POS]] in _NAMING and not marked else "parataxis"
            rows[word, _DEP] = vocab.strings["prep" if leads else naming]


def _root(rows: NDArray[Any], token: int) -> int:
    """The token that governs the sentence of a token, of which the rows are known."""
    while step := int(rows[token, _HEAD].astype("int64")):
        token += step
    return token


def _without(
    cells: NDArray[uint64], pieces: Sequence[int], supplied: Mapping[int, str], labels: StringStore
) -> NDArray[uint64]:
    """The rows of a parse that stand for a piece; what hung on a supplied word hangs on its head.

    The heads in `cells`, steps from each row, become those among the rows that stay. A relative clause becomes
    a participle where its pronoun and its auxiliary are both supplied.
    """
    gone: list[int] = []
    for k, i in enumerate(pieces if supplied else ()):
        first, words = k + len(gone), len(supplied[i].split()) if i in supplied else 0
        gone += range(first, first + words)
        if words > 1 and cells[first + words, _DEP] == labels["relcl"]:
            cells[first + words, _DEP] = labels["acl"]
    if not gone:
        return cells
    heads = arange(len(cells)) + cells[:, _HEAD].astype("int64")
    for at in gone:
        above = int(heads[at])
        if above == at:  # it governs the sentence: the participle behind it does instead
            above = at + 1
            cells[above, _DEP], heads[above] = labels["ROOT"], above
        heads[heads == at] = above
    kept = [k for k in range(len(cells)) if k not in gone]
    place = {k: n for n, k in enumerate(kept)}
    cells[kept, _HEAD] = array([place[int(heads[k])] - n for k, n in place.items()]).astype("uint64")
    return cells[kept]


def _rest(count: int, vocab: Vocab) -> NDArray[uint64]:
    """White space, and parentheses that the parser did not see, hang on the token before them."""
    rows = zeros((count, len(_COLUMNS)), dtype="uint64")
    rows[1:, _HEAD], rows[1:, _DEP] = _BEFORE, vocab.strings["punct"]
    return rows


def _flat(rows: NDArray[uint64], tokens: range, vocab: Vocab) -> None:
    """A sentence without a parse: its first token governs the others."""
    rows[tokens.start : tokens.stop, _HEAD] = arange(0, -len(tokens), -1).astype("uint64")
    rows[tokens.start : tokens.stop, _DEP] = vocab.strings["dep"]
    rows[tokens.start, _DEP] = vocab.strings["ROOT"]


def _lemmas(
    words: Sequence[str],
    parts: Sequence[Piece],
    tokens: Iterable[tuple[int, int, bool]],
    cells: NDArray[uint64],
    right: Callable[[str, str], str],
    vocab: Vocab,
) -> Iterator[tuple[int, str]]:
    """The rows whose lemma is not the parser's: "test-fired" read as "fired" has "test-fire".

    `tokens`: the piece of each, its place among the words, and whether it is a verb.
    """
    for k, (i, j, verb) in enumerate(tokens):
        part, said = parts[i], words[j]
        cut = said.rfind("-") + 1
        if not verb and not cut and part.lemma is None:
            continue
        parsed = vocab.strings[cells[k, _LEMMA]]
        lemma = part.lemma or (right(parsed, part.word.lower()) if verb else parsed)
        compound = cut and (said[cut:] == part.word or part.lemma is not None)
        yield k, said[:cut].lower() + lemma if compound else lemma


def _words(text: str, parts: Sequence[Piece]) -> tuple[list[str], list[bool], list[int]]:
    words: list[str] = []
    spaces: list[bool] = []
    index: list[int] = []
    cursor = 0
    for part in parts:
        _between(text[cursor : part.start], words, spaces)
        index.append(len(words))
        words.append(text[part.start : part.end])
        spaces.append(False)
        cursor = part.end
    _between(text[cursor:], words, spaces)
    return words, spaces, index


def _between(gap: str, words: list[str], spaces: list[bool]) -> None:
    """What stands between two pieces: the first blank belongs to the word before it, the rest is a word."""
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)

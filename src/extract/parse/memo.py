"""Part of speech, morphology and lemma with a memory: each word with its tag and dependency is looked up once.

spaCy's attribute ruler matches its 180 patterns against every token, which takes longer than the parser, and the
lemmatizer of rules looks at each token anew. All but a dozen of the patterns look at one token alone, and the
lemmatizer does; what they give is remembered. Where a pattern of several tokens matches, spaCy's own do the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from numpy import frombuffer, uint64
from numpy.typing import NDArray
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import Lemmatizer
from spacy.pipeline.attributeruler import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab
from thinc.types import Ints2d

from extract.syntax.labels import alone

NAME = "extract_memo"
RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
ALONE = frozenset({"rule", "lookup"})  # modes of the lemmatizer that look at one token
MOST = 100_000
INDEX = "lemma_index"

_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_WHOLE = f"V{8 * len(_KEY)}"  # the three of a token as one
_GIVEN: list[int | str] = ["POS", "MORPH", "LEMMA"]
_PATTERN = list[dict[str, Any]]


@Language.factory(NAME, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.morph", "token.lemma"])
def make_memo(nlp: Language, name: str) -> Memo:
    """A component that does nothing until it is given a ruler."""
    return Memo(nlp.vocab)


class Memo:
    """Sets what the ruler, and the lemmatizer if it is given one, would set."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.known: dict[bytes, tuple[bytes, str]] = {}  # a row of _GIVEN, and the lemma
        self.use(AttributeRuler(vocab), None)

    def use(self, ruler: AttributeRuler, lemmatizer: Lemmatizer | None) -> None:
        """Do from now on what these do."""
        self.ruler = ruler
        self.lemmatizer = lemmatizer
        if lemmatizer is not None:
            index = lemmatizer.lookups.get_table(INDEX, {})
            for part, words in list(index.items()):
                index[part] = frozenset(
                    words
                )  # it is asked for each new word, and spaCy has tens of thousands in a list
        self.known.clear()
        self.attrs: dict[tuple[int, int, int, bool], dict[Any, Any]] = {}
        patterns = list(_patterns(ruler))
        self.words = _Words([pattern for pattern in patterns if len(pattern) == 1])
        self.several = _Several(self.vocab, [pattern for pattern in patterns if len(pattern) > 1])

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        cells = cast(NDArray[uint64], doc.to_array(_KEY))
        keys = cells.view(_WHOLE).ravel().tolist()
        if self.several.matches(doc, keys, cells):
            doc = self.ruler(doc)
            return self.lemmatizer(doc) if self.lemmatizer else doc
        if len(self.known) > MOST:
            self.forget()
        known = self.known
        rows = []
        add = self.vocab.strings.add  # a lemma may have gone with the memory zone in which it was learnt
        for i, key in enumerate(keys):
            given = known.get(key)
            if given is None:
                given = known[key] = self._learnt(doc[i])
            row, lemma = given
            add(lemma)
            rows.append(row)
        values = frombuffer(b"".join(rows), dtype="uint64").reshape(len(rows), len(_GIVEN))
        doc.from_array(_GIVEN, cast(Ints2d, values))
        return doc

    def forget(self) -> None:
        """What is known of words, so that it doesn't grow for ever; the lemmatizer has a memory of its own."""
        self.known.clear()
        self.several.forget()
        if self.lemmatizer is not None:
            self.lemmatizer.cache.clear()

    def _learnt(self, token: Token) -> tuple[bytes, str]:
        """What the two give to the token."""
        key = (token.tag, token.lower if self.words.holds(token.lower_) else 0, token.dep, token.is_space)
        attrs = self.attrs.get(key)
        if attrs is None:
            attrs = self.attrs[key] = self._looked_up(token)
        if attrs:
            set_token_attrs(token, attrs)
        if self.lemmatizer and not token.lemma:
            token.lemma_ = self.lemmatizer.lemmatize(token)[0]
        return token.doc.to_array(_GIVEN)[token.i].tobytes(), token.lemma_

    def _looked_up(self, token: Token) -> dict[Any, Any]:
        """What the patterns give to such a token; a later one overrides an earlier one."""
        attrs: dict[Any, Any] = {}
        for number, _, _, _ in self.ruler.match(alone(token)):
            attrs.update(self.ruler.attrs[number])
        return attrs


class _Several:
    """The patterns of several tokens, tried only where a word or dependency stands without which none matches."""

    def __init__(self, vocab: Vocab, patterns: Sequence[_PATTERN]) -> None:
        self.matcher = Matcher(vocab)
        for number, pattern in enumerate(patterns):
            self.matcher.add(str(number), [pattern])
        anchors = [_anchor(pattern) for pattern in patterns]
        self.always = any(anchor is None for anchor in anchors)
        self.anchors = frozenset().union(*(anchor for anchor in anchors if anchor is not None))
        self.known: dict[bytes, bool] = {}

    def matches(self, doc: Doc, keys: Sequence[bytes], cells: NDArray[uint64]) -> bool:
        """Whether one of the patterns is in the Doc, of whose tokens these are the keys, and what is in them."""
        if not len(self.matcher):
            return False
        possible = self.always
        known, strings = self.known, doc.vocab.strings
        for i, key in enumerate(keys):
            anchored = known.get(key)
            if anchored is None:
                word, _, dependency = (strings[part] for part in cells[i].tolist())
                said = (("LOWER", word.lower()), ("DEP", dependency))
                anchored = known[key] = not self.anchors.isdisjoint(said)
            possible = possible or anchored
        return possible and bool(self.matcher(doc, allow_missing=True))

    def forget(self) -> None:
        """Which tokens may be part of a pattern."""
        self.known.clear()


def _anchor(pattern: _PATTERN) -> frozenset[tuple[str, str]] | None:
    """The dependency, or the words, of which one must stand where the pattern matches; None where any may."""
    told: list[frozenset[tuple[str, str]]] = []
    for spec in pattern if not any("OP" in spec for spec in pattern) else ():
        for name in ("DEP", "LOWER"):
            value = spec.get(name)
            words = [value] if isinstance(value, str) else value.get("IN") if isinstance(value, dict) else None
            if words is not None:
                told.append(frozenset((name, word) for word in words))
    return min(told, key=len, default=None)


class _Words:
    """The words, in lower case, that some pattern tells from others."""

    def __init__(self, patterns: Sequence[_PATTERN]) -> None:
        self.listed: set[str] = set()
        self.shapes: list[re.Pattern[str]] = []
        for value in (spec["LOWER"] for pattern in patterns for spec in pattern if "LOWER" in spec):
            rows: dict[str, Any] = value if isinstance(value, dict) else {"IN": [value]}
            for name, words in rows.items():
                if name == "REGEX":
                    self.shapes.append(re.compile(words))
                else:
                    self.listed.update(words)

    def holds(self, word: str) -> bool:
        """Whether a pattern asks for this word, or against it."""
        return word in self.listed or any(shape.search(word) for shape in self.shapes)


def remember(nlp: Language) -> None:
    """Replaces the attribute ruler of a pipeline, and the lemmatizer behind it, where they allow it."""
    names = nlp.pipe_names
    if RULER not in names:
        return
    at = names.index(RULER)
    ruler = nlp.get_pipe(RULER)
    if not isinstance(ruler, AttributeRuler) or not all(map(_seen, _patterns(ruler))):
        return
    lemmatizer = nlp.get_pipe(LEMMATIZER) if names[at + 1 : at + 2] == [LEMMATIZER] else None
    if isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode in ALONE and not lemmatizer.overwrite:
        nlp.remove_pipe(LEMMATIZER)
    else:
        lemmatizer = None
    nlp.remove_pipe(RULER)
    following = nlp.pipe_names[at : at + 1]
    memo = nlp.add_pipe(NAME, name=RULER, before=following[0]) if following else nlp.add_pipe(NAME, name=RULER)
    assert isinstance(memo, Memo)
    memo.use(ruler, lemmatizer)


def _patterns(ruler: AttributeRuler) -> Iterator[_PATTERN]:
    rows: Any = ruler.patterns
    return (pattern for row in rows for pattern in row["patterns"])


def _seen(pattern: _PATTERN) -> bool:
    """Whether what the pattern asks for can be remembered."""
    if len(pattern) > 1:
        return True
    lower = pattern[0].get("LOWER", "")
    tellable = isinstance(lower, str) or set(lower) <= {"IN", "NOT_IN", "REGEX"}
    return tellable and set(pattern[0]) <= SEEN and "OP" not in pattern[0]

"""Names that spaCy token patterns of the rules find in the raw text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.names.trie import Entry, Hit
from extract.pack.pattern_lines import Tokens

_Rows = Sequence[tuple[Tokens, str]]


class PatternLines:
    """The token patterns of a rulebook, each with its record; compiled for the vocabulary of the first text."""

    def __init__(self, rows: _Rows) -> None:
        self.rows = rows
        self._vocab: Vocab | None = None

    def __getstate__(self) -> Mapping[str, _Rows]:
        return {"rows": self.rows}

    def __setstate__(self, state: Mapping[str, _Rows]) -> None:
        self.__init__(state["rows"])  # type: ignore[misc]

    def find(self, text: str, tokenizer: Callable[[str], Doc]) -> Iterator[Hit]:
        """Where they match, in text order."""
        if not self.rows:
            return
        doc = tokenizer(text)
        if self._vocab is not doc.vocab:
            self._compile(doc.vocab)
        for key, start, end in self._matcher(doc):
            span = doc[start:end]
            yield Hit(span.start_char, span.end_char, (Entry("name", self._refs[key]),))

    def _compile(self, vocab: Vocab) -> None:
        self._vocab, self._matcher = vocab, Matcher(vocab)
        self._refs: dict[int, str] = {}
        for number, (tokens, ref) in enumerate(self.rows):
            name = f"{ref}:{number}"
            self._matcher.add(name, [[*tokens]], greedy="LONGEST")
            self._refs[vocab.strings.add(name)] = ref

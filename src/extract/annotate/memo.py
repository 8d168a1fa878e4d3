"""spaCy's attribute ruler with a memory: each combination of tag, word and dependency is looked up once.

The ruler matches its 180 patterns against every token, which takes longer than the parser. All but a dozen of them
look at one token alone, at its tag, lower-case form, dependency and whether it is white space; what they give is
remembered under those. Where a pattern of several tokens matches, the ruler itself does the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline.attributeruler import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab

NAME = "extract_memo_ruler"
SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
MOST = 50_000

Key = tuple[int, int, int, bool]


@Language.factory(NAME, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.morph", "token.lemma"])
def make_memo_ruler(nlp: Language, name: str) -> MemoRuler:
    """A component that does nothing until it is given a ruler."""
    return MemoRuler(nlp.vocab)


class MemoRuler:
    """Sets what the ruler would set."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.ruler = AttributeRuler(vocab)
        self.several = Matcher(vocab)
        self.known: dict[Key, dict[Any, Any]] = {}

    def use(self, ruler: AttributeRuler) -> None:
        """Do from now on what this ruler does."""
        self.ruler = ruler
        self.known.clear()
        for number, pattern in enumerate(p for p in _patterns(ruler) if len(p) > 1):
            self.several.add(str(number), [pattern])

    def __call__(self, doc: Doc) -> Doc:
        if len(self.several) and self.several(doc, allow_missing=True):
            return self.ruler(doc)
        if len(self.known) > MOST:
            self.known.clear()
        for token in doc:
            key = (token.tag, token.lower, token.dep, token.is_space)
            attrs = self.known.get(key)
            if attrs is None:
                attrs = self.known[key] = self._looked_up(token)
            if attrs:
                set_token_attrs(token, attrs)
        return doc

    def _looked_up(self, token: Token) -> dict[Any, Any]:
        """What the patterns give to such a token; a later one overrides an earlier one."""
        alone = Doc(self.vocab, words=[token.lower_], tags=[token.tag_], deps=[token.dep_], heads=[0])
        attrs: dict[Any, Any] = {}
        for number, _, _, _ in self.ruler.match(alone):
            attrs.update(self.ruler.attrs[number])
        return attrs


def remember(nlp: Language, name: str = "attribute_ruler") -> None:
    """Replaces the attribute ruler of a pipeline, if it has one whose patterns allow it."""
    if name not in nlp.pipe_names:
        return
    ruler = nlp.get_pipe(name)
    if isinstance(ruler, AttributeRuler) and all(map(_seen, _patterns(ruler))):
        at = nlp.pipe_names.index(name)
        nlp.remove_pipe(name)
        last = at == len(nlp.pipe_names)
        memo = nlp.add_pipe(NAME, name=name, last=True) if last else nlp.add_pipe(NAME, name=name, before=at)
        assert isinstance(memo, MemoRuler)
        memo.use(ruler)


def _patterns(ruler: AttributeRuler) -> Iterator[list[dict[str, Any]]]:
    rows: Any = ruler.patterns
    return (pattern for row in rows for pattern in row["patterns"])


def _seen(pattern: list[dict[str, Any]]) -> bool:
    return len(pattern) > 1 or (set(pattern[0]) <= SEEN and "OP" not in pattern[0])

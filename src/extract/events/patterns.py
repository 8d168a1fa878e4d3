"""Rules that a spaCy pattern triggers: where the pattern matches in a sentence, and which of its nodes fill roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.pack.schema import TRIGGER, Construction


@dataclass(slots=True)
class PatternHit:
    """A rule whose pattern matches: the last token of its trigger, and the tokens at nodes named as roles are."""

    rule: str
    last: int
    nodes: dict[str, tuple[int, ...]] = field(default_factory=dict)


class Patterns:
    """The `pattern` and `dependency` keys of all rules; compiled for the vocabulary of the first sentence."""

    def __init__(self, rules: Sequence[Construction]) -> None:
        self.rules = rules
        self._vocab: Vocab | None = None

    def __getstate__(self) -> Mapping[str, Sequence[Construction]]:
        return {"rules": self.rules}

    def __setstate__(self, state: Mapping[str, Sequence[Construction]]) -> None:
        self.__init__(state["rules"])  # type: ignore[misc]

    def find(self, doc: Doc, first: int, stop: int) -> dict[int, list[PatternHit]]:
        """The hits in the tokens [first, stop), by the head token of their triggers."""
        found: dict[int, list[PatternHit]] = defaultdict(list)
        if not self.rules:
            return found
        sentence = doc[first:stop]
        if self._vocab is not sentence.vocab:
            self._compile(sentence.vocab)
        for key, start, end in self._words(sentence, allow_missing=True):
            match = sentence[start:end]
            found[match.root.i].append(PatternHit(self._named[key], match.end - 1))
        for key, tokens in self._trees(sentence) if len(self._trees) else ():
            rule = self._named[key]
            names = [node.name for node in self._dependencies[rule]]
            at = {name: sentence.start + token for name, token in zip(names, tokens, strict=True)}
            _add(found[at[TRIGGER]], rule, at)
        return found

    def _compile(self, vocab: Vocab) -> None:
        self._vocab, self._words, self._trees = vocab, Matcher(vocab), DependencyMatcher(vocab)
        self._dependencies = {rule.id: rule.dependency for rule in self.rules if rule.dependency}
        self._named = {vocab.strings.add(rule.id): rule.id for rule in self.rules}
        for rule in self.rules:
            if rule.pattern:
                self._words.add(rule.id, [[*rule.pattern]])
        for name, nodes in self._dependencies.items():
            self._trees.add(name, [[node.model_dump(by_alias=True, exclude_none=True) for node in nodes]])


def _add(hits: list[PatternHit], rule: str, at: Mapping[str, int]) -> None:
    """A match of a tree; several on one trigger are one hit, whose roles have several fillers."""
    hit = next((h for h in hits if h.rule == rule), None)
    if hit is None:
        hit = PatternHit(rule, at[TRIGGER])
        hits.append(hit)
    for name, token in at.items():
        if token not in hit.nodes.setdefault(name, ()):
            hit.nodes[name] = tuple(sorted((*hit.nodes[name], token)))

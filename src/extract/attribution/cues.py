"""The cues of rules/sources by their words: those by which somebody is said to say, believe or want something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.pack.grammar import Grammar
from extract.pack.sources import (
    AdjectiveClass,
    AdverbClass,
    Cue,
    Kinds,
    NounClass,
    PhraseClass,
    SourceFile,
    VerbClass,
)


@dataclass(frozen=True)
class SourceRules:
    """The cues of every pack, by their first word, and the words of the grammar with which they are read."""

    verbs: Mapping[str, list[tuple[tuple[str, ...], VerbClass]]]
    nouns: Mapping[str, NounClass]
    adverbs: Mapping[str, AdverbClass]
    adjectives: Mapping[str, AdjectiveClass]
    phrases: Mapping[str, list[tuple[tuple[str, ...], PhraseClass]]]
    kinds: Kinds
    cues: Mapping[str, Cue]
    grammar: Grammar
    untrue: frozenset[str]

    @cached_property
    def bearing(self) -> frozenset[str]:
        """The first words of all that are no verbs."""
        return frozenset((*self.nouns, *self.adverbs, *self.adjectives, *self.phrases))

    @cached_property
    def texts(self) -> frozenset[str]:
        """Nouns for something written or spoken that says something itself."""
        return frozenset(word for word, noun in self.nouns.items() if noun.lead or noun.document)


def source_rules(files: Collection[SourceFile], grammar: Grammar, untrue: frozenset[str]) -> SourceRules:
    """The cues of these files; where two have the same noun, adverb or adjective, that of the later one.

    `untrue`: words that say of what is told that it is not so.
    """
    verbs: dict[str, list[tuple[tuple[str, ...], VerbClass]]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], PhraseClass]]] = defaultdict(list)
    nouns: dict[str, NounClass] = {}
    adverbs: dict[str, AdverbClass] = {}
    adjectives: dict[str, AdjectiveClass] = {}
    for file in files:
        for verb_class in file.verbs.values():
            for first, *rest in map(str.split, verb_class.words):
                verbs[first].append((tuple(rest), verb_class))
        for phrase_class in file.phrases.values():
            for first, *rest in map(str.split, phrase_class.words):
                phrases[first].append((tuple(rest), phrase_class))
        nouns.update({word: c for c in file.nouns.values() for word in c.words})
        adverbs.update({word: c for c in file.adverbs.values() for word in c.words})
        adjectives.update({word: c for c in file.adjectives.values() for word in c.words})
    for found in verbs.values():
        found.sort(key=lambda entry: -len(entry[0]))
    kinds = next((file.kinds for file in files if file.kinds), None) or Kinds(
        entity={}, nouns={}, anonymous=(), silent=()
    )
    cues = {
        name: cue
        for f in files
        for table in (f.verbs, f.nouns, f.adverbs, f.adjectives, f.phrases)
        for name, cue in table.items()
    }
    return SourceRules(verbs, nouns, adverbs, adjectives, phrases, kinds, cues, grammar, untrue)

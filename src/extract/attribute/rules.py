"""rules/sources, typed: the words by which somebody is said to say, believe or want something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from extract.errors import Problem, RuleError, Where
from extract.rulebook.explain import problems_of
from extract.rulebook.sources import (
    AdjectiveClass,
    AdverbClass,
    Cue,
    Kinds,
    NounClass,
    PhraseClass,
    SourceFile,
    VerbClass,
)

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class SourceRules:
    """The cues of every pack, by their first word."""

    verbs: Mapping[str, list[tuple[tuple[str, ...], VerbClass]]]
    nouns: Mapping[str, NounClass]
    adverbs: Mapping[str, AdverbClass]
    adjectives: Mapping[str, AdjectiveClass]
    phrases: Mapping[str, list[tuple[tuple[str, ...], PhraseClass]]]
    kinds: Kinds
    cues: Mapping[str, Cue]


def source_rules(data: Mapping[str, Any]) -> SourceRules:
    """The typed form of rulebook.data["sources"]. Raises RuleError."""
    files = typed_files(data, "sources", SourceFile)
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
    return SourceRules(verbs, nouns, adverbs, adjectives, phrases, kinds, cues)


def typed_files(data: Mapping[str, Any], folder: str, model: type[Model]) -> list[Model]:
    """Every file of a folder of rules, typed; problems name the file and the key. Raises RuleError."""
    files: list[Model] = []
    problems: list[Problem] = []
    for name, content in data.items():
        try:
            files.append(model.model_validate(content or {}))
        except ValidationError as error:
            problems += problems_of(error, partial(_where, folder, name), model)
    if problems:
        raise RuleError(problems)
    return files


def _where(folder: str, name: str, loc: tuple[str | int, ...]) -> Where:
    key = ".".join(str(part) for part in loc)
    return Where(f"rules/{folder}/{name}.yml: {key}")

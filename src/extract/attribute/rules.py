"""rules/sources, typed: the words by which somebody is said to say, believe or want something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from extract.errors import Problem, RuleError, Where
from extract.model import Certainty, SourceKind, Stance
from extract.rulebook.explain import problems_of
from extract.rulebook.schema import Strict, Words

Act = Literal["statement", "belief", "intention"]
Frame = Literal["clause", "quote", "infinitive", "gerund", "object", "as", "about"]
Model = TypeVar("Model", bound=BaseModel)


class Cue(Strict):
    """What a cue says of the speaker's act.

    `examples` are sentences with [...|source], [...|cue] and [...|content]; those in `misses` say nothing by it.
    """

    examples: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    act: Act = "statement"
    stance: Stance = "asserts"
    certainty: Certainty | None = None
    vouch: frozenset[Frame] = Field(
        default=frozenset({"clause", "quote", "gerund", "as"}),
        description="Frames whose content is told on the speaker's word; in the others it is only what they speak of.",
    )


class VerbClass(Cue):
    """Verbs with the same complements."""

    words: Words
    frames: frozenset[Frame]
    about: Words = ()
    named: bool = Field(default=False, description="Only with a speaker who can speak: an actor, a person, a pronoun.")
    passive: bool = Field(default=False, description="Only in the passive: is said to.")
    impersonal: Certainty | None = Field(default=None, description="How sure it is where nobody is named: is believed.")


class NounClass(Cue):
    """Nouns that name an act of speech or thought: the claim that ..., reports of ..."""

    words: Words
    about: Words = ()
    document: bool = Field(default=False, description="Something written or spoken that can itself say something.")


class AdverbClass(Cue):
    """Adverbs and participles that put a clause on the word of somebody not named."""

    words: Words


class PhraseClass(Cue):
    """Prepositions that introduce the source: according to."""

    words: Words
    trailing: bool = Field(default=False, description="Only at the start or end of the sentence, behind a comma.")
    inner: bool = Field(default=False, description="Whom a speaker cites: the content is what that speaker says.")


class Kinds(Strict):
    """What kind of source a mention is."""

    entity: Mapping[str, SourceKind]
    nouns: Mapping[SourceKind, Words]
    anonymous: Words
    silent: Words = Field(description="Subjects that never speak.")
    comment: Words = Field(default=(), description="Participles behind a comma that are the writer's own comment.")
    hearsay: Words = Field(default=(), description="Sources on whose word it is only probable: reports indicate.")
    joined: Words = Field(default=(), description="Conjunctions whose clause belongs to what is said: if, because.")
    voice: Words = Field(default=(), description="Verbs whose subject makes the claim that is their object.")


class SourceFile(Strict):
    """One file of rules/sources."""

    verbs: dict[str, VerbClass] = Field(default={})
    nouns: dict[str, NounClass] = Field(default={})
    adverbs: dict[str, AdverbClass] = Field(default={})
    phrases: dict[str, PhraseClass] = Field(default={})
    kinds: Kinds | None = None


@dataclass(frozen=True)
class SourceRules:
    """The cues of every pack, by their first word."""

    verbs: Mapping[str, list[tuple[tuple[str, ...], VerbClass]]]
    nouns: Mapping[str, NounClass]
    adverbs: Mapping[str, AdverbClass]
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
    for file in files:
        for verb_class in file.verbs.values():
            for first, *rest in map(str.split, verb_class.words):
                verbs[first].append((tuple(rest), verb_class))
        for phrase_class in file.phrases.values():
            for first, *rest in map(str.split, phrase_class.words):
                phrases[first].append((tuple(rest), phrase_class))
        nouns.update({word: c for c in file.nouns.values() for word in c.words})
        adverbs.update({word: c for c in file.adverbs.values() for word in c.words})
    for found in verbs.values():
        found.sort(key=lambda entry: -len(entry[0]))
    kinds = next((file.kinds for file in files if file.kinds), None) or Kinds(
        entity={}, nouns={}, anonymous=(), silent=()
    )
    cues = {
        name: cue for f in files for table in (f.verbs, f.nouns, f.adverbs, f.phrases) for name, cue in table.items()
    }
    return SourceRules(verbs, nouns, adverbs, phrases, kinds, cues)


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

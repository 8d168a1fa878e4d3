"""rules/ folders -> Rulebook; every problem of every file is collected and raised together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from extract.errors import Problem, RuleError, Where
from extract.pack.check import problems_in
from extract.pack.entity_files import (
    ActorHeads,
    Designations,
    FalseFriends,
    MeasureNouns,
    Nouns,
    OtherMatters,
    Places,
    Topic,
)
from extract.pack.expressions import Expressions
from extract.pack.families import Families
from extract.pack.files import YamlFile, read_jsonl, read_yaml, shown
from extract.pack.frames import FrameFile, Frames, LexiconFile, Preferences, Weights, WordClass
from extract.pack.grammar import Grammar, GrammarPart
from extract.pack.layout import FOLDERS, model_of
from extract.pack.merge_files import Joined, joined
from extract.pack.merge_packs import disabled, merged_constructions, merged_records, word_places
from extract.pack.messages import problems_of
from extract.pack.packs import Folder, folders_of
from extract.pack.parts import ConstructionsAt, FileAt, Parts, RecordAt
from extract.pack.rulebook import Rulebook
from extract.pack.schema import ConstructionFile, EntityRecord, PatternRecord, RoleDefault
from extract.pack.sections import Characters, LanguageFile, SectionFile, SectionOrder, Sections, SentenceWords
from extract.pack.sources import SourceFile, verbs_of_speech
from extract.pack.status import StatusFile
from extract.pack.taxonomy import Taxonomy
from extract.sentence import Wording

ALONE = ("pack.yml", "grammar.yml", "roles.yml", "preferences.yml", "weights.yml")

OLD = "relations"
RENEWED = (
    "Write gloss and roles (role: {as: agent, is: party}) as frames/TYPE.yml, single words as a class of lexicon/ that "
    "the frame names under units, and what needs paths of its own as constructions/TYPE.yml: type becomes frame, rules "
    "constructions, when asks; priority, none, also and extends go, and so do the steps sentence and document. "
    "See extract rules guide."
)

Model = TypeVar("Model", bound=BaseModel)


def load_rules(folders: Sequence[str | Path] = (), *, core: bool = True) -> Rulebook:
    """The core pack and then each pack (a folder, or the name of an installed one), merged.

    Raises RuleError with every problem found; warnings are left to `extract rules check`.
    """
    book, problems = inspect_rules(folders, core)
    errors = [problem for problem in problems if not problem.warning]
    if errors or book is None:
        raise RuleError(errors)
    return book


def inspect_rules(folders: Sequence[str | Path] = (), core: bool = True) -> tuple[Rulebook | None, list[Problem]]:
    """The same, with every problem and warning found; None where too little could be read for a Rulebook."""
    builder = _Builder()
    for folder in folders_of(folders, core=core, problems=builder.parts.problems):
        builder.add(folder)
    return builder.done()


def standing_of(folders: Sequence[str | Path] = (), *, core: bool = True) -> tuple[str | None, tuple[str, ...]]:
    """A digest of the files that `load_rules` would read, None where one of the packs cannot be had; their folders."""
    problems: list[Problem] = []
    digest = hashlib.sha256()
    found = folders_of(folders, core=core, problems=problems)
    for folder in found:
        digest.update((folder.path / "pack.yml").read_bytes() + b"\0")
        for path in folder.files():
            digest.update(path.relative_to(folder.path).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return None if problems else digest.hexdigest(), tuple(str(folder.path) for folder in found)


class _Builder:
    """Collects packs, and the problems in them."""

    def __init__(self) -> None:
        self.parts = Parts()
        self.digest = hashlib.sha256()
        self.joined = Joined()

    def add(self, folder: Folder) -> None:
        """Reads one pack."""
        self.parts.packs.append((folder.pack, folder.file))
        self.digest.update((folder.path / "pack.yml").read_bytes() + b"\0")
        for path in folder.files():
            relative = path.relative_to(folder.path)
            self.digest.update(relative.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
            try:
                if path.suffix == ".jsonl":
                    self._records(path, relative, folder)
                elif relative.name != "pack.yml":
                    self._yaml(YamlFile(path, read_yaml(path)), relative, folder)
            except RuleError as error:
                self.parts.problems += error.problems

    def _yaml(self, file: YamlFile, relative: PurePath, folder: Folder) -> None:
        if relative.as_posix() == "roles.yml":
            self._roles(file)
            return
        model = model_of(relative)
        if model is None:
            self._misplaced(file.path, relative)
            return
        found = self._valid(GrammarPart if model is Grammar else model, file)
        if isinstance(found, ConstructionFile):
            self.parts.constructions.append(ConstructionsAt(folder.pack, file, found))
        elif model is not ConstructionFile:
            self.parts.files.append(FileAt(folder.pack, file, relative, found))
            if found is not None:
                self.joined.add(relative, found)

    def _roles(self, file: YamlFile) -> None:
        rows = file.data if isinstance(file.data, dict) else {}
        for name, row in rows.items():
            try:
                self.parts.roles.append((name, RoleDefault.model_validate(row), file))
            except ValidationError as error:
                at = (name,)
                self.parts.problems += problems_of(error, lambda loc, at=at: file.at((*at, *loc)), RoleDefault, row)  # type: ignore[misc]

    def _misplaced(self, path: Path, relative: PurePath) -> None:
        if relative.parts[0] == OLD:
            self.parts.problems.append(Problem(Where(shown(path)), "rules in the language of before.", RENEWED))
            return
        hint = f"Rule files are {', '.join(ALONE)} and those in {', '.join(FOLDERS)}."
        self.parts.problems.append(Problem(Where(shown(path)), f"no rule file is read from here ({relative}).", hint))

    def _records(self, path: Path, relative: PurePath, folder: Folder) -> None:
        if relative.parts[0] != "entities":
            self._misplaced(path, relative)
            return
        for line in read_jsonl(path):
            model: type[EntityRecord | PatternRecord] = PatternRecord if "pattern" in line.data else EntityRecord
            try:
                self.parts.records.append(RecordAt(folder.pack, line, model.model_validate(line.data)))
            except ValidationError as error:
                self.parts.problems += problems_of(error, line.at, model, line.data)

    def _valid(self, model: type[Model], file: YamlFile) -> Model | None:
        """The typed file; None where something in it is wrong."""
        data = {} if file.data is None else file.data
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.parts.problems += problems_of(error, file.at, model, data)
            return None

    def done(self) -> tuple[Rulebook | None, list[Problem]]:
        """The Rulebook where all of it could be read, and every problem."""
        parts = self.parts
        files = self.joined
        broken = any(at.model is None and at.relative.stem == "classes" for at in parts.files)
        taxonomy = files.file(Taxonomy, "entities/classes") or Taxonomy()
        parts.problems += problems_in(parts, None if broken else taxonomy)
        grammar = self._grammar()
        if grammar is None or any(not problem.warning for problem in parts.problems):
            return None, parts.problems
        records, patterns, record_at = merged_records(parts, taxonomy)
        constructions, pack_of, rule_at = merged_constructions(parts)
        sources = files.folder(SourceFile, "sources")
        book = Rulebook(
            packs=tuple(pack for pack, _ in parts.packs),
            hash=self.digest.hexdigest()[:16],
            grammar=grammar.model_copy(update=verbs_of_speech(sources.values())),
            taxonomy=taxonomy,
            records=records,
            patterns=patterns,
            roles={name: role for name, role, _ in parts.roles},
            constructions=constructions,
            pack_of=pack_of,
            nouns=_nouns(files),
            sections=_sections(files),
            times=files.folder(Expressions, "times"),
            measures=files.folder(Expressions, "measures"),
            sources=sources,
            status=files.folder(StatusFile, "status"),
            wording=files.file(Wording, "wording/sentence") or Wording(),
            families=files.file(Families, "events/families") or Families(),
            frames=_frames(files, parts),
            places={"record": record_at, "rule": rule_at, **word_places(parts)},
            folders=tuple(str(file.path.parent) for _, file in parts.packs),
        )
        return book, parts.problems

    def _grammar(self) -> Grammar | None:
        """What all packs together say of it; None where a key is missing that no pack has."""
        if not self.parts.packs:
            return None
        said = self.joined.file(GrammarPart, "grammar")
        data = {name: getattr(said, name) for name in said.model_fields_set} if said else {}
        try:
            return Grammar.model_validate(data)
        except ValidationError as error:
            if all(problem.warning for problem in self.parts.problems):
                where = Where(shown(self.parts.packs[-1][1].path.parent / "grammar.yml"))
                self.parts.problems += problems_of(error, lambda _: where, Grammar, data)
            return None


def _nouns(files: Joined) -> Nouns:
    return Nouns(
        files.file(ActorHeads, "entities/actor-heads") or ActorHeads(),
        files.file(Places, "entities/places") or Places(),
        files.file(Designations, "entities/designations") or Designations(),
        files.file(FalseFriends, "entities/false-friends") or FalseFriends(),
        files.file(MeasureNouns, "entities/measure-nouns") or MeasureNouns(),
        files.file(Topic, "entities/topic"),
        files.file(OtherMatters, "entities/matters"),
    )


def _frames(files: Joined, parts: Parts) -> Frames:
    classes: dict[str, WordClass] = {}
    for file in files.folder(LexiconFile, "lexicon").values():
        for name, row in file.classes.items():
            classes[name] = joined(classes[name], row) if name in classes else row
    frames: dict[str, FrameFile] = {}
    for at in parts.files:
        if isinstance(at.model, FrameFile) and at.model.frame not in disabled(parts, parts.rank(at.pack)):
            old = frames.get(at.model.frame)
            frames[at.model.frame] = at.model if old is None else joined(old, at.model)
    return Frames(
        classes=classes,
        frames=frames,
        preferences=files.file(Preferences, "preferences") or Preferences(),
        weights=files.file(Weights, "weights") or Weights(),
    )


def _sections(files: Joined) -> Sections:
    return Sections(
        files.folder(SectionFile, "sections"),
        files.file(SectionOrder, "sections/order") or SectionOrder(),
        files.file(Characters, "sections/characters") or Characters(),
        files.file(LanguageFile, "sections/language") or LanguageFile(),
        files.file(SentenceWords, "sections/sentences") or SentenceWords(),
    )

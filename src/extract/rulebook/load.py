"""rules/ folders -> Rulebook; every problem of every file is collected and raised together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from extract.errors import Problem, RuleError, Where
from extract.rulebook.book import Rulebook
from extract.rulebook.check import problems_in
from extract.rulebook.confidence import Confidence
from extract.rulebook.explain import problems_of
from extract.rulebook.files import YamlFile, read_jsonl, read_yaml, shown
from extract.rulebook.grammar import Grammar
from extract.rulebook.layout import FOLDERS, model_of
from extract.rulebook.merge import merged_records, merged_types, word_places
from extract.rulebook.packs import Folder, folders_of
from extract.rulebook.parts import FileAt, Parts, RecordAt, TypeAt
from extract.rulebook.schema import EntityRecord, PatternRecord, RoleDefault, TypeFile
from extract.rulebook.taxonomy import Taxonomy

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


def digest_of(folders: Sequence[str | Path] = ()) -> str | None:
    """A digest of the files that `load_rules` would read; None where one of the packs cannot be had."""
    problems: list[Problem] = []
    digest = hashlib.sha256()
    for folder in folders_of(folders, core=True, problems=problems):
        digest.update((folder.path / "pack.yml").read_bytes() + b"\0")
        for path in folder.files():
            digest.update(path.relative_to(folder.path).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return None if problems else digest.hexdigest()


class _Builder:
    """Collects packs, and the problems in them."""

    def __init__(self) -> None:
        self.parts = Parts()
        self.digest = hashlib.sha256()
        self.grammar: dict[str, Any] = {}
        self.taxonomy: dict[str, Any] = {}
        self.confidence: dict[str, Any] = {}
        self.data: dict[str, dict[str, Any]] = {}

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
        found = self._valid(model, file, partial=model is Grammar)
        if isinstance(found, TypeFile):
            self.parts.types.append(TypeAt(folder.pack, file, found))
        elif model is not TypeFile:
            self.parts.files.append(FileAt(folder.pack, file, relative, found))
            self._merge(model, relative, file.data)

    def _merge(self, model: type[BaseModel], relative: PurePath, data: Any) -> None:
        if not isinstance(data, dict | None):
            return
        if model is Grammar:
            merge(self.grammar, data or {})
        elif model is Taxonomy:
            merge(self.taxonomy, data or {})
        elif model is Confidence:
            merge(self.confidence, data or {})
        else:
            merge(self.data.setdefault(relative.parts[0], {}), {relative.stem: data or {}})

    def _roles(self, file: YamlFile) -> None:
        rows = file.data if isinstance(file.data, dict) else {}
        for name, row in rows.items():
            try:
                self.parts.roles.append((name, RoleDefault.model_validate(row), file))
            except ValidationError as error:
                at = (name,)
                self.parts.problems += problems_of(error, lambda loc, at=at: file.at((*at, *loc)), RoleDefault, row)  # type: ignore[misc]

    def _misplaced(self, path: Path, relative: PurePath) -> None:
        hint = f"Rule files are pack.yml, grammar.yml, roles.yml, confidence.yml and those in {', '.join(FOLDERS)}."
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

    def _valid(self, model: type[Model], file: YamlFile, *, partial: bool) -> Model | None:
        """The typed file; one that adds to a file of an earlier pack may leave out keys."""
        try:
            return model.model_validate({} if file.data is None else file.data)
        except ValidationError as error:
            found = problems_of(error, file.at, model, {} if file.data is None else file.data)
            later = partial and len(self.parts.packs) > 1
            self.parts.problems += [p for p in found if not (later and p.problem.startswith("no "))]
            return None

    def done(self) -> tuple[Rulebook | None, list[Problem]]:
        """The Rulebook where all of it could be read, and every problem."""
        parts = self.parts
        taxonomy = self._whole(Taxonomy, self.taxonomy, "entities/classes.yml")
        grammar = self._whole(Grammar, self.grammar, "grammar.yml")
        parts.problems += problems_in(parts, taxonomy)
        if taxonomy is None or grammar is None or any(not problem.warning for problem in parts.problems):
            return None, parts.problems
        records, patterns, record_at = merged_records(parts, taxonomy)
        types, pack_of, rule_at = merged_types(parts)
        book = Rulebook(
            packs=tuple(pack for pack, _ in parts.packs),
            hash=self.digest.hexdigest()[:16],
            grammar=grammar,
            taxonomy=taxonomy,
            records=records,
            patterns=patterns,
            roles={name: role for name, role, _ in parts.roles},
            types=types,
            pack_of=pack_of,
            data=self.data,
            confidence=Confidence.model_validate(self.confidence),
            places={"record": record_at, "rule": rule_at, **word_places(parts)},
        )
        return book, parts.problems

    def _whole(self, model: type[Model], data: dict[str, Any], name: str) -> Model | None:
        if not self.parts.packs:
            return None
        try:
            return model.model_validate(data)
        except ValidationError as error:
            if not self.parts.problems:
                where = Where(shown(self.parts.packs[-1][1].path.parent / name))
                self.parts.problems += problems_of(error, lambda _: where, model, data)
            return None


def merge(onto: dict[str, Any], more: dict[str, Any]) -> None:
    """Adds `more`: mappings key by key, lists by appending, anything else replaced."""
    for key, value in more.items():
        old = onto.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            fresh = dict(old)
            merge(fresh, value)
            onto[key] = fresh
        elif isinstance(old, list) and isinstance(value, list):
            onto[key] = [*old, *_new(old, value)]
        else:
            onto[key] = value


def _new(old: list[Any], more: Iterable[Any]) -> list[Any]:
    return [item for item in more if item not in old]

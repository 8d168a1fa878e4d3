"""rules/ folders -> Rulebook; every problem of every file is collected and raised together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from extract.errors import Problem, RuleError, Where
from extract.paths import builtin_rules
from extract.rulebook.book import Rulebook
from extract.rulebook.explain import problems_of
from extract.rulebook.files import read_jsonl, read_yaml
from extract.rulebook.grammar import Grammar
from extract.rulebook.schema import EntityRecord, Pack, PatternRecord, RoleDefault, TypeFile
from extract.rulebook.taxonomy import Taxonomy

Model = TypeVar("Model", bound=BaseModel)
SUFFIXES = {".yml", ".yaml", ".jsonl"}


def load_rules(folders: Sequence[str | Path] = (), *, core: bool = True) -> Rulebook:
    """The core pack and then each folder, merged. Raises RuleError with every problem found."""
    paths = [builtin_rules(), *map(Path, folders)] if core else [Path(f) for f in folders]
    builder = _Builder()
    for path in paths:
        builder.add(path)
    return builder.done()


def rule_files(folder: Path) -> Iterator[Path]:
    """The rule files of a pack, in the order of their names."""
    return (p for p in sorted(folder.rglob("*")) if p.suffix in SUFFIXES and p.is_file())


class _Builder:
    """Collects packs, and the problems in them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.packs: list[Pack] = []
        self.digest = hashlib.sha256()
        self.grammar: Grammar | None = None
        self.taxonomy: dict[str, Any] = {}
        self.records: dict[str, EntityRecord] = {}
        self.patterns: list[PatternRecord] = []
        self.roles: dict[str, RoleDefault] = {}
        self.types: dict[tuple[str, str], TypeFile] = {}
        self.pack_of: dict[str, str] = {}
        self.data: dict[str, dict[str, Any]] = {}

    def add(self, folder: Path) -> None:
        """Reads one pack."""
        if not (folder / "pack.yml").is_file():
            hint = "A pack is a folder with a pack.yml (name, version)."
            self.problems.append(Problem(Where(str(folder)), "no rule pack here (no pack.yml).", hint))
            return
        pack = self._one(folder / "pack.yml", Pack)
        if pack is None:
            return
        self.packs.append(pack)
        for path in rule_files(folder):
            relative = path.relative_to(folder)
            self.digest.update(str(relative.as_posix()).encode() + b"\0" + path.read_bytes() + b"\0")
            try:
                self._file(path, relative, pack)
            except RuleError as error:
                self.problems += error.problems

    def _file(self, path: Path, relative: Path, pack: Pack) -> None:
        match relative.parts:
            case ("pack.yml",):
                pass
            case ("grammar.yml",):
                self.grammar = self._one(path, Grammar)
            case ("roles.yml",):
                for name, row in (read_yaml(path) or {}).items():
                    role = self._valid(RoleDefault, row, path, (name,))
                    if role is not None:
                        self.roles[name] = role
            case ("entities", "classes.yml"):
                _merge(self.taxonomy, read_yaml(path) or {})
            case ("entities", name) if name.endswith(".jsonl"):
                self._records(path)
            case ("relations", _):
                self._relations(path, pack)
            case (folder, name):
                _merge(self.data.setdefault(folder, {}), {Path(name).stem: read_yaml(path)})
            case _:
                hint = "Rule files stand in entities, relations, sources, status, sections, times or measures."
                self.problems.append(Problem(Where(str(path)), "a rule file in no known folder.", hint))

    def _relations(self, path: Path, pack: Pack) -> None:
        found = self._one(path, TypeFile)
        if found is not None:
            self.types[found.type, pack.name] = found
            self.pack_of.update({rule.id: pack.name for rule in found.rules})

    def _records(self, path: Path) -> None:
        for number, row in read_jsonl(path):
            model: type[BaseModel] = PatternRecord if "pattern" in row else EntityRecord
            try:
                record = model.model_validate(row)
            except ValidationError as error:
                self.problems += problems_of(error, lambda _: Where(str(path), number), model)
                continue
            if isinstance(record, PatternRecord):
                self.patterns.append(record)
            elif isinstance(record, EntityRecord):
                self.records[record.id] = record

    def _one(self, path: Path, model: type[Model]) -> Model | None:
        return self._valid(model, read_yaml(path), path, ())

    def _valid(self, model: type[Model], data: Any, path: Path, at: tuple[str | int, ...]) -> Model | None:
        from extract.rulebook.files import position

        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.problems += problems_of(error, lambda loc: position(path, (*at, *loc)), model)
            return None

    def done(self) -> Rulebook:
        """The Rulebook, or RuleError."""
        if self.problems or self.grammar is None or not self.packs:
            raise RuleError(self.problems or [Problem(Where("rules"), "no grammar.yml in any pack.")])
        return Rulebook(
            packs=tuple(self.packs),
            hash=self.digest.hexdigest()[:16],
            grammar=self.grammar,
            taxonomy=Taxonomy.model_validate(self.taxonomy),
            records=tuple(self.records.values()),
            patterns=tuple(self.patterns),
            roles=self.roles,
            types=tuple(self.types[key] for key in sorted(self.types)),
            pack_of=self.pack_of,
            data=self.data,
        )


def _merge(onto: dict[str, Any], more: dict[str, Any]) -> None:
    """Adds `more`: mappings key by key, lists by appending, anything else replaced."""
    for key, value in more.items():
        old = onto.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            onto[key] = [*old, *_new(old, value)]
        else:
            onto[key] = value


def _new(old: list[Any], more: Iterable[Any]) -> list[Any]:
    return [item for item in more if item not in old]

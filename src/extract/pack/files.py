"""Rule files as data: YAML and JSON lines, with the line and column of every key and word for error messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from extract.errors import Problem, RuleError, Where
from extract.pack.parsing import json_of, yaml_of

Loc = tuple[str | int, ...]


def shown(path: Path) -> str:
    """A path as messages name it: from the working directory where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


@dataclass(frozen=True)
class YamlFile:
    """One YAML file, read; `at` finds the place of any part of it."""

    path: Path
    data: Any

    def at(self, loc: Loc, text: str | None = None) -> Where:
        """Where the key or item at `loc` stands (the nearest parent that has a place), or `text` in its value."""
        return position(self.path, loc, text)


@dataclass(frozen=True)
class Line:
    """One line of a JSONL file, read; `at` finds the column of a key or of a text in it."""

    path: Path
    number: int
    data: dict[str, Any]

    def at(self, loc: Loc = (), text: str | None = None) -> Where:
        """The line, with the column of the last key of `loc` or of `text`."""
        raw = _source(self.path).split("\n")[self.number - 1]
        key = next((part for part in reversed(loc) if isinstance(part, str)), None)
        column = raw.find(json.dumps(key, ensure_ascii=False)) if key is not None else -1
        inner = raw.find(json.dumps(text, ensure_ascii=False), max(column, 0)) if text is not None else -1
        found = inner if inner >= 0 else column
        return Where(shown(self.path), self.number, found + 1 if found >= 0 else 1)


def read_yaml(path: Path) -> Any:
    """The data of one YAML 1.2 file. Raises RuleError with line and column where it isn't YAML."""
    return yaml_of(_text(path), shown(path))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError([Problem(Where(shown(path)), "not UTF-8 text.", "Save the file as UTF-8.")]) from error
    except OSError as error:
        raise RuleError([Problem(Where(shown(path)), f"cannot be read ({error.strerror}).", "Check it.")]) from error


def position(path: Path, loc: Loc, text: str | None = None) -> Where:
    """Where in a YAML file the key or item at `loc` stands (the nearest parent that has a place), or `text` in it."""
    node, mark = _root(path), None
    for key in loc:
        found = _child(node, key)
        if found is None:
            break
        mark, node = found
    if text is not None and node is not None:
        index = _source(path).find(text, node.start_mark.index, node.end_mark.index)
        if index >= 0:
            before = _source(path)[:index]
            return Where(shown(path), before.count("\n") + 1, index - before.rfind("\n"))
    if mark is None:
        return Where(shown(path), 1, 1)
    return Where(shown(path), mark.line + 1, mark.column + 1)


def _child(node: Node | None, key: str | int) -> tuple[Any, Node] | None:
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        item = node.value[key]
        return item.start_mark, item
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark, value
    return None


def _root(path: Path) -> Node | None:
    return _root_at(path, path.stat().st_mtime_ns)


def _source(path: Path) -> str:
    return _source_at(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _root_at(path: Path, _stamp: int) -> Node | None:
    text = path.read_text("utf-8")
    root: Node | None
    try:
        root = YAML(typ="safe").compose(text)
    except MarkedYAMLError:  # what libyaml refuses, the reader in Python may have taken
        root = YAML(typ="safe", pure=True).compose(text)
    return root


@lru_cache(maxsize=64)
def _source_at(path: Path, _stamp: int) -> str:
    return path.read_text("utf-8")


def read_jsonl(path: Path) -> Iterator[Line]:
    """Each line that is a JSON object. Raises RuleError at the end with every line that is none."""
    problems: list[Problem] = []
    name = shown(path)
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json_of(line)
        except ValueError as error:
            said = str(getattr(error, "msg", error))
            what = f"{said[:1].lower()}{said[1:]}"
            hint = "Write one {...} a line, with double quotes."
            problems.append(Problem(Where(name, number, getattr(error, "colno", 1)), f"not valid JSON: {what}.", hint))
            continue
        if isinstance(row, dict):
            yield Line(path, number, row)
        else:
            found = f"not a JSON object (found {line.strip():.40})."
            problems.append(Problem(Where(name, number, 1), found, "Write one {...} a line."))
    if problems:
        raise RuleError(problems)

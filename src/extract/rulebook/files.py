"""Rule files as data: YAML and JSON lines, with the line and column of every key for error messages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from extract.errors import Problem, RuleError, Where


def read_yaml(path: Path) -> Any:
    """The data of one YAML 1.2 file. Raises RuleError with line and column where it isn't YAML."""
    try:
        return YAML(typ="safe").load(path.read_text("utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(str(path), mark.line + 1, mark.column + 1) if mark else Where(str(path))
        raise RuleError([Problem(where, f"not valid YAML: {error.problem}.", "Correct the line.")]) from error
    except UnicodeDecodeError as error:
        raise RuleError([Problem(Where(str(path)), "not UTF-8 text.", "Save the file as UTF-8.")]) from error


def position(path: Path, loc: tuple[str | int, ...]) -> Where:
    """Where in a YAML file the key or item at `loc` stands (the nearest parent that has a place)."""
    node = YAML(typ="rt").load(path.read_text("utf-8"))
    line, column = 0, 0
    for key in loc:
        marks = getattr(node, "lc", None)
        if marks is None:
            break
        try:
            line, column = marks.item(key) if isinstance(key, int) else marks.key(key)
            node = node[key]
        except (KeyError, IndexError, TypeError):
            break
    return Where(str(path), line + 1, column + 1)


def read_jsonl(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and object of each line. Raises RuleError with every line that is no JSON object."""
    problems: list[Problem] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            problems.append(Problem(Where(str(path), number, error.colno), f"not valid JSON: {error.msg}."))
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            problems.append(Problem(Where(str(path), number), "not a JSON object.", "Write one {...} a line."))
    if problems:
        raise RuleError(problems)

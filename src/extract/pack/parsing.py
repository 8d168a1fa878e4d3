"""Text of a rule file -> plain data, or a line that says where it is none; no file takes more than its share to read.

Libraries stop at what is no YAML, but not at a value that Python cannot make (a 99th of May), at nesting without end,
or at aliases of aliases that stand for millions of values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent
from ruamel.yaml.nodes import Node, ScalarNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.resolver import VersionedResolver

from extract.errors import Problem, RuleError, Where

DEEPEST = 60
MOST_VALUES = 500_000
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Resolver(VersionedResolver):
    """Takes scalars for those of YAML 1.2, as libyaml's reader always does; to ask anew at each costs a fifth."""

    processing_version = (1, 2)


def yaml_of(text: str, name: str) -> Any:
    """The data of a YAML 1.2 text; `name` is the file's. Raises RuleError, with the place if known."""
    try:
        if _may_be_deep(text):
            _check_depth(text, name)
        with suppress(MarkedYAMLError):
            yaml = YAML(typ="safe")
            yaml.Resolver = _Resolver
            return _bounded(yaml.load(text), text, name)
        return _bounded(YAML(typ="safe", pure=True).load(text), text, name)  # its messages say more
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join(str(error.problem or error.context).split())
        raise _error(name, f"not valid YAML: {problem}.", "Correct the line.", mark) from error
    except ReaderError as error:
        before = text[: error.position]
        where = Where(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        code = error.character if isinstance(error.character, int) else ord(error.character)  # libyaml's is a number
        found = f"not valid YAML: {error.reason} (U+{code:04X})."
        raise RuleError([Problem(where, found, "Take the character out, or write it as an escape.")]) from error
    except RuleError:
        raise
    except (YAMLError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        bad = next(_unmakeable(text), None)
        found = f"no value can be made of this (found {bad.value:.40})." if bad else f"not valid YAML: {error}."
        raise _error(name, found, "Put it in quotation marks, or correct it.", bad and bad.start_mark) from error


def json_of(line: str) -> Any:
    """The data of one line of JSON. Raises ValueError that says what is wrong, with `colno` if known."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError:
        raise
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError:
        raise ValueError("a number of more digits than can be read") from None
    if _HALF.search(line) and (half := _half_in(data)):
        raise ValueError(f"half a character (U+{ord(half):04X})")
    return data


def _error(name: str, problem: str, hint: str, mark: Any = None) -> RuleError:
    where = Where(name, mark.line + 1, mark.column + 1) if mark else Where(name)
    return RuleError([Problem(where, problem, hint)])


def _may_be_deep(text: str) -> bool:
    """Whether so many brackets, dashes or steps of indentation stand one in another that it is worth counting them."""
    return text.count("[") + text.count("{") > DEEPEST or re.search(rf"^[ \t-]{{{DEEPEST},}}", text, re.M) is not None


def _check_depth(text: str, name: str) -> None:
    depth = 0
    for event in YAML(typ="safe").parse(text):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            problem = f"values stand more than {DEEPEST} deep in one another."
            raise _error(name, problem, "Write them side by side.", event.start_mark)


def _bounded(data: Any, text: str, name: str) -> Any:
    """The data, if it is no more than can be looked through, and all of it can be written."""
    if "*" in text and _values(data, {}) > MOST_VALUES:
        alias = re.search(r"\*\w", text)
        before = text[: alias.start() if alias else 0]
        where = Where(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problem = f"aliases stand for more than {MOST_VALUES:,} values."
        raise RuleError([Problem(where, problem, "Write out what is meant.")])
    if _HALF.search(text) and (half := _half_in(data)):
        found = _HALF.search(text)
        before = text[: found.start() if found else 0]
        where = Where(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise RuleError([Problem(where, f"half a character (U+{ord(half):04X}).", "Write the whole one.")])
    return data


def _values(data: Any, known: dict[int, int]) -> int:
    """How many values it is when each alias is written out; data that holds itself is without end."""
    parts = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else ()
    if not parts:
        return 1
    if id(data) not in known:
        known[id(data)] = MOST_VALUES + 1  # until it is known: what holds itself is met again in it
        known[id(data)] = min(1 + sum(_values(part, known) for part in parts), MOST_VALUES + 1)
    return known[id(data)]


def _half_in(data: Any) -> str | None:
    found = _SURROGATE.search(json.dumps(data, ensure_ascii=False, default=str))
    return found.group() if found else None


def _unmakeable(text: str) -> Iterator[ScalarNode]:
    """The scalars of the text that no value can be made of."""
    yaml = YAML(typ="safe", pure=True)
    with suppress(YAMLError, RecursionError):
        root = YAML(typ="safe").compose(text)
        for node in _scalars(root, set()):
            try:
                yaml.constructor.construct_object(node)
            except (YAMLError, ValueError, TypeError, ArithmeticError):
                yield node


def _scalars(node: Node | None, seen: set[int]) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif node is not None and id(node) not in seen:
        seen.add(id(node))
        for part in node.value:
            for one in part if isinstance(part, tuple) else (part,):
                yield from _scalars(one, seen)

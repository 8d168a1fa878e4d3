"""The house keeps its plan: one direction of imports, small files, small functions, a first line that says what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import get_args

import pytest

from extract.rulebook.functions import Function
from extract.syntax.labels import FORMS, LINKS, Form, Link

PACKAGE = Path(__file__).parents[1] / "src" / "extract"
FLOORS = (
    {"plural"},
    {"errors", "interrupt", "pickled", "compiled"},
    {"paths", "tried", "installed"},
    {"sentence"},
    {"notebook"},
    {"model", "cache", "store"},
    {"ours"},
    {"rulebook"},
    {"document"},
    {"syntax"},
    {"read", "clean", "annotate", "relate", "attribute", "write"},
    {"events"},
    {"pipeline"},
    {"components"},
    {"run", "assemble", "evaluate", "report", "author", "show"},
    {"cli"},
)
RANK = {room: rank for rank, rooms in enumerate(FLOORS) for room in rooms}
ANYWHERE = {"__init__", "__main__"}
FILE_LINES, MEDIAN_LINES, FUNCTION_LINES = 350, 120, 50
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(tree: ast.Module, path: Path) -> Iterator[tuple[int, str]]:
    """Line and room of every import of our own package, wherever in the file it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "extract" and len(parts) > 1:
                yield node.lineno, parts[1]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_imports_only_what_stands_below(path: Path) -> None:
    room = room_of(path)
    if room in ANYWHERE:
        return
    assert room in RANK, f"{path}: a room that the plan doesn't know; give it a place in FLOORS"
    wrong = [
        f"{path}:{line}: {room} imports {other}"
        for line, other in imports_of(parsed(path), path)
        if other != room and RANK.get(other, len(FLOORS)) >= RANK[room]
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_is_small_and_says_what_it_is(path: Path) -> None:
    tree = parsed(path)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES
    assert ast.get_docstring(tree), f"{path}: no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{path}:{node.lineno}: {node.name} has {length} lines"


def test_median_module_is_short() -> None:
    assert median(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES) < MEDIAN_LINES


def test_nouns_outside_spacy_import_no_spacy() -> None:
    for name in ("model.py", "errors.py", "paths.py"):
        assert "spacy" not in (PACKAGE / name).read_text(encoding="utf-8").replace("spaCy", "")


TREE = {
    "dep_",
    "tag_",
    "link",
    "children",
    "lefts",
    "rights",
    "subtree",
    "ancestors",
    "conjuncts",
    "left_edge",
    "right_edge",
}
MENTIONS = {
    "mention",
    "m",
    "other",
    "source",
    "inner",
    "main",
    "aside",
    "nation",
    "found",
    "state",
    "hit",
    "phrase",
    "near",
}
"""Names of what has a head of its own, which is the index of a token or characters and no token."""
GRAMMAR = ("syntax", "annotate/memo.py")  # memo stands in for a component of the parser's pipeline


def shapes_in(path: Path) -> Iterator[str]:
    """Looks at the parse: labels and shape of the tree, heads of tokens."""
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.Attribute):
            continue
        value = node.value.value if isinstance(node.value, ast.Subscript) else node.value
        owner = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
        if node.attr in TREE or (node.attr == "head" and owner not in MENTIONS):
            yield f"{path}:{node.lineno}: .{node.attr} of {ast.unparse(node.value)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_grammar_looks_at_the_parse(path: Path) -> None:
    if str(path.relative_to(PACKAGE)).startswith(GRAMMAR):
        return
    wrong = list(shapes_in(path))
    assert not wrong, "ask extract.syntax instead:\n" + "\n".join(wrong)


ADAPTER = "syntax/labels.py"
LABELS = {*LINKS, *FORMS} - {*Function, *get_args(Link), *get_args(Form)}
"""What only the parser calls by these names."""
READERS = ("syntax", "relate", "events", "attribute")


def labels_in(path: Path) -> Iterator[str]:
    """Labels and tags of the parser, by attribute or by name."""
    named = str(path.relative_to(PACKAGE)).startswith(READERS)
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and node.attr in ("dep_", "tag_"):
            yield f"{path}:{node.lineno}: .{node.attr} of {ast.unparse(node.value)}"
        if named and isinstance(node, ast.Constant) and node.value in LABELS:
            yield f"{path}:{node.lineno}: {node.value!r}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_adapter_knows_the_labels_of_the_parser(path: Path) -> None:
    if str(path.relative_to(PACKAGE)) in (ADAPTER, "annotate/memo.py"):
        return
    wrong = list(labels_in(path))
    assert not wrong, "name it in syntax/labels.py instead:\n" + "\n".join(wrong)


def compared(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, attribute and word of every comparison of a word's link or form with words as such."""
    for node in ast.walk(parsed(path)):
        if (
            isinstance(node, ast.Compare)
            and isinstance(node.left, ast.Attribute)
            and node.left.attr in ("link", "form")
        ):
            for side in node.comparators:
                yield from (
                    (node.lineno, node.left.attr, c.value)
                    for c in ast.walk(side)
                    if isinstance(c, ast.Constant) and isinstance(c.value, str)
                )


@pytest.mark.parametrize("path", sorted((PACKAGE / "syntax").glob("*.py")), ids=lambda path: path.name)
def test_grammar_asks_for_links_and_forms_that_there_are(path: Path) -> None:
    known = {"link": set(get_args(Link)), "form": set(get_args(Form))}
    wrong = [f"{path}:{line}: no {name} {word!r}" for line, name, word in compared(path) if word not in known[name]]
    assert not wrong, "\n".join(wrong)

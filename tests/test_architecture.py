"""The house keeps its plan: one direction of imports, small files, small functions, a first line that says what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import get_args

from extract.pack.functions import Function
from extract.syntax.labels import FORMS, LINKS, Form, Link

PACKAGE = Path(__file__).parents[1] / "src" / "extract"
FLOORS = (
    {"plural", "terminal", "values"},
    {"errors", "interrupt", "pickles", "compiled_code"},
    {"paths", "attempt", "installed"},
    {"sentence"},
    {"notebook"},
    {"model", "cache", "store"},
    {"own_files"},
    {"pack"},
    {"document"},
    {"syntax"},
    {"measures"},
    {"names", "time"},
    {"parse"},
    {"mentions"},
    {"annotator"},
    {"status"},
    {"read", "clean", "attribution", "write"},
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


def test_rooms_have_a_place_in_the_plan() -> None:
    assert {room_of(path) for path in MODULES} - ANYWHERE <= RANK.keys(), "give it a place in FLOORS"


def test_modules_import_only_what_stands_below() -> None:
    wrong = [
        f"{path}:{line}: {room} imports {other}"
        for path in MODULES
        if (room := room_of(path)) not in ANYWHERE
        for line, other in imports_of(parsed(path), path)
        if other != room and RANK.get(other, len(FLOORS)) >= RANK[room]
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_are_small_and_say_what_they_are() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    wrong = [f"{path}: {count} lines" for path, count in lines.items() if count > FILE_LINES]
    wrong += [f"{path}: no docstring" for path in MODULES if not ast.get_docstring(parsed(path))]
    assert not wrong, "\n".join(wrong)
    assert median(lines.values()) < MEDIAN_LINES


def test_functions_are_short() -> None:
    lengths = (
        (path, node, (node.end_lineno or node.lineno) - node.lineno + 1)
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    wrong = [f"{path}:{node.lineno}: {node.name} has {n} lines" for path, node, n in lengths if n > FUNCTION_LINES]
    assert not wrong, "\n".join(wrong)


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
GRAMMAR = "syntax/"


def shapes_in(path: Path) -> Iterator[str]:
    """Looks at the parse: labels and shape of the tree, heads of tokens."""
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.Attribute):
            continue
        value = node.value.value if isinstance(node.value, ast.Subscript) else node.value
        owner = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
        if node.attr in TREE or (node.attr == "head" and owner not in MENTIONS):
            yield f"{path}:{node.lineno}: .{node.attr} of {ast.unparse(node.value)}"


def test_only_the_grammar_looks_at_the_parse() -> None:
    others = (path for path in MODULES if not str(path.relative_to(PACKAGE)).startswith(GRAMMAR))
    wrong = [line for path in others for line in shapes_in(path)]
    assert not wrong, "ask extract.syntax instead:\n" + "\n".join(wrong)


EDGES = ("syntax/word.py", "syntax/text.py")
"""The words with the edges by which they hang on one another: all else names the labels of those that it asks for."""


def climbs_in(path: Path) -> Iterator[str]:
    """Looks at all children of a word, and loops from a word to the one above it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and node.attr in ("children", "lefts", "rights"):
            yield f"{path}:{node.lineno}: .{node.attr} of {ast.unparse(node.value)}"
        for step in ast.walk(node) if isinstance(node, ast.While) else ():
            if isinstance(step, ast.Attribute) and step.attr == "head":
                yield f"{path}:{step.lineno}: a loop over {ast.unparse(step)}"


def test_edges_are_followed_in_one_place() -> None:
    others = (p for p in sorted((PACKAGE / "syntax").rglob("*.py")) if str(p.relative_to(PACKAGE)) not in EDGES)
    wrong = [line for path in others for line in climbs_in(path)]
    assert not wrong, "ask the word instead (dependents, governor, past, up_to):\n" + "\n".join(wrong)


PASSES = {
    *("arguments", "control", "coordination", "gerunds", "instruments", "labels", "nominals", "relatives", "support"),
    *("voice", "text", "word", "repair/contents", "repair/edges", "repair/words"),
}
"""Builds the words and the graph out of the tree; all else asks for edges by their labels."""


def test_only_what_builds_the_graph_takes_whatever_stands_above() -> None:
    syntax = PACKAGE / "syntax"
    asking = (p for p in sorted(syntax.rglob("*.py")) if p.relative_to(syntax).with_suffix("").as_posix() not in PASSES)
    wrong = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path in asking
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == "head"
    ]
    assert not wrong, "ask with governor, hangs_on or phrase_governor instead:\n" + "\n".join(wrong)


ADAPTER = "syntax/labels.py"
LABELS = {*LINKS, *FORMS} - {*Function, *get_args(Link), *get_args(Form)}
"""What only the parser calls by these names."""
READERS = ("syntax", "mentions", "time", "events", "status", "attribution")


def labels_in(path: Path) -> Iterator[str]:
    """Labels and tags of the parser, by attribute or by name."""
    named = str(path.relative_to(PACKAGE)).startswith(READERS)
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and node.attr in ("dep_", "tag_"):
            yield f"{path}:{node.lineno}: .{node.attr} of {ast.unparse(node.value)}"
        if named and isinstance(node, ast.Constant) and node.value in LABELS:
            yield f"{path}:{node.lineno}: {node.value!r}"


def test_only_the_adapter_knows_the_labels_of_the_parser() -> None:
    others = (path for path in MODULES if str(path.relative_to(PACKAGE)) != ADAPTER)
    wrong = [line for path in others for line in labels_in(path)]
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


def test_grammar_asks_for_links_and_forms_that_there_are() -> None:
    known = {"link": set(get_args(Link)), "form": set(get_args(Form))}
    wrong = [
        f"{path}:{line}: no {name} {word!r}"
        for path in sorted((PACKAGE / "syntax").glob("*.py"))
        for line, name, word in compared(path)
        if word not in known[name]
    ]
    assert not wrong, "\n".join(wrong)

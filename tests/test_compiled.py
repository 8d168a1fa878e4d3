"""What is kept between starts depends on the code that `extract.compiled` names, and on no other of ours."""

from __future__ import annotations

import ast
import pickletools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import pytest

from extract.compiled import RULES, STAGES
from extract.pickled import dumped
from extract.pipeline import Extractor, Stages
from extract.rulebook.load import load_rules

PACKAGE = Path(__file__).parents[1] / "src" / "extract"
OF_READING = {
    "annotate/nominal.py",
    "annotate/timeresolve.py",
    "compiled.py",
    "document.py",
    "read/decode.py",
    "relate/coref.py",
}
"""Files of constants that are looked at when texts are read, and not before."""
T = TypeVar("T")


def files_run(work: Callable[[], T]) -> tuple[T, set[str]]:
    """What the work gives, and the files of the package of which a function was called meanwhile."""
    seen: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            seen.add(frame.f_code.co_filename)

    sys.setprofile(note)
    try:
        made = work()
    finally:
        sys.setprofile(None)
    return made, {Path(name).relative_to(PACKAGE).as_posix() for name in seen if name.startswith(str(PACKAGE))}


def files_kept(thing: object) -> Iterator[str]:
    """The files of the package whose classes or functions a pickle of the thing names."""
    for _, argument, _ in pickletools.genops(dumped(thing)):
        if isinstance(argument, str) and argument.startswith("extract.") and argument in sys.modules:
            yield Path(str(sys.modules[argument].__file__)).relative_to(PACKAGE).as_posix()


def files_of_constants(files: set[str]) -> Iterator[str]:
    """The files from which these import constants."""
    for name in files:
        for node in ast.walk(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and any(alias.name.isupper() for alias in node.names):
                path = PACKAGE.parent / f"{str(node.module).replace('.', '/')}.py"
                if path.is_relative_to(PACKAGE) and path.is_file():
                    yield path.relative_to(PACKAGE).as_posix()


def without(files: set[str], code: tuple[str, ...]) -> set[str]:
    return {name for name in files if name not in code and name.split("/")[0] not in code}


@pytest.mark.slow
def test_the_code_that_makes_what_is_kept_is_named(extractor: Extractor) -> None:
    book, ran = files_run(load_rules)
    assert not without(ran | {*files_kept(book)}, RULES), "name them in extract/compiled.py"
    stages, ran = files_run(lambda: Stages(book, extractor.nlp))
    assert not without(ran | {*files_kept(stages)}, STAGES), "name them in extract/compiled.py"


def test_constants_of_that_code_come_from_it() -> None:
    named = {name for name in STAGES if name.endswith(".py")}
    named |= {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "rulebook").glob("*.py")}
    assert without({*files_of_constants(named)}, STAGES) <= OF_READING

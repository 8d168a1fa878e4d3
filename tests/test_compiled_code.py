"""What is kept between starts depends on the code that `extract.compiled_code` names, and on no other of ours."""

from __future__ import annotations

import ast
import io
import pickle
import sys
from collections.abc import Callable, Iterator
from cProfile import Profile
from pathlib import Path
from types import CodeType
from typing import Any, TypeVar

import pytest

from extract.compiled_code import RULES, STAGES
from extract.pack.load import load_rules
from extract.pickles import dumped
from extract.pipeline import Extractor, Stages

PACKAGE = Path(__file__).parents[1] / "src" / "extract"
OF_READING = {
    "mentions/noun_phrases.py",
    "time/resolve.py",
    "compiled_code.py",
    "document.py",
    "events/features.py",
    "events/reach.py",
    "read/decode.py",
    "mentions/recent.py",
}
"""Files of constants that are looked at when texts are read, and not before."""
T = TypeVar("T")


def files_run(work: Callable[[], T]) -> tuple[T, set[str]]:
    """What the work gives, and the files of the package of which a function was called meanwhile."""
    profile = Profile(builtins=False)
    made = profile.runcall(work)
    seen = {entry.code.co_filename for entry in profile.getstats() if isinstance(entry.code, CodeType)}
    return made, {Path(name).relative_to(PACKAGE).as_posix() for name in seen if name.startswith(str(PACKAGE))}


class Named(pickle.Unpickler):
    """Notes the modules whose classes and functions a pickle names."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self.modules: set[str] = set()

    def find_class(self, module: str, name: str) -> Any:
        self.modules.add(module)
        return super().find_class(module, name)


def files_kept(thing: object) -> Iterator[str]:
    """The files of the package whose classes or functions a pickle of the thing names."""
    named = Named(dumped(thing))
    named.load()
    for module in named.modules:
        if module.startswith("extract."):
            yield Path(str(sys.modules[module].__file__)).relative_to(PACKAGE).as_posix()


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
def test_the_code_that_makes_what_is_kept_is_named(extractor: Extractor, few_records: Path) -> None:
    book, ran = files_run(lambda: load_rules([few_records], core=False))
    assert not without(ran | {*files_kept(book)}, RULES), "name them in extract/compiled_code.py"
    stages, ran = files_run(lambda: Stages(book, extractor.nlp))
    assert not without(ran | {*files_kept(stages)}, STAGES), "name them in extract/compiled_code.py"


def test_constants_of_that_code_come_from_it() -> None:
    named = {name for name in STAGES if name.endswith(".py")}
    named |= {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "pack").glob("*.py")}
    assert without({*files_of_constants(named)}, STAGES) <= OF_READING

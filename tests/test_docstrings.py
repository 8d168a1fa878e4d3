"""What the docstrings of the public names show is what happens; every one of their methods has a docstring."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import extract
from extract.pipeline import Extractor

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["", *extract.__all__])
def test_examples_of_public_names_hold(name: str, extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`extractor` comes first: the program and its model are loaded then."""
    if name == "to_frame":
        pytest.importorskip("pandas")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("extract.pipeline.load", lambda *args, **kwargs: extractor)
    subject = getattr(extract, name) if name else extract
    for test in doctest.DocTestFinder(recurse=inspect.isclass(subject)).find(subject, name or "extract"):
        test.globs = {"extract": extract}
        said: list[str] = []
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append)
        assert not said, "".join(said)


@pytest.mark.parametrize("name", extract.__all__)
def test_public_name_is_documented(name: str) -> None:
    subject = getattr(extract, name)
    assert "Examples:" in (inspect.getdoc(subject) or "")
    for part, value in vars(subject).items() if inspect.isclass(subject) else ():
        if callable(value) and not part.startswith("_") and part[:1].islower():
            assert inspect.getdoc(value), f"{name}.{part}"

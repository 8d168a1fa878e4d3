"""The package's public names: cheap to import, all of them there."""

from __future__ import annotations

import subprocess
import sys

import pytest

import extract

HEAVY = ("spacy", "numpy", "pydantic", "rich", "jsonlines")


@pytest.mark.parametrize("name", extract.__all__)
def test_public_name_exists(name: str) -> None:
    assert getattr(extract, name) is not None
    assert name in dir(extract)


def test_unknown_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'laod'\. It has Article,"):
        _ = extract.laod


@pytest.mark.parametrize("statement", ["import extract", "import extract.cli"])
def test_import_brings_nothing_heavy(statement: str) -> None:
    code = f"{statement}; import sys; print(*sorted(sys.modules.keys() & set({HEAVY!r})))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []

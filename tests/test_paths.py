"""paths: the built-in rules are found from a checkout and from an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import paths
from extract.errors import InputError


def test_builtin_rules_prefers_the_checkout() -> None:
    assert paths.builtin_rules() == Path(__file__).parents[1] / "rules"


def test_builtin_rules_falls_back_to_the_packaged_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules_data").mkdir()
    (tmp_path / "rules_data" / "pack.yml").touch()
    monkeypatch.setattr(paths, "CHECKOUT", tmp_path / "nowhere")
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    assert paths.builtin_rules() == tmp_path / "rules_data"


def test_builtin_rules_missing_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "CHECKOUT", tmp_path)
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)
    with pytest.raises(InputError, match=r"no rule pack here \(no pack\.yml\)\. Install"):
        paths.builtin_rules()

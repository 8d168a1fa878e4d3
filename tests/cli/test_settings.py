"""Settings: of the environment, else of extract.toml here or above; wrong ones are said; options go before them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.cli.settings import settings
from extract.errors import InputError


def test_environment_goes_before_the_file_here_or_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "news" / "may"
    inner.mkdir(parents=True)
    (tmp_path / "extract.toml").write_text('rules = ["packs/mine"]\nmodel = "a_model"\nworkers = 2\n')
    monkeypatch.chdir(inner)
    found = settings(environment={"EXTRACT_MODEL": "other", "EXTRACT_RULES": f"x{os.pathsep}y"})
    assert {key: one.value for key, one in found.items()} == {"rules": ["x", "y"], "model": "other", "workers": 2}
    assert (found["model"].of, found["workers"].of) == ("$EXTRACT_MODEL", str(tmp_path / "extract.toml"))
    assert settings(environment={})["rules"].value == [os.path.join("..", "..", "packs", "mine")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rule = 'x'", 'unknown setting "rule". Did you mean "rules"?'),
        ("workers = 'two'", "workers is 'two'. Write a number from 0 to "),
        ("rules = 7", "rules is 7. Write a folder or a list of folders."),
        ("model = ", "no TOML ("),
    ],
)
def test_wrong_setting_is_said(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "extract.toml").write_text(text)
    with pytest.raises(InputError) as error:
        settings(tmp_path, {})
    assert message in str(error.value)


def test_settings_are_the_defaults_of_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[..., Any]
) -> None:
    (tmp_path / "mine" / "entities").mkdir(parents=True)
    (tmp_path / "mine" / "pack.yml").write_text('name: mine\nversion: "1"\n')
    record = '{"id": "sea-lance-2", "label": "WEAPON", "name": "Sea Lance 2", "kind": "system", "class": "missile"}\n'
    (tmp_path / "mine" / "entities" / "mine.jsonl").write_text(record)
    (tmp_path / "extract.toml").write_text('rules = "mine"\n')
    monkeypatch.chdir(tmp_path)
    assert command("rules", "show", "Sea Lance 2").stdout.startswith("sea-lance-2 (WEAPON), mine/entities")
    shown = json.loads(command("config", "--json").stdout)
    assert shown["rules"] == {"value": "mine", "of": str(tmp_path / "extract.toml")}
    assert "mine 1" in shown["packs"]["value"]
    monkeypatch.setenv("EXTRACT_WORKERS", "many")
    assert "$EXTRACT_WORKERS" not in command("config").stderr
    assert "EXTRACT_WORKERS: workers is 'many'. Write a number from 0 to " in command("config").stderr

"""Rule files that are wrong, each with the message that its author gets."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from extract.errors import RuleError
from extract.pack.files import read_yaml
from extract.pack.load import inspect_rules, load_rules

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "broken"
CASES: dict[str, Any] = read_yaml(FOLDER / "expected.yml")
PACK = 'name: broken\nversion: "1"\nuses: [grammar, roles, entities/classes, entities/states, entities/actor-heads]\n'
FRAME = "frame: broken\nroles:\n  actor: {as: agent, is: party}\n  weapon: {as: theme, is: arms}\n"


@pytest.fixture
def pack(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A pack with one broken file, as `pack` in the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.yml").write_text(PACK)
    (folder / "frames").mkdir()
    (folder / "frames" / "broken.yml").write_text(FRAME)
    target = folder / CASES[request.param]["as"]
    target.parent.mkdir(exist_ok=True)
    shutil.copy(FOLDER / request.param, target)
    return request.param


@pytest.mark.parametrize("pack", CASES, indirect=True)
def test_broken_file_is_told_with_place_and_remedy(pack: str) -> None:
    _, problems = inspect_rules(["pack"])
    assert [str(p) for p in sorted(problems) if p.where.path.startswith("pack")] == CASES[pack]["says"]


@pytest.mark.parametrize("pack", ["unknown-class.yml", "record-double.jsonl", "regex-for-ever.yml"], indirect=True)
def test_load_rules_refuses_with_the_same_messages(pack: str) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules(["pack"])
    assert str(caught.value).splitlines() == CASES[pack]["says"]


def test_every_file_of_the_folder_is_expected_to_fail() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*CASES, "expected.yml"}
    assert len(CASES) >= 40
    assert all(case["says"] for case in CASES.values())

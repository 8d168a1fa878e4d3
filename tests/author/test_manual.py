"""The pages that are made from the program: every type has examples that stand in the rules; the site loads nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract.author.manual import EXAMPLES, fields_page, shown, types_page
from extract.model import claim_schema
from extract.pack.rulebook import Rulebook

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_every_type_has_a_definition_roles_and_examples_of_the_rules(rulebook: Rulebook) -> None:
    parts = re.split(r"^## ", types_page(rulebook), flags=re.MULTILINE)[1:]
    assert {part.partition("\n")[0] for part in parts} == rulebook.frames.frames.keys()
    own = [c.examples for file in rulebook.constructions for c in file.constructions]
    written = {
        shown(e.hit) for row in (*own, *(f.examples for f in rulebook.frames.frames.values())) for e in row if e.hit
    }
    for part in parts:
        lines = part.splitlines()
        examples = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
        assert len(examples) == EXAMPLES, lines[0]
        assert set(examples) <= written
        assert lines[2].endswith("."), lines[0]
        assert any(line.startswith("Roles: `") for line in lines)


def test_every_field_has_a_row_that_says_what_it_means() -> None:
    page = fields_page()
    for part in (claim_schema(), *claim_schema()["$defs"].values()):
        for field in part["properties"]:
            assert re.search(rf"^\| `{field}` \| \S.* \| \S.* \|$", page, re.MULTILINE), field


@pytest.mark.slow
def test_site_is_built_without_warnings_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    for path in tmp_path.rglob("*.html"):
        assert re.findall(r'(?:src|<link[^>]*href)="https?://[^"]+"', path.read_text(encoding="utf-8")) == [], path

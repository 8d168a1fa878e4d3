"""The section rules as the tests use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.clean import SectionRules
from extract.rulebook.files import read_yaml

RULES = Path(__file__).parents[2] / "rules" / "sections"


@pytest.fixture(scope="session")
def section_rules() -> SectionRules:
    return SectionRules({path.stem: read_yaml(path) for path in sorted(RULES.glob("*.yml"))})

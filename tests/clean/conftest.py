"""The section rules as the tests use them."""

from __future__ import annotations

import pytest

from extract.clean import SectionRules
from extract.pack.rulebook import Rulebook


@pytest.fixture(scope="session")
def section_rules(rulebook: Rulebook) -> SectionRules:
    return SectionRules(rulebook.sections)

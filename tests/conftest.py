"""What every test may use: one loaded pipeline for the whole session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from extract.pipeline import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The core rules and the default model, loaded once."""
    from extract.pipeline import load

    return load()

"""What tests of the report share: claims of the seeds, and of a small made-up set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.pipeline import Extractor
from extract.read import Found, read_articles

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="session")
def seed_claims(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    """A claims file of the seeds, read now."""
    path = tmp_path_factory.mktemp("seeds") / "claims.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for item in read_articles([SEEDS]):
            assert isinstance(item, Found)
            for claim in extractor.read(item.article):
                lines.write(json.dumps(claim.model_dump(mode="json", by_alias=True)) + "\n")
    return path

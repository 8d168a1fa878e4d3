"""When the events of own texts happened, told as articles tell it: days, nights, months, years, days after another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.pack.files import read_yaml
from extract.pipeline import Extractor

PUBLISHED = date(2024, 6, 12)
TEXTS = read_yaml(Path(__file__).parent / "dates.yml")["texts"]


@pytest.mark.parametrize("row", TEXTS, ids=[f"{row['said']}-{row['is']}" for row in TEXTS])
def test_the_event_has_its_date(extractor: Extractor, row: dict[str, Any]) -> None:
    text, at = row["text"], row["text"].index(row["said"])
    claims = extractor.read(text, PUBLISHED)
    said = [c for c in claims if c.trigger.start < at + len(row["said"]) and at < c.trigger.end]
    assert said
    assert [c.time.value if c.time else None for c in said] == [row["is"] and str(row["is"])] * len(said)

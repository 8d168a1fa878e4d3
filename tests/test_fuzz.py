"""fuzz: each target on a few seeds, as `make fuzz` runs it on many; and one run killed, of its two hundred."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fuzz.kills import kill
from tests.fuzz.targets import targets

from extract.pipeline import Extractor

CASES = 12
NAMES = (
    *("text", "jsonl", "table", "page", "feed and mail", "warc", "packed", "manifest"),
    *("claims", "rules", "journal", "reading"),
)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_nothing_breaks_a_reader(name: str, extractor: Extractor, tmp_path: Path) -> None:
    target = next(one for one in targets(extractor) if one.name == name)
    for seed in range(CASES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        target.run(seed, folder)


def test_every_target_is_run(extractor: Extractor) -> None:
    assert [target.name for target in targets(extractor)] == list(NAMES)


@pytest.mark.slow
def test_a_killed_run_ends_as_one_in_peace(tmp_path: Path) -> None:
    assert kill(tmp_path, 1, first=1, articles=150, most=1) == 1

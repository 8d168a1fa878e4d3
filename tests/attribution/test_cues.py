"""Every cue of rules/sources and rules/status does in its examples what it says."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from extract.evaluate.cue_examples import cue_names, run_cues
from extract.paths import builtin_rules
from extract.pipeline import Extractor

ONE_OF = 8  # cues, of which `make check` asks one


@pytest.fixture(scope="module")
def names() -> list[str]:
    return sorted(cue_names([str(builtin_rules())]))


def wrong(extractor: Extractor, names: Collection[str]) -> str:
    checks = run_cues(extractor, names)
    return "\n".join(f"{check.cue}: {check.text}\n    {check.problem}" for check in checks if check.problem)


def test_sample_of_cues_holds(extractor: Extractor, names: list[str]) -> None:
    assert not (found := wrong(extractor, names[::ONE_OF])), found


@pytest.mark.slow
def test_every_cue_holds_in_its_examples(extractor: Extractor, names: list[str]) -> None:
    assert not (found := wrong(extractor, names)), found

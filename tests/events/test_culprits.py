"""Who mediates, answers, watches or bars is no doer; whose deed it is stays its doer: composed sentences, by family."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import yaml
from tests.events.culprits import FILE, Composer, Judged, is_own, read

from extract.pipeline import Extractor

pytestmark = pytest.mark.slow

BOOK = yaml.safe_load(FILE.read_text(encoding="utf-8"))
FAMILIES = sorted(BOOK["families"])


@pytest.fixture(scope="module")
def results(extractor: Extractor) -> list[Judged]:
    return list(read(extractor, list(Composer().cases())))


def of(results: Sequence[Judged], family: str) -> list[Judged]:
    return [one for one in results if one.case.family == family]


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_else_is_the_doer(results: list[Judged], family: str) -> None:
    others = [one for one in of(results, family) if not is_own(one)]
    wrong = [one.case.text for one in others if one.inverted]
    bar = BOOK["families"][family].get("inverts", BOOK["inverts"])
    assert len(wrong) <= bar * len(others), f"{len(wrong)} of {len(others)}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_doer_that_is_named_is_found(results: list[Judged], family: str) -> None:
    named = [one for one in of(results, family) if one.case.doer is not None]
    lost = [one.case.text for one in named if not one.found]
    assert len(lost) <= (1 - BOOK["finds"]) * len(named), f"{len(lost)} of {len(named)}:\n" + "\n".join(lost)

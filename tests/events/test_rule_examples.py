"""Every example of the core pack's frames and constructions does what it says; `make check` asks a sample of them."""

from __future__ import annotations

import pytest

from extract.evaluate.examples import Outcome, cases, run_cases
from extract.paths import builtin_rules
from extract.pipeline import Extractor

FRAMES = sorted(path.stem for path in (builtin_rules() / "frames").glob("*.yml"))
ONE_OF = 9  # examples, of which the sample takes one


def wrong(outcomes: list[Outcome]) -> str:
    return "\n".join(
        f"{o.rule}: {o.example.hit or o.example.miss}\n    {o.problem}; stopped at {o.cause or '-'}"
        for o in outcomes
        if o.verdict not in ("ok", "known")
    )


@pytest.fixture(scope="module")
def outcomes(extractor: Extractor) -> list[Outcome]:
    return list(run_cases(extractor, list(cases(extractor))))


@pytest.mark.slow
@pytest.mark.parametrize("frame", FRAMES)
def test_examples_do_what_they_say(outcomes: list[Outcome], frame: str) -> None:
    here = [outcome for outcome in outcomes if outcome.type == frame]
    assert here
    assert not wrong(here), wrong(here)


def test_sample_of_examples_does_what_it_says(request: pytest.FixtureRequest, extractor: Extractor) -> None:
    """Where all of them are read anyhow, the sample is of those."""
    if any(item.fspath == request.node.fspath and "outcomes" in item.fixturenames for item in request.session.items):
        found = request.getfixturevalue("outcomes")[::ONE_OF]
    else:
        found = list(run_cases(extractor, list(cases(extractor))[::ONE_OF]))
    assert len(found) > 100
    assert not wrong(found), wrong(found)

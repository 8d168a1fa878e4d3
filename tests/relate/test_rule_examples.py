"""Every example of every rule of the core pack does what it says."""

from __future__ import annotations

import pytest

from extract.evaluate.examples import Outcome, run_examples
from extract.pipeline import Extractor
from extract.rulebook.load import load_rules

IDS = [
    pytest.param(rule.id, index, id=f"{rule.id}-{index}")
    for file in load_rules().types
    for rule in file.rules
    for index in range(len(rule.examples))
]


@pytest.fixture(scope="module")
def outcomes(extractor: Extractor) -> dict[tuple[str, int], Outcome]:
    """All examples, run once, in batches."""
    return {(outcome.rule, outcome.index): outcome for outcome in run_examples(extractor)}


@pytest.mark.parametrize(("rule", "index"), IDS)
def test_example_does_what_it_says(outcomes: dict[tuple[str, int], Outcome], rule: str, index: int) -> None:
    outcome = outcomes[rule, index]
    assert outcome.verdict in ("ok", "known"), (
        f"{outcome.example.hit or outcome.example.miss}\n{outcome.problem}\nstopped at {outcome.cause}"
    )

"""Every cue of rules/sources and rules/status does in its examples what it says."""

from __future__ import annotations

from extract.evaluate.cues import run_cues
from extract.pipeline import Extractor


def test_cues_hold_in_their_examples(extractor: Extractor) -> None:
    wrong = [f"{check.cue}: {check.text}\n    {check.problem}" for check in run_cues(extractor) if check.problem]
    assert not wrong, "\n".join(wrong)

"""The stages inside a pipeline of somebody else."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from extract.annotate.model import DEFAULTS

TEXT = "Iran launched two cruise missiles into the Gulf of Oman on Friday, state television said."


@pytest.fixture(scope="module")
def nlp() -> Language:
    model = next(name for name in DEFAULTS if spacy.util.is_package(name))
    nlp = spacy.load(model)
    for name in ("extract_entities", "extract_relations", "extract_attribution"):
        nlp.add_pipe(name)
    return nlp


def test_claims_come_from_any_parsed_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    claim = next(c for c in doc._.claims if c.type == "test")
    assert claim.trigger.text == "launched"
    assert {a.role: a.text for a in claim.arguments}["weapon"] == "two cruise missiles"
    assert [s.text for s in claim.sources] == ["state television"]


def test_offsets_slice_to_the_text(nlp: Language) -> None:
    for claim in nlp(TEXT)._.claims:
        for span in (claim.trigger, *claim.arguments, claim.evidence):
            assert TEXT[span.start : span.end] == span.text


def test_wiring_is_complete(nlp: Language) -> None:
    assert not any(problems for problems in nlp.analyze_pipes()["problems"].values())


def test_relations_alone_find_their_mentions() -> None:
    model = next(name for name in DEFAULTS if spacy.util.is_package(name))
    nlp = spacy.load(model)
    nlp.add_pipe("extract_relations")
    assert [r.type for r in nlp(TEXT)._.relations] == ["test"]

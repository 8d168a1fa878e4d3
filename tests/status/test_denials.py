"""What is denied in no shape comes out as what happened for sure, and what only looks denied stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import Claim
from extract.pack.files import read_yaml
from extract.pipeline import Extractor

BOOK = read_yaml(Path(__file__).parent / "denials.yml")


@pytest.mark.parametrize("shape", BOOK["denied"])
def test_what_is_denied_is_told_as_such(extractor: Extractor, shape: str) -> None:
    wrong = [text for text, claims in _read(extractor, shape) if any(map(_is_plain, claims))]
    assert not wrong


@pytest.mark.parametrize("shape", BOOK["told"])
def test_what_only_looks_denied_is_not(extractor: Extractor, shape: str) -> None:
    wrong = [text for text, claims in _read(extractor, shape) if any(map(_is_denied, claims))]
    assert not wrong


def _read(extractor: Extractor, shape: str) -> list[tuple[str, list[Claim]]]:
    """The sentence of each event in a shape, with its claims of the event's type."""
    events = BOOK["events"]
    texts = [shape.format(**event, a="an" if event["noun"][0] in "aeiou" else "a") for event in events]
    read = zip(texts, events, extractor.read_texts(texts), strict=True)
    return [(text, [c for c in claims if c.type == event["type"]]) for text, event, claims in read]


def _is_denied(claim: Claim) -> bool:
    return claim.polarity == "negative" or any(source.stance != "asserts" for source in claim.sources)


def _is_plain(claim: Claim) -> bool:
    return not _is_denied(claim) and claim.certainty == "certain" and claim.modality == "actual"

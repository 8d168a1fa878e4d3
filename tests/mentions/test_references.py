"""What pronouns, possessives and descriptions of our own texts mean: how many are right, and how few wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from extract.model import Argument
from extract.pack.files import read_yaml
from extract.pipeline import Extractor

TEXTS = read_yaml(Path(__file__).parent / "references.yml")["texts"]
RIGHT, WRONG = 141, 0


def verdict(row: dict[str, Any], arguments: list[Argument]) -> str:
    """right, wrong, unresolved, or missing where no claim has the argument."""
    found = [a.antecedent.text if a.antecedent else None for a in arguments]
    if not found:
        return "missing"
    if all(text is None for text in found):
        return "right" if row["means"] is None else "unresolved"
    agree = (row["means"] is not None and text and (row["means"] in text or text in row["means"]) for text in found)
    return "right" if all(agree) else "wrong"


def test_references_of_own_texts_are_resolved_or_left_open(extractor: Extractor) -> None:
    readings = extractor.read_texts([row["text"] for row in TEXTS])
    verdicts = [
        (verdict(row, [a for claim in claims for a in claim.arguments if a.text == row["said"]]), row)
        for row, claims in zip(TEXTS, readings, strict=True)
    ]
    counts = Counter(name for name, _ in verdicts)
    told = [(name, row["said"], row["text"]) for name, row in verdicts if name != "right"]
    assert len(TEXTS) >= 60
    assert (counts["right"] >= RIGHT, counts["wrong"] <= WRONG) == (True, True), told

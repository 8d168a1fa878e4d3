"""Every row of rules/times finds and resolves its own examples, and none of its misses."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from extract.annotate.times import TimeLexicon, find_times, resolve

RULES = Path(__file__).parents[2] / "rules"
DATA = {
    folder: {path.stem: YAML(typ="safe", pure=True).load(path) for path in sorted((RULES / folder).glob("*.yml"))}
    for folder in ("times", "measures")
}
LEXICON = TimeLexicon(DATA)
EXAMPLES = [
    pytest.param(row["id"], {"published": data["published"], **example}, id=f"{row['id']}-{i}")
    for data in DATA["times"].values()
    for row in data.get("rows", ())
    for i, example in enumerate(row["examples"])
]
MISSES = [
    (row["id"], text)
    for data in DATA["times"].values()
    for row in data.get("rows", ())
    for text in row.get("misses", ())
]


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_row_resolves_example(row: str, example: dict[str, Any]) -> None:
    start, end = example["text"].index("["), example["text"].index("]") - 1
    text = re.sub(r"[\[\]]", "", example["text"])
    mention = next((m for m in find_times(text, LEXICON) if m.start < end and start < m.end), None)
    assert mention is not None
    assert (mention.text, mention.row) == (text[start:end], row)
    published = date.fromisoformat(example["published"])
    value, _ = resolve(mention, published=published, anchor=example.get("anchor"), past=example.get("past", True))
    assert value == example["value"]
    assert mention.modifier is example.get("modifier", False)


@pytest.mark.parametrize(("row", "text"), MISSES)
def test_row_leaves_miss(row: str, text: str) -> None:
    assert [mention.text for mention in find_times(text, LEXICON) if mention.row == row] == []

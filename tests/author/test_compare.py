"""What differs between two files of claims."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from extract.author.compare import as_text, changes, compare
from extract.errors import InputError


def claim(
    number: int, kind: str = "test", role: str = "actor", start: int = 5, document: str = "a", text: str = "0"
) -> dict[str, Any]:
    return {
        "id": f"clm-{number:016x}",
        "type": kind,
        "trigger": {"text": "fired", "start": start, "end": start + 5, "lemma": "fire"},
        "arguments": [{"role": role, "text": "Iran", "start": 0, "end": 4}],
        "sources": [],
        "time": None,
        "polarity": "positive",
        "certainty": "certain",
        "modality": "actual",
        "evidence": {"text": "Iran fired it.", "start": 0, "end": 14, "section": "body"},
        "document": {"id": document, "uri": f"{document}.txt", "sha256": text},
        "rule": {"id": f"{kind}.fire", "pack": "core", "version": "0"},
        "confidence": 0.9,
    }


def written(path: Path, claims: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in claims))
    return str(path)


def test_gained_lost_and_changed_claims_are_told_apart(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", [claim(1), claim(2, start=50), claim(3, start=90)])
    new = written(tmp_path / "new.jsonl", [claim(1), claim(4, role="target", start=50), claim(5, "strike", start=90)])
    found = compare(old, new)
    assert (found.same, len(found.gained), len(found.lost), len(found.changed)) == (1, 1, 1, 1)
    assert changes(*found.changed[0]) == "-actor 'Iran', +target 'Iran'"
    lines = list(as_text(found, 5))
    assert lines[0] == "1 same, 1 gained, 1 lost, 1 changed"
    assert "+ strike 'fired' (strike.fire): actor 'Iran'" in lines


def test_claims_are_the_same_by_what_they_say_and_not_by_their_id(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", [claim(1), claim(2, document="b", text="1"), claim(3, document="c")])
    new = written(tmp_path / "new.jsonl", [claim(4), claim(5, document="moved", text="1"), claim(6, document="c")])
    found = compare(old, new)
    assert (found.same, found.gained, found.lost, found.changed) == (3, [], [], [])


def test_line_that_is_no_claim_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", [claim(1), {"a": 1}])
    with pytest.raises(InputError, match=r"a\.jsonl:2: no claim"):
        compare(path, path)


def test_two_claims_on_one_trigger_are_each_lost_or_changed(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", [claim(1), claim(2, role="target"), claim(3, role="weapon")])
    new = written(tmp_path / "new.jsonl", [claim(4, role="partner")])
    found = compare(old, new)
    assert (len(found.gained), len(found.lost), len(found.changed)) == (0, 2, 1)


@pytest.mark.slow
def test_four_times_the_claims_take_no_more_than_eight_times_as_long(tmp_path: Path) -> None:
    """A square would be sixteen times; a ratio of one run, since machines differ."""

    def seconds(count: int) -> float:
        rows = [claim(i, start=i) for i in range(count)]
        old, new = written(tmp_path / "old.jsonl", rows), written(tmp_path / "new.jsonl", rows[count // 10 :])
        began = time.process_time()
        assert len(compare(old, new).lost) == count // 10
        return time.process_time() - began

    assert seconds(5_000) < 8 * seconds(1_250)

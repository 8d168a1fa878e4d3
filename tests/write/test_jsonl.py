"""jsonl: lines in the order of their keys, claims in the order of the text."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from extract.model import Claim, DocumentRef, Evidence, RuleRef, Trigger
from extract.write.jsonl import Ordered, claim_records, lines_of


def make_claim(start: int, type_: str = "test") -> Claim:
    return Claim(
        id=f"clm-{start}-{type_}",
        type=type_,
        trigger=Trigger(text="tested", start=start, end=start + 6, lemma="test"),
        arguments=(),
        time=None,
        polarity="positive",
        certainty="certain",
        modality="actual",
        sources=(),
        evidence=Evidence(text="tested", start=start, end=start + 6, section="body"),
        document=DocumentRef(id="d", uri="d.txt", sha256="0"),
        rule=RuleRef(id="test.test", pack="core", version="1"),
        confidence=0.5,
    )


def test_claim_records_follow_the_text() -> None:
    claims = [make_claim(40), make_claim(3, "test"), make_claim(3, "strike")]
    assert [record["id"] for record in claim_records(claims)] == ["clm-3-strike", "clm-3-test", "clm-40-test"]


def test_lines_of_writes_what_a_claim_reads_back() -> None:
    claim = make_claim(5)
    (line,) = lines_of(claim_records([claim])).splitlines()
    assert Claim.model_validate_json(line) == claim


def test_lines_of_keeps_every_character_readable() -> None:
    assert lines_of([{"text": "Łódź’s"}]).decode() == '{"text": "Łódź’s"}\n'


def test_lines_of_leaves_nothing_that_a_reader_takes_for_the_end_of_a_line() -> None:
    text = "".join(map(chr, (*range(0x21), 0x7F, 0x85, 0x2028, 0x2029)))
    (line,) = lines_of([{"text": text}]).decode().splitlines()
    assert json.loads(line) == {"text": text}


@given(st.permutations(range(6)))
def test_ordered_gives_the_same_bytes_in_any_order(order: list[int]) -> None:
    with Ordered[str]() as lines:
        for number in order:
            lines.add(f"doc-{number}", [{"n": number}] * number)
        stream = io.BytesIO()
        lines.write_to(stream)
    found = [json.loads(line)["n"] for line in stream.getvalue().splitlines()]
    assert found == sorted(number for number in range(6) for _ in range(number))

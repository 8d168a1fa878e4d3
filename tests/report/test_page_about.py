"""about: the account of a run, for the head of the page; what is none is told with its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from extract.errors import InputError
from extract.report.page_about import about_of, beside

ROOT = Path(__file__).parents[2]


def write(path: Path, *outcomes: tuple[str, str | None]) -> None:
    rows = [
        {"uri": f"{n}.txt", "line": None, "id": str(n), "outcome": outcome, "why": why}
        for n, (outcome, why) in enumerate(outcomes)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    totals = {"totals": {"articles": len(outcomes), "claims": 0}, "rules": "abc", "model": "m"}
    path.with_name("run.totals.json").write_text(json.dumps(totals))


def test_what_was_left_out_is_counted_by_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    write(path, ("ok", None), ("skipped", "Spanish"), ("skipped", "Spanish"), ("failed", "no text"))
    about = about_of(str(path))
    assert about["articles"] == 4
    assert about["rules"] == "abc"
    assert about["left_out"] == {"skipped": {"Spanish": 2}, "failed": {"no text": 1}}


def test_account_beside_the_claims_is_found_where_it_is_theirs(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_bytes((ROOT / "outputs" / "claims.jsonl").read_bytes())
    assert beside(str(claims)) is None
    for name in ("run.jsonl", "run.totals.json"):
        assert beside(str(claims)) is None
        shutil.copy(ROOT / "outputs" / name, tmp_path)
    assert beside(str(claims)) == str(tmp_path / "run.jsonl")
    claims.write_bytes(claims.read_bytes() * 2)
    assert beside(str(claims)) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", r"run.jsonl:1: no JSON"),
        ("[" * 20_000, r"run.jsonl:1: no JSON \(maximum recursion depth"),
        ("[]", r"run.jsonl:1: no object\."),
        ('{"id": 1}', r'run.jsonl:1: no "outcome" in it\.'),
        ('{"outcome": "ok"}', r"run.totals.json: cannot be read"),
    ],
)
def test_what_is_no_account_is_told(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=told):
        about_of(str(path))

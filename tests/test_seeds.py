"""The whole way on the seeds: outputs/ is current, offsets slice, order changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.model import Claim
from extract.pipeline import Extractor
from extract.read import read_articles
from extract.run.batch import Plan, run
from extract.run.local import Local
from extract.run.progress import watch

Spans = Callable[[Any], Iterator[dict[str, Any]]]
ROOT = Path(__file__).parents[1]
SEEDS = sorted(path.relative_to(ROOT) for path in (ROOT / "seeds").iterdir())
FILES = ("claims.jsonl", "run.jsonl", "run.totals.json")


def run_in_root(inputs: list[Path], folder: Path, extractor: Extractor) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        totals = run(read_articles(inputs), Plan(str(folder / FILES[0])), Local(extractor), watch(quiet=True))
    assert totals.exit_code == 0
    return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    return run_in_root([Path("seeds")], tmp_path_factory.mktemp("outputs"), extractor)


@pytest.mark.parametrize("name", FILES)
def test_outputs_are_what_make_run_writes(written: Path, name: str) -> None:
    current = (ROOT / "outputs" / name).read_text(encoding="utf-8")
    assert (written / name).read_text(encoding="utf-8") == current, "read the difference, then `make run` and commit"


def test_order_of_the_inputs_changes_no_byte(written: Path, tmp_path: Path, extractor: Extractor) -> None:
    again = run_in_root([*reversed(SEEDS)], tmp_path, extractor)
    assert [(again / name).read_bytes() for name in FILES] == [(written / name).read_bytes() for name in FILES]


def test_every_span_of_every_claim_is_its_text(written: Path, spans: Spans) -> None:
    lines = (written / FILES[0]).read_text(encoding="utf-8").splitlines()
    assert lines
    for claim in map(json.loads, lines):
        text = (ROOT / claim["document"]["uri"]).read_bytes().decode("utf-8")
        for span in spans(claim):
            assert text[span["start"] : span["end"]] == span["text"]


def test_every_line_keeps_the_schema(written: Path) -> None:
    lines = (written / FILES[0]).read_text(encoding="utf-8").splitlines()
    claims = [Claim.model_validate_json(line) for line in lines]
    assert len({claim.id for claim in claims}) == len(claims)

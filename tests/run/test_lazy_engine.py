"""later: a run that knows all of its articles loads nothing, and describes itself as one that does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from extract.model import Article
from extract.pipeline import Extractor
from extract.run import engines
from extract.run.lazy_engine import Later, about_files
from extract.run.local import Local
from extract.run.result import Engine
from extract.run.setup import Setup, about

Command = Callable[..., CompletedProcess[str]]
TEXT = "Iran test-fired two ballistic missiles on Thursday."


def test_files_say_of_rules_and_model_what_the_loaded_ones_do(extractor: Extractor) -> None:
    assert about_files(Setup()) == about(extractor)


@pytest.mark.parametrize("setup", [Setup(rules=("no/such/pack",)), Setup(model="no_such_model")])
def test_what_files_cannot_say_is_left_to_the_engine(setup: Setup) -> None:
    assert about_files(setup) is None


@pytest.mark.parametrize(("few", "told"), [(110, "few"), (80, "many")])
def test_it_starts_with_the_first_articles_and_is_told_how_many(few: int, told: str, extractor: Extractor) -> None:
    started = []

    @contextmanager
    def start(few: bool) -> Iterator[Engine]:
        started.append("few" if few else "many")
        yield Local(extractor)
        started.append("end")

    with Later(Setup(), start, few) as later:
        assert later.describe() == about(extractor)
        assert list(later([])) == []
        assert started == []
        results = list(later([Article(id=id_, uri="a", text=TEXT[: -i or None]) for i, id_ in enumerate("ab")]))
        assert [(result.id, result.types) for result in results] == [("a", ("test",)), ("b", ("test",))]
    assert started == [told, "end"]


def test_a_run_that_knows_everything_loads_no_model(
    tmp_path: Path, command: Command, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    words = ("run", str(tmp_path / "a.txt"), "-o", str(tmp_path / "claims.jsonl"))
    assert command(*words).returncode == 0
    before = (tmp_path / "claims.jsonl").read_bytes()
    monkeypatch.setattr(engines, "extractor_of", lambda setup: pytest.fail("loaded"))
    again = command(*words)
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "claims.jsonl").read_bytes() == before

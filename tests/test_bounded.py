"""What is remembered from article to article has a bound, so that a run of any length fits into memory."""

from __future__ import annotations

import ast
import gc
from pathlib import Path

import pytest

from extract import pipeline
from extract.cache import no_collection
from extract.model import Article
from extract.names import spelling
from extract.names.spelling import Speller
from extract.pipeline import Extractor
from extract.syntax.text import Text, Word

PACKAGE = Path(__file__).parents[1] / "src" / "extract"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST = 1 << 16


def unbounded(tree: ast.AST) -> list[int]:
    """Lines of caches of functools that may grow for ever: without a bound, and not of a function of nothing."""
    wrong = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.unparse(node.args):
            names = (ast.unparse(decorator) for decorator in node.decorator_list)
            wrong += [node.lineno for name in names if name in ("cache", "functools.cache")]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("lru_cache", "functools.lru_cache"):
            sizes = [word.value for word in node.keywords if word.arg == "maxsize"] + node.args
            size = ast.literal_eval(sizes[0]) if sizes else 128
            wrong += [node.lineno] * (size is None or size > MOST)
    return wrong


def test_caches_have_a_bound() -> None:
    found = {path: unbounded(ast.parse(path.read_text(encoding="utf-8"))) for path in MODULES}
    assert {str(path): lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("@lru_cache(maxsize=None)\ndef f(a): ...", [1]),
        ("@cache\ndef f(a): ...", [2]),
        ("self.f = lru_cache(None)(g)", [1]),
        ("@cache\ndef f(): ...", []),
        ("@lru_cache(maxsize=64)\ndef f(a): ...", []),
    ],
)
def test_cache_without_a_bound_is_seen(code: str, lines: list[int]) -> None:
    assert unbounded(ast.parse(code)) == lines


def test_words_that_no_rule_knows_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "MOST", 10)
    speller = Speller(["missile"], [])
    for n in range(40):
        word = "qwerty" + "".join(chr(97 + int(digit)) for digit in str(n))
        assert speller.correct(word) is None
    assert speller.correct("misssile") == "missile"
    assert len(speller._seen) <= 10


def test_nothing_of_a_text_waits_for_the_collector(extractor: Extractor) -> None:
    extractor.read("Iran launched two missiles.")
    gc.collect()
    with no_collection():
        assert extractor.read("Iran launched two missiles, and its general said that it would launch more.")
        assert not [one for one in gc.get_objects() if isinstance(one, Word | Text)]


def test_words_learnt_in_a_memory_zone_are_read_in_the_next(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "WARM", 0)
    text = "Iran launched two missiles while the snarfelators quibbored, a general said. Zorbeldia's blorkings cheered."
    article = Article(id="a", uri="a", text=text)
    first, second = (extractor.read_batch([article])[0] for _ in range(2))
    assert (first.error, second.error) == (None, None)
    assert first.claims == second.claims != []

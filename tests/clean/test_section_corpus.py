"""Own articles in the shapes of many outlets, with the sections and the origin expected of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.clean import SectionRules, mark
from extract.model import Article
from extract.pack.files import read_yaml

CORPUS = Path(__file__).parent / "corpus"
SEEDS = Path(__file__).parents[2] / "seeds"
CASES = sorted(path.stem for path in CORPUS.glob("*.yml"))
FLOOR = 0.97


def marked(name: str, rules: SectionRules) -> tuple[Article, dict[str, Any]]:
    expected = read_yaml(CORPUS / f"{name}.yml")
    path = SEEDS / f"{expected['seed']}.txt" if "seed" in expected else CORPUS / f"{name}.txt"
    article = Article(id=name, uri=path.name, text=path.read_text("utf-8"), **expected.get("metadata", {}))
    return mark(article, rules), expected


def agreeing(article: Article, expected: dict[str, Any]) -> list[bool]:
    found = [(section.kind, article.text[section.start : section.end]) for section in article.sections]
    wanted = [(kind, str(text)) for kind, text in expected["sections"]]
    agree = [a[0] == b[0] and a[1].startswith(b[1]) for a, b in zip(found, wanted, strict=False)]
    return agree + [False] * abs(len(found) - len(wanted))


@pytest.mark.parametrize("name", CASES)
def test_article_has_its_sections(name: str, section_rules: SectionRules) -> None:
    article, expected = marked(name, section_rules)
    found = [[section.kind, article.text[section.start : section.end][:60]] for section in article.sections]
    assert all(agreeing(article, expected)), found


def test_corpus_reaches_the_floor(section_rules: SectionRules) -> None:
    lines = [agree for name in CASES for agree in agreeing(*marked(name, section_rules))]
    assert sum(lines) >= FLOOR * len(lines)


@pytest.mark.parametrize("name", CASES)
def test_article_has_its_origin(name: str, section_rules: SectionRules) -> None:
    article, expected = marked(name, section_rules)
    assert article.provenance is not None
    for key, value in expected["provenance"].items():
        found = getattr(article.provenance, key)
        if key == "authors":
            assert [author.value for author in found] == value
        else:
            assert (found.value if found else None) == value, key


def test_origin_found_in_the_text_points_into_it(section_rules: SectionRules) -> None:
    article, _ = marked("newspaper", section_rules)
    assert article.provenance is not None
    for found in (*article.provenance.authors, article.provenance.title, article.provenance.place):
        assert found is not None
        assert found.how == "text"
        assert article.text[found.start : found.end] == found.value


def test_metadata_stands_before_the_text(section_rules: SectionRules) -> None:
    text = (CORPUS / "wire.txt").read_text("utf-8")
    article = mark(Article(id="a", uri="a", text=text, authors=("Desk",), publisher="Harbour Times"), section_rules)
    assert article.authors == ("Desk",)
    assert article.publisher == "Harbour Times"
    assert article.provenance is not None
    assert article.provenance.publisher is not None
    assert article.provenance.publisher.how == "metadata"

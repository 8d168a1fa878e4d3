"""Own pages in the shapes of ten kinds of outlet, with the metadata and the sections expected of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.clean import SectionRules, mark
from extract.model import Article
from extract.pack.files import read_yaml
from extract.pack.rulebook import Rulebook
from extract.read import Found, read_articles

pytest.importorskip("trafilatura")
PAGES = Path(__file__).parent / "pages"
CASES = sorted(path.stem for path in PAGES.glob("*.html"))
FLOOR = 0.97


@pytest.fixture(scope="module")
def section_rules(rulebook: Rulebook) -> SectionRules:
    return SectionRules(rulebook.sections)


def read(name: str) -> tuple[Article, dict[str, Any]]:
    (item,) = read_articles([PAGES / f"{name}.html"])
    assert isinstance(item, Found), item
    return item.article, read_yaml(PAGES / f"{name}.yml")


@pytest.mark.parametrize("name", CASES)
def test_page_has_its_metadata(name: str) -> None:
    article, expected = read(name)
    found = {key: getattr(article, key) for key in expected["metadata"]}
    found |= {"authors": list(article.authors), "published": article.published and article.published.isoformat()}
    assert found == expected["metadata"]


@pytest.mark.parametrize("name", CASES)
def test_page_says_where_it_was_found(name: str, section_rules: SectionRules) -> None:
    article, expected = read(name)
    origin = mark(article, section_rules).provenance
    assert origin is not None
    assert {key: (found := getattr(origin, key)) and found.value for key in expected["text"]} == expected["text"]
    for key in ("title", "publisher", "published", "url"):
        assert (found := getattr(origin, key)) is None or found.how == "metadata"
    for fact in (origin.agency, origin.place):
        assert fact is None or article.text[fact.start : fact.end] == fact.value


def test_pages_reach_the_floor(section_rules: SectionRules) -> None:
    agree = total = 0
    for name in CASES:
        article, expected = read(name)
        sections = mark(article, section_rules).sections
        found = [(section.kind, article.text[section.start : section.end]) for section in sections]
        wanted = [(kind, str(text)) for kind, text in expected["sections"]]
        total += max(len(found), len(wanted))
        agree += sum(a[0] == b[0] and a[1].startswith(b[1]) for a, b in zip(found, wanted, strict=False))
    assert agree >= FLOOR * total, f"{agree} of {total}"

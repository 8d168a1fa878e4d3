"""page: one file, nothing loaded, everything from articles escaped."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from extract.model import Article, Claim, Entity
from extract.pack.rulebook import Rulebook
from extract.report.write_page import embedded, page_of

Make = Callable[..., Claim]
BAD = '</script><script>window.bad=1</script><img src=x onerror="window.bad=1">'
TEXT = f"\U0001f680 {BAD} Turkey test-fired a missile on Friday, \u2028Ankara said."


@pytest.fixture
def bad_page(claim_of: Make, book: Rulebook) -> str:
    who = Entity(id="TUR", label="ACTOR", name=BAD, kind="state", country="TUR")
    claim = claim_of(TEXT, "test", "test-fired", [("actor", "Turkey", who)], title=BAD, publisher=BAD)
    article = Article(id="a", uri="a.txt", text=TEXT, title=BAD)
    return page_of([(article, [claim.model_dump(mode="json", by_alias=True)])], book, f"News {BAD} {{data}}")


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_page_has_only_its_own_elements(bad_page: str) -> None:
    parser = Elements()
    parser.feed(bad_page)
    names = [tag for tag, _ in parser.tags]
    assert names.count("script") == 2
    assert "img" not in names
    assert not [
        attributes for _, attributes in parser.tags if attributes.keys() & {"src", "href", "onerror"} - {"href"}
    ]
    assert [attributes["href"] for _, attributes in parser.tags if "href" in attributes] == ["#main"]


def test_page_names_no_address(bad_page: str) -> None:
    assert set(re.findall(r"https?://[^\s\"'`)]+", bad_page)) == {"http://www.w3.org/2000/svg"}


def test_embedded_data_is_read_back_whole() -> None:
    data: dict[str, Any] = {"text": TEXT + "<!-- ]]> &amp;"}
    assert json.loads(embedded(data)) == data
    assert not set(embedded(data)) & set("<>&\u2028\u2029")


def test_same_claims_make_the_same_page(bad_page: str, claim_of: Make, book: Rulebook) -> None:
    assert "{data}" in bad_page
    assert bad_page.count("const DATA") == 1

"""Offices and surnames mean the person of the article's day."""

from __future__ import annotations

from datetime import date

import pytest

from extract.document import Known
from extract.model import Article
from extract.names.offices import holds
from extract.pack.schema import Validity
from extract.pipeline import Extractor


def entities(extractor: Extractor, text: str, published: str | None) -> dict[str, str | None]:
    day = date.fromisoformat(published) if published else None
    doc = extractor.annotate(Article(id="a", uri="a", text=text, published=day))
    actors = [m for m in doc._.extract.mentions if m.label == "ACTOR"]
    return {text[m.start : m.end]: m.entity.id if isinstance(m.entity, Known) else None for m in actors}


@pytest.mark.parametrize(
    ("published", "president"),
    [
        ("2004-10-01", "george-w-bush"),
        ("2016-05-05", "barack-obama"),
        ("2023-05-05", "joe-biden"),
        (None, None),
    ],
)
def test_office_is_held_by_the_person_of_the_day(
    extractor: Extractor, published: str | None, president: str | None
) -> None:
    found = entities(extractor, "The US president ordered the strike.", published)
    assert found["The US president"] == president


@pytest.mark.parametrize(
    "text",
    ["The former US president ordered it.", "Two US presidents ordered it.", "The next US president may order it."],
)
def test_other_holders_are_not_meant(extractor: Extractor, text: str) -> None:
    assert "barack-obama" not in entities(extractor, text, "2016-05-05").values()


def test_titles_of_other_spelling_and_order_are_one_office(extractor: Extractor) -> None:
    text = "Britain's defense secretary met the South Korean minister of defence."
    found = entities(extractor, text, "2021-03-03")
    assert found["Britain's defense secretary"] == "ben-wallace"
    assert found["the South Korean minister of defence"] == "suh-wook"


@pytest.mark.parametrize(
    ("text", "published", "meant"),
    [
        ("President Bush ordered the strike.", "2004-10-01", "george-w-bush"),
        ("President Bush ordered the strike.", "1990-10-01", "george-h-w-bush"),
        ("Bush sent troops to Iraq, the US military said.", "2004-10-01", "george-w-bush"),
    ],
)
def test_surname_means_who_was_in_office(extractor: Extractor, text: str, published: str, meant: str) -> None:
    assert meant in entities(extractor, text, published).values()


@pytest.mark.parametrize("text", ["Kate Bush sang in Texas, a US city.", "Bush Terminal stands in New York, USA."])
def test_other_bearers_of_a_surname_are_not_meant(extractor: Extractor, text: str) -> None:
    assert "george-w-bush" not in entities(extractor, text, "2004-10-01").values()


def test_dates_of_any_precision_are_inclusive() -> None:
    span = Validity.model_validate({"from": "2010-12", "to": "2014"})
    assert holds(span, date(2010, 12, 1))
    assert holds(span, date(2014, 12, 31))
    assert not holds(span, date(2010, 11, 30))
    assert not holds(span, date(2015, 1, 1))
    assert holds(span, None)

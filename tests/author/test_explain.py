"""What `extract explain` says of a sentence."""

from __future__ import annotations

import json

import pytest

from extract.author.explanation import explain
from extract.author.page import as_html
from extract.author.text import as_text
from extract.model import Article
from extract.pipeline import Extractor

TEXT = "Seoul said the North may have fired two Hwasong-11 missiles on Monday."


@pytest.fixture(scope="module")
def told(extractor: Extractor) -> dict[str, object]:
    return explain(extractor, Article(id="t", uri="t", text=TEXT))


def test_explanation_names_record_rule_source_and_status(told: dict[str, object]) -> None:
    text = as_text(told)
    assert "record hwasong-11 (" in text
    assert "test.fire on" in text
    assert '"fired" as test' in text
    assert text.index("  claims") < text.index("  entities") < text.index("  readings")
    assert "nearly fired" not in text
    assert "rules that nearly fired" in as_text(told, near=True)
    assert 'asserts by "said"' in text
    assert "may, might -> possible" in text


def test_rule_that_nearly_fired_tells_step_and_word(told: dict[str, object]) -> None:
    nearly = {row["rule"]: row for row in told["sentences"][0]["nearly"]}  # type: ignore[index]
    stop = nearly["deploy.float"]["stops"][0]
    assert (stop["condition"], stop["step"], stop["token"]) == ("role weapon", "obj", "Hwasong-11 missiles")
    assert "class srbm, not balloon" in stop["text"]


def test_explanation_is_plain_data_and_the_page_stands_alone(told: dict[str, object]) -> None:
    json.dumps(told)
    page = as_html(told)
    assert "<svg" in page
    assert "src=" not in page
    assert page == as_html(told)


def test_claims_say_how_they_are_told(extractor: Extractor) -> None:
    text = as_text(
        explain(extractor, Article(id="a", uri="a", text="Iran denied that it had supplied drones to Russia."))
    )
    assert 'weapon "drones", negative; according to Iran, who denies it' in text


def test_fired_agrees_with_the_claims(told: dict[str, object]) -> None:
    sentence = told["sentences"][0]  # type: ignore[index]
    fired = {row["rule"] for row in sentence["fired"] if row["outcome"] == "fired"}
    assert fired == {claim["rule"]["id"] for claim in sentence["claims"]}


def test_what_is_left_out_as_another_matter_says_so(extractor: Extractor) -> None:
    text = (
        "The referee added six minutes, and the goalkeeper kept a clean sheet in the semi-final. Japan attacked Iran."
    )
    explained = explain(extractor, Article(id="t", uri="t", text=text))
    assert '"attacked" as strike' in as_text(explained)
    assert "left out as sport" in as_text(explained)
    (row,) = [row for sentence in explained["sentences"] for row in sentence["scores"] if row["trigger"] == "attacked"]
    assert (row["told"], row["matter"]) == (False, "sport")

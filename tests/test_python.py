"""The face of the package for Python: texts that are none, rules as a path, claims in words, HTML and frames."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import extract
from extract.model import Claim, Entity, claim_schema
from extract.pipeline import Extractor

TEXT = "Iran <b>launched</b> two missiles on Friday, state television said."
IRAN = Entity(id="IRN", label="ACTOR", name="Iran", kind="state", country="IRN")


@pytest.fixture
def claim(claim_of: Callable[..., Claim]) -> Claim:
    arguments = [("actor", "Iran", IRAN), ("weapon", "two missiles", None)]
    sources = [("state television", None, "asserts")]
    return claim_of(TEXT, "test", "launched", arguments, sources=sources, publisher="<Gazette>", published="2024-05-07")


@pytest.mark.parametrize("value", [b"bytes", None, 7])
def test_what_is_no_text_is_refused_with_what_to_give(value: object, extractor: Extractor) -> None:
    with pytest.raises(TypeError, match=r"is no text\. Give a str"):
        extractor.read(value)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"is no text\. Give a str"):
        extractor.read_texts([value])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"is no Article\. For plain texts there is read_texts\."):
        list(extractor.read_many([value]))  # type: ignore[list-item]


@pytest.mark.slow
@pytest.mark.usefixtures("small_core")
@pytest.mark.parametrize("kind", [str, Path, list])
def test_rules_are_a_path_or_several(kind: Callable[[str], object], tmp_path: Path) -> None:
    (tmp_path / "entities").mkdir()
    (tmp_path / "pack.yml").write_text('name: mine\nversion: "1"\n')
    record = '{"id": "sea-lance-2", "label": "WEAPON", "name": "Sea Lance 2", "kind": "system", "class": "missile"}\n'
    (tmp_path / "entities" / "mine.jsonl").write_text(record)
    rules = [str(tmp_path)] if kind is list else kind(str(tmp_path))
    (found,) = extract.load(rules=rules).read("India bought the Sea Lance 2.")  # type: ignore[arg-type]
    assert "sea-lance-2" in [argument.entity.id for argument in found.arguments if argument.entity]


def test_claim_is_told_in_a_line(claim: Claim) -> None:
    assert str(claim) == "Iran tested two missiles, state television said"
    assert repr(claim).startswith("Claim(")


def test_notebook_shows_the_sentence_with_roles_and_escapes_it(claim: Claim) -> None:
    shown = claim._repr_html_()
    assert "<strong>Iran tested two missiles, state television said</strong>" in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert "&lt;Gazette&gt; · 2024-05-07" in shown
    marked = {"Iran": "actor", "launched": "trigger", "two missiles": "weapon", "state television": "source"}
    for words, role in marked.items():
        assert f'{words}<sub style="font-size:.7em"> {role}</sub>' in shown


def test_frame_has_a_row_a_claim(claim: Claim, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = extract.to_frame([claim, claim.model_dump(mode="json", by_alias=True)])
    assert frame["sentence"].tolist() == [str(claim)] * 2
    assert frame["published"].tolist() == [pandas.Timestamp("2024-05-07")] * 2
    path = tmp_path / "claims.jsonl"
    path.write_text(claim.model_dump_json(by_alias=True) + "\n")
    pandas.testing.assert_frame_equal(extract.to_frame(path), frame[:1])
    assert extract.to_frame([]).columns.tolist() == frame.columns.tolist()


def test_schema_has_an_id_a_version_and_describes_every_field() -> None:
    schema = claim_schema()
    assert schema["$id"] == f"urn:extract-claims:schema:claim:{schema['version']}"
    for name, part in {"Claim": schema, **schema["$defs"]}.items():
        assert part["description"], name
        for field, about in part["properties"].items():
            assert about.get("description"), f"{name}.{field}"

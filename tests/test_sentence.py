"""sentence: every claim is told in words, each part with its role; unknown types and packs are told too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.errors import RuleError
from extract.model import Claim, Entity
from extract.pack.load import load_rules
from extract.pack.rulebook import Rulebook
from extract.sentence import Wording, clause_of, core_wording, sentence_of, text_of, told, told_time

pytestmark = pytest.mark.slow

Make = Callable[..., Claim]
IRAN = Entity(id="IRN", label="ACTOR", name="Iran", kind="state", country="IRN")
TEXT = "Tehran fired two missiles at sea near Qeshm on Monday. The base was shelled with mortars, officials said. "


def row(claim: Claim) -> dict[str, Any]:
    return claim.model_dump(mode="json", by_alias=True)


@pytest.fixture
def fired(claim_of: Make) -> Callable[..., dict[str, Any]]:
    def make(**said: Any) -> dict[str, Any]:
        arguments = [("actor", "Tehran", IRAN), ("weapon", "two missiles", None), ("origin", "Qeshm", None)]
        return row(claim_of(TEXT, "test", "fired", arguments, **said))

    return make


def test_sentence_has_the_role_of_each_part(fired: Callable[..., dict[str, Any]]) -> None:
    claim = fired(time=("on Monday", "2024-03-04"), sources=[("officials", None, "asserts")])
    claim["trigger"]["lemma"] = "fire"
    assert [tuple(part) for part in sentence_of(claim) if part.role] == [
        ("Iran", "actor"),
        ("fired", "trigger"),
        ("two missiles", "weapon"),
        ("Qeshm", "origin"),
        ("on 4 March 2024", "time"),
        ("officials", "source"),
    ]
    assert text_of(sentence_of(claim)) == "Iran fired two missiles near Qeshm on 4 March 2024, officials said"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({}, "Iran tested two missiles near Qeshm"),
        ({"polarity": "negative"}, "Iran did not test two missiles near Qeshm"),
        ({"modality": "planned"}, "Iran planned to test two missiles near Qeshm"),
        ({"modality": "hypothetical"}, "Iran might test two missiles near Qeshm"),
        ({"polarity": "negative", "modality": "planned"}, "Iran planned not to test two missiles near Qeshm"),
        ({"certainty": "probable"}, "Iran probably tested two missiles near Qeshm"),
    ],
)
def test_status_is_told(said: dict[str, str], text: str, fired: Callable[..., dict[str, Any]]) -> None:
    assert text_of(clause_of(fired(**said))) == text


@pytest.mark.parametrize(
    ("stances", "text"),
    [
        (["denies"], ", but officials denied it"),
        (["doubts"], ", but officials doubted it"),
        (["asserts", "asserts"], ", officials said, officials reported"),
    ],
)
def test_chain_of_sources_is_told(stances: list[str], text: str, fired: Callable[..., dict[str, Any]]) -> None:
    claim = fired(sources=[("officials", None, stance) for stance in stances])
    assert text_of(sentence_of(claim)) == text_of(clause_of(claim)) + text


def test_source_that_denies_what_was_not_so_has_no_but(fired: Callable[..., dict[str, Any]]) -> None:
    sources = [("Tehran", IRAN, "denies"), ("officials", None, "asserts")]
    said = text_of(sentence_of(fired(polarity="negative", sources=sources)))
    assert said.endswith(", Iran said in a denial, officials reported")
    assert " but " not in said


def test_class_loses_the_capitals_of_a_headline(claim_of: Make) -> None:
    missile = Entity(id="missile", label="WEAPON", name="ballistic missile", kind="class", class_="missile")
    claim = claim_of("Ballistic Missiles of Iran", "test", "of", [("weapon", "Ballistic Missiles", missile)])
    row = claim.model_dump(mode="json", by_alias=True)
    assert told(row["arguments"][0]) == "ballistic missiles"
    row["arguments"][0]["antecedent"] = {"text": "two ballistic missiles", "start": 0, "end": 4}
    assert told(row["arguments"][0]) == "two ballistic missiles"


def test_source_without_a_name_is_told(fired: Callable[..., dict[str, Any]]) -> None:
    claim = fired(sources=[("officials", None, "asserts")])
    claim["sources"][0] |= {"text": None, "start": None, "end": None}
    assert text_of(sentence_of(claim)).endswith(", it was said")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2024-11-17", "on 17 November 2024"),
        ("2024-11", "in November 2024"),
        ("2024", "in 2024"),
        ("2024-11-17/2024-11-18", "between 17 November 2024 and 18 November 2024"),
        ("2024-99", "on\n Monday"),
        ("whenever", "on\n Monday"),
        (None, "on\n Monday"),
    ],
)
def test_time_is_told_by_its_value_or_in_the_words_of_the_article(value: str | None, text: str) -> None:
    assert told_time({"text": "on\n Monday", "value": value}, core_wording().time) == " ".join(text.split())


def test_pronoun_is_told_by_what_it_stands_for(fired: Callable[..., dict[str, Any]]) -> None:
    claim = fired()
    claim["arguments"][0] |= {"text": "it", "entity": None, "antecedent": {"text": "the Guard", "start": 0, "end": 9}}
    assert text_of(clause_of(claim)).startswith("The Guard tested")


def test_claim_without_an_actor_and_with_two_of_a_role(claim_of: Make) -> None:
    claim = row(claim_of(TEXT, "strike", "shelled", [("weapon", "mortars", None), ("target", "The base", None),
                                                     ("target", "Qeshm", None)]))  # fmt: skip
    claim["trigger"]["lemma"] = "shell"
    assert text_of(clause_of(claim)) == "Someone shelled the base and Qeshm with mortars"


def test_type_without_words_is_told_by_its_name(fired: Callable[..., dict[str, Any]]) -> None:
    claim = {**fired(), "type": "recruit"}
    claim["arguments"][1]["role"] = "newcomer"
    assert text_of(clause_of(claim)) == "Iran recruit near Qeshm newcomer two missiles"


def test_wording_may_be_empty(fired: Callable[..., dict[str, Any]]) -> None:
    claim = fired(sources=[("officials", None, "denies")], time=("on Monday", "2024-03-04"))
    assert text_of(sentence_of(claim, Wording())) == (
        "Tehran test weapon two missiles origin Qeshm 2024-03-4, officials denies"
    )


def test_every_type_and_role_of_the_rules_has_its_words(rulebook: Rulebook) -> None:
    words = rulebook.wording
    assert rulebook.frames.frames.keys() <= words.types.keys()
    assert rulebook.roles.keys() - {"actor"} <= words.roles.keys()


@pytest.mark.usefixtures("small_core")
def test_pack_adds_words(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    (tmp_path / "pack.yml").write_text("name: mine\nversion: '1'\n", encoding="utf-8")
    lines = "types:\n  recruit: {do: recruit, did: recruited}\n"
    (tmp_path / "wording" / "sentence.yml").write_text(lines, encoding="utf-8")
    words = load_rules([tmp_path]).wording
    assert words.types["recruit"].did == "recruited"
    assert words.types["test"].did == "tested"


def test_unknown_slot_is_told(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    (tmp_path / "pack.yml").write_text("name: mine\nversion: '1'\n", encoding="utf-8")
    lines = "types:\n  recruit: {do: recruit, did: 'recruited {verb}'}\n"
    (tmp_path / "wording" / "sentence.yml").write_text(lines, encoding="utf-8")
    with pytest.raises(RuleError, match=r'no slot "\{verb\}" here; there are \{lemma\}'):
        load_rules([tmp_path])

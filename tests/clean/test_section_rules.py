"""Every section rule finds its examples and nothing in its misses; the other tables keep theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.clean import SectionRules, language_of
from extract.clean.lines import split_lines
from extract.clean.rules import Rule
from extract.rulebook.files import read_yaml

RULES = Path(__file__).parents[2] / "rules" / "sections"
DATA = {path.stem: read_yaml(path) for path in sorted(RULES.glob("*.yml"))}
ALL = SectionRules(DATA)


def finds(rule: Rule, text: str) -> bool:
    lines = split_lines(ALL.characters.fold(text))
    return len(lines) == 1 and rule.match(lines[0]) is not None


@pytest.mark.parametrize("rule", ALL.rules, ids=lambda rule: rule.id)
def test_rule_finds_its_examples(rule: Rule) -> None:
    assert rule.examples
    assert [text for text in rule.examples if not finds(rule, text)] == []


@pytest.mark.parametrize("rule", ALL.rules, ids=lambda rule: rule.id)
def test_rule_leaves_its_misses(rule: Rule) -> None:
    assert rule.misses
    assert [text for text in rule.misses if finds(rule, text)] == []


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in ALL.rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("case", DATA["characters"]["examples"], ids=lambda case: case["folded"])
def test_characters_fold_as_their_examples(case: dict[str, str]) -> None:
    assert ALL.characters.fold(case["text"]) == case["folded"]


@pytest.mark.parametrize("case", DATA["language"]["examples"], ids=lambda case: case["language"] or "none")
def test_languages_are_told_as_their_examples(case: dict[str, str]) -> None:
    assert language_of(case["text"], ALL.language) == case["language"]


@pytest.mark.parametrize("row", DATA["provenance"]["facts"], ids=lambda row: row["in"][0])
def test_facts_find_their_examples(row: dict[str, list[dict[str, str]]]) -> None:
    for example in row["examples"]:
        text = ALL.characters.fold(example["text"])
        matches = [match for fact in ALL.facts if (match := fact.pattern.search(text))]
        found = {key: value.strip(".") for match in matches for key, value in match.groupdict().items()}
        assert found.items() >= {(key, value) for key, value in example.items() if key != "text"}

"""Every section rule finds its examples and nothing in its misses; the other tables keep theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.clean import SectionRules, language_of
from extract.clean.lines import split_lines
from extract.clean.rules import Rule
from extract.pack.files import read_yaml

RULES = Path(__file__).parents[2] / "rules" / "sections"
DATA = {path.stem: read_yaml(path) for path in sorted(RULES.glob("*.yml"))}
IDS = [row["id"] for data in DATA.values() for row in data.get("rules", ())]


def finds(rules: SectionRules, name: str, text: str) -> bool:
    lines = split_lines(rules.characters.fold(text))
    return len(lines) == 1 and rule_of(rules, name).match(lines[0]) is not None


def rule_of(rules: SectionRules, name: str) -> Rule:
    return next(rule for rule in rules.rules if rule.id == name)


@pytest.mark.parametrize("name", IDS)
def test_rule_finds_its_examples(name: str, section_rules: SectionRules) -> None:
    examples = rule_of(section_rules, name).examples
    assert examples
    assert [text for text in examples if not finds(section_rules, name, text)] == []


@pytest.mark.parametrize("name", IDS)
def test_rule_leaves_its_misses(name: str, section_rules: SectionRules) -> None:
    misses = rule_of(section_rules, name).misses
    assert misses
    assert [text for text in misses if finds(section_rules, name, text)] == []


def test_rule_ids_are_unique(section_rules: SectionRules) -> None:
    assert sorted(IDS) == sorted(rule.id for rule in section_rules.rules)
    assert len(IDS) == len(set(IDS))


@pytest.mark.parametrize("case", DATA["characters"]["examples"], ids=lambda case: case["folded"])
def test_characters_fold_as_their_examples(case: dict[str, str], section_rules: SectionRules) -> None:
    assert section_rules.characters.fold(case["text"]) == case["folded"]


@pytest.mark.parametrize("case", DATA["language"]["examples"], ids=lambda case: case["language"] or "none")
def test_languages_are_told_as_their_examples(case: dict[str, str], section_rules: SectionRules) -> None:
    assert language_of(case["text"], section_rules.language) == case["language"]


@pytest.mark.parametrize("row", DATA["provenance"]["facts"], ids=lambda row: row["in"][0])
def test_facts_find_their_examples(row: dict[str, list[dict[str, str]]], section_rules: SectionRules) -> None:
    for example in row["examples"]:
        text = section_rules.characters.fold(example["text"])
        matches = [match for fact in section_rules.facts if (match := fact.pattern.search(text))]
        found = {key: value.strip(".") for match in matches for key, value in match.groupdict().items()}
        assert found.items() >= {(key, value) for key, value in example.items() if key != "text"}

"""Another domain by rule files alone: cyber operations, with words, types and roles of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.evaluate.examples import run_examples
from extract.model import Claim
from extract.pack.load import inspect_rules, load_rules
from extract.pack.rulebook import Rulebook
from extract.pipeline import Extractor

pytestmark = pytest.mark.slow

PACK = Path(__file__).parent / "cyber"
TEXT = """Hackers stole files from a telecom operator in Norway, police said on Tuesday.

Sandworm, a Russian hacking group, deployed HermeticWiper against two Ukrainian banks. The malware wiped hundreds of \
computers. Microsoft said it had patched CVE-2024-21338. Volt Typhoon may have breached the network of a port operator.
"""


@pytest.fixture(scope="module")
def cyber() -> Extractor:
    return Extractor(load_rules([PACK]))


@pytest.fixture(scope="module")
def claims(cyber: Extractor) -> list[Claim]:
    return cyber.read(TEXT)


def test_pack_has_no_problem() -> None:
    _, problems = inspect_rules([PACK])
    assert problems == []


def test_pack_shares_no_word_with_arms(cyber: Extractor, rulebook: Rulebook) -> None:
    book, arms = cyber.rulebook, rulebook
    assert book.frames.frames.keys() == {"intrude", "infect", "steal", "patch"}
    assert {file.frame for file in book.constructions} == book.frames.frames.keys()
    assert not book.frames.frames.keys() & arms.frames.frames.keys()
    assert not book.roles.keys() & arms.roles.keys()
    assert not book.taxonomy.classes.keys() & arms.taxonomy.classes.keys()
    assert {r.label for r in book.records} == {"ACTOR", "TOOL", "FLAW"}


def test_every_example_of_the_pack_holds(cyber: Extractor) -> None:
    wrong = [f"{o.rule}: {o.example.hit or o.example.miss}: {o.problem}" for o in run_examples(cyber) if o.problem]
    assert not wrong, "\n".join(wrong)


def test_types_roles_labels_and_classes_are_the_packs(claims: list[Claim]) -> None:
    found = {(c.type, a.role, a.entity.label, a.entity.class_) for c in claims for a in c.arguments if a.entity}
    assert ("infect", "tool", "TOOL", "wiper") in found
    assert ("patch", "flaw", "FLAW", "flaw") in found
    assert {c.rule.pack for c in claims} == {"cyber"}


def test_sources_status_and_countries_work_as_in_the_core(claims: list[Claim]) -> None:
    stolen = next(c for c in claims if c.type == "steal")
    assert [s.text for s in stolen.sources] == ["police"]
    breached = next(c for c in claims if c.type == "intrude")
    assert breached.certainty == "possible"
    deployed = next(c for c in claims if c.type == "infect")
    intruder = next(a for a in deployed.arguments if a.role == "intruder")
    assert intruder.entity is not None
    assert intruder.entity.country == "RUS"


def test_a_description_means_the_tool_before_it(claims: list[Claim]) -> None:
    wiped = next(c for c in claims if c.trigger.text == "wiped")
    tool = next(a for a in wiped.arguments if a.role == "tool")
    assert tool.antecedent is not None
    assert tool.antecedent.text == "HermeticWiper"

"""spaCy's own patterns: as triggers of constructions, with nodes that fill roles, and as names beside records."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate.examples import run_examples
from extract.events.patterns import Patterns
from extract.model import Article, Claim
from extract.pack.load import inspect_rules, load_rules
from extract.pipeline import Extractor

pytestmark = pytest.mark.slow

RULES = """
frame: rename
roles:
  actor: {verb: subj}
  weapon: {}
need: [weapon]
constructions:
  - id: rename.dependency
    dependency:
      - {RIGHT_ID: trigger, RIGHT_ATTRS: {LEMMA: nickname}}
      - {LEFT_ID: trigger, REL_OP: ">", RIGHT_ID: weapon, RIGHT_ATTRS: {DEP: dobj}}
    examples:
      - hit: "[Chile|actor] [nicknamed|trigger] [the frigate|weapon] in 2021."
      - miss: "The priest nicknamed the child."
  - id: rename.words
    pattern: [{LEMMA: give}, {LOWER: a}, {LOWER: new}, {LOWER: name}]
    roles: {weapon: {verb: "obl:to"}}
    examples:
      - hit: "[Peru|actor] [gave a new name|trigger] to [the missile|weapon]."
      - miss: "Peru gave a new name to the town."
  - id: rename.owner
    verb: rebrand
    roles:
      actor: {entity: [PER, CHL], required: true}
      weapon: {verb: obj}
    examples:
      - hit: "[Chile|actor] [rebranded|trigger] [the drone|weapon]."
      - miss: "Bolivia rebranded the drone."
"""
FRAME = """
frame: rename
gloss: somebody gives a weapon another name
roles:
  actor: {as: agent, is: party}
  weapon: {as: theme, is: arms}
"""
LINES: list[dict[str, Any]] = [
    {"label": "WEAPON", "pattern": "Quillfish", "class": "torpedo"},
    {"label": "WEAPON", "pattern": [{"LOWER": "red"}, {"LOWER": "kite"}, {"IS_DIGIT": True, "OP": "?"}], "id": "kite"},
    {"label": "ACTOR", "pattern": [{"TEXT": {"REGEX": "^Zorv[a-z]+$"}}, {"LOWER": "front"}], "id": "zorvan-front"},
    {"label": "ACTOR", "pattern": "the Zorvanites", "id": "zorvan-front"},
]


@pytest.fixture(scope="module")
def patterned(tmp_path_factory: pytest.TempPathFactory, few_records: Path) -> Extractor:
    folder = tmp_path_factory.mktemp("pack")
    for name in ("constructions", "frames", "entities"):
        (folder / name).mkdir()
    (folder / "pack.yml").write_text('name: patterned\nversion: "1"\n')
    (folder / "constructions" / "rename.yml").write_text(RULES)
    (folder / "frames" / "rename.yml").write_text(FRAME)
    (folder / "entities" / "lines.jsonl").write_text("\n".join(map(json.dumps, LINES)))
    return Extractor(load_rules([few_records, folder], core=False))


def only(claims: list[Claim]) -> dict[str, tuple[str, str | None]]:
    (claim,) = (c for c in claims if c.type == "rename")
    return {a.role: (a.text, a.entity.id if a.entity else None) for a in claim.arguments}


@pytest.mark.slow
def test_examples_of_constructions_with_patterns_hold(patterned: Extractor) -> None:
    outcomes = list(run_examples(patterned, "rename"))
    assert len(outcomes) == 6
    assert [(o.rule, o.problem, o.cause) for o in outcomes if o.verdict != "ok"] == []


@pytest.mark.slow
def test_patterns_survive_pickling(patterned: Extractor) -> None:
    patterns = patterned.stages.matcher.patterns
    doc = patterned.annotate(Article(id="a", uri="a", text="Chile nicknamed the frigate."))
    copy: Patterns = pickle.loads(pickle.dumps(patterns))
    assert copy.find(doc, 0, len(doc)) == patterns.find(doc, 0, len(doc))
    assert len(copy.find(doc, 0, len(doc))) == 1


def test_pattern_lines_name_entities(patterned: Extractor) -> None:
    assert only(patterned.read("Chile nicknamed the Quillfish."))["weapon"][1] == "quillfish"
    assert only(patterned.read("Zorvan Front nicknamed the Red Kite 3."))["weapon"] == ("the Red Kite 3", "kite")
    assert only(patterned.read("Zorvian Front nicknamed the missile."))["actor"][1] == "zorvan-front"
    assert only(patterned.read("The Zorvanites nicknamed the missile."))["actor"][1] == "zorvan-front"


def test_line_gives_a_record_of_its_id_one_more_name(tmp_path: Path) -> None:
    (tmp_path / "entities").mkdir()
    (tmp_path / "pack.yml").write_text('name: a\nversion: "1"\n')
    (tmp_path / "entities" / "a.jsonl").write_text('{"label": "ACTOR", "pattern": "Zubrowka", "id": "POL"}')
    book, _ = inspect_rules([tmp_path])
    assert book is not None
    assert next(r for r in book.records if r.id == "POL").aliases[-1] == "Zubrowka"

"""score: figures of small comparisons by hand, and agreement with the reference scorer on many."""

from __future__ import annotations

import importlib.util
import json
import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.errors import InputError
from extract.evaluate.records import load_claims, load_gold
from extract.evaluate.score import score
from extract.evaluate.table import table

Command = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds.gold.jsonl"
REFERENCE = ROOT.parent / "shared" / "gold" / "score.py"


def gold_claim(type_: str, trigger: tuple[int, int], *args: dict[str, Any], **more: Any) -> dict[str, Any]:
    status = {"polarity": "positive", "certainty": "certain", "modality": "actual", "section": "body"}
    claim = {"type": type_, "trigger": list(trigger), "trigger_text": "x", "args": list(args)}
    return {**claim, "time": None, "sources": [], **status, **more}


def as_claim(gold: dict[str, Any], document: str = "a") -> dict[str, Any]:
    """The claim that the program would have to write to be right in everything."""

    def ends(span: list[int] | None) -> dict[str, Any]:
        return {"start": span[0], "end": span[1]} if span else {"start": None, "end": None}

    arguments = [
        {
            "role": arg["role"],
            **ends(arg["span"]),
            "entity": {"country": arg.get("country"), "class": arg.get("class")},
            "count": arg.get("count"),
            "quantity": {"value": arg["value"], "unit": arg["unit"]} if arg.get("value") is not None else None,
        }
        for arg in gold["args"]
    ]
    return {
        "type": gold["type"],
        "trigger": {"text": gold["trigger_text"], **ends(gold["trigger"])},
        "arguments": arguments,
        "time": gold["time"],
        **{name: gold[name] for name in ("polarity", "certainty", "modality")},
        "sources": [ends(source["span"]) for source in gold["sources"]],
        "document": {"id": document},
    }


def figures(folder: Path, golds: list[dict[str, Any]], claims: list[dict[str, Any]]) -> dict[str, Any]:
    (folder / "gold.jsonl").write_text(json.dumps({"doc": "a", "claims": golds}))
    (folder / "claims.jsonl").write_text("".join(json.dumps(claim) + "\n" for claim in claims))
    return score(load_gold(str(folder / "gold.jsonl")), load_claims(str(folder / "claims.jsonl")))[0]


ACTOR = {"role": "actor", "span": [0, 4], "country": "PER"}
BOATS = {"role": "weapon", "span": [14, 26], "class": "warship", "count": 2}
BOUGHT = gold_claim("acquire", (5, 11), ACTOR, BOATS)


def test_score_of_the_gold_itself_is_whole(tmp_path: Path) -> None:
    found = figures(tmp_path, [BOUGHT], [as_claim(BOUGHT)])
    assert found["claim"]["f1"] == found["argument"]["f1"] == 1.0
    assert found["whole"] == found["country"] == found["class"] == found["count"] == {"right": 1, "of": 1, "acc": 1.0}


def test_score_matches_a_near_trigger_only_with_a_shared_argument(tmp_path: Path) -> None:
    near = as_claim({**BOUGHT, "trigger": [60, 66]})
    assert figures(tmp_path, [BOUGHT], [near])["claim"]["tp"] == 1
    bare = {**near, "arguments": []}
    assert figures(tmp_path, [BOUGHT], [bare])["claim"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "fp": 1, "fn": 1}


def test_score_of_another_type_counts_for_the_trigger_alone(tmp_path: Path) -> None:
    found = figures(tmp_path, [BOUGHT], [as_claim({**BOUGHT, "type": "transfer"})])
    assert (found["claim"]["tp"], found["trigger"]["tp"]) == (0, 1)


@pytest.mark.parametrize("mark", [{"optional": True}, {"section": "title"}])
def test_score_counts_an_optional_claim_neither_way(tmp_path: Path, mark: dict[str, Any]) -> None:
    optional = {**BOUGHT, **mark}
    for claims in ([], [as_claim(BOUGHT)]):
        found = figures(tmp_path, [optional], claims)
        assert (found["claim"]["tp"], found["claim"]["fp"], found["claim"]["fn"]) == (0, 0, 0)


def test_score_leaves_inferred_sources_out(tmp_path: Path) -> None:
    claim = as_claim(BOUGHT)
    claim["sources"] = [{"start": 90, "end": 95, "inferred": True}]
    assert figures(tmp_path, [BOUGHT], [claim])["source"]["fp"] == 0


def test_score_asks_for_status_and_time(tmp_path: Path) -> None:
    gold = gold_claim("acquire", (5, 11), ACTOR, modality="planned", time={"value": "2024-05"})
    claim = {**as_claim(gold), "modality": "actual", "time": {"value": "2024"}}
    found = figures(tmp_path, [gold], [claim])
    assert found["modality marked"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "fp": 0, "fn": 1}
    assert found["time value"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "fp": 1, "fn": 1}
    assert found["whole"]["acc"] == 0.0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r":1: no JSON \(Expecting property name"),
        ('{"doc": "a"}', r":1: no 'claims' in it\."),
        ("[]", r":1: not in the form of a record \(found '\[\]'\)\. GOLD holds a document a line"),
        ('{"doc": "a", "claims": "abc"}', r":1: not in the form of a record"),
        ("[" * 20_000, r":1: JSON nested too deeply\."),
    ],
)
def test_gold_with_a_bad_line_names_it(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "gold.jsonl").write_text(line)
    with pytest.raises(InputError, match=message):
        load_gold(str(tmp_path / "gold.jsonl"))


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_gold_and_claims_of_other_documents_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command, how: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    gold = "".join(json.dumps({"doc": name, "claims": [BOUGHT]}) + "\n" for name in ("a", "b"))
    Path("gold.jsonl").write_text(gold)
    Path("claims.jsonl").write_text(json.dumps(as_claim(BOUGHT, "c")) + "\n")
    run = command("evaluate", "gold.jsonl", "claims.jsonl", *how)
    assert (run.returncode, run.stdout) == (1, "")
    said = (
        "claims of no document of gold.jsonl (1 document, as 'c'; the gold has 2 documents, as 'a'). A \"doc\" of GOLD"
    )
    assert run.stderr.startswith(f"claims.jsonl: {said} must be")


@pytest.mark.parametrize(
    "odd", [{"confidence": "0.5"}, {"type": ["test"]}, {"trigger": {"text": "x", "start": "1", "end": 2}}]
)
def test_value_of_another_type_is_told_by_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command, odd: dict[str, object]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gold.jsonl").write_text(json.dumps({"doc": "a", "claims": [BOUGHT]}) + "\n")
    Path("claims.jsonl").write_text(json.dumps({**as_claim(BOUGHT, "a"), **odd}) + "\n")
    run = command("evaluate", "gold.jsonl", "claims.jsonl")
    assert run.returncode == 1
    assert run.stderr.startswith("claims.jsonl:1: not in the form of a record (found "), run.stderr


@pytest.mark.parametrize(
    ("gold", "code", "says"),
    [
        ("", 1, "gold.jsonl: no documents in it. GOLD holds"),
        ('{"doc": "a", "claims": []}', 0, "claims.jsonl: no claims"),
    ],
)
def test_empty_side_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command, gold: str, code: int, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gold.jsonl").write_text(gold)
    Path("claims.jsonl").touch()
    run = command("evaluate", "gold.jsonl", "claims.jsonl")
    assert (run.returncode, run.stderr.startswith(says)) == (code, True), run.stderr


def test_table_shows_types_and_roles_when_asked(tmp_path: Path) -> None:
    found = figures(tmp_path, [BOUGHT], [as_claim(BOUGHT)])
    assert "  type  acquire        P 1.000 R 1.000 F1 1.000  (1 tp, 0 fp, 0 fn)" in table(found, "types", "roles")
    assert "acquire" not in table(found)


def test_claims_are_counted_by_rule_and_by_confidence(tmp_path: Path) -> None:
    right = [as_claim(BOUGHT) | {"rule": {"id": "acquire.buy"}, "confidence": 0.93}]
    spurious = gold_claim("acquire", (500, 505), ACTOR)
    wrong = [as_claim(spurious) | {"rule": {"id": "acquire.pick"}, "confidence": 0.6}]
    found = figures(tmp_path, [BOUGHT], right + wrong)
    assert found["bands"] == {"0.60": {"right": 0, "of": 1, "acc": 0.0}, "0.90": {"right": 1, "of": 1, "acc": 1.0}}
    assert "acquire.pick" in table(found, "rules")


def test_calibration_is_drawn_a_disc_a_band(tmp_path: Path, command: Command) -> None:
    gold, claims, drawn = (str(tmp_path / name) for name in ("gold.jsonl", "claims.jsonl", "said.svg"))
    Path(gold).write_text(json.dumps({"doc": "a", "claims": [BOUGHT]}) + "\n")
    spurious = as_claim(gold_claim("acquire", (500, 505), ACTOR), "a") | {"confidence": 0.6}
    rows = [as_claim(BOUGHT, "a") | {"confidence": 0.93}, spurious]
    Path(claims).write_text("".join(json.dumps(row) + "\n" for row in rows))
    for _ in range(2):  # a picture of ours is drawn again
        assert command("evaluate", gold, claims, "--calibration", drawn).returncode == 0
    titles = re.findall("<title>(.*)</title>", Path(drawn).read_text())
    assert titles == ["said 0.60 to 0.65: 0 of 1 right", "said 0.90 to 0.95: 1 of 1 right"]
    refused = command("evaluate", gold, claims, "--calibration", gold)
    assert "is an input, and --calibration would replace it" in refused.stderr


def disturbed(golds: dict[str, list[dict[str, Any]]], chance: random.Random) -> list[dict[str, Any]]:
    """Claims that are right, wrong, shifted, missing and made up, as a program's are."""
    types = sorted({claim["type"] for claims in golds.values() for claim in claims})
    roles = ["actor", "weapon", "target"]
    claims = []
    for document, records in golds.items():
        for gold in records:
            claim = as_claim(gold, document)
            for part in (claim["trigger"], *claim["arguments"], *claim["sources"]):
                if part["start"] is not None and chance.random() < 0.3:
                    shift = chance.choice((-60, -8, -2, 3, 9, 80))
                    part["start"], part["end"] = part["start"] + shift, part["end"] + shift
            for argument in claim["arguments"]:
                if chance.random() < 0.15:
                    argument["role"] = chance.choice(roles)
                if chance.random() < 0.15:
                    argument["entity"] = None
            if chance.random() < 0.2:
                claim["type"] = chance.choice(types)
            if chance.random() < 0.2:
                claim["certainty"] = chance.choice(["certain", "probable", "possible"])
            if chance.random() < 0.2:
                claim["time"] = chance.choice([None, {"value": "2021"}])
            if chance.random() < 0.2:
                claim["sources"] = [{"start": None, "end": None, "inferred": chance.random() < 0.3}]
            claims += [claim] * chance.choice((0, 1, 1, 1, 1, 2))
    chance.shuffle(claims)
    return claims


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(20))
def test_score_agrees_with_the_reference_figure_for_figure(tmp_path: Path, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("reference", REFERENCE)
    assert spec
    assert spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    golds = {row["doc"]: row["claims"] for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())}
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(claim) + "\n" for claim in disturbed(golds, random.Random(seed))))
    expected, errors = reference.score(reference.load_gold(GOLD), reference.load_pred(path))
    found, mistakes = score(load_gold(str(GOLD)), load_claims(str(path)))
    own = ("rules", "bands", "antecedent")  # figures that the reference doesn't have
    assert {name: figure for name, figure in found.items() if name not in own} == expected
    assert [str(mistake).split("\t") for mistake in mistakes] == [[str(part) for part in error] for error in errors]

"""cli: help needs little, wrong usage is said in one line, exit codes mean what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from extract import cli
from extract.model import Claim


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    captured = capsys.readouterr()
    return int(ended.value.code or 0), captured.out, captured.err


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    listing = [sys.executable, "-X", "importtime", "-m", "extract", "--help"]
    found = subprocess.run(listing, capture_output=True, text=True, check=True)
    assert all(f"\n  {name} " in found.stdout for name in cli.COMMANDS)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in found.stderr.splitlines()}
    assert "click" in imported
    assert not imported & {"numpy", "pydantic", "rich", "ruamel", "spacy"}


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_help_of_each_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(name, "--help", capsys=capsys)
    assert code == 0
    assert f"Usage: extract {name}" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rnu"], 'unknown command "rnu". Did you mean "run"?'),
        (["run"], "Missing argument 'INPUT...'"),
        (["run", "--field", "body", "a.txt"], "'body' is no mapping. Write OURS=THEIRS, e.g. text=body."),
        (["run", "--field", "txt=body", "a.txt"], 'unknown field "txt". Did you mean "text"?'),
        (["run", "--max-size", "big", "a.txt"], "'big' is no size. Write a number of bytes, or one with K"),
        (["run", "--published", "May", "a.txt"], "'May' is no date. Write YYYY-MM-DD, e.g. 2024-05-02."),
        (["run", "a", "--sections", "titel"], 'unknown section "titel". Did you mean "title"?'),
        (["run", "a", "--sections", ","], 'unknown section ",". There are title, byline'),
        (["diff", "a", "b", "--show", "two"], "'two' won't do. Write a whole number, 0 or more."),
        (["explain", " "], "nothing to explain. Write a sentence"),
        (["explain", __file__], "a sentence is explained, no file (found"),
        (
            ["run", "a", "--encoding", "hex"],
            "'hex' is no encoding of texts. Write e.g. latin-1, mac-roman or utf-16-le.",
        ),
        (["run", "a", "--encoding", "cp037"], "'cp037' is no encoding of texts."),
        (["run", "a", "--max-depth", "0"], "'0' won't do. Write a whole number, from 1 to 2,000."),
    ],
)
def test_wrong_usage_exits_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(*arguments, capsys=capsys)
    assert (code, out) == (2, "")
    assert message in err


def test_expected_problem_exits_1_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run("evaluate", "nowhere.jsonl", "nowhere.jsonl", capsys=capsys)
    assert (code, out) == (1, "")
    assert err == "nowhere.jsonl: cannot be read (No such file or directory). Check the path.\n"


def test_bug_exits_3_with_its_traceback(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError("broken")

    monkeypatch.setattr(cli.Commands, "get_command", lambda self, ctx, name: broken)
    code, _, err = run("run", capsys=capsys)
    assert code == 3
    assert "Traceback" in err
    assert "ZeroDivisionError: broken" in err


def test_schema_is_that_of_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run("schema", capsys=capsys)
    schema = json.loads(out)
    assert code == 0
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == set(Claim.model_fields)
    assert "class" in schema["$defs"]["Entity"]["properties"]


def test_evaluate_holds_its_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, claims, floors = tmp_path / "gold.jsonl", tmp_path / "claims.jsonl", tmp_path / "floors.yml"
    gold.write_text(json.dumps({"doc": "a", "claims": []}))
    claims.write_text("")
    floors.write_text("claim: {f1: 0.5}\n")
    code, out, err = run("evaluate", str(gold), str(claims), "--json", "--floors", str(floors), capsys=capsys)
    assert code == 1
    assert json.loads(out)["claim"]["f1"] == 0.0
    assert err.splitlines()[1:] == ["claim.f1: 0.0 is below its floor of 0.5."]

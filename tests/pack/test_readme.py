"""rules/README.md says what the program does: its tables are the schema's, its commands give what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.author.tables import filled
from extract.cli import cli
from extract.errors import ExtractError
from extract.paths import builtin_rules

PAGE = builtin_rules() / "README.md"
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


def test_tables_are_those_of_the_schema() -> None:
    page = PAGE.read_text("utf-8")
    assert filled(page) == page, "make them anew: extract.author.tables.filled"


def run(command: str) -> str:
    """What a command prints, both streams."""
    import shlex

    result = CliRunner().invoke(cli, shlex.split(command)[1:])
    if isinstance(result.exception, ExtractError):
        return f"{result.output}{result.exception}\n"
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output


def played(body: str) -> str:
    """A console block with the output that its commands give now."""
    out = []
    for line in body.splitlines():
        if line.startswith("$ "):
            out.append(f"{line}\n{run(line[2:])}")
    return "".join(out)


def agrees(shown: str, given: str) -> bool:
    """Line by line the same; a line `...` stands for any number of lines."""
    lines = shown.splitlines()
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n" for line in lines)
    return re.fullmatch(pattern, given) is not None


@pytest.mark.slow
@pytest.mark.usefixtures("small_core")
def test_tutorial_gives_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for block in BLOCK.finditer(PAGE.read_text("utf-8")):
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], "utf-8")
        elif block["kind"] == "console":
            given = played(block["body"])
            assert agrees(block["body"], given), f"shown:\n{block['body']}\ngiven:\n{given}"

"""Text that goes to a terminal only shows there, whatever stands in an id, a name of a file or an article."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from extract.terminal import harmless, one_line, printable

Command = Callable[..., CompletedProcess[str]]
ODD = "\x1b[31mred\x07\r\x7f\x9b1m\u202egnol\u2028"
ESCAPED = r"\x1b[31mred\x07\r\x7f\x9b1m\u202egnol\u2028"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]")
TEXT = f"Iran {ODD} tested a missile on Friday.\nThe minister {ODD} said that Russia deployed Iskander missiles."


def test_printable_keeps_lines_and_one_line_keeps_none() -> None:
    assert printable(f"{ODD}\n\té\udcff") == f"{ESCAPED}\n\té" + r"\udcff"
    assert one_line(f"{ODD}\n\té") == rf"{ESCAPED}\n\té"


def test_harmless_json_means_the_same() -> None:
    found = harmless(json.dumps(ODD, ensure_ascii=False))
    assert not RAW.search(found)
    assert json.loads(found) == ODD


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, command: Command) -> tuple[str, str, str]:
    """Articles with such an id, their claims, and the first of these alone."""
    folder = tmp_path_factory.mktemp("odd")
    articles, claims, first = (folder / name for name in ("articles.jsonl", "claims.jsonl", "first.jsonl"))
    articles.write_text(json.dumps({"id": f"a{ODD}\nb", "text": TEXT, "title": f"News {ODD}"}))
    assert command("run", str(articles), "-o", str(claims), "-q").returncode == 0
    first.write_text(claims.read_text().splitlines(keepends=True)[0])
    return str(articles), str(claims), str(first)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        *(f"show {{claims}} --format {form}" for form in ("table", "csv", "md", "jsonl")),
        "diff {claims} {first}",
        "verify {claims} --articles {articles}",
        "evaluate {claims} {first} --errors 9",
        "events {claims} -o -",
        "run {articles} -o -",
        "run {articles} -o {first}.jsonl --force --log-format json",
        "annotate {articles} -o -",
        "rules gaps {articles}",
        "rules coverage {articles}",
        f"explain {ODD}Iran_tested_missiles.",
        f"explain {ODD}Iran_tested_missiles. --format json",
        f"show {ODD}",
        f"export {{claims}} --to {ODD}",
        f"run {{articles}} --published {ODD}",
        f"{ODD}",
    ],
)
def test_no_command_prints_what_a_terminal_would_obey(
    words: str, files: tuple[str, str, str], tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    articles, claims, first = files
    names = {"articles": articles, "claims": claims, "first": first}
    done = command(*(word.format(**names) for word in words.split(" ")))
    assert done.returncode != 3, done.stderr
    assert done.stdout + done.stderr
    assert not RAW.search(done.stdout + done.stderr)


def test_a_file_with_a_newline_in_its_name_is_one_line_of_errors(tmp_path: Path, command: Command) -> None:
    done = command("show", str(tmp_path / "no\nclaims.jsonl"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "run {articles} -o",
        "annotate {articles} -o",
        "events {claims} -o",
        "report {claims} --articles {articles} -o",
        "export {claims} --format sqlite --to",
        "export {claims} --format csv --to",
    ],
)
def test_an_output_with_a_newline_in_its_name_is_one_line(
    words: str, files: tuple[str, str, str], tmp_path: Path, command: Command
) -> None:
    articles, claims, _ = files
    done = command(*words.format(articles=articles, claims=claims).split(), str(tmp_path / "a\nb.jsonl"))
    assert done.returncode == 0
    assert f"ritten: {tmp_path}/a\\nb.jsonl" in done.stderr

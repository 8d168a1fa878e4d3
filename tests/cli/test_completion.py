"""Completion by a shell: commands, options and values, and the shell's own files wherever a file is meant."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from extract.cli import cli

BASH = shutil.which("bash")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["sh"], {("plain", "show")}),
        (["rules", "c"], {("plain", "check"), ("plain", "coverage")}),
        (["run", "art"], {("file", "art")}),
        (["run", "-o", "cl"], {("file", "cl")}),
        (["run", "--rules", "pa"], {("dir", "pa")}),
        (["rules", "check", "pa"], {("dir", "pa")}),
        (["verify", "claims.jsonl", "--articles", "art"], {("file", "art")}),
        (["show", "claims.jsonl", "--type", "tr"], {("plain", "transfer")}),
        (["show", "claims.jsonl", "--status", "d"], {("plain", "denied"), ("plain", "doubted")}),
        (["rules", "list", "str"], {("plain", "strike")}),
        (["run", "--sections", "title,cap"], {("plain", "title,caption")}),
    ],
)
def test_tab_completes(line: list[str], found: set[tuple[str, str]]) -> None:
    completing = ShellComplete(cli, {}, "extract", "_EXTRACT_COMPLETE")
    assert {(item.type, item.value) for item in completing.get_completions(line[:-1], line[-1])} == found


def test_every_argument_that_is_a_file_completes_as_one() -> None:
    named = {"claims", "gold", "old", "new", "annotations", "inputs", "articles", "packs", "pairs", "more"}
    for path, command in _commands("", cli):
        for parameter in command.params:
            if isinstance(parameter, click.Argument) and parameter.name in named:
                assert parameter.type.name in ("file", "dir"), f"{path} {parameter.name}"


def _commands(path: str, command: click.Command) -> list[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        return [(path, command)]
    context = click.Context(command)
    inner = [(f"{path} {name}", command.get_command(context, name)) for name in command.list_commands(context)]
    return [found for name, one in inner if one for found in _commands(name, one)]


@pytest.mark.slow
@pytest.mark.skipif(BASH is None, reason="no bash")
def test_bash_completes_files_and_commands(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "extract").write_text(f'#!/bin/sh\nexec {sys.executable} -m extract "$@"\n')
    (tmp_path / "extract").chmod(0o755)
    script = """
    PATH=$PWD:$PATH; shopt -s progcomp
    eval "$(_EXTRACT_COMPLETE=bash_source extract)"
    for words in "extract ex" "extract run --dry"; do
      COMP_WORDS=($words); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
      _extract_completion extract; echo "${COMPREPLY[@]}"
    done
    """
    assert BASH is not None
    done = subprocess.run([BASH, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["explain", "export", "--dry-run"]

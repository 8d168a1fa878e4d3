"""The pages of the documentation: every command on them runs, on the seeds."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = ("tutorial.md", "settings.md", "inputs.md", "quality.md", "troubleshooting.md")
COMMAND = re.compile(r"^extract (.*)$", re.MULTILINE)
INLINE = re.compile(r"`extract ([a-z]+(?: [a-z]+)?)([^`]*)`")
OPTION = re.compile(r"--[a-z-]+")
Command = Callable[..., subprocess.CompletedProcess[str]]


def commands(page: str) -> list[str]:
    """The lines of a page's shell blocks that call the program, in their order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in COMMAND.findall(block)]


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
def test_commands_of_a_page_run_one_after_the_other(
    page: str, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    for line in commands(page):
        ran = command(*shlex.split(line, comments=True))
        assert ran.returncode == 0, (line, ran.stderr)


LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)(#[^)\s]*)?\)")


@pytest.mark.parametrize(
    "page",
    [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md")), ROOT / "rules/README.md"],
    ids=lambda p: p.name,
)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    for to, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / to
        assert target.exists(), to
        if anchor and target.suffix == ".md":
            heads = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor[1:] in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, anchor


def named(text: str) -> list[tuple[str, list[str]]]:
    """Each command that the text names, with its options."""
    return [(words, OPTION.findall(rest)) for words, rest in INLINE.findall(text)]


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name
)
def test_commands_that_a_page_names_are_there(page: Path) -> None:
    context = cli.make_context("extract", ["--help"], resilient_parsing=True)
    for words, options in named(page.read_text(encoding="utf-8")):
        found = cli.get_command(context, words.split()[0])
        assert found is not None, words
        if hasattr(found, "get_command") and len(words.split()) > 1:
            found = found.get_command(context, words.split()[1])
            assert found is not None, words
        known = {opt for parameter in found.params for opt in (*parameter.opts, *parameter.secondary_opts)}
        assert set(options) <= known | {"--help"}, words

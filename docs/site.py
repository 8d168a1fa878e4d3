"""What the site adds to the pages of this folder: pages made from the program, and links that lead out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from mkdocs.structure.files import File, Files

from extract.author.manual import fields_page, types_page
from extract.cli import cli

ROOT = Path(__file__).parents[1]
COPIED = {"rules.md": "rules/README.md", "changes.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md"}
PAGES = {"README.md": "index.md", **{source: page for page, source in COPIED.items()}}
FENCE = re.compile(r"^```(\w+) (\S+)$", re.MULTILINE)
SHIM = "https://unpkg.com/iframe-worker/shim"
LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?://|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Adds the pages that are made from the rules, the schema and the commands, and those that stand elsewhere."""
    made = {"types.md": types_page(), "claim.md": fields_page(), "cli.md": commands_page()}
    made |= {page: (ROOT / source).read_text(encoding="utf-8") for page, source in COPIED.items()}
    for name, content in made.items():
        files.append(File.generated(config, name, content=content))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Links to files of the repository lead to their page, or become their name where they have none."""
    here = Path(COPIED.get(page.file.src_path, f"docs/{page.file.src_path}")).parent

    def linked(match: re.Match[str]) -> str:
        image, words, to, anchor = match.groups()
        target = (ROOT / here / to).resolve()
        name = target.relative_to(ROOT).as_posix() if target.is_relative_to(ROOT) else to
        known = PAGES.get(name) or (name.removeprefix("docs/") if name.startswith("docs/") else None)
        if known is None or not files.get_file_from_path(known):
            return words
        return f"{image}[{words}]({known}{'' if known == 'index.md' else anchor or ''})"

    return LINK.sub(linked, FENCE.sub(r'```\1 title="\2"', markdown))


def commands_page() -> str:
    """The help of every command, as the program prints it at a width of 100."""
    return "# Commands\n\nWhat `extract COMMAND --help` prints.\n\n" + "\n".join(_helps("extract", cli))


def _helps(name: str, command: click.Command) -> Iterator[str]:
    known = {**cli.context_settings, "max_content_width": 100}
    context = click.Context(command, info_name=name, terminal_width=100, **known)
    yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    for inner in command.list_commands(context) if isinstance(command, click.Group) else ():
        found = command.get_command(context, inner)
        if found is not None:
            yield from _helps(f"{name} {inner}", found)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """The search works without a server by a script of iframe-worker 1.0.4, which stands here with its MIT licence."""
    return output.replace(SHIM, "assets/iframe-worker/shim.js")


def on_post_template(output: str, template_name: str, config: Any) -> str:
    """The same for pages that are no page of the site: that for what isn't found."""
    return output.replace(SHIM, "assets/iframe-worker/shim.js")

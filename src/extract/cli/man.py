"""extract man: the manual page, made of the help of all commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from inspect import cleandoc

import click

from extract.cli.say import say

AFTER = {
    "FILES": (
        ("extract.toml", "Settings, in the folder that you work in or one above it. See extract config."),
        ("claims.jsonl, run.jsonl, run.totals.json", "What extract run writes: claims, account, totals."),
        ("~/.cache/extract-claims", "Compiled rules. See extract cache."),
    ),
    "ENVIRONMENT": (
        ("EXTRACT_RULES, EXTRACT_MODEL, EXTRACT_WORKERS", "Settings; they go before those of extract.toml."),
        ("EXTRACT_CACHE", "The folder for compiled rules, or off."),
    ),
    "EXIT STATUS": (
        ("0", "Well."),
        ("1", "An expected problem, told in a line."),
        ("2", "Wrong usage."),
        ("3", "A bug of the program."),
        ("130", "Interrupted."),
    ),
}


@click.command(name="man", short_help="The manual page, for man to show.")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Print the manual page in roff, for `man -l` or a folder where man looks.

    \b
    extract man > ~/.local/share/man/man1/extract.1
    """
    for line in page(ctx.find_root().command):
        say(line)


def page(program: click.Command) -> Iterator[str]:
    """The lines of the page of a program and its commands."""
    about = _plain(program.help or "")
    yield f'.TH EXTRACT 1 "" "extract\\-claims {version("extract-claims")}" "User Commands"'
    yield from (".SH NAME", f"extract \\- {about[:1].lower()}{about[1:].rstrip('.')}")
    yield from (".SH SYNOPSIS", "\\fBextract\\fR [\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]...", ".SH OPTIONS")
    yield from _options(click.Context(program, info_name="extract"))
    yield ".SH COMMANDS"
    yield from _commands("extract", program)
    for heading, rows in AFTER.items():
        yield f".SH {heading}"
        for word, meaning in rows:
            yield from (".TP", f"\\fB{_plain(word)}\\fR", _plain(meaning))


def _commands(name: str, group: click.Command) -> Iterator[str]:
    """Each command below a name: its usage, what it does, its options."""
    if not isinstance(group, click.Group):
        return
    context = click.Context(group, info_name=name)
    for inner in group.list_commands(context):
        found = group.get_command(context, inner)
        assert found is not None
        whole = f"{name} {inner}"
        own = click.Context(found, info_name=whole)
        yield from (
            f".SS {_plain(whole)}",
            "\\fB" + _plain(" ".join((whole, *found.collect_usage_pieces(own)))) + "\\fR",
        )
        for paragraph in re.split(r"\n\s*\n", cleandoc(found.help or "")):
            yield ".PP"
            yield from _paragraph(paragraph)
        yield from _options(own)
        yield from _commands(whole, found)


def _paragraph(text: str) -> Iterator[str]:
    """A paragraph of help; one that begins with \\b keeps its lines."""
    kept = text.startswith("\b")
    lines = text.removeprefix("\b").strip("\n").splitlines()
    if kept:
        yield from (".nf", *map(_plain, lines), ".fi")
    else:
        yield _plain(" ".join(map(str.strip, lines)))


def _options(context: click.Context) -> Iterator[str]:
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1]:
            yield from (".TP", f"\\fB{_plain(record[0])}\\fR", _plain(record[1]))


def _plain(text: str) -> str:
    """Words that roff takes for nothing but words."""
    escaped = text.strip().replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped

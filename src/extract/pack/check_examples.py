"""The examples of a construction: there are some, and their marks can be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extract.errors import Problem
from extract.pack.files import Loc, YamlFile
from extract.pack.messages import nearest
from extract.pack.schema import Construction, Example
from extract.pack.vocabulary import MARKS

MARK = re.compile(r"\[(?P<text>[^\[\]|]+)\|(?P<role>[a-z_]+)\]")


def example_problems(rule: Construction, loc: Loc, file: YamlFile, roles: Collection[str]) -> Iterator[Problem]:
    """Every problem of the examples of one construction."""
    if not rule.examples:
        hint = 'Add a sentence that it finds: hit: "[Iran|actor] [fired|trigger] ...", and one that it leaves: miss.'
        yield Problem(file.at((*loc, "id")), f'construction "{rule.id}" has no examples.', hint, warning=True)
    for i, example in enumerate(rule.examples):
        yield from mark_problems(example, (*loc, "examples", i), file, roles)


def mark_problems(example: Example, place: Loc, file: YamlFile, roles: Collection[str]) -> Iterator[Problem]:
    """Every problem of one example."""
    allowed = sorted({*roles, *MARKS})
    if (example.hit is None) == (example.miss is None):
        yield Problem(file.at(place), "an example has either hit or miss.", "Write one sentence under one of them.")
        return
    text = example.hit if example.hit is not None else example.miss or ""
    key = "hit" if example.hit is not None else "miss"
    for match in MARK.finditer(text):
        if match["role"] not in allowed:
            where = file.at((*place, key), match[0])
            yield Problem(where, f'"{match["role"]}" is no role.', nearest(match["role"], allowed))
    if "[" in MARK.sub("", text) or "]" in MARK.sub("", text):
        hint = "A mark is [words|role], without brackets inside."
        yield Problem(file.at((*place, key)), f"a mark that can't be read in {text!r:.60}.", hint)
    elif key == "hit" and not any(match["role"] == "trigger" for match in MARK.finditer(text)):
        hint = "Mark the word that names the event: [fired|trigger]."
        yield Problem(file.at((*place, key)), "a hit without a trigger.", hint)

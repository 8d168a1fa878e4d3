"""Frames and the lexicon: classes that nobody defines or uses, words that stand twice, unknown roles, examples."""

from __future__ import annotations

from collections.abc import Iterator

from extract.errors import Problem
from extract.pack.check_examples import mark_problems
from extract.pack.frames import STRONGEST, WEAKEST, FrameFile, LexiconFile
from extract.pack.messages import nearest
from extract.pack.parts import FileAt, Parts


def frame_problems(parts: Parts) -> Iterator[Problem]:
    """Every such problem of the packs, taken together."""
    classes = {name for at in parts.files if isinstance(at.model, LexiconFile) for name in at.model.classes}
    roles = sorted({name for name, _, _ in parts.roles})
    used: set[str] = set()
    for at in parts.files:
        if isinstance(at.model, FrameFile):
            used |= at.model.units.keys()
            yield from _frame(at, at.model, classes, roles)
    for at in parts.files:
        if isinstance(at.model, LexiconFile):
            yield from _lexicon(at, at.model, used)


def _frame(at: FileAt, frame: FrameFile, classes: set[str], roles: list[str]) -> Iterator[Problem]:
    for name in frame.roles:
        if name not in roles:
            yield Problem(at.file.at(("roles", name)), f'"{name}" is no role.', nearest(name, roles, "Roles"))
    for name, strength in frame.units.items():
        where = at.file.at(("units", name))
        if name not in classes:
            hint = nearest(name, sorted(classes)) or "Define it in lexicon/."
            yield Problem(where, f'no class "{name}" in the lexicon.', hint)
        if not WEAKEST <= strength <= STRONGEST:
            hint = "3: a claim by itself with one good role, 2 with two, 1 only with all."
            yield Problem(where, f"strength {strength} of {name}. It is from {WEAKEST} to {STRONGEST}.", hint)
    for i, example in enumerate(frame.examples):
        yield from mark_problems(example, ("examples", i), at.file, frame.roles)


def _lexicon(at: FileAt, lexicon: LexiconFile, used: set[str]) -> Iterator[Problem]:
    for name, row in lexicon.classes.items():
        seen: set[tuple[str, str]] = set()
        for kind, word in row.units():
            if (kind, word) in seen:
                where = at.file.at(("classes", name, kind))
                yield Problem(where, f'"{word}" stands twice in {name}.', "Take one away.", warning=True)
            seen.add((kind, word))
        if name not in used:
            hint = "Name it under units of a frame, or take it away."
            yield Problem(at.file.at(("classes", name)), f"no frame uses the class {name}.", hint, warning=True)

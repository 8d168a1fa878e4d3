"""Figures -> lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

GROUPS = ("types", "roles", "rules", "bands")
NOTHING = "nothing to measure"
TELLING = 3
"""Claims of a rule, all right, from which they are a record."""


def table(figures: Mapping[str, Any], *groups: str) -> str:
    """One line a figure, then those of the groups that are asked for."""
    lines = [f"{name:18} {_shown(figure)}" for name, figure in figures.items() if name not in GROUPS]
    for group in groups:
        width = max(14, *map(len, figures[group]), 0)
        lines += [f"  {group[:-1]:5} {name:{width}} {_shown(figure)}" for name, figure in figures[group].items()]
    return "\n".join(lines)


def rule_records(figures: Mapping[str, Any]) -> Iterator[str]:
    """The `rules` of confidence.yml: claims right and wrong of each rule that has enough of them, or a wrong one."""
    yield "rules:"
    for rule, figure in figures["rules"].items():
        if figure["fp"] or figure["tp"] >= TELLING:
            yield f"  {rule}: [{figure['tp']}, {figure['fp']}]"


def _shown(figure: Mapping[str, Any]) -> str:
    if "f1" not in figure:
        return f"{figure['right']}/{figure['of']} = {figure['acc']}" if figure["of"] else NOTHING
    if not figure["tp"] + figure["fp"] + figure["fn"]:
        return NOTHING
    rates = f"P {figure['p']:.3f} R {figure['r']:.3f} F1 {figure['f1']:.3f}"
    return f"{rates}  ({figure['tp']} tp, {figure['fp']} fp, {figure['fn']} fn)"

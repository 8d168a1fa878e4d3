"""Figures -> lines for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

GROUPS = ("types", "roles", "rules", "bands")
NOTHING = "nothing to measure"


def table(figures: Mapping[str, Any], *groups: str) -> str:
    """One line a figure, then those of the groups that are asked for."""
    lines = [f"{name:18} {_shown(figure)}" for name, figure in figures.items() if name not in GROUPS]
    for group in groups:
        width = max(14, *map(len, figures[group]), 0)
        lines += [f"  {group[:-1]:5} {name:{width}} {_shown(figure)}" for name, figure in figures[group].items()]
    return "\n".join(lines)


def _shown(figure: Mapping[str, Any]) -> str:
    if "f1" not in figure:
        return f"{figure['right']}/{figure['of']} = {figure['acc']}" if figure["of"] else NOTHING
    if not figure["tp"] + figure["fp"] + figure["fn"]:
        return NOTHING
    rates = f"P {figure['p']:.3f} R {figure['r']:.3f} F1 {figure['f1']:.3f}"
    return f"{rates}  ({figure['tp']} tp, {figure['fp']} fp, {figure['fn']} fn)"

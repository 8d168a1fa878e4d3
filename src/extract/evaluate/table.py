"""Figures -> lines for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

GROUPS = ("types", "roles")


def table(figures: Mapping[str, Any], by_type: bool = False) -> str:
    """One line a figure; claim types and roles below where asked for."""
    lines = [f"{name:18} {_shown(figure)}" for name, figure in figures.items() if name not in GROUPS]
    for group in GROUPS if by_type else ():
        lines += [f"  {group[:-1]:5} {name:14} {_shown(figure)}" for name, figure in figures[group].items()]
    return "\n".join(lines)


def _shown(figure: Mapping[str, Any]) -> str:
    if "f1" not in figure:
        return f"{figure['right']}/{figure['of']} = {figure['acc']}"
    rates = f"P {figure['p']:.3f} R {figure['r']:.3f} F1 {figure['f1']:.3f}"
    return f"{rates}  ({figure['tp']} tp, {figure['fp']} fp, {figure['fn']} fn)"

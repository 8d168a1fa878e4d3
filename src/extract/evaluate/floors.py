"""Floors: figures that must be reached, kept in one YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from extract.errors import InputError

Floors = dict[str, float]


def load_floors(path: str) -> Floors:
    """`claim: {f1: 0.55}` -> {"claim.f1": 0.55}, to any depth (`types: {test: {f1: 0.8}}`)."""
    try:
        with open(path, encoding="utf-8") as stream:
            tree = YAML(typ="safe", pure=True).load(stream)
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror}).", "Check the path.") from None
    except (YAMLError, UnicodeDecodeError) as error:
        raise InputError(path, f"no YAML ({error}).", "Write e.g. claim: {f1: 0.55}.") from None
    if not isinstance(tree, dict) or not tree:
        raise InputError(path, "no floors in it.", "Write e.g. claim: {f1: 0.55}.")
    return dict(_flat(path, tree, ""))


def _flat(path: str, tree: Mapping[Any, Any], prefix: str) -> list[tuple[str, float]]:
    floors: list[tuple[str, float]] = []
    for name, value in tree.items():
        if isinstance(value, dict):
            floors += _flat(path, value, f"{prefix}{name}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            floors.append((f"{prefix}{name}", float(value)))
        else:
            raise InputError(path, f"{prefix}{name} is no number ({value!r}).", "Write e.g. claim: {f1: 0.55}.")
    return floors


def below(figures: Mapping[str, Any], floors: Floors) -> list[str]:
    """A line for every floor that the figures don't reach."""
    lines = []
    for name, floor in floors.items():
        value: Any = figures
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if isinstance(value, Mapping) or value is None:
            lines.append(f"{name}: no such figure. Names are those of --json, e.g. claim.f1.")
        elif value < floor:
            lines.append(f"{name}: {value} is below its floor of {floor}.")
    return lines

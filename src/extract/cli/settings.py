"""Settings that options need not be given for: of the environment, else of extract.toml in this folder or one above."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.cli.types import most_workers
from extract.errors import InputError

FILE = "extract.toml"
KEYS = ("rules", "model", "workers")
VARIABLES = {key: f"EXTRACT_{key.upper()}" for key in KEYS}
WANTED = {
    "rules": "a folder or a list of folders",
    "model": "the name of a pipeline",
    "workers": f"a number from 0 to {most_workers()}",
}


@dataclass(frozen=True)
class Setting:
    """A value and where it comes from."""

    value: Any
    of: str


def settings(here: Path | None = None, environment: Mapping[str, str] = os.environ) -> dict[str, Setting]:
    """The settings that somebody made, by key. Raises InputError for what is none."""
    found: dict[str, Setting] = {}
    path = next((p for folder in _upward(here or Path.cwd()) if (p := folder / FILE).is_file()), None)
    if path is not None:
        found |= {key: Setting(value, str(path)) for key, value in _read(path).items()}
    for key, variable in VARIABLES.items():
        if environment.get(variable):
            parts = environment[variable].split(os.pathsep) if key == "rules" else environment[variable]
            found[key] = Setting(_checked(key, parts, variable), f"${variable}")
    return found


def defaults(made: Mapping[str, Setting], commands: Sequence[str], of_rules: Sequence[str]) -> dict[str, Any]:
    """What click takes as the defaults of every command's options; a command without an option passes over it."""
    values = {key: setting.value for key, setting in made.items()}
    return {**dict.fromkeys(commands, values), "rules": dict.fromkeys(of_rules, values)} if values else {}


def _upward(folder: Path) -> list[Path]:
    return [folder, *folder.parents]


def _read(path: Path) -> dict[str, Any]:
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror}).", "Check the file.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"no TOML ({error}).", 'Write e.g. rules = ["packs/mine"].') from None
    for key in tree:
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, 1)
            hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(KEYS)}."
            raise InputError(str(path), f'unknown setting "{key}".', hint)
    values = {key: _checked(key, value, str(path)) for key, value in tree.items()}
    if "rules" in values:
        values["rules"] = [os.path.relpath(path.parent / folder) for folder in values["rules"]]
    return values


def _checked(key: str, value: Any, where: str) -> Any:
    """The value in the type of its option. Raises InputError."""
    if key == "rules":
        value = [value] if isinstance(value, str) else value
        good = isinstance(value, list) and all(isinstance(folder, str) and folder for folder in value)
    elif key == "model":
        good = isinstance(value, str) and bool(value)
    else:
        value = int(value) if isinstance(value, str) and value.isdecimal() else value
        good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most_workers()
    if not good:
        raise InputError(where, f"{key} is {value!r}.", f"Write {WANTED[key]}.")
    return value

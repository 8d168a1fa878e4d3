"""New rule files to start from: a pack, a type with a construction, an entity; each valid as it is written."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

from extract.errors import ExtractError, InputError
from extract.paths import builtin_rules
from extract.write.atomic import whole_file

NAME = re.compile(r"[^\W_][^\x00-\x1f\x7f\"\\:#{}]*")
STARTERS = Path(__file__).parent / "starters"
FOLDERS = {"type": "frames", "construction": "constructions", "actor": "entities", "weapon": "entities"}


def kinds() -> list[str]:
    """What can be started: the names of the files in starters/."""
    return sorted(path.stem for path in STARTERS.iterdir())


def start(kind: str, name: str, folder: Path) -> list[Path]:
    """Writes the file (an entity is added to its file, if there is one) and, where there is none, the pack around it.

    Raises ExtractError where a file of that name is there already, or the name won't do.
    """
    if not slug(name) or not NAME.fullmatch(name):
        hint = (
            "Write one with Latin letters or digits, of which its id is made, and without quotes, colons, # or braces."
        )
        raise ExtractError(f"{json.dumps(name, ensure_ascii=False)} is no name. {hint}")
    if FOLDERS.get(kind) in ("frames", "constructions") and slug(name) != name:
        raise ExtractError(f'"{name}" is no name of a type. Write small letters and hyphens, e.g. "{slug(name)}".')
    if kind == "construction":
        _check_type(name, folder)
    written = []
    if not (folder / "pack.yml").exists():
        title = name if kind == "pack" else slug(folder.resolve().name) or "mine"
        written.append(_write(folder / "pack.yml", _filled("pack.yml", title)))
    elif kind == "pack":
        raise ExtractError(f"{folder / 'pack.yml'}: is there already. Choose another folder with --to.")
    if kind == "pack":
        return written
    if FOLDERS[kind] == "entities":
        path = folder / "entities" / f"{kind}s.jsonl"
        return [*written, _write(path, _old(path) + _filled(f"{kind}.jsonl", name))]
    paths = {
        part: folder / FOLDERS[part] / f"{name}.yml"
        for part in (("type", "construction") if kind == "type" else (kind,))
    }
    for path in paths.values():
        if path.exists():
            raise ExtractError(f"{path}: is there already. Edit it, or choose another name.")
    return [*written, *(_write(path, _filled(f"{part}.yml", name)) for part, path in paths.items())]


def _check_type(name: str, folder: Path) -> None:
    """Raises ExtractError where neither the core pack nor the folder has a frame of that name to say things for."""
    frames = (pack / FOLDERS["type"] for pack in (builtin_rules(), folder))
    known = sorted({path.stem for there in frames for path in there.glob("*.yml")})
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(known)}."
        raise ExtractError(f'no type "{name}" to have further words. {hint} A new one: extract rules new type {name}')


def slug(name: str) -> str:
    """An id made of a name: small letters, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def _filled(starter: str, name: str) -> str:
    text = (STARTERS / starter).read_text("utf-8")
    return text.replace("{name}", name).replace("{id}", slug(name))


def _old(path: Path) -> str:
    """The records that stand there, to which one is added."""
    try:
        text = path.read_text("utf-8") if path.exists() else ""
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"no UTF-8 (byte {error.start}).", "Save it as UTF-8.") from None
    return text if not text or text.endswith("\n") else text + "\n"


def _write(path: Path, text: str) -> Path:
    with whole_file(str(path)) as stream:
        stream.write(text.encode())
    return path

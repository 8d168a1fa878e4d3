"""New rule files to start from: a pack, a type with a construction, an entity; each valid as it is written."""

from __future__ import annotations

import re
from pathlib import Path

from extract.errors import ExtractError

STARTERS = Path(__file__).parent / "starters"
FOLDERS = {"type": "frames", "construction": "constructions", "actor": "entities", "weapon": "entities"}


def kinds() -> list[str]:
    """What can be started: the names of the files in starters/."""
    return sorted(path.stem for path in STARTERS.iterdir())


def start(kind: str, name: str, folder: Path) -> list[Path]:
    """Writes the file (an entity is added to its file, if there is one) and, where there is none, the pack around it.

    Raises ExtractError where a file of that name is there already, or the name won't do.
    """
    written = []
    if not (folder / "pack.yml").exists():
        title = name if kind == "pack" else folder.resolve().name
        written.append(_write(folder / "pack.yml", _filled("pack.yml", title)))
    elif kind == "pack":
        raise ExtractError(f"{folder / 'pack.yml'}: is there already. Choose another folder with --to.")
    if kind == "pack":
        return written
    if FOLDERS[kind] == "entities":
        path = folder / "entities" / f"{kind}s.jsonl"
        old = path.read_text("utf-8") if path.exists() else ""
        return [*written, _write(path, old + _filled(f"{kind}.jsonl", name))]
    if slug(name) != name:
        raise ExtractError(f'"{name}" is no name of a type. Write small letters and hyphens, e.g. "{slug(name)}".')
    paths = {
        part: folder / FOLDERS[part] / f"{name}.yml"
        for part in (("type", "construction") if kind == "type" else (kind,))
    }
    for path in paths.values():
        if path.exists():
            raise ExtractError(f"{path}: is there already. Edit it, or choose another name.")
    return [*written, *(_write(path, _filled(f"{part}.yml", name)) for part, path in paths.items())]


def slug(name: str) -> str:
    """An id made of a name: small letters, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def _filled(starter: str, name: str) -> str:
    text = (STARTERS / starter).read_text("utf-8")
    return text.replace("{name}", name.replace('"', "'")).replace("{id}", slug(name))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path

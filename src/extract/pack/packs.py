"""Packs: where they are, and which of their files are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from pydantic import ValidationError

from extract.errors import Problem, RuleError, Where
from extract.pack.files import YamlFile, read_yaml, shown
from extract.pack.messages import nearest, problems_of
from extract.pack.schema import Pack
from extract.paths import builtin_rules

GROUP = "extract_packs"
LANGUAGES = ("en",)
"""Those whose grammar the program has."""
SUFFIXES = {".yml", ".yaml", ".jsonl"}
BATTERY = "battery.yml"
"""How test sentences are written: nothing is read by it, so that a change of it leaves runs and caches as they are."""
_NO_PACK = "A pack is a folder with a pack.yml (name, version), or the name of one that is installed."


@dataclass(frozen=True)
class Folder:
    """A pack on disk and the parts of it that are read: None is all of it, else e.g. sections, entities/places."""

    path: Path
    pack: Pack
    file: YamlFile
    parts: tuple[str, ...] | None = None

    def files(self) -> Iterator[Path]:
        """The rule files, in the order of their names."""
        for path in sorted(self.path.rglob("*")):
            if path.suffix in SUFFIXES and path.is_file() and path != self.path / BATTERY and self._taken(path):
                yield path

    def _taken(self, path: Path) -> bool:
        name = path.relative_to(self.path).with_suffix("").as_posix()
        return self.parts is None or any(name == part or name.startswith(part + "/") for part in self.parts)


def installed() -> dict[str, Path]:
    """Packs that installed Python packages provide by the entry point group `extract_packs`: name -> folder.

    An entry point names a folder (text or Path), or a function that returns one.
    """
    found: dict[str, Path] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        value = entry.load()
        found[entry.name] = Path(value() if callable(value) else value)
    return found


def folders_of(packs: Sequence[str | Path], *, core: bool, problems: list[Problem]) -> list[Folder]:
    """The core pack (or the parts of it that the others use) and each pack, in order; problems are added."""
    found = [folder for pack in packs if (folder := _folder(_path(pack), problems)) is not None]
    if not core:
        return found
    base = _folder(builtin_rules(), problems)
    wanted = [folder.pack.uses for folder in found if folder.pack.uses is not None]
    if base is not None and wanted and len(wanted) == len(found):
        for folder in found:
            problems += _unknown_parts(folder, base)
        parts = tuple(dict.fromkeys(part for uses in wanted for part in uses))
        base = Folder(base.path, base.pack, base.file, parts)
    return [base, *found] if base is not None else found


def _path(pack: str | Path) -> Path:
    path = Path(pack)
    return path if path.exists() else installed().get(str(pack), path)


def _folder(path: Path, problems: list[Problem]) -> Folder | None:
    file = path / "pack.yml"
    if not file.is_file():
        problems.append(Problem(Where(shown(path)), "no rule pack here (no pack.yml).", _NO_PACK))
        return None
    try:
        yaml = YamlFile(file, read_yaml(file))
        return Folder(path, Pack.model_validate(yaml.data), yaml)
    except RuleError as error:
        problems += error.problems
    except ValidationError as error:
        problems += problems_of(error, yaml.at, Pack, yaml.data)
    return None


def _unknown_parts(folder: Folder, base: Folder) -> Iterator[Problem]:
    names = {p.relative_to(base.path).with_suffix("").as_posix() for p in base.files()}
    known = sorted(names | {name.split("/")[0] for name in names})
    for part in folder.pack.uses or ():
        if part not in known:
            where = folder.file.at(("uses",), part)
            yield Problem(where, f'"uses": the core pack has no part "{part}".', nearest(part, known))


def standing(packs: Sequence[str | Path]) -> tuple[Sequence[str | Path], bool]:
    """The packs without the core pack, and whether to load that first: not where one of them is a core pack itself."""
    home = builtin_rules().resolve()
    others = [pack for pack in packs if _path(pack).resolve() != home]
    names = {folder.pack.name for pack in others if (folder := _folder(_path(pack), [])) is not None}
    core = _folder(home, [])
    return others, core is None or core.pack.name not in names

"""The tables of rules/README.md, made from the schema, so that they can't say anything else than the program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from extract.pack.frames import FrameFile, FrameRole, WordClass
from extract.pack.path_language import STEPS
from extract.pack.schema import Construction, ConstructionFile, EntityRecord, Example, Pack, RoleDefault, Slot

MODELS: dict[str, type[BaseModel]] = {
    model.__name__: model
    for model in (
        FrameFile,
        FrameRole,
        WordClass,
        ConstructionFile,
        Construction,
        Slot,
        Example,
        RoleDefault,
        EntityRecord,
        Pack,
    )
}
_PLACE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """A page with every table between `<!-- table: NAME -->` and `<!-- end -->` made anew."""
    return _PLACE.sub(lambda match: f"{match[1]}{_table(match[2])}\n{match[3]}", page)


def _table(name: str) -> str:
    rows = list(_steps() if name == "Steps" else _keys(MODELS[name]))
    head = ("step", "leads to") if name == "Steps" else ("key", "meaning")
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|", *(f"| `{key}` | {text} |" for key, text in rows)]
    return "\n".join(lines)


def _keys(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        needed = " Needed." if field.is_required() else ""
        yield field.alias or name, (field.description or "").replace("|", "\\|") + needed


def _steps() -> Iterator[tuple[str, str]]:
    yield from STEPS.items()

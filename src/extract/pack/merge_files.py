"""Typed files of several packs as one: a later file adds to an earlier one of its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Model = TypeVar("Model", bound=BaseModel)


class Joined:
    """What the files of the packs say, by their names in a pack ("sections/words"), in the order of loading."""

    def __init__(self) -> None:
        self._files: dict[str, BaseModel] = {}

    def add(self, relative: PurePath, found: BaseModel) -> None:
        """One file of a pack."""
        name = relative.with_suffix("").as_posix()
        old = self._files.get(name)
        self._files[name] = found if old is None else joined(old, found)

    def file(self, model: type[Model], name: str) -> Model | None:
        """The file of that name; None where no pack has it."""
        found = self._files.get(name)
        return found if isinstance(found, model) else None

    def folder(self, model: type[Model], name: str) -> dict[str, Model]:
        """The files of a folder that are of this form, by their names there, in the order of loading."""
        prefix = name + "/"
        return {
            file.removeprefix(prefix): found
            for file, found in self._files.items()
            if file.startswith(prefix) and isinstance(found, model)
        }


def joined(old: Model, more: BaseModel) -> Model:
    """The earlier part with what the later one says: keys join, lists grow, all else is replaced, the unsaid stays."""
    values = {name: getattr(old, name) for name in type(old).model_fields}
    for name in more.model_fields_set:
        grows = name in old.model_fields_set and not _is_one(type(old).model_fields[name])
        values[name] = _value(values[name], getattr(more, name)) if grows else getattr(more, name)
    return type(old).model_construct(old.model_fields_set | more.model_fields_set, **values)


def _is_one(field: FieldInfo) -> bool:
    """Whether its tuple is one value of so many parts, and no list."""
    pair = get_origin(field.annotation) is tuple and get_args(field.annotation)[-1:] != (...,)
    return pair or any(getattr(bound, "max_length", None) is not None for bound in field.metadata)


def _value(old: Any, more: Any) -> Any:
    if isinstance(old, BaseModel) and isinstance(more, BaseModel):
        return joined(old, more)
    if isinstance(old, Mapping) and isinstance(more, Mapping):
        both = {key: _value(old[key], value) if key in old else value for key, value in more.items()}
        return {**old, **both}
    if isinstance(old, frozenset) and isinstance(more, frozenset):
        return old | more
    if type(old) is tuple and type(more) is tuple:  # a list; a NamedTuple is one value
        return (*old, *(item for item in more if item not in old))
    return more

"""pydantic's findings as sentences for the author of a rule file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from extract.errors import Problem, Where

Loc = tuple[str | int, ...]


def problems_of(error: ValidationError, where: Callable[[Loc], Where], model: type[BaseModel]) -> list[Problem]:
    """One Problem for each finding."""
    return [_problem(found, where, model) for found in error.errors()]


def _problem(found: Any, where: Callable[[Loc], Where], model: type[BaseModel]) -> Problem:
    loc: Loc = tuple(part for part in found["loc"])
    place = where(loc)
    key = loc[-1] if loc else ""
    if found["type"] == "extra_forbidden":
        known = sorted(set(_keys(model, loc[:-1])))
        near = get_close_matches(str(key), known, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"Allowed here: {', '.join(known)}."
        return Problem(place, f'unknown key "{key}".', hint)
    if found["type"] == "missing":
        return Problem(place, f'no "{key}".', "It is needed here.")
    return Problem(place, f'"{key}": {found["msg"][:1].lower()}{found["msg"][1:]} (found {found["input"]!r:.80}).')


def _keys(model: type[BaseModel], loc: Loc) -> Iterator[str]:
    """The keys allowed in the part of the model that `loc` leads to."""
    current: Any = model
    for part in loc:
        if isinstance(part, int) or current is None:
            continue
        field = _field(current, part)
        current = _model_in(field.annotation) if field is not None else current
    if current is not None:
        for name, field in current.model_fields.items():
            yield field.alias or name


def _field(model: Any, part: str) -> Any:
    return next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)


def _model_in(annotation: Any) -> Any:
    """The first model class inside an annotation such as tuple[Rule, ...] or dict[str, Slot | None]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None

"""pydantic's findings as sentences for the author of a rule file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from extract.errors import Problem, Where
from extract.pack.files import Loc

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a mapping of keys to values",
    "mapping_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}
_GONE = {
    "priority": "Take it away: what scores best is told; of constructions on a trigger the one asking most counts.",
    "when": 'Write "asks".',
    "rules.priority": "Take it away: say in sections/order.yml, under before, which rule it goes before.",
    "none": "Take it away: write what must not hold under unless of the construction that fires wrongly.",
    "also": "Take it away: each trigger gives the claim that scores best.",
    "extends": "Write roles, need, asks and unless out; what all share stands at the head of the file.",
}
"""Keys that the rule language had once, those of one place with its key before them, and what to write."""


def problems_of(
    error: ValidationError, where: Callable[[Loc], Where], model: type[BaseModel], data: Any = None
) -> list[Problem]:
    """One Problem for each finding; of several about one place (the members of a union) the first."""
    found: dict[Loc, Problem] = {}
    for row in error.errors():
        loc: Loc = tuple(row["loc"])
        place = _existing(data, loc) if data is not None else loc
        found.setdefault(loc if row["type"] == "missing" else place, _problem(row, place, where, model))
    return list(found.values())


def nearest(word: str, known: Sequence[str], noun: str = "Known") -> str:
    """A hint: the nearest of the allowed words, or some of them."""
    near = get_close_matches(word, known, 1)
    if near:
        return f'Did you mean "{near[0]}"?'
    listed = ", ".join(known[:12]) + (" ..." if len(known) > 12 else ".")
    return f"{noun}: {listed}" if known else ""


def _problem(found: Mapping[str, Any], place: Loc, where: Callable[[Loc], Where], model: type[BaseModel]) -> Problem:
    kind, key = found["type"], place[-1] if place else ""
    if kind == "extra_forbidden":
        known = sorted(set(_keys(model, place[:-1])))
        hint = _GONE.get(f"{place[0]}.{key}") or _GONE.get(str(key)) or nearest(str(key), known, "Allowed here")
        return Problem(where(place), f'unknown key "{key}".', hint)
    if kind == "missing":
        return Problem(where(place), f'no "{found["loc"][-1]}".', "It is needed here.")
    named = next((f'"{part}": ' for part in reversed(place) if isinstance(part, str)), "")
    shown = f"(found {found['input']!r:.60})."
    if kind in _WANTED:
        return Problem(where(place), f"{named}not {_WANTED[kind]} {shown}", f"Write {_WANTED[kind]}.")
    if kind == "literal_error":
        allowed = [word.strip("'") for word in found["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return Problem(where(place), f"{named}not allowed {shown}", nearest(str(found["input"]), allowed, "Allowed"))
    message = found["msg"].removeprefix("Value error, ")
    return Problem(where(place), f"{named}{message[:1].lower()}{message[1:]} {shown}")


def _existing(data: Any, loc: Loc) -> Loc:
    """The part of `loc` that the data has: pydantic adds the members of unions to it."""
    path: list[str | int] = []
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            continue
        path.append(part)
    return tuple(path)


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

"""JSON Schemas of the rule files, for editors that complete and check as one writes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from extract.pack.layout import BY_FOLDER, NAMED
from extract.pack.schema import EntityRecord, RoleDefault

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Name -> schema: constructions, frames, ..., entities/classes ..., roles, and `record` for a line of JSONL."""
    models: dict[str, type[BaseModel]] = {**BY_FOLDER, **NAMED, "record": EntityRecord}
    found = {name: _schema(model) for name, model in models.items()}
    role = RoleDefault.model_json_schema(by_alias=True)
    found["roles"] = {"$schema": DRAFT, "type": "object", "additionalProperties": role}
    return dict(sorted(found.items()))


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, field in part.get("properties", {}).items():
            part["properties"][name] = _shorthand(field)
    return {"$schema": DRAFT, **schema}


def _shorthand(field: dict[str, Any]) -> dict[str, Any]:
    """A list of words may be written as one text, and a slot as its path."""
    if field.get("type") == "array" and field.get("items") == {"type": "string"}:
        return {
            "description": field.get("description", "One word, `a | b | c`, or a list."),
            "anyOf": [field, {"type": "string"}],
        }
    inner = field.get("additionalProperties") or field.get("items")
    if isinstance(inner, dict) and "Slot" in str(inner):
        wider = {"anyOf": [{"type": "string"}, *(inner.get("anyOf") or [inner])]}
        return {**field, ("items" if "items" in field else "additionalProperties"): wider}
    return field

"""The reference of a mention -> the entity that is written."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from extract.document import Known, Reference
from extract.model import Entity


@lru_cache(maxsize=4096)
def entity_of(told: Reference) -> Entity:
    """The entity; it has an id where the rules know it, and no id where only the text does."""
    id_ = told.id if isinstance(told, Known) else None
    return Entity(
        id=id_, label=told.label, name=told.name, kind=told.kind, country=told.country, class_=told.class_,
        country_inferred=told.inferred,
    )  # fmt: skip


def plain_entity(told: Reference) -> dict[str, Any]:
    """The same as plain data."""
    return entity_of(told).model_dump(mode="json", by_alias=True)

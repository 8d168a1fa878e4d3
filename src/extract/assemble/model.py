"""The event: what the claims of many articles say of one thing that happened."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from extract.model import Certainty, Frozen, Modality, Polarity

EVENT_VERSION = "2.0"
DatedBy = Literal["claim", "published"]


class Party(Frozen):
    """One who takes part or who says so; `claims` counts those that name it."""

    id: str | None = Field(description="Null for one that no rule knows: such a one has a row for each document.")
    name: str
    country: str | None = None
    claims: int


class Value(Frozen):
    """One thing that claims say of a role; `claims` counts them."""

    text: str = Field(description="The words of the first claim that says it.")
    id: str | None = Field(default=None, description="The entity, where one was found.")
    class_: str | None = Field(default=None, alias="class")
    value: float | None = Field(default=None, description="A measure or a count.")
    unit: str | None = None
    claims: int


class EventTime(Frozen):
    """When it happened, as exactly as any claim says."""

    value: str | None = Field(description="ISO 8601: day, month, year or interval.")
    dated_by: DatedBy | None = Field(description="`published` where no claim has a date and the article's stands in.")


class Event(Frozen):
    """One event or plan, with every claim that tells of it."""

    schema_version: str = EVENT_VERSION
    id: str
    type: str
    types: tuple[str, ...] = Field(description="The types of its claims.")
    time: EventTime
    actors: tuple[Party, ...]
    others: tuple[Party, ...] = Field(description="The other side: at whom, to whom, or who looked on.")
    weapon_class: str | None = Field(description="The most specific class that claims agree on.")
    weapon_classes: tuple[str, ...]
    values: dict[str, tuple[Value, ...]] = Field(description="By role, the value that most claims have first.")
    disagree: tuple[str, ...] = Field(description="Roles of `values` where claims cannot all be right.")
    polarity: Polarity
    modality: Modality
    certainty: Certainty = Field(description="The surest that any claim is.")
    asserted_by: tuple[Party, ...]
    denied_by: tuple[Party, ...]
    own_voice: int = Field(description="Claims that an article makes in its own voice.")
    origins: int = Field(description="Independent origins that assert it.")
    first_seen: date | None
    last_seen: date | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    confidence: float = Field(ge=0, le=1)

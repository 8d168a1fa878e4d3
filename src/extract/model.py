"""The nouns outside spaCy: the article that is read, the claim that is written, and their parts."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Modality = Literal["actual", "planned", "hypothetical"]
SourceKind = Literal["official", "media", "expert", "unnamed", "other"]
Stance = Literal["asserts", "denies", "doubts"]
LinkType = Literal["disputes", "repeats", "supports"]
How = Literal["metadata", "manifest", "text"]
SECTION_KINDS = ("title", "byline", "dateline", "label", "heading", "body", "caption", "boilerplate", "related")


class Frozen(BaseModel):
    """A value: it never changes after it is made, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Frozen):
    """Characters [start, end) of the text of record, counted in Unicode code points from 0."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Section(Frozen):
    """A stretch of the text and what it is: title, byline, dateline, label, heading, body, caption and so on."""

    kind: str
    start: int
    end: int
    rule: str | None = Field(default=None, description="The section rule that found it; null for what remains.")


class Found(Frozen):
    """One fact about where an article comes from, and how it was found; offsets where it stands in the text."""

    value: str
    how: How
    start: int | None = None
    end: int | None = None


class Provenance(Frozen):
    """Where an article comes from. Null is unknown; nothing here is a guess."""

    title: Found | None = None
    authors: tuple[Found, ...] = ()
    publisher: Found | None = None
    agency: Found | None = Field(default=None, description="The news agency that wrote or distributed it.")
    place: Found | None = Field(default=None, description="The place of the dateline.")
    published: Found | None = Field(default=None, description="ISO 8601 date.")
    url: Found | None = None
    language: Found | None = None


class Named(Frozen):
    """What an article goes by, and what is known of where it comes from."""

    id: str
    uri: str
    title: str | None = None
    publisher: str | None = None
    agency: str | None = Field(default=None, description="The news agency that wrote or distributed it.")
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    language: str | None = None


class Article(Named):
    """One document as read. `text` is the text of record: every offset of every claim counts in it."""

    text: str
    sections: tuple[Section, ...] = ()
    provenance: Provenance | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of the UTF-8 bytes of the text of record (lone surrogates are kept)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Entity(Frozen):
    """What a mention means: a record of rules/entities, a class of it, or a name no record knows."""

    id: str
    label: str
    name: str
    kind: str | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3.")
    class_: str | None = Field(default=None, alias="class", description="A class of the pack's taxonomy.")


class Quantity(Frozen):
    """A measure in its canonical unit (km, m, s, min, kg, t, kt, Mach ...)."""

    value: float
    unit: str
    modifier: str | None = None
    min: float | None = None
    max: float | None = None


class Argument(Span):
    """Who or what takes part in the claim, in which role."""

    role: str
    entity: Entity | None = None
    antecedent: Span | None = None
    count: int | None = None
    quantity: Quantity | None = None
    modifiers: tuple[str, ...] = ()


class Trigger(Span):
    """The word that names the event."""

    lemma: str


class When(Span):
    """A time expression; `value` is ISO 8601 (day, month, year or interval), null where it can't be reckoned."""

    value: str | None = None
    anchor: str | None = Field(default=None, description="What it was reckoned from: published, event, or null.")


class Source(Frozen):
    """One who asserts, denies or doubts the claim; without a name text, start and end are null."""

    text: str | None = None
    start: int | None = None
    end: int | None = None
    entity: Entity | None = None
    cue: Span | None = None
    kind: SourceKind = "other"
    stance: Stance = "asserts"
    time: When | None = None
    affiliation: Span | None = None
    inferred: bool = False


class Evidence(Span):
    """The passage that carries the claim."""

    section: str


class DocumentRef(Named):
    """The article that a claim was read from."""

    sha256: str
    cluster: str | None = Field(default=None, description="Shared by the articles of the run that are copies of one.")
    copies_of: str | None = Field(
        default=None, description="The id of the one of its cluster that was published first."
    )


class RuleRef(Frozen):
    """The rule that found the claim."""

    id: str
    pack: str
    version: str


class Link(Frozen):
    """A relation to another claim of the same run."""

    type: LinkType
    claim: str


class Claim(Frozen):
    """One event or state that an article reports, with who says so, how sure, and where it stands."""

    schema_version: str = SCHEMA_VERSION
    id: str
    type: str
    plover: str | None = Field(default=None, description="The PLOVER event code of the type, where it has one.")
    trigger: Trigger
    arguments: tuple[Argument, ...]
    time: When | None
    polarity: Polarity
    certainty: Certainty
    modality: Modality
    sources: tuple[Source, ...]
    evidence: Evidence
    document: DocumentRef
    rule: RuleRef
    links: tuple[Link, ...] = ()
    confidence: float = Field(ge=0, le=1)

"""The nouns outside spaCy: the article that is read, the claim that is written, and their parts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from extract.notebook import html_of
from extract.sentence import sentence_of, text_of

SCHEMA_VERSION = "2.1"
SCHEMA_ID = "urn:extract-claims:schema:claim"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Modality = Literal["actual", "planned", "hypothetical"]
SourceKind = Literal["official", "media", "expert", "company", "armed-group", "unnamed", "other"]
Stance = Literal["asserts", "denies", "doubts"]
LinkType = Literal["disputes", "repeats", "supports"]
How = Literal["metadata", "manifest", "text"]
PLAIN: Mapping[str, str] = {"polarity": "positive", "certainty": "certain", "modality": "actual"}
"""The fields that say how a claim is told, and what most claims are."""
SECTION_KINDS = ("title", "byline", "dateline", "label", "heading", "body", "caption", "boilerplate", "related")


class Frozen(BaseModel):
    """A value: it never changes after it is made, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Frozen):
    """Characters [start, end) of the text of record, counted in Unicode code points from 0."""

    text: str = Field(description="The characters themselves.")
    start: int = Field(ge=0, description="The first character, counted in code points from 0.")
    end: int = Field(ge=0, description="One past the last character.")


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

    id: str = Field(description="The input's id, else the name of its file without the ending.")
    uri: str = Field(description="The file or address that it was read from, as it was given.")
    title: str | None = Field(default=None, description="Its headline.")
    publisher: str | None = Field(default=None, description="Who published it.")
    agency: str | None = Field(default=None, description="The news agency that wrote or distributed it.")
    authors: tuple[str, ...] = Field(default=(), description="The names of its byline.")
    published: date | None = Field(default=None, description="ISO 8601 date; relative times are reckoned from it.")
    url: str | None = Field(default=None, description="Its address on the web.")
    language: str | None = Field(default=None, description="ISO 639 code.")


class Article(Named):
    """One document as read. `text` is the text of record: every offset of every claim counts in it.

    Examples:
        >>> article = extract.Article(id="a1", uri="a1.txt", text="Oslo ordered four frigates.")
        >>> article.publisher is None
        True
    """

    text: str = Field(description="The text of record.")
    sections: tuple[Section, ...] = ()
    provenance: Provenance | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of the UTF-8 bytes of the text of record (lone surrogates are kept)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Entity(Frozen):
    """Whom or what a mention means: one that the rules know by an id, or one of whom only the text tells."""

    id: str | None = Field(
        description="The id of a record, of a class of the taxonomy, or of a place that the rules name: the same in "
        "every document. Null for one that no rule knows, told by a name or a description: two of those may be the "
        "same or not, even where all else is equal."
    )
    label: str = Field(description="ACTOR, PLACE, WEAPON ...")
    name: str = Field(description="The name by which it is best known; without an id the noun or words of the text.")
    kind: str | None = Field(default=None, description="state, military, company, armed-group, system, class ...")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3.")
    country_inferred: bool = Field(
        default=False,
        exclude_if=lambda inferred: not inferred,
        description="That no words of the text give the country to it: it is that of the place or of all the text. "
        "Left out where they do.",
    )
    class_: str | None = Field(default=None, alias="class", description="A class of the pack's taxonomy.")


class Quantity(Frozen):
    """A measure in its canonical unit (km, m, s, min, kg, t, kt, Mach ...)."""

    value: float = Field(description="The number, in `unit`.")
    unit: str = Field(description="km, m, s, min, kg, t, kt, Mach ...")
    modifier: str | None = Field(default=None, description="approximately, at least, more than ...")
    min: float | None = Field(default=None, description="The lower end of a range.")
    max: float | None = Field(default=None, description="The upper end of a range.")


class Argument(Span):
    """Who or what takes part in the claim, in which role."""

    role: str = Field(description="actor, weapon, target, recipient, location, distance ...")
    entity: Entity | None = Field(default=None, description="What it means, where that is known.")
    antecedent: Span | None = Field(default=None, description="Of a pronoun or the like: what it stands for.")
    count: int | None = Field(default=None, description="How many the text says: two missiles.")
    quantity: Quantity | None = Field(default=None, description="Of a measure: its value in a canonical unit.")
    modifiers: tuple[str, ...] = Field(default=(), description="Words of the text that describe it: new, modified.")


class Trigger(Span):
    """The word that names the event."""

    lemma: str = Field(description="Its base form.")


class When(Span):
    """A time expression; `value` is ISO 8601 (day, month, year or interval), null where it can't be reckoned."""

    value: str | None = Field(default=None, description="2024-05-02, 2024-05, 2024 or 2024-05-01/2024-05-07.")
    anchor: str | None = Field(default=None, description="What it was reckoned from: published, event, or null.")


class Source(Frozen):
    """One who asserts, denies or doubts the claim; without a name text, start and end are null."""

    text: str | None = Field(default=None, description="The words that name it; null for a source without a name.")
    start: int | None = Field(default=None, description="The first character of its name.")
    end: int | None = Field(default=None, description="One past the last character of its name.")
    entity: Entity | None = Field(default=None, description="Who it is, where that is known.")
    cue: Span | None = Field(default=None, description="The word that makes it a source: said, according to.")
    kind: SourceKind = Field(
        default="other", description="official, media, expert, company, armed-group, unnamed or other."
    )
    stance: Stance = Field(default="asserts", description="Whether it asserts, denies or doubts what is claimed.")
    time: When | None = Field(default=None, description="When it said so.")
    affiliation: Span | None = Field(default=None, description="The words that say whom it speaks for.")
    inferred: bool = Field(
        default=False, description="Carried over from an earlier sentence, or the speaker of the whole document."
    )
    confidence: float = Field(
        default=0.8, ge=0, le=1, description="How likely it is that it is they on whose word the claim is told."
    )
    others: tuple[Span, ...] = Field(default=(), description="Who else it could be, where the text leaves that open.")


class Evidence(Span):
    """The passage that carries the claim."""

    section: str = Field(description="The section that it stands in: title, body ...")


class Speaker(Span):
    """Who speaks in a whole text, where it is a statement, a speech or a release."""

    entity: Entity | None = Field(default=None, description="Who it is, where that is known.")
    kind: SourceKind = Field(
        default="other", description="official, media, expert, company, armed-group, unnamed or other."
    )


class DocumentRef(Named):
    """The article that a claim was read from."""

    sha256: str = Field(description="Hex digest of the UTF-8 bytes of the text of record.")
    speaker: Speaker | None = Field(default=None, description="Who speaks in it from first to last, if anybody does.")
    cluster: str | None = Field(default=None, description="Shared by the articles of the run that are copies of one.")
    copies_of: str | None = Field(
        default=None, description="The id of the one of its cluster that was published first."
    )


class RuleRef(Frozen):
    """The rule that found the claim."""

    id: str = Field(description="TYPE.NAME, as `extract rules show` knows it.")
    pack: str = Field(description="The rule pack that it stands in.")
    version: str = Field(description="The version of that pack.")


class Link(Frozen):
    """A relation to another claim of the same run."""

    type: LinkType = Field(description="disputes, repeats or supports.")
    claim: str = Field(description="The id of the other claim.")


class Claim(Frozen):
    """One event or state that an article reports, with who says so, how sure, and where it stands.

    `str(claim)` tells it in a sentence; in a notebook it is shown in the sentence of its article.

    Examples:
        >>> claim = extract.load().read("Iran launched two cruise missiles on Friday, state television said.")[0]
        >>> print(claim)
        Iran launched two cruise missiles on Friday, state television said
        >>> claim.type, claim.trigger.text, [(a.role, a.text) for a in claim.arguments]
        ('test', 'launched', [('actor', 'Iran'), ('weapon', 'two cruise missiles')])
    """

    schema_version: str = Field(default=SCHEMA_VERSION, description="MAJOR.MINOR of this schema.")
    id: str = Field(description="clm- and 16 hex digits: the same for the same document and the same statement.")
    type: str = Field(description="What kind of event or state: test, strike, transfer ...")
    plover: str | None = Field(default=None, description="The PLOVER event code of the type, where it has one.")
    trigger: Trigger = Field(description="The word that names the event.")
    arguments: tuple[Argument, ...] = Field(description="Who and what takes part, in the order of the text.")
    time: When | None = Field(description="When it happened; null where the text doesn't say.")
    polarity: Polarity = Field(description="negative where it is said not to be so.")
    certainty: Certainty = Field(description="How sure those who say it are.")
    modality: Modality = Field(description="Whether it happened, is planned, or only supposed.")
    sources: tuple[Source, ...] = Field(description="Who says so, innermost first; empty is the article's own word.")
    evidence: Evidence = Field(description="The passage that carries the claim.")
    document: DocumentRef = Field(description="The article that it was read from.")
    rule: RuleRef = Field(description="The rule that found it.")
    links: tuple[Link, ...] = Field(
        default=(),
        description="What it disputes or supports; the first to tell of the event that it repeats.",
    )
    confidence: float = Field(ge=0, le=1, description="How likely it is that the claim was read rightly, 0 to 1.")

    def __str__(self) -> str:
        return text_of(sentence_of(self.model_dump(mode="json", by_alias=True)))

    def _repr_html_(self) -> str:
        return html_of(self.model_dump(mode="json", by_alias=True))


def claim_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a claim as it is written, with the schema's own id and version."""
    schema = Claim.model_json_schema(by_alias=True, mode="serialization")
    schema["description"] = schema["description"].partition("\n")[0]
    for name in ("trigger", "evidence", "document", "rule"):  # pydantic leaves out what stands beside a reference
        schema["properties"][name]["description"] = Claim.model_fields[name].description
    about = {"$schema": DRAFT, "$id": f"{SCHEMA_ID}:{SCHEMA_VERSION}", "version": SCHEMA_VERSION}
    return {**about, **schema}

"""What a rule file may say: every key of rules/, typed. Unknown keys are errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Strict(BaseModel):
    """A part of a rule file; an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        return [part.strip() for part in value.split("|") if part.strip()]
    return value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One word, `a | b | c`, or a list."""


class Pack(Strict):
    """pack.yml: the name and version that every claim carries."""

    name: str
    version: str
    language: str = "en"
    description: str = ""
    uses: Words | None = Field(
        default=None, description="The parts of the core pack to build on (grammar, sections, ...); unsaid: all of it."
    )
    disable: Words = Field(default=(), description="Rules, types and records of earlier packs that are turned off.")
    replaces: Words = Field(default=(), description="Rules and records of earlier packs that this one defines anew.")


class Office(Strict):
    """An office that a person holds: title in lower case, country or body, dates (ISO, any precision)."""

    title: str
    country: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Validity(Strict):
    """The years (or days) in which a record holds."""

    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class EntityRecord(Strict):
    """One line of rules/entities/*.jsonl: one entity with its names."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    kind: str | None = None
    class_: str | None = Field(default=None, alias="class")
    country: str | None = None
    offices: tuple[Office, ...] = ()
    valid: Validity | None = None
    wikidata: str | None = None


class PatternRecord(Strict):
    """One spaCy EntityRuler pattern line, loaded unchanged beside the records."""

    label: str
    pattern: str | tuple[dict[str, Any], ...]
    id: str | None = None
    class_: str | None = Field(default=None, alias="class")
    country: str | None = None


class RoleDefault(Strict):
    """A role of rules/roles.yml: what may fill it, and where it stands by default."""

    label: Words
    verb: str = ""
    noun: str = ""
    adj: str = ""
    many: bool = True
    dimension: Words = ()
    class_: str | None = Field(default=None, alias="class", description="Of a filler that has no class of its own.")
    country_from: Words = Field(default=(), description="Roles whose country a filler without one takes.")
    gloss: str = ""


class Slot(Strict):
    """A role in a rule, or a condition: a path from the trigger and what must stand there."""

    path: str | None = None
    verb: str | None = None
    noun: str | None = None
    adj: str | None = None
    more: str | None = Field(default=None, description="Alternatives tried after those of the default path.")
    label: Words = ()
    class_: Words = Field(default=(), alias="class")
    kind: Words = ()
    country: Words = ()
    lemma: Words = ()
    entity: Words = ()
    form: Words = ()
    dimension: Words = ()
    required: bool = False
    many: bool | None = None
    not_: Slot | None = Field(default=None, alias="not")


def _slot(value: Any) -> Any:
    return {"path": value} if isinstance(value, str) else value


SlotLike = Annotated[Slot, BeforeValidator(_slot)]


class Example(Strict):
    """A sentence with marked spans: `[North Korea|actor] [fired|trigger] [two missiles|weapon].`

    `hit` must give the claim, `miss` must give no claim of this rule; `fails: true` expects the opposite for now.
    """

    hit: str | None = None
    miss: str | None = None
    polarity: Literal["positive", "negative"] | None = None
    certainty: Literal["certain", "probable", "possible"] | None = None
    modality: Literal["actual", "planned", "hypothetical"] | None = None
    fails: bool = False


class Rule(Strict):
    """One way in which a type of claim is worded: a trigger, its roles, what must and must not be there."""

    id: str
    verb: Words = ()
    noun: Words = ()
    adj: Words = ()
    pattern: tuple[dict[str, Any], ...] | None = Field(
        default=None, description="A spaCy Matcher pattern; its match is the trigger."
    )
    dependency: tuple[dict[str, Any], ...] | None = Field(
        default=None, description="A spaCy DependencyMatcher pattern; node `trigger` is the trigger."
    )
    roles: dict[str, SlotLike | None] = Field(default_factory=dict)
    need: tuple[Words, ...] | None = None
    when: tuple[SlotLike, ...] = ()
    unless: tuple[SlotLike, ...] = ()
    priority: int = 0
    polarity: Literal["negative"] | None = None
    certainty: Literal["probable", "possible"] | None = None
    modality: Literal["planned", "hypothetical"] | None = None
    extends: str | None = None
    replaces: str | None = None
    none: bool = Field(default=False, description="An exclusion: where it matches, its trigger gives no claim of this type.")
    also: bool = Field(default=False, description="May stand beside another rule's claim on the same trigger.")
    within: bool = Field(
        default=False, description="Also where the noun stands before another ('Exercise Cobra Gold')."
    )
    examples: tuple[Example, ...] = ()


class TypeFile(Strict):
    """rules/relations/TYPE.yml: one claim type with all its rules."""

    type: str
    gloss: str = ""
    plover: str | None = None
    links: Literal["disputes", "repeats", "supports"] | None = Field(
        default=None, description="How such a claim stands to the claims that it speaks of."
    )
    macros: dict[str, Words] = Field(default_factory=dict)
    roles: dict[str, SlotLike | None]
    need: tuple[Words, ...] = ()
    unless: tuple[SlotLike, ...] = ()
    rules: tuple[Rule, ...]

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

    name: str = Field(description="By which claims name it.")
    version: str = Field(description="Carried on every claim.")
    language: str = Field(
        default="en", description="Of the texts that it reads; only `en` has a grammar, another is refused."
    )
    description: str = Field(default="", description="In a sentence.")
    uses: Words | None = Field(
        default=None, description="The parts of the core pack to build on (grammar, sections, ...); unsaid: all of it."
    )
    disable: Words = Field(
        default=(), description="Constructions, frames and records of earlier packs that are turned off."
    )
    replaces: Words = Field(
        default=(), description="Constructions and records of earlier packs that this one defines anew."
    )


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

    id: str = Field(description="Unique among all packs; of a state its ISO 3166-1 alpha-3 code.")
    label: str = Field(description="ACTOR, PLACE, or the label of its class (WEAPON in the core pack).")
    name: str = Field(
        description="By which it is best known. Spelling variants, plurals and possessives are found by themselves."
    )
    aliases: tuple[str, ...] = Field(default=(), description="Other names that surely mean it.")
    weak: tuple[str, ...] = Field(
        default=(), description="Names that mean it only where the text speaks for it: shared, short or everyday words."
    )
    adjectives: tuple[str, ...] = Field(default=(), description='"Iranian": of states and peoples.')
    seats: tuple[str, ...] = Field(default=(), description='Places that stand for it: "Tehran".')
    kind: str | None = Field(default=None, description="state, person, military, company, armed-group, system ...")
    class_: str | None = Field(
        default=None, alias="class", description="Its class in entities/classes.yml; of weapons."
    )
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3.")
    offices: tuple[Office, ...] = Field(default=(), description="Of a person: title, country, from, to.")
    valid: Validity | None = Field(default=None, description="From when to when it holds.")
    wikidata: str | None = Field(default=None, description='"Q148".')


class PatternRecord(Strict):
    """One spaCy EntityRuler pattern line, loaded unchanged beside the records: one more name of the record `id`."""

    label: str
    pattern: str | tuple[dict[str, Any], ...]
    id: str | None = None
    class_: str | None = Field(default=None, alias="class")
    country: str | None = None


class RoleDefault(Strict):
    """A role of rules/roles.yml: what may fill it, and where it stands by default."""

    label: Words = Field(description="What may fill it: labels of mentions.")
    verb: str = Field(default="", description="Its path from a verb that is the trigger.")
    noun: str = Field(default="", description="The same from a noun.")
    adj: str = Field(default="", description="The same from an adjective.")
    many: bool = Field(default=True, description="Whether several mentions may fill it.")
    dimension: Words = Field(default=(), description="Of a measure: distance, altitude, duration, speed, mass.")
    class_: str | None = Field(default=None, alias="class", description="Of a filler that has no class of its own.")
    country_from: Words = Field(default=(), description="Roles whose country a filler without one takes.")
    country_around: Words = Field(
        default=(), description="Kinds of fillers that take the country of the places around, where those have none."
    )
    inherited: bool = Field(default=False, description="Whether what came of an event has it of that event.")
    gloss: str = Field(default="", description="In a few words.")


class Slot(Strict):
    """A role in a construction, or a condition: a path from the trigger and what must stand there."""

    path: str | None = Field(
        default=None,
        description="The path from the trigger, whatever its part of speech. A slot written as plain text is this.",
    )
    verb: str | None = Field(default=None, description="The path where the trigger is a verb.")
    noun: str | None = Field(default=None, description="The path where it is a noun.")
    adj: str | None = Field(default=None, description="The path where it is an adjective.")
    more: str | None = Field(default=None, description="Alternatives tried after those of the default path.")
    label: Words = Field(default=(), description="Labels that may stand there; without one anything may.")
    class_: Words = Field(default=(), alias="class", description="Classes of the taxonomy; their kinds count too.")
    kind: Words = Field(default=(), description="Kinds of entities.")
    country: Words = Field(default=(), description="ISO codes.")
    lemma: Words = Field(default=(), description="Lemmas, or a `$macro`.")
    entity: Words = Field(default=(), description="Ids of records.")
    form: Words = Field(default=(), description="name, class, generic, pronoun, person, phrase or noun.")
    dimension: Words = Field(default=(), description="Of a measure.")
    required: bool = Field(default=False, description="Whether the construction fails without it.")
    many: bool | None = Field(default=None, description="Whether several mentions may fill it.")
    not_: Slot | None = Field(default=None, alias="not", description="What must not hold of it: a slot without a path.")


def _slot(value: Any) -> Any:
    return {"path": value} if isinstance(value, str) else value


SlotLike = Annotated[Slot, BeforeValidator(_slot)]


class Example(Strict):
    """A sentence with marked spans: `[North Korea|actor] [fired|trigger] [two missiles|weapon].`

    `hit` must give the claim, `miss` must give no claim of the type; `fails: true` expects the opposite for now.
    """

    hit: str | None = Field(default=None, description="A sentence that must give the claim, with its marks.")
    miss: str | None = Field(default=None, description="A sentence that must give no claim of the type.")
    polarity: Literal["positive", "negative"] | None = Field(
        default=None, description="That the claim of a hit must have."
    )
    certainty: Literal["certain", "probable", "possible"] | None = Field(default=None, description="The same.")
    modality: Literal["actual", "planned", "hypothetical"] | None = Field(default=None, description="The same.")
    fails: bool = Field(default=False, description="The example fails for now; once it holds, `rules test` says so.")


TRIGGER = "trigger"
"""The node of a dependency pattern that is the trigger."""


class Node(Strict):
    """A node of a spaCy DependencyMatcher pattern, in spaCy's own words."""

    name: str = Field(alias="RIGHT_ID")
    attributes: dict[str, Any] = Field(alias="RIGHT_ATTRS")
    anchor: str | None = Field(default=None, alias="LEFT_ID")
    operator: str | None = Field(default=None, alias="REL_OP")


class Construction(Strict):
    """A wording that a frame cannot say by itself: a trigger, its roles, what must and must not be there."""

    id: str = Field(description="TYPE.name, unique among all packs.")
    why: str = Field(default="", description="What it says that the frame cannot.")
    verb: Words = Field(
        default=(), description="Lemmas of verbs that trigger it, of one or more words; `$macro` for a macro."
    )
    noun: Words = Field(default=(), description="The same for nouns.")
    adj: Words = Field(default=(), description="The same for adjectives.")
    pattern: tuple[dict[str, Any], ...] | None = Field(
        default=None,
        description="A spaCy Matcher pattern; the head of its match, with what follows, is the trigger.",
    )
    dependency: tuple[Node, ...] | None = Field(
        default=None,
        description="A spaCy DependencyMatcher pattern; node `trigger` is it, a node named as a role fills that.",
    )
    roles: dict[str, SlotLike | None] = Field(
        default_factory=dict,
        description="Roles with their slots, where they differ from the file's; `null` for one that it has not.",
    )
    need: tuple[Words, ...] | None = Field(
        default=None, description="What it can't do without: all items, of each one of its alternatives."
    )
    asks: tuple[SlotLike, ...] = Field(default=(), description="Slots without a role that must be filled.")
    unless: tuple[SlotLike, ...] = Field(default=(), description="Slots that must not be filled.")
    polarity: Literal["negative"] | None = Field(default=None, description="Fixed for its claims.")
    certainty: Literal["probable", "possible"] | None = Field(default=None, description="Fixed for its claims.")
    modality: Literal["planned", "hypothetical"] | None = Field(default=None, description="Fixed for its claims.")
    replaces: str | None = Field(default=None, description="A construction of an earlier pack that it stands for.")
    within: bool = Field(
        default=False, description="Also where the noun stands before another ('Exercise Cobra Gold')."
    )
    examples: tuple[Example, ...] = Field(default=(), description="Sentences that it finds and that it leaves.")


class ConstructionFile(Strict):
    """rules/constructions/NAME.yml: the constructions of one frame."""

    frame: str = Field(description="The frame whose constructions they are.")
    macros: dict[str, Words] = Field(
        default_factory=dict,
        description="Name -> words, written `$name` in triggers, lemmas and paths. "
        "`$name` inside its own list means that of an earlier pack.",
    )
    roles: dict[str, SlotLike | None] = Field(
        default_factory=dict, description="Roles that they share; `role: {}` takes its labels and paths from roles.yml."
    )
    need: tuple[Words, ...] = Field(default=(), description="As in a construction, for all that don't say otherwise.")
    unless: tuple[SlotLike, ...] = Field(default=(), description="As in a construction, for all of them.")
    constructions: tuple[Construction, ...] = Field(default=(), description="The constructions.")

"""The nouns inside spaCy, and the one place where doc._ attributes are declared.

Everything here keeps offsets (characters and token indices), never tokens or spans, so that a Doc can be pickled.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Doc

from extract.model import Entity, Quantity

ATTRIBUTES: dict[str, Any] = {
    "article": None,  # Article | None
    "mentions": [],  # list[Mention], in text order
    "times": [],  # list[TimeMention]
    "relations": [],  # list[Relation]
    "attributions": [],  # list[Attribution]
    "claims": [],  # list[Claim]
    "reading": None,  # list[str] | None: the words that the parser read
}

for _name, _default in ATTRIBUTES.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)

OTHERS = "others"  # in place of a country: those who are not of the state that has them


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that means somebody, something, some place or some measure.

    `start`, `end`: characters; `head`: index of the head token; `first`, `last`: its tokens, last included.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    label: str
    entity: Entity | None = None
    form: str = "name"  # name | class | generic | pronoun | phrase
    count: int | None = None
    quantity: Quantity | None = None
    dimension: str | None = None
    modifiers: tuple[str, ...] = ()
    plural: bool = False
    definite: bool = False
    antecedent: tuple[int, int] | None = None
    weak: bool = False
    locative: bool = False  # a state or a name that stands for a place here ("in Syria")

    @property
    def classed(self) -> bool:
        """Whether it is something of a class of the taxonomy (in arms a weapon), and no actor, place or other thing."""
        return self.entity is not None and self.entity.class_ is not None

    def resolved(self, other: Mention) -> Mention:
        """This mention with what `other`, its antecedent, means."""
        span = other.antecedent or (other.start, other.end)
        return replace(self, label=other.label, entity=other.entity, antecedent=span)


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a role of a relation."""

    role: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Relation:
    """A rule's finding: a typed trigger with its arguments, before anybody is said to have said it."""

    type: str
    rule: str
    trigger: tuple[int, int]  # tokens, last included
    fillers: tuple[Filler, ...]
    polarity: str = "positive"
    certainty: str = "certain"
    modality: str = "actual"
    time: TimeValue | None = None
    sources: tuple[int, ...] = ()  # indices into doc._.attributions, innermost first
    strength: float = 0.5


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression with the value it was given."""

    start: int
    end: int
    value: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: who (a mention, or nobody named), by which cue, and what (characters)."""

    cue: tuple[int, int]
    content: tuple[int, int]
    source: Mention | None = None
    affiliation: tuple[int, int] | None = None
    kind: str = "other"
    stance: str = "asserts"
    act: str = "statement"  # statement | belief | intention
    certainty: str | None = None
    time: TimeValue | None = None
    inferred: bool = False
    more: tuple[tuple[int, int], ...] = field(default=())  # further stretches of the content
    inner: bool = False  # whether it is whom the speaker of the same content cites
    vouched: bool = True  # whether the content is told on the source's word, or only what they speak of

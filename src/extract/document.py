"""The nouns inside spaCy: what a Doc knows after our stages, as one value on `doc._.extract`.

Everything here is frozen and keeps offsets (characters and token indices), never tokens or spans, so that a Doc can be
copied, pickled, stored as bytes and sent to another process. No other module declares attributes of a Doc.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from spacy.tokens import Doc
from srsly.msgpack import msgpack_decoders, msgpack_encoders  # type: ignore[import-untyped]

from extract.errors import InputError
from extract.model import Article, Claim, Quantity
from extract.values import replace, value

STATE_NAME = "doc._.extract"
MARK = "extract.state"

Scalar = str | int | float | bool | None
Stage = Literal["entities", "relations", "attribution"]


@value(frozen=True, slots=True)
class Sentence:
    """A sentence that is read: tokens [first, end), characters [start, stop)."""

    first: int
    end: int
    start: int
    stop: int
    headline: bool = False  # whether it is written as headlines are


@value(frozen=True, slots=True)
class Time:
    """A time expression as it stands in the text: characters [start, end), the row that found it, and what it says.

    `modifier` marks one that stands before a noun ("the June 2018 summit") and dates that noun; `relates` is `forth`
    where it is reckoned from the event named after it ("a day after the coup"), `back` where from one told before.
    `value` and `anchor` are what it means by itself: ISO 8601, and what that was reckoned from.
    """

    start: int
    end: int
    row: str
    kind: str
    fields: tuple[tuple[str, Scalar], ...]
    modifier: bool = False
    relates: Literal["back", "forth"] | None = None
    value: str | None = None
    anchor: str | None = None


@value(frozen=True, slots=True)
class TimeValue:
    """When something was: characters of a time expression, its ISO 8601 value there, and what that is reckoned from."""

    start: int
    end: int
    value: str | None = None
    anchor: str | None = None


@value(frozen=True, slots=True, kw_only=True)
class _Reference:
    """What is said of whomever a mention means: its label and name, its kind, country (ISO 3166-1) and class.

    `inferred`: no word of the text gives the country to it; it is that of where all happens.
    """

    label: str
    name: str
    kind: str | None = None
    country: str | None = None
    class_: str | None = None
    inferred: bool = False


@value(frozen=True, slots=True, kw_only=True)
class Known(_Reference):
    """One whom the rules know: the `id` of a record, of a class of the taxonomy, or of a place of the lists."""

    id: str
    by: Literal["id"] = "id"


@value(frozen=True, slots=True, kw_only=True)
class Described(_Reference):
    """One known by a description alone, "Ukrainian officials", whose noun is its name.

    `others` are those who belong with a state and are not of it: "Iran's allies" are not Iran's.
    """

    others: bool = False
    by: Literal["description"] = "description"


@value(frozen=True, slots=True, kw_only=True)
class Unnamed(_Reference):
    """One whose name no record knows; the name is as the text has it."""

    by: Literal["name"] = "name"


Reference = Annotated[Known | Described | Unnamed, Field(discriminator="by")]


def same(one: Reference, other: Reference) -> bool:
    """Whether two references of one document mean the same, whatever else is known of each."""
    if isinstance(one, Known) or isinstance(other, Known):
        return isinstance(one, Known) and isinstance(other, Known) and one.id == other.id
    return (type(one), one.name.lower(), one.country) == (type(other), other.name.lower(), other.country)


@value(frozen=True, slots=True)
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
    entity: Reference | None = None
    form: str = "name"  # name | class | generic | pronoun | phrase
    count: int | None = None
    quantity: Quantity | None = None
    dimension: str | None = None
    modifiers: tuple[str, ...] = ()
    plural: bool = False
    definite: bool = False
    antecedent: tuple[int, int] | None = None
    weak: bool = False
    seat: bool = False  # a state named by its capital, which may be meant as a place
    locative: bool = False  # a state or a name that stands for a place here ("in Syria")

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    @property
    def classed(self) -> bool:
        """Whether it is something of a class of the taxonomy (in arms a weapon), and no actor, place or other thing."""
        return self.entity is not None and self.entity.class_ is not None

    def resolved(self, other: Mention) -> Mention:
        """This mention with what `other`, its antecedent, means."""
        span = other.antecedent or (other.start, other.end)
        return replace(self, label=other.label, entity=other.entity, antecedent=span)


@value(frozen=True, slots=True)
class Filler:
    """A mention in a role of a relation."""

    role: str
    mention: Mention


@value(frozen=True, slots=True)
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
    sources: tuple[int, ...] = ()  # indices into the attributions of the state, innermost first
    chance: float = 0.8  # that it is right to tell it; unsaid: the share right of rules that nobody has counted
    speaks_of: tuple[int, ...] = ()  # indices into the relations of the state of those that it denies or disputes
    contradicts: tuple[int, ...] = ()  # indices of those told as so, where this one is told as not so
    repeats: tuple[int, ...] = ()  # indices into the relations of the state of those that told of its event before
    again: tuple[int, ...] = ()  # tokens of later nouns that mean its event and make no relation of their own
    cause: tuple[int, int] | None = None  # the trigger of the relation that it is a result of
    deniers: tuple[Attribution, ...] = ()  # those who deny or doubt it by relations of their own


@value(frozen=True, slots=True)
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
    more: tuple[tuple[int, int], ...] = ()  # further stretches of the content
    inner: bool = False  # whether it is whom the speaker of the same content cites
    confidence: float = 0.8  # that it is they on whose word it is told
    others: tuple[tuple[int, int], ...] = ()  # who else it could be
    whole: bool = False  # whether they speak in the whole text: a statement, a speech
    vouched: bool = True  # whether the content is told on the source's word, or only what they speak of


@value(frozen=True, slots=True)
class State:
    """All that is known of a Doc. Each stage replaces it by one that knows more; `done` are the stages that did.

    Measures are mentions with a quantity. `reading` are the words that the parser read, one a token; empty where
    it read those of the text.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    reading: tuple[str, ...] = ()
    done: tuple[Stage, ...] = ()

    @property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """The tokens of each sentence: first, and one behind the last."""
        return tuple((s.first, s.end) for s in self.sentences)

    def sentence_of(self, token: int) -> Sentence | None:
        """The sentence in which a token stands; None where it stands in none that is read."""
        at = bisect_right(self.sentences, token, key=lambda s: s.first) - 1
        return self.sentences[at] if at >= 0 and token < self.sentences[at].end else None


def state_of(doc: Doc) -> State:
    """What is known of a Doc. Raises InputError for one that no stage has read."""
    state = doc._.extract
    if isinstance(state, State):
        return state
    if isinstance(state, dict):
        hint = "Import extract.document before stored Docs are read."
        raise InputError(STATE_NAME, "this Doc was read by a process that doesn't know the program.", hint)
    raise InputError(STATE_NAME, "nothing is known of this Doc.", 'Add "extract_entities" to its pipeline.')


def _claims(doc: Doc) -> list[Claim]:
    return [] if doc._.extract is None else list(state_of(doc).claims)


@lru_cache(maxsize=1)
def _plain() -> TypeAdapter[State]:
    return TypeAdapter(State)


@lru_cache(maxsize=1)
def _shape() -> str:
    """What tells the State of one version of the program from that of another."""
    return hashlib.sha256(json.dumps(_plain().json_schema(), sort_keys=True).encode()).hexdigest()[:16]


def _encode(thing: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """For msgpack, in which spaCy stores Docs and sends them: a State as plain data under a mark."""
    if isinstance(thing, State):
        return {MARK: _plain().dump_python(thing, mode="json", by_alias=True), "shape": _shape()}
    return thing if chain is None else chain(thing)


def _decode(thing: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """The State that such data was. Raises InputError for that of another version of the program."""
    if not isinstance(thing, dict) or MARK not in thing:
        return thing if chain is None else chain(thing)
    if thing.get("shape") != _shape():
        raise InputError(STATE_NAME, "another version of the program stored this Doc.", "Read its text again.")
    return _plain().validate_python(thing[MARK])


if not Doc.has_extension("extract"):
    Doc.set_extension("extract", default=None)
if not Doc.has_extension("claims"):
    Doc.set_extension("claims", getter=_claims)
msgpack_encoders.register("extract", func=_encode)
msgpack_decoders.register("extract", func=_decode)

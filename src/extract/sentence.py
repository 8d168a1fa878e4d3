"""A claim as a sentence of words, with the role of each part; the words themselves stand in rules/wording."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from string import Formatter
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from extract.paths import builtin_rules


def _with(*slots: str) -> Callable[[str], str]:
    """A check that a pattern names no other slots than these."""

    def checked(pattern: str) -> str:
        named = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        if named - set(slots):
            allowed = ", ".join(f"{{{slot}}}" for slot in slots)
            raise ValueError(f'no slot "{{{min(named - set(slots))}}}" here; there are {allowed}')
        return pattern

    return checked


Row = Mapping[str, Any]
Leads = Mapping[str, tuple[str, ...]]
Verbal = Annotated[str, AfterValidator(_with("lemma"))]
Status = Mapping[str, Mapping[str, Annotated[str, AfterValidator(_with("do", "did"))]]]
OfDate = Annotated[str, AfterValidator(_with("day", "month", "year", "number"))]
OfSource = Annotated[str, AfterValidator(_with("source"))]
CLASS = "class"
TRIGGER, STATUS, TIME, SOURCE = "trigger", "status", "time", "source"
DENIAL = "denial"
"""How a source is told that says what the claim says in the negative: it denies, and the claim has the "not"."""
FILE = "wording/sentence.yml"


class Part(NamedTuple):
    """Words of the sentence: of an argument (its role), of the trigger, the status, the time, a source, or glue."""

    text: str
    role: str | None = None


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Verb(_Words):
    """A verb in its base form and its past, for the triggers `of`, and what leads roles where it differs."""

    do: Verbal
    did: Verbal
    of: tuple[str, ...] = ()
    roles: Leads = Field(default_factory=dict)


class TypeWords(_Words):
    """How claims of one type are told."""

    do: Verbal
    did: Verbal
    subject: tuple[str, ...] = ("actor",)
    roles: Leads = Field(default_factory=dict)
    alone: str = ""
    status: Status = Field(default_factory=dict)
    words: tuple[Verb, ...] = ()

    @cached_property
    def verbs(self) -> Mapping[str, Verb]:
        """Verbs by the triggers that they stand for."""
        return {word: verb for verb in self.words for word in verb.of}


class TimeWords(_Words):
    """How the value of a time is told; `months` has twelve names."""

    day: OfDate = "{year}-{number}-{day}"
    month: OfDate = "{year}-{number}"
    year: OfDate = "{year}"
    interval: Annotated[str, AfterValidator(_with("first", "last"))] = "{first}/{last}"
    words: Annotated[str, AfterValidator(_with("words"))] = "{words}"
    months: Annotated[tuple[str, ...], Field(min_length=12, max_length=12)] = tuple(
        f"{number:02}" for number in range(1, 13)
    )


class SourceWords(_Words):
    """How a source of one stance is told: the innermost with a name, those further out, one without a name."""

    named: OfSource
    further: OfSource
    unnamed: OfSource


class Wording(_Words):
    """rules/wording/sentence.yml, typed. A type that it doesn't know is told by its name."""

    status: Status = Field(default_factory=dict)
    certainty: Mapping[str, str] = Field(default_factory=dict)
    somebody: str = ""
    and_: tuple[str, str] = Field(default=(", ", ", "), alias="and")
    of: str = ", "
    named: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()
    time: TimeWords = TimeWords()
    sources: Mapping[str, SourceWords] = Field(default_factory=dict)
    roles: Leads = Field(default_factory=dict)
    types: Mapping[str, TypeWords] = Field(default_factory=dict)


@lru_cache(maxsize=1)
def core_wording() -> Wording:
    """The wording of the core pack, for claims told without a rulebook."""
    text = (builtin_rules() / FILE).read_text(encoding="utf-8")
    return Wording.model_validate(YAML(typ="safe").load(text))


def sentence_of(claim: Row, wording: Wording | None = None) -> tuple[Part, ...]:
    """The claim (a record as written) in a sentence: who did what to whom, with what, where, when, and who says so."""
    words = wording or core_wording()
    parts = list(clause_of(claim, words))
    denied = claim["polarity"] == "negative"
    for position, source in enumerate(claim["sources"]):
        stance = DENIAL if denied and source["stance"] == "denies" else source["stance"]
        parts += [Part(", "), *_source(source, stance, words, further=position > 0)]
    return tuple(_lowered(parts, words.lower))


def clause_of(claim: Row, wording: Wording | None = None) -> tuple[Part, ...]:
    """The same without its sources. Begins with a capital letter and ends without a full stop."""
    words = wording or core_wording()
    known = words.types.get(claim["type"]) or TypeWords(do=claim["type"], did=claim["type"])
    by_role: dict[str, list[Row]] = {}
    for argument in claim["arguments"]:
        by_role.setdefault(argument["role"], []).append(argument)
    verb = _verb_of(claim["trigger"], known)
    leads: dict[str, tuple[str, ...]] = {}
    for said in (verb.roles, known.roles, words.roles):
        leads |= {role: lead for role, lead in said.items() if role not in leads}
    behind = [*leads, *(role for role in by_role if role not in leads)]
    groups = [list(_subject(known, by_role, words)), list(_verb(claim, verb, known, words))]
    for role in behind:
        if role in by_role and role not in known.subject:
            filled = by_role[role]
            lead = _lead(leads.get(role, (role,)), filled[0], claim["evidence"])
            groups.append([*([Part(lead + " ")] if lead else []), *_listed(filled, role, words)])
    if known.alone and len(groups) == 2:
        groups.append([Part(known.alone)])
    if claim.get("time"):
        groups.append([Part(told_time(claim["time"], words.time), TIME)])
    return tuple(_lowered(_joined(group for group in groups if group), words.lower))


def text_of(parts: Iterable[Part]) -> str:
    """The sentence as plain text."""
    return "".join(part.text for part in parts)


def told(part: Row, words: Wording | None = None) -> str:
    """An argument or source as people would name it: pronouns by what they stand for, states by their name."""
    named = (words or core_wording()).named
    entity = part.get("entity") or {}
    antecedent = part.get("antecedent")
    of_class = entity.get("kind") == CLASS
    if entity.get("id") and entity.get("name") and (entity.get("kind") in named or (antecedent and not of_class)):
        return str(entity["name"])
    text = str((antecedent or part)["text"]).split()
    return " ".join(_small(word, entity["name"]) if of_class and entity.get("name") else word for word in text)


def _small(word: str, name: str) -> str:
    """A word of a class's name without the capital letter that a headline gave it: `Missiles` of `missile`."""
    capital = word[1:].islower() and word[:1].isupper()
    return word.lower() if capital and word.lower().startswith(tuple(name.split())) else word


def told_time(time: Row, words: TimeWords) -> str:
    """The value of a time in words, or the words of the article where it has no value."""
    text = words.words.format(words=" ".join(time["text"].split()))
    value = time.get("value")
    if not value:
        return text
    first, slash, last = value.partition("/")
    try:
        if not slash:
            return _date(first, words, alone=True)
        return words.interval.format(first=_date(first, words), last=_date(last, words))
    except (ValueError, IndexError):
        return text


def _date(value: str, words: TimeWords, *, alone: bool = False) -> str:
    """ "2024-11-17" by the pattern for a day, a month or a year; within an interval without what leads it."""
    year, month, day = (int(number) for number in (*value[:10].split("-"), "0", "0")[:3])
    pattern = words.day if day else words.month if month else words.year
    if not alone:
        pattern = pattern[pattern.index("{") :]
    name = words.months[month - 1] if month else ""
    return pattern.format(day=day, month=name, year=year, number=f"{month:02}")


def _subject(known: TypeWords, by_role: Mapping[str, list[Row]], words: Wording) -> Iterator[Part]:
    first = True
    for role in known.subject:
        if role in by_role:
            if not first:
                yield Part(words.of)
            yield from _listed(by_role[role], role, words)
            first = False
    if first and words.somebody:
        yield Part(words.somebody)


def _verb_of(trigger: Row, known: TypeWords) -> Verb:
    """The verb that the type has for the trigger, else its own."""
    for word in (trigger.get("lemma") or "", trigger["text"]):
        if word.casefold() in known.verbs:
            return known.verbs[word.casefold()]
    return Verb(do=known.do, did=known.did)


def _verb(claim: Row, verb: Verb, known: TypeWords, words: Wording) -> Iterator[Part]:
    """What was done, with what says that it was not, may have been or is planned."""
    lemma = claim["trigger"].get("lemma") or claim["trigger"]["text"]
    do, did = (form.format(lemma=lemma) for form in (verb.do, verb.did))
    sure = words.certainty.get(claim["certainty"])
    if sure:
        yield Part(sure, STATUS)
        yield Part(" ")
    status = {**words.status.get(claim["polarity"], {}), **known.status.get(claim["polarity"], {})}
    pattern = status.get(claim["modality"], "{did}")
    before, _, slot = pattern.partition("{")
    if before:
        yield Part(before.rstrip(), STATUS)
        yield Part(" ")
    yield Part(did if slot.startswith("did") else do, TRIGGER)


def _listed(said: Sequence[Row], role: str, words: Wording) -> list[Part]:
    """All of one role, each once."""
    names = list(dict.fromkeys(told(part, words) for part in said))
    parts: list[Part] = []
    for position, name in enumerate(names):
        if position:
            parts.append(Part(words.and_[position == len(names) - 1]))
        parts.append(Part(name, role))
    return parts


def _lead(leads: Sequence[str], argument: Row, evidence: Row) -> str:
    """The one of the words that stands before the argument in the article, else the first."""
    before = evidence["text"][: max(0, argument["start"] - evidence["start"])].casefold().split()
    for lead in leads:
        length = len(lead.split())
        if before[-length:] == lead.split():
            return lead
    return leads[0] if leads else ""


def _source(source: Row, stance: str, words: Wording, *, further: bool) -> Iterator[Part]:
    name = told(source, words) if source.get("text") else ""
    known = words.sources.get(stance)
    if known is None:
        yield Part(" ".join(filter(None, (name, source["stance"]))), SOURCE)
        return
    pattern = known.unnamed if not name else known.further if further else known.named
    before, slot, after = pattern.partition("{source}")
    yield from (part for part in (Part(before), Part(name if slot else "", SOURCE), Part(after)) if part.text)


def _joined(groups: Iterable[Sequence[Part]]) -> Iterator[Part]:
    """Groups with a blank between them; the sentence begins with a capital letter."""
    for position, group in enumerate(groups):
        for place, part in enumerate(group):
            if position == 0 and place == 0:
                yield Part(part.text[:1].upper() + part.text[1:], part.role)
                continue
            if place == 0:
                yield Part(" ")
            yield part


def _lowered(parts: Iterable[Part], lower: frozenset[str]) -> Iterator[Part]:
    """Parts after the first without the capital letter of a word that only began a sentence of the article."""
    for position, part in enumerate(parts):
        first, blank, rest = part.text.partition(" ")
        small = position and part.role and first in lower
        yield Part(first[:1].lower() + first[1:] + blank + rest, part.role) if small else part

"""battery.yml, typed: fillers, and for each frame how its units stand in clauses and noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from extract.errors import ExtractError, Problem, RuleError
from extract.pack.files import YamlFile, read_yaml
from extract.pack.frames import Frames
from extract.pack.messages import nearest, problems_of
from extract.pack.packs import BATTERY, folders_of
from extract.pack.schema import Strict, Words

Kind = Literal["verb", "noun", "adj"]
Shape = Literal[
    "active",
    "passive",
    "short passive",
    "nominal",
    "participle",
    "relative",
    "control",
    "coordination",
    "light",
    "headline",
]
SLOT = re.compile(r"\{(\w+)\}")


class Fillers(Strict):
    """Noun phrases of one sort: `one` with verbs in the singular, `many` in the plural."""

    agent: bool = Field(default=False, description="They plan and manage things.")
    who: bool = Field(default=False, description="They are people: who, not which.")
    one: Words = ()
    many: Words = ()


class Use(Strict):
    """How some units of a frame are used: alike in valency."""

    say: str = Field(
        description="Slots and words around V, V1 and V2, N or ADJ; [optional parts], <words that bear it, too>."
    )
    units: Words = Field(description="The units; their class is the lexicon's.")
    fill: dict[str, str] = Field(
        default_factory=dict, description="Role -> fillers, where they differ from the type's."
    )
    no: tuple[Shape, ...] = Field(default=(), description="Shapes that they are not put into.")
    modal: str = Field(default="", description="A modal that they stand behind: can.")
    modality: Literal["actual", "planned"] = Field(default="actual", description="What the unit says by itself: want.")
    verb: str = Field(default="", description="Of an adjective: V1, a verb that it stands behind with an object.")
    owner: str = Field(default="", description="Of a noun: the role of its owner.")
    by: str = Field(
        default="by", description="Of a noun: what leads its owner behind it; none if it only stands before."
    )
    light: Words = Field(default=(), description="Of a noun: verbs that it is the object of.")
    the: bool = Field(default=False, description="Of a noun: with `the` rather than `a`.")
    mass: bool = Field(default=False, description="Of a noun: without an article.")
    many: bool = Field(default=False, description="Of a noun: a plural.")


class TypeUses(Strict):
    """The uses of the units of a frame."""

    fill: dict[str, str] = Field(default_factory=dict, description="Role -> fillers.")
    dated: bool = Field(default=True, description="Whether a date beside them is theirs.")
    tense: Literal["past", "present"] = "past"
    no: tuple[Shape, ...] = Field(default=(), description="Shapes that no unit is put into.")
    places: Words | None = Field(
        default=None, description="Where they take place, where it differs; none with an empty list."
    )
    verbs: tuple[Use, ...] = ()
    nouns: tuple[Use, ...] = ()
    adjectives: tuple[Use, ...] = ()

    def uses(self) -> Iterator[tuple[Kind, Use]]:
        """Each use with the part of speech of its units."""
        yield from (("verb", use) for use in self.verbs)
        yield from (("noun", use) for use in self.nouns)
        yield from (("adj", use) for use in self.adjectives)


class Again(Strict):
    """A predicate that says nothing of the domain, by number."""

    one: str
    many: str


class Battery(Strict):
    """battery.yml: of what, and how, test sentences are made."""

    fillers: dict[str, Fillers]
    dates: Words
    headline_dates: Words = Field(description="Dates that stand beside a verb in the present.")
    fronts: Words = Field(description="Dates before the sentence.")
    places: Words
    sources: Fillers
    say: str = Field(description="The verb of sources.")
    according: str = Field(description="What leads a source before the sentence.")
    planned: str = Field(description="The adjective of what is meant to come about.")
    small: Words = Field(description="Words without a capital in headlines.")
    neutral: Words = Field(description="What an agent may do before something else.")
    control: Words = Field(description="Verb phrases before an infinitive that say that it came about.")
    plans: Words = Field(description="The same, that say that it is meant to.")
    subjects: Words = Field(description="Verb phrases whose subject a noun phrase may be.")
    topic: str = Field(description="What a noun phrase may stand behind.")
    again: Again
    body: str = Field(description="What stands below a headline.")
    irregular: dict[str, str] = Field(description="Verb -> its past and its participle.")
    doubled: Words = Field(description="Verbs of more than one syllable that double their last letter.")
    types: dict[str, TypeUses]


@dataclass(frozen=True)
class Unit:
    """A unit in a use, with its type, class and strength."""

    text: str
    kind: Kind
    use: Use
    type: str
    class_: str
    strength: int


def load_battery(packs: Sequence[str | Path], *, core: bool = True) -> Battery:
    """battery.yml of the last of the packs that has one. Raises RuleError with what is wrong, ExtractError for none."""
    problems: list[Problem] = []
    folders = folders_of(packs, core=core, problems=problems)
    if problems:
        raise RuleError(problems)
    path = next((f.path / BATTERY for f in reversed(folders) if (f.path / BATTERY).is_file()), None)
    if path is None:
        raise ExtractError(f"none of these packs has a {BATTERY}. Write one; that of the core pack is an example.")
    file = YamlFile(path, read_yaml(path))
    try:
        return Battery.model_validate(file.data)
    except ValidationError as error:
        raise RuleError(problems_of(error, file.at, Battery, file.data)) from error


def units_of(battery: Battery, frames: Frames) -> tuple[list[Unit], list[str]]:
    """The units that frames have, in the order of the file, and in words what of the file and frames is left out.

    Raises ExtractError where a type, role or filler is named that is not there.
    """
    found: list[Unit] = []
    left: list[str] = []
    for name, uses in battery.types.items():
        if name not in frames.frames:
            raise ExtractError(f'{BATTERY}: no frame "{name}". {nearest(name, sorted(frames.frames), "Frames")}')
        classes = {
            (kind, word): (class_, strength)
            for class_, strength in frames.frames[name].units.items()
            for kind, word in frames.classes[class_].units()
        }
        for kind, use in uses.uses():
            _check(battery, name, uses, use, frames)
            for word in use.units:
                if (kind, word) in classes:
                    found.append(Unit(word, kind, use, name, *classes[kind, word]))
                else:
                    left.append(f'{name}: no class has the {kind} "{word}"')
    used = {(unit.type, unit.class_) for unit in found}
    left += [
        f"{name}: no sentence for class {class_}"
        for name, frame in sorted(frames.frames.items())
        for class_ in frame.units
        if (name, class_) not in used
    ]
    return found, left


def _check(battery: Battery, name: str, uses: TypeUses, use: Use, frames: Frames) -> None:
    roles = [*SLOT.findall(use.say), *([use.owner] if use.owner else [])]
    for role in roles:
        known = list(frames.frames[name].roles)
        if role not in known:
            raise ExtractError(f'{BATTERY}: {name}: "{use.say}": no role "{role}". {nearest(role, known, "Roles")}')
        sort = use.fill.get(role) or uses.fill.get(role, "")
        if sort not in battery.fillers:
            hint = nearest(sort, sorted(battery.fillers), "Fillers")
            raise ExtractError(f'{BATTERY}: {name}: "{use.say}": no fillers "{sort}" for {role}. {hint}')

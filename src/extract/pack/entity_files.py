"""The other files of rules/entities, typed: heads of generic actors, places, designations, false friends, measures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from extract.pack.schema import Strict


class ActorHeads(Strict):
    """actor-heads.yml: nouns that head generic actors ("the ministry"), by the kind of actor that they name."""

    heads: dict[str, tuple[str, ...]] = Field(default={})
    alone: tuple[str, ...] = ()
    owned_kinds: tuple[str, ...] = Field(default=(), description='Kinds that are of whoever owns them: "Seoul\'s CIA".')
    local_kinds: tuple[str, ...] = Field(
        default=(), description='Kinds that are of the country of a place: "Kyiv police".'
    )
    named_kinds: tuple[str, ...] = Field(default=(), description="Kinds whose noun may stand before their name.")
    adjectival_kinds: tuple[str, ...] = Field(
        default=(), description='Kinds whose noun is they though it is read as an adjective: "a rebel attack".'
    )
    others: tuple[str, ...] = Field(default=(), description="Heads that are never of the state that has them.")
    ties: tuple[str, ...] = Field(default=(), description='The same, for what is tied to a state: "-backed".')
    foreign: tuple[str, ...] = Field(default=(), description='What makes forces nobody\'s here: "allied", "foreign".')
    topics: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    titles_alike: dict[str, str] = Field(default={}, description="A word of titles -> the spelling that records have.")
    name_ends: dict[str, str] = Field(default={}, description="The last word of a body's name -> its kind.")
    given_names: tuple[str, ...] = ()
    compass: tuple[str, ...] = ()


class Places(Strict):
    """places.yml: nouns that head a place, names of regions, and prepositions before a place."""

    nouns: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    ends: tuple[str, ...] = Field(default=(), description="Nouns that end the name of a place.")
    unowned: tuple[str, ...] = Field(default=(), description="Of the nouns, those that are of no country around them.")
    scenes: tuple[str, ...] = Field(
        default=(), description="Nouns of what a seat of power before them is the place of."
    )
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = Field(default=(), description='Parts before the hyphen of a name: "al-Amiriyah".')


class Designation(Strict):
    """A pattern for the names of things that no record knows."""

    id: str
    regex: str
    class_: str | None = Field(default=None, alias="class")
    country: str | None = None
    needs: Literal["context"] | None = None
    examples: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


class Lookalike(Strict):
    """What looks like a designation and is none, where one of the context words stands in its sentence."""

    id: str
    pattern: str
    context: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


class Designations(Strict):
    """designations.yml."""

    designations: tuple[Designation, ...] = ()
    false_friends: tuple[Lookalike, ...] = ()


class FalseFriend(Strict):
    """Phrases in which a known noun isn't what it names elsewhere."""

    id: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


class FalseFriends(Strict):
    """false-friends.yml."""

    false_friends: tuple[FalseFriend, ...] = ()


class MeasureNouns(Strict):
    """measure-nouns.yml: nouns that a measure belongs to, by dimension; `beside` those that need a measure by them."""

    altitude: tuple[str, ...] = ()
    distance: tuple[str, ...] = ()
    speed: tuple[str, ...] = ()
    duration: tuple[str, ...] = ()
    mass: tuple[str, ...] = ()
    beside: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    links: tuple[str, ...] = ()

    @property
    def of_dimension(self) -> dict[str, tuple[str, ...]]:
        """The nouns of each dimension."""
        return {
            "altitude": self.altitude,
            "distance": self.distance,
            "speed": self.speed,
            "duration": self.duration,
            "mass": self.mass,
        }


class Topic(Strict):
    """topic.yml: which texts, and what in them, is read; nouns that don't make the domain, words and kinds that do."""

    short: int = 0
    around: int = 0
    long: int = 0
    dense: int = 0
    window: int = 0
    kinds: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Matter(Strict):
    """Another matter than the domain's: what its texts say, and who and what keeps a claim in them."""

    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    arms: tuple[str, ...] = ()


class OtherMatters(Strict):
    """matters.yml: matters that use the words of the domain for something else."""

    around: int = 0
    clear: float = 0
    matters: dict[str, Matter] = Field(default={})


@dataclass(frozen=True)
class Nouns:
    """The files of rules/entities that stand beside the records and the taxonomy; without a `topic` all is read."""

    actor_heads: ActorHeads = field(default_factory=ActorHeads)
    places: Places = field(default_factory=Places)
    designations: Designations = field(default_factory=Designations)
    false_friends: FalseFriends = field(default_factory=FalseFriends)
    measures: MeasureNouns = field(default_factory=MeasureNouns)
    topic: Topic | None = None
    matters: OtherMatters | None = None

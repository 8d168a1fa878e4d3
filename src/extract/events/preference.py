"""What a mention may be read as by a role that prefers parties, arms, ground or anything, in words that are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.document import Mention, Reference
from extract.events.lexicon import Lexicon
from extract.mentions.coreference import Resolver
from extract.mentions.recent import PRONOUNS
from extract.pack.grammar import Grammar
from extract.pack.taxonomy import Taxonomy


class Read(NamedTuple):
    """A mention as a preference reads it: in words ("actor:state", "arms:missile", "place:noun"), and what it means.

    `noun`: its lemma; None for a name. `sort` and `kind`: what stands before and behind the colon of the words.
    """

    words: str
    mention: Mention
    noun: str | None
    sort: str
    kind: str


class Reader:
    """Reads the mentions of one document."""

    def __init__(self, resolver: Resolver, taxonomy: Taxonomy, grammar: Grammar, lexicon: Lexicon) -> None:
        self.resolver = resolver
        self.taxonomy = taxonomy
        self.grammar = grammar
        self.lexicon = lexicon
        self.labels = sorted(taxonomy.labels)

    def read(self, mention: Mention) -> Read:
        """The mention as a preference without ways of its own reads it."""
        words, meant = self._plain(mention)
        noun = self.resolver.doc[mention.head].lemma if mention.form != "name" else None
        if words.startswith("thing") and ("noun", noun) in self.lexicon:
            words = "event"
        return _read(words, meant, noun)

    def special(self, mention: Mention, plain: Read) -> Iterator[tuple[str, Read]]:
        """The preferences that read the mention in a way of their own, each with that."""
        arms = self._classed(mention) if mention.label != "MEASURE" else None
        if arms is not None:
            read = _read(*arms, plain.noun)
            yield "arms", read
            if plain.words == "pronoun":
                yield "any", read
        if self.is_land(mention):
            yield "ground", _read("land", mention, plain.noun)

    def _plain(self, mention: Mention) -> tuple[str, Mention]:
        if mention.label == "MEASURE":
            return f"measure:{mention.dimension}", mention
        if mention.weak:
            return "weak", mention
        told = "~" if mention.form in PRONOUNS else ""
        actor = self.resolver.resolve(mention, "ACTOR")
        if actor is not None:
            return f"actor{told}:{_kind(actor.entity)}", actor
        if mention.classed:
            return "classed", mention
        if told:
            return "pronoun", mention
        if mention.label == "PLACE":
            return f"place:{_kind(mention.entity) if mention.form == 'name' else 'noun'}", mention
        return f"{mention.label.lower()}{':country' if _country(mention.entity) else ''}", mention

    def _classed(self, mention: Mention) -> tuple[str, Mention] | None:
        told = "~" if mention.form in PRONOUNS else ""
        for label in self.labels:
            found = self.resolver.resolve(mention, label)
            if found is not None and found.label in self.taxonomy.labels:
                return f"{'weak' if mention.weak else 'arms'}{told}:{self._family(found.entity)}", found
        return None

    def _family(self, entity: Reference | None) -> str:
        """The class right below the root of the taxonomy."""
        line = list(self.taxonomy.lineage(entity.class_)) if entity is not None and entity.class_ else []
        return line[-2] if len(line) > 1 else "any"

    def is_land(self, mention: Mention) -> bool:
        """Whether a state or territory is named, which may stand for its ground, as where something happens."""
        entity = mention.entity
        named = mention.form == "name" and mention.label == "ACTOR" and entity is not None
        return named and entity is not None and entity.kind in self.grammar.lands


def _read(words: str, mention: Mention, noun: str | None) -> Read:
    sort, _, kind = words.partition(":")
    return Read(words, mention, noun, sort, kind)


def _kind(entity: Reference | None) -> str:
    if entity is not None and entity.kind:
        return entity.kind
    return "country" if _country(entity) else "nobody"


def _country(entity: Reference | None) -> str | None:
    return entity.country if entity is not None else None


def shares(mentions: Iterable[Mention], kinds: frozenset[str]) -> int:
    """How many mentions are of one of the kinds."""
    return sum(m.entity is not None and m.entity.kind in kinds for m in mentions)

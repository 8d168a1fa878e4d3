"""rules/grammar.yml, typed: the words that the grammar itself needs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from pydantic import create_model

from extract.pack.schema import Strict


class PluralRow(Strict):
    """One ending and what the plural has in its place ."""

    ending: str
    gives: str
    after: str | None = None


class ShortPassives(Strict):
    """How headlines tell what was done: "Two drones shot down in Idlib"."""

    supplied: str
    relative: str
    participles: frozenset[str]
    opens: frozenset[str]
    finite: frozenset[str]
    auxiliaries: frozenset[str]
    behind: frozenset[str]
    behind_actor: frozenset[str]


class Terse(Strict):
    """What headlines leave out or write otherwise: "Oman ready to buy jets", "Army says killed nine"."""

    opening: frozenset[str]
    parting: frozenset[str]
    marks: frozenset[str]
    telling: frozenset[str]
    teller: str
    pasts: frozenset[str]
    article: str
    copula: str
    predicates: frozenset[str]


class Undergone(Strict):
    """Who undergoes what a noun tells: "fell victim to a raid", "was subjected to shelling", "took fire"."""

    nouns: dict[str, str]
    behind: dict[str, frozenset[str]]
    objects: frozenset[str]
    taken: dict[str, frozenset[str]]
    befalls: frozenset[str]
    losing: frozenset[str]


class Grammar(Strict):
    """Light verbs, partitives, control and the parser's stand-in words."""

    plural: tuple[PluralRow, ...]
    prefixes: frozenset[str]
    spaced_verbs: dict[str, frozenset[str]]
    superlative_ends: frozenset[str]
    light_nouns: frozenset[str]
    light_verbs: frozenset[str]
    suffering: frozenset[str]
    of_places: frozenset[str]
    light_particles: dict[str, frozenset[str]]
    light_phrases: dict[str, frozenset[str]]
    transparent: frozenset[str]
    shares: frozenset[str]
    object_control_prepositions: frozenset[str]
    before_finite: frozenset[str]
    finite: dict[str, str]
    past_only: frozenset[str]
    conjoining: frozenset[str]
    auxiliaries: frozenset[str]
    subject_pronouns: frozenset[str]
    not_plural: frozenset[str]
    not_present: frozenset[str]
    object_openers: frozenset[str]
    noun_like_pasts: frozenset[str]
    noun_like_infinitives: frozenset[str]
    before_infinitive: frozenset[str]
    quantifiers: frozenset[str]
    proportions: frozenset[str]
    inserted_speech: frozenset[str]
    short_passives: ShortPassives
    terse: Terse
    redescribed: dict[str, frozenset[str]]
    redescribed_many: dict[str, frozenset[str]]
    naming: dict[str, frozenset[str]]
    shapes: dict[str, frozenset[str]]
    pairs: dict[str, frozenset[str]]
    together: dict[str, int]
    members: dict[str, int]
    opponents: frozenset[str]
    limits: frozenset[str]
    announcements: frozenset[str]
    located_by: frozenset[str]
    clock: frozenset[str]
    moments: dict[str, frozenset[str]]
    lemmas: dict[str, str]
    particles: frozenset[str]
    pointing: frozenset[str]
    object_control_verbs: frozenset[str]
    relative_pronouns: frozenset[str]
    free_relatives: frozenset[str]
    lands: frozenset[str]
    complex_prepositions: frozenset[str]
    near_adverbs: frozenset[str]
    owning: frozenset[str]
    means: frozenset[str]
    part_nouns: dict[str, frozenset[str]]
    perceiving_verbs: frozenset[str]
    instrument_verbs: frozenset[str]
    intransitive_verbs: frozenset[str]
    asking_words: frozenset[str]
    asking_marks: frozenset[str]
    given_marks: frozenset[str]
    listing: frozenset[str]
    excluding: frozenset[str]
    exceptions: dict[str, frozenset[str]]
    felt: dict[str, frozenset[str]]
    undertakings: frozenset[str]
    charges: frozenset[str]
    documents: frozenset[str]
    directing_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    deed_nouns: frozenset[str]
    deeds: frozenset[str]
    undated: frozenset[str]
    errands: frozenset[str]
    gatherings: frozenset[str]
    accompanying: frozenset[str]
    occurring_verbs: frozenset[str]
    given: frozenset[str]
    given_in: frozenset[str]
    asking_for: dict[str, frozenset[str]]
    outcomes: dict[str, frozenset[str]]
    rehearsing: dict[str, frozenset[str]]
    spoken: frozenset[str]
    going_verbs: frozenset[str]
    ruling: frozenset[str]
    native: frozenset[str]
    anew: frozenset[str]
    airing: frozenset[str]
    blamed_by: frozenset[str]
    resisting: frozenset[str]
    topical: frozenset[str]
    placing: frozenset[str]
    others_deeds: frozenset[str]
    others_doings: frozenset[str]
    occasioned_by: frozenset[str]
    occasioned_marks: frozenset[str]
    joint: frozenset[str]
    followers: frozenset[str]
    striking: frozenset[str]
    struck_by: frozenset[str]
    harming: frozenset[str]
    blows: frozenset[str]
    under: frozenset[str]
    hearing: frozenset[str]
    accusing: frozenset[str]
    empty_subjects: frozenset[str]
    judging: frozenset[str]
    lasting: frozenset[str]
    answering: frozenset[str]
    favouring: frozenset[str]
    watched: frozenset[str]
    reacting: frozenset[str]
    undergone: Undergone
    watching: frozenset[str]
    concerning: frozenset[str]
    beside: frozenset[str]
    deciding: frozenset[str]
    decided: frozenset[str]
    acting_kinds: frozenset[str]
    arming: frozenset[str]
    wielding: frozenset[str]
    armed: frozenset[str]
    denying: frozenset[str]
    claiming: frozenset[str]
    refusing: frozenset[str]
    occasion_words: frozenset[str]
    occasion_marks: frozenset[str]
    addressed_by: frozenset[str]
    reading: dict[str, str | dict[str, str]]
    unfamiliar: dict[str, dict[str, str]]

    speaking: frozenset[str] = frozenset()
    """Verbs that tell a clause: of a loaded pack those of its sources."""
    addressing: frozenset[str] = frozenset()
    """Those of them whose object is who hears it."""

    def plural_of(self, noun: str) -> str:
        """The plural of a noun phrase, by its last word."""
        for row in self.plural:
            stem = noun[: len(noun) - len(row.ending)]
            if not noun.endswith(row.ending) or (row.after == "consonant" and stem[-1:] in "aeiou"):
                continue
            return stem + row.gives
        return noun

    @cached_property
    def spaced_verb(self) -> re.Pattern[str]:
        """ "test fired" for "test-fired": group 2 is the verb."""
        pairs = (rf"(?<=\b{first} )(?:{'|'.join(sorted(verbs))})" for first, verbs in self.spaced_verbs.items())
        return re.compile(rf"\b({'|'.join(sorted(self.spaced_verbs))}) ({'|'.join(pairs)})\b")

    def opens_object(self, word: str) -> bool:
        """Whether a word can only begin a noun phrase: an article, a possessive, a numeral, a capital."""
        return word.lower() in self.object_openers or word[:1].isdigit() or (word[:1].isupper() and len(word) > 1)

    def singulars_of(self, noun: str) -> tuple[str, ...]:
        """What a noun may be the plural of, by any row, and the noun itself."""
        found = {noun: None}
        for row in self.plural:
            if noun.endswith(row.gives):
                found[noun[: len(noun) - len(row.gives)] + row.ending] = None
        return tuple(found)


_FIELDS: dict[str, Any] = {name: (field.annotation, None) for name, field in Grammar.model_fields.items()}
GrammarPart = create_model("GrammarPart", __base__=Strict, **_FIELDS)
"""What one pack says of the grammar: any of its keys. All packs together must say every key."""

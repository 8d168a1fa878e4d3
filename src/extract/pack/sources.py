"""rules/sources, as written: the words by which somebody is said to say, believe or want something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from extract.model import Certainty, SourceKind, Stance
from extract.pack.schema import Strict, Words

Act = Literal["statement", "belief", "intention"]
Frame = Literal["clause", "quote", "infinitive", "gerund", "object", "as", "about"]


class Cue(Strict):
    """What a cue says of the speaker's act.

    `examples` are sentences with [...|source], [...|cue] and [...|content]; those in `misses` say nothing by it.
    """

    examples: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    act: Act = "statement"
    stance: Stance = "asserts"
    certainty: Certainty | None = None
    vouch: frozenset[Frame] = Field(
        default=frozenset({"clause", "quote", "gerund", "as"}),
        description="Frames whose content is told on the speaker's word; in the others it is only what they speak of.",
    )


class VerbClass(Cue):
    """Verbs with the same complements."""

    words: Words
    frames: frozenset[Frame]
    about: Words = ()
    named: bool = Field(default=False, description="Only with a speaker who can speak: an actor, a person, a pronoun.")
    passive: bool = Field(default=False, description="Only in the passive: is said to.")
    active: bool = Field(default=False, description="Never in the passive: linked the raid to X, not was linked to.")
    addressed: bool = Field(default=False, description="Its object is who hears it: X, they told reporters.")
    other: bool = Field(default=False, description="An infinitive counts only if somebody else does it: expects it to.")
    impersonal: Certainty | None = Field(default=None, description="How sure it is where nobody is named: is believed.")
    deeds: bool = Field(default=False, description="An object that is a deed, not a claim or a share in one.")
    told: bool = Field(default=False, description="Only what a noun of speech tells, its object: denied reports that.")
    transitive: bool = Field(default=False, description="Without an object it is a passive: the men held responsible.")
    held: bool = Field(default=False, description="In the passive its subject is whose mind it is: is convinced that.")
    run_on: bool = Field(default=False, description="Also behind its clause without a comma: X the army said.")
    marked: bool = Field(default=False, description="Its clause opens with that: proves that.")
    speakers: frozenset[SourceKind] = Field(
        default=frozenset(),
        description="Kinds of speakers on whose word it is told, if not all: the paper has learned.",
    )


class NounClass(Cue):
    """Nouns that name an act of speech or thought: the claim that ..., reports of ..."""

    words: Words
    about: Words = ()
    about_owned: Words = Field(
        default=(), description="Those that count only where the text says whose it is: voiced concerns about a raid."
    )
    document: bool = Field(default=False, description="Something written or spoken that can itself say something.")
    owned: bool = Field(default=False, description="Only where the text says whose it is: Cairo's fears that.")
    behind: Words = Field(default=(), description="Only behind these prepositions, and owned: by its own count.")
    infinitive: bool = Field(default=False, description="What it says may be an infinitive: its claim to have won.")
    lead: bool = Field(default=False, description="Names a text that may follow it: issued the following statement:")


class AdverbClass(Cue):
    """Adverbs and participles that put a clause on the word of somebody not named."""

    words: Words


class AdjectiveClass(Cue):
    """Adjectives of those who hold something to be so: is confident that, was adamant that."""

    words: Words
    lead: bool = Field(default=False, description="What stands behind a colon is said, too: was blunt: ...")


class PhraseClass(Cue):
    """Prepositions that introduce the source: according to."""

    words: Words
    trailing: bool = Field(default=False, description="Only at the start or end of the sentence, behind a comma.")
    inner: bool = Field(default=False, description="Whom a speaker cites: the content is what that speaker says.")


class Kinds(Strict):
    """What kind of source a mention is."""

    entity: Mapping[str, SourceKind]
    nouns: Mapping[SourceKind, Words]
    records: Mapping[SourceKind, Words] = Field(
        default={}, description="Records, by their ids, whose kind of entity does not say it."
    )
    possessed: Words = Field(
        default=(), description="Prepositions behind a noun of speech before whose it is: the announcement of the navy."
    )
    belonging: Words = Field(
        default=(), description="Prepositions behind somebody's office before whom they speak for: a spokesman for."
    )
    resumed: Words = Field(
        default=(), description="Nouns, beside those of texts, that name again who spoke before: the group said."
    )
    anonymous: Words
    silent: Words = Field(description="Subjects that never speak.")
    comment: Words = Field(default=(), description="Participles behind a comma that are the writer's own comment.")
    lands: Words = Field(
        default=(), description="Kinds of entities that before a colon say where it is told: BAGHDAD: Rockets fell."
    )
    spoken_for: Words = Field(
        default=(),
        description="Those of them that speak there by their own name: Britain: Russia fired it.",
    )
    authors: Words = Field(default=(), description="Prepositions behind a text's noun before whoever made it: by.")
    carried_in: Words = Field(default=(), description="Prepositions before media that carry it: reports in the press.")
    background: Words = Field(default=(), description="How what the writer adds behind a comma begins: amid.")
    measured: Words = Field(
        default=(), description="Conjunctions of clauses that, with a measure, only say when: four years after."
    )
    hedging: Words = Field(
        default=(), description="Pronouns whose belief of now only softens what is said: I think they left."
    )
    hearsay: Words = Field(default=(), description="Sources on whose word it is only probable: reports indicate.")
    nobody: Words = Field(default=(), description="Determiners and pronouns by which nobody speaks: no country said.")
    trust: Mapping[Frame, float] = Field(
        default={}, description="Of sources found in a frame the share that is right: counted on annotated news."
    )
    unproven: Words = Field(default=(), description="Words before such a source that keep it so: unconfirmed reports.")
    called: Words = Field(default=(), description="Participles before a name: a man named Ali Samad.")
    untrue: Words = Field(default=(), description="What a claim is called by those who deny it: false, a lie.")
    share: Words = Field(default=(), description="What is denied without a word on the deed: involvement in it.")
    performed: Words = Field(default=(), description="What comes about by being declared: declared a truce.")
    unsaid: Words = Field(default=(), description="Verbs whose infinitive is not said: declined to say.")
    voiceless: Words = Field(default=(), description="Nouns for events, times and states, which say nothing.")
    mute: Words = Field(default=(), description="Labels of mentions that never speak.")
    joined: Words = Field(default=(), description="Conjunctions whose clause belongs to what is said: if, because.")
    beside: Words = Field(default=(), description="Conjunctions that carry on what was said before the cue: while.")
    meanwhile: Words = Field(default=(), description="Conjunctions whose clause behind it is the writer's own: as.")
    onward: Words = Field(default=(), description="Auxiliaries by which a later sentence goes on for a speaker: would.")
    further: Words = Field(default=(), description="Adverbs by which it does so in any tense: also, moreover.")
    whole: Words = Field(default=(), description="Pronouns by which a text shows that somebody speaks in it: we.")
    ahead: Words = Field(default=(), description="Auxiliaries before what is yet to be said: will announce sanctions.")
    answers: Words = Field(
        default=(), description="Prepositions before what another says: responded to the claim that."
    )
    pointing: Words = Field(
        default=(), description="Pronouns for what the sentence before says: this was reported by X."
    )
    voice: Words = Field(default=(), description="Verbs whose subject makes the claim that is their object.")

    @cached_property
    def by_noun(self) -> Mapping[str, tuple[int, SourceKind]]:
        """The first kind that has a noun, behind its place among the kinds."""
        kinds = list(enumerate(self.nouns.items()))
        return {word: (place, kind) for place, (kind, words) in reversed(kinds) for word in words}

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Every noun for somebody who speaks."""
        return frozenset(word for words in (*self.nouns.values(), self.hearsay) for word in words)


class SourceFile(Strict):
    """One file of rules/sources."""

    verbs: dict[str, VerbClass] = Field(default={})
    nouns: dict[str, NounClass] = Field(default={})
    adverbs: dict[str, AdverbClass] = Field(default={})
    adjectives: dict[str, AdjectiveClass] = Field(default={})
    phrases: dict[str, PhraseClass] = Field(default={})
    kinds: Kinds | None = None


def verbs_of_speech(files: Iterable[SourceFile]) -> dict[str, frozenset[str]]:
    """The verbs, in one word, that tell a clause, and those of them with a hearer, as the grammar calls them."""
    classes = [row for file in files for row in file.verbs.values() if "clause" in row.frames]
    verbs = [(verb, row.addressed) for row in classes for verb in row.words if " " not in verb]
    return {
        "speaking": frozenset(verb for verb, _ in verbs),
        "addressing": frozenset(verb for verb, addressed in verbs if addressed),
    }

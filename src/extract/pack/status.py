"""rules/status, as written: words that deny, hedge, plan or suppose what they govern."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from extract.model import Certainty, Modality, Polarity
from extract.pack.schema import Strict, Words


class Example(Strict):
    """A sentence with [trigger] marked, the type of its claim where that matters, and its status; unsaid is plain."""

    text: str
    type: str = "event"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    modality: Modality = "actual"


class Status(Strict):
    """What a cue changes; null leaves it as it is."""

    polarity: Polarity | None = None
    certainty: Certainty | None = None
    modality: Modality | None = None
    examples: tuple[Example, ...] = ()


class Governor(Status):
    """A word that changes what it governs: failed to, plans to, the possibility of."""

    words: Words
    takes: Words = Field(
        description="How the event hangs on it: infinitive, gerund, clause, object, subject, modifier, self, in, of ..."
    )
    pos: Literal["noun", "verb", "adj"] | None = None
    subjects: Words = Field(default=(), description="Only where the subject is one of these nouns.")
    negated: Status | None = Field(
        default=None, description="What it says where this word is denied: did not rule out, no evidence of."
    )
    judges: bool = Field(
        default=False, description="Also of what a noun of speech that it speaks of tells: the claim that X is false."
    )
    only: Words = Field(default=(), description="Only what hangs on it by one of these words: an attempt to X failed.")
    before: Words = Field(default=(), description="Only behind one of these prepositions: on the brink of.")
    done: Words = Field(default=(), description="Not where it is the object of one of these: concluded talks on.")
    eased: bool | None = Field(
        default=None,
        description="Only (true) or not (false) where it is the object of a verb of `easing`: lifted a ban on.",
    )
    forestalls: bool = Field(
        default=False,
        description="What is only to be kept away is supposed, not denied: to prevent an attack.",
    )
    ends: bool = Field(
        default=False,
        description="Ends what goes on: where it is only to be ended (talks to end the war), that goes on.",
    )
    halts: Words = Field(
        default=(), description="Types of claims that are denied where they are to be ended: plans to stop exports."
    )
    agents: bool = Field(default=False, description="Only where somebody who can act does it: Iran allowed X to test.")
    settles: bool = Field(default=False, description="Leaves nothing planned: cancelled a planned visit.")
    forced: bool = Field(default=False, description="In the past what it governs happened: had to flee.")
    bare: bool = Field(default=False, description="Only where the clause has its verb in the base form: that it stop.")
    types: Words = Field(default=(), description="Only of claims of these types: discussed the sale.")
    undergone: bool = Field(default=False, description="Only where nobody does it: is intended to, not X intended to.")
    supposes: bool = Field(
        default=False, description="Of what is planned below it says only that it may be: fears that."
    )
    through: bool = Field(default=True, description="Whether what governs this word counts as well.")


class Modifier(Status):
    """A word beside the event: a modal, an adverb, an adjective or a determiner."""

    words: Words
    as_: Literal["modal", "adverb", "adjective", "determiner", "phrase"] = Field(alias="as")
    before: bool = Field(default=False, description="Only right before the event: almost fired, not fired almost 40.")
    bearers: bool = Field(
        default=False, description="Also of what its noun does: suspected rebels killed, an alleged raid that killed."
    )
    behind: bool = Field(default=False, description="Also as a participle behind its noun: a test planned for May.")
    own: Words = Field(default=(), description="Types of claims of which it says nothing: a drone that could reach.")
    told: Modality | None = Field(
        default=None, description="Its modality in a clause that depends on a verb in the past."
    )


class Mark(Status):
    """A conjunction or preposition that opens the clause or phrase of the event: if, unless, without."""

    words: Words
    open: bool = Field(default=False, description="Not of what happened: until they withdrew.")


class Carriers(Strict):
    """What hands on the status of the words above it."""

    purpose: Status = Status()
    neutral: Words = Field(
        default=(), description="Words whose infinitive or gerund happens as they do: began to, managed to."
    )
    able: Words = Field(
        default=(), description="Words of ability: what stands beside them counts, what governs them does not."
    )
    bring: Words = Field(
        default=(), description="Verbs that hand modality and doubt on to their object: triggers an attack."
    )
    apt: Words = Field(default=(), description="Those of them by which it is only supposed: the ability to strike.")
    aptitude: Words = Field(default=(), description="Types of claims that an ability is: capability.")
    within: Words = Field(default=(), description="Prepositions by which occasions share their verb's modality: at.")
    occasions: Words = Field(default=(), description="Types of claims that are occasions: will speak at the summit.")
    defiant: Mapping[str, Words] = Field(
        default={}, description="Type of claims -> triggers that say it by their denial: will not tolerate."
    )
    until: Words = Field(default=(), description="What undoes a denial behind its verb: did not begin until May.")
    acts: Words = Field(
        default=(), description="Types of claims that are done by what is done for them: marched to protest."
    )
    scarce: Words = Field(default=(), description="Words before a noun that nearly deny it: little evidence.")
    lend: Words = Field(default=(), description="Verbs that hand on denial, too, as light verbs do: supplied no aid.")
    attends: Words = Field(
        default=(),
        description="Verbs that hand modality on to what stands behind for, during or at: will fly in for talks.",
    )
    joins: Words = Field(default=(), description="Verbs that do so with what stands behind in: joined in the drill.")
    tellings: Words = Field(
        default=(), description="Nouns of what is told, which may be judged untrue: reports of a raid are false."
    )
    conveys: Words = Field(default=(), description="Nouns by which what they are of comes about: the delivery of aid.")
    conveyed: Words = Field(default=(), description="Types of claims of which that holds.")
    coming: Words = Field(default=(), description="Words of a date that is to come: a visit next week.")
    conditions: Words = Field(default=(), description="Conjunctions under which a plan is only supposed: if.")
    arbitrary: Words = Field(default=(), description="Determiners of what is only supposed: any attack.")
    occur: Words = Field(default=(), description="Verbs whose subject is the event: took place, began.")
    excess: Words = Field(default=(), description="Words by which an infinitive does not happen: too weak to strike.")
    ample: Words = Field(default=(), description="The same where it is denied: not strong enough to strike.")
    lessen: Words = Field(
        default=(), description="Verbs whose denial leaves their object as it is: did not slow production."
    )
    easing: Words = Field(default=(), description="Verbs by which a limit no longer holds: lifted a ban.")
    asking: Words = Field(default=(), description="Words that open an infinitive which is yet to be settled: how to.")
    outcome: Words = Field(
        default=(), description="Verbs whose object with a participle is what comes of it: wants tanks modernized."
    )
    shells: Words = Field(default=(), description="Nouns that stand for the event before them: an aid package.")
    presumes: Words = Field(
        default=(), description="Verbs in whose passive the subject has happened: the raid must be seen as."
    )
    results: Mapping[str, Words] = Field(
        default={}, description="Verbs -> prepositions behind which their mood goes on: may lead to talks."
    )
    parts: Words = Field(default=(), description="Prepositions by which a verb shares its mood: forced into leaving.")


class StatusFile(Strict):
    """One file of rules/status."""

    governors: dict[str, Governor] = Field(default={})
    modifiers: dict[str, Modifier] = Field(default={})
    marks: dict[str, Mark] = Field(default={})
    pseudo: dict[str, Words] = Field(
        default={}, description="Phrases that look like a cue and are none, by what they undo; `onward` looks ahead."
    )
    carriers: Carriers | None = None

"""The vocabulary of the logical graph: what one word is to another. Rules are written with it, syntax/ speaks it."""

from __future__ import annotations

from enum import StrEnum


class Function(StrEnum):
    """A function, its gloss, and for those that take a word (`obl:on`) the letter that stands for it in the docs."""

    gloss: str
    word: str

    def __new__(cls, value: str, gloss: str, word: str = "") -> Function:
        """A member that is the string `value`."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.gloss = gloss
        member.word = word
        return member

    SUBJECT = "subj", "who does it, in the active and in the passive, shared by coordination and control"
    OBJECT = "obj", "whom or what it is done to, likewise"
    INDIRECT_OBJECT = "iobj", "to whom"
    OBLIQUE = (
        "obl",
        "what stands behind the preposition P, or one of several: `obl:on,at`; `obl` alone is any preposition",
        "P",
    )
    COMPLEMENT = "comp", "the verb of a clause that it governs: said (that) X *flew*; X, Y said, *flew*"
    OPEN_COMPLEMENT = "xcomp", "the verb of an infinitive or gerund: vowed to *test*"
    ADVERBIAL = "adv", "the verb of a clause opened by M: `adv:after`; `adv` alone is any", "M"
    GERUND = "gerund", "the verb behind a preposition: by *firing* is `gerund:by`", "P"
    ATTRIBUTE = "attr", "what something is said to be: is a *threat*"
    ADJECTIVE_COMPLEMENT = "acomp", "the adjective of such a sentence"
    CLAUSE_OF_NOUN = "acl", "the verb of a clause on a noun: a missile *fired* by"
    RELATIVE = "relcl", "the verb of a relative clause"
    POSSESSOR = "poss", "the owner of a noun: *Iran*'s missile"
    COMPOUND = "compound", "a noun before a noun: *missile* test"
    ADJECTIVE = "amod", "an adjective before a noun"
    NOUN_MODIFIER = "nmod", "another modifier of a noun"
    NUMBER = "nummod", "its number"
    APPOSITION = "appos", "its apposition"
    LIGHT = "light", "from a light verb to its event noun: conducted a *test*; `^light` from the noun to the verb"
    CONJUNCT = "conj", "what is coordinated with a noun: drones and *missiles*"
    SURFACE = "surface", "the subject as it stands, whatever the voice: the *missile* was fired"
    DETERMINER = "det", "an article or a determiner: *no* missile"
    NEGATION = "neg", "a negation: did *not* fire"
    AUXILIARY = "aux", "an auxiliary or modal: *may* fire"
    PASSIVE_AUXILIARY = "auxpass", "the auxiliary of a passive: *was* fired"
    PARTICLE = "prt", "a particle: shot *down*"
    ADVERB = "advmod", "an adverb of a verb: struck *again*"
    NOUN_ADVERBIAL = "npadv", "a noun used as an adverb: *Sunday*, *two days* later"
    MARK = "mark", "the conjunction that opens its clause: *that* it fired"
    PARENTHETICAL = "parataxis", "the verb of a clause put in or set beside: X, it *said*, fired"
    CLAUSE_OF_WORD = "ccomp", "the verb of a whole clause on a noun or an adjective: sure that it *flew*"

    @property
    def written(self) -> str:
        """As the documentation names it: `subj`, `obl:P`."""
        return f"{self.value}:{self.word}" if self.word else self.value

    def of(self, word: str) -> str:
        """The label with its word: `obl:on`. Raises ValueError for a function that takes none."""
        if not self.word:
            raise ValueError(f'function "{self.value}" takes no word (was given "{word}").')
        return f"{self.value}:{word}"

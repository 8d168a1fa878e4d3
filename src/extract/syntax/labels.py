"""The one place that knows the labels of the parser: what they are called everywhere else.

A model with other labels (of another treebank) needs another table here, and nothing else of the grammar changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from spacy.tokens import Doc, Token

Link = Literal[
    "subject",
    "passive subject",
    "clausal subject",
    "passive clausal subject",
    "expletive",
    "object",
    "dative",
    "prep object",
    "prep clause",
    "preposition",
    "agent",
    "attribute",
    "object predicate",
    "predicate",
    "clause",
    "open clause",
    "adverbial clause",
    "noun clause",
    "relative",
    "root",
    "conjunct",
    "coordinator",
    "marker",
    "auxiliary",
    "passive aux",
    "negation",
    "adverb",
    "adverbial noun",
    "adjective",
    "noun modifier",
    "compound",
    "number",
    "quantifier",
    "possessor",
    "determiner",
    "predeterminer",
    "case",
    "apposition",
    "particle",
    "parenthetical",
    "punctuation",
    "preconjunction",
    "unclear",
    "other",
]
"""How a word hangs on the one above it."""

Form = Literal[
    "past",
    "participle",
    "gerund",
    "base",
    "present third",
    "present",
    "modal",
    "to",
    "which",
    "who",
    "whose",
    "where",
    "preposition",
    "adjective",
    "singular",
    "plural",
    "name",
    "plural name",
    "other",
]
"""The form of a word: that of verbs and nouns, and the words that only join."""

LINKS: Mapping[str, Link] = {
    "nsubj": "subject",
    "nsubjpass": "passive subject",
    "csubj": "clausal subject",
    "csubjpass": "passive clausal subject",
    "expl": "expletive",
    "dobj": "object",
    "dative": "dative",
    "pobj": "prep object",
    "pcomp": "prep clause",
    "prep": "preposition",
    "agent": "agent",
    "attr": "attribute",
    "oprd": "object predicate",
    "acomp": "predicate",
    "ccomp": "clause",
    "xcomp": "open clause",
    "advcl": "adverbial clause",
    "acl": "noun clause",
    "relcl": "relative",
    "ROOT": "root",
    "conj": "conjunct",
    "cc": "coordinator",
    "mark": "marker",
    "aux": "auxiliary",
    "auxpass": "passive aux",
    "neg": "negation",
    "advmod": "adverb",
    "npadvmod": "adverbial noun",
    "amod": "adjective",
    "nmod": "noun modifier",
    "compound": "compound",
    "nummod": "number",
    "quantmod": "quantifier",
    "poss": "possessor",
    "det": "determiner",
    "predet": "predeterminer",
    "case": "case",
    "appos": "apposition",
    "prt": "particle",
    "parataxis": "parenthetical",
    "punct": "punctuation",
    "preconj": "preconjunction",
    "dep": "unclear",
}

FORMS: Mapping[str, Form] = {
    "VBD": "past",
    "VBN": "participle",
    "VBG": "gerund",
    "VB": "base",
    "VBZ": "present third",
    "VBP": "present",
    "MD": "modal",
    "TO": "to",
    "WDT": "which",
    "WP": "who",
    "WP$": "whose",
    "WRB": "where",
    "IN": "preposition",
    "JJ": "adjective",
    "NN": "singular",
    "NNS": "plural",
    "NNP": "name",
    "NNPS": "plural name",
}

SUBJECTS: tuple[Link, ...] = ("subject", "passive subject")
"""Of active and of passive verbs."""
AUXILIARIES: tuple[Link, ...] = ("auxiliary", "passive aux")
"""Of tense and mood, and of the passive."""
PREDICATIVE: tuple[Link, ...] = ("predicate", "attribute", "object predicate")
"""What a copula or a verb like it says of something."""
BEHIND_PREPOSITION: tuple[Link, ...] = ("prep object", "prep clause")
"""A noun or a clause that a preposition governs."""
COMPLEMENTS: tuple[Link, ...] = ("clause", "open clause")
"""What a verb governs, with a subject of its own and without."""
OF_NOUN: tuple[Link, ...] = ("noun clause", "relative")
"""Clauses and participles on a noun."""
FINITE: tuple[Form, ...] = ("past", "present third", "present")
"""Forms with a tense."""
TENSED: tuple[Form, ...] = (*FINITE, "modal")
"""Forms that make a clause finite."""
RELATIVE_PRONOUNS: tuple[Form, ...] = ("which", "who")
"""Which, who, what, that."""
RELATIVES: tuple[Form, ...] = ("which", "who", "where")
"""These, and where, when, how."""


def link_of(label: str) -> Link:
    """What a dependency label of the parser means; `other` for one that the grammar does not ask for."""
    return LINKS.get(label, "other")


def form_of(tag: str) -> Form:
    """What a part-of-speech tag of the parser means; `other` for one that the grammar does not ask for."""
    return FORMS.get(tag, "other")


def alone(token: Token) -> Doc:
    """The token by itself in small letters, with the tag and the label that the parser gave it."""
    return Doc(token.vocab, words=[token.lower_], tags=[token.tag_], deps=[token.dep_], heads=[0])


def parsed_as(doc: Doc, i: int) -> tuple[str, str, int]:
    """As the parser itself says it, for people to see: the tag, the label and the head of a token."""
    token = doc[i]
    return token.tag_, token.dep_, token.head.i

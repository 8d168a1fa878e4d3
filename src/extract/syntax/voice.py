"""What the parser's verbs are: heads of clauses, active or passive."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.gerunds import is_noun_gerund
from extract.syntax.text import Word

_CLAUSE = {
    "root",
    "clause",
    "open clause",
    "adverbial clause",
    "relative",
    "noun clause",
    "conjunct",
    "prep clause",
    "clausal subject",
    "parenthetical",
    "unclear",
    "passive clausal subject",
}
_BARE = (
    "predicate",
    "open clause",
    "clause",
    "prep clause",
    "object predicate",
)  # "were armed with rifles", "had it tested"
_NO_CLAUSE = ("about", "on", "over", "of", "with")
"""Prepositions behind which no finite clause stands."""


def is_predicate(token: Word) -> bool:
    """A verb, participle or auxiliary that heads a clause, or a participle before a noun."""
    if token.pos_ == "VERB":
        return not is_noun_gerund(token)
    return token.pos_ == "AUX" and token.link in _CLAUSE


def is_passive(token: Word) -> bool:
    """Passive voice: with an auxiliary, as a reduced relative, or shared by coordination."""
    if token.passive is None:
        token.passive = _stands_in_passive(token)
    return token.passive


def _stands_in_passive(token: Word) -> bool:
    links = {child.link for child in token.dependents()}
    if links & {"passive aux", "passive subject", "agent", "passive clausal subject"}:
        return True
    if (
        token.form == "participle"
        and token.link == "adverbial clause"
        and not links & {"auxiliary", "object", "marker"}
    ):
        return True
    if _is_gapped(token):
        return True
    if token.form not in ("participle", "past"):
        return False
    if "subject" in links:  # "a report about rebels trained and armed by Chad"
        small = token.link == "prep clause" and token.head.lower_ in _NO_CLAUSE
        return small and not links & {"auxiliary", "object"}
    if (
        token.form == "participle"
        and token.link in ("noun clause", "adjective", "adverbial clause", "relative")
        and not links & {"auxiliary", "object"}
    ):
        return True
    if token.form == "participle" and token.link in _BARE and not links & {"auxiliary", "object"}:
        return True
    if token.link == "conjunct" and token.form == "participle" and not links & {"auxiliary", "object"}:
        return token.head.i != token.i and is_passive(token.head)
    return token.link == "noun clause" and token.form == "past" and "object" not in links


def _is_gapped(verb: Word) -> bool:
    """ "Two were killed and 30 *wounded*": a participle beside a passive whose auxiliary holds for its subject, too."""
    first = verb.governor("conjunct")
    if first is None or verb.form != "participle" or not verb.before("subject"):
        return False
    return first.has("passive aux") and not verb.has("auxiliary", "object")


def is_felt(verb: Word, grammar: Grammar) -> bool:
    """Whether its participle says what its subject feels, and a preposition what about: "was shocked by the raid"."""
    about = grammar.felt.get(verb.lemma, frozenset()) if verb.form == "participle" else ()
    return any(child.lower_ in about for child in verb.dependents("preposition", "agent"))

"""Words that are not what they are called: gerunds and adjectives as nouns, and the ends of hyphenated words."""

from __future__ import annotations

from extract.syntax.graph import Graph
from extract.syntax.repair.words import owner
from extract.syntax.text import Word

_NOUNLIKE = {"adjective", "determiner", "possessor", "compound", "noun modifier"}
_ARGUMENTS = ("object", "subject", "passive subject", "prep object", "conjunct")
_CLAUSAL = {"object", "auxiliary", "passive aux", "subject", "passive subject", "clause", "open clause", "attribute"}


def is_noun_gerund(token: Word) -> bool:
    """A word in -ing that the parser calls a verb, with what only a noun has: "the bombing", "Pakistani shelling"."""
    if token.form != "gerund" or token.pos_ != "VERB" or token.link == "adjective":
        return False
    links = {child.link for child in token.dependents()}
    return bool(links & _NOUNLIKE and not links & _CLAUSAL) or (owner(token) is not None and not links & _CLAUSAL)


def is_noun_adjective(token: Word) -> bool:
    """A word that the parser calls an adjective, where only a noun stands: "mounted a counteroffensive"."""
    return token.pos_ == "ADJ" and token.link in _ARGUMENTS and token.has("determiner", "possessor")


def add_gerund(token: Word, graph: Graph) -> None:
    """Gives a noun-like gerund its own word, and the place in the clause that its nationality was given."""
    graph.words[token.i] = (token.lower_,)
    nation = owner(token)
    if nation is None:
        return
    for label, heads in list(graph.into.get(nation.i, {}).items()):
        for head in list(heads):
            if head != token.i:
                graph.add(head, label, token.i)
    graph.add(token.i, "amod", nation.i)


def is_hyphened(token: Word) -> bool:
    """Whether the word is the last part of a hyphenated one, read as one token or with a name before it."""
    return "-" in token.text or (token.i > 0 and token.nbor(-1).whitespace_ == "")

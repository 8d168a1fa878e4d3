"""Participles of use: what they govern is the instrument of the clause above, "attacked the port using drones"."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.graph import Graph
from extract.syntax.mention_heads import is_user
from extract.syntax.text import Word
from extract.syntax.voice import is_predicate


def add_instrument(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """What a participle of use governs, as `obl:using` of the word that it belongs to."""
    clause = clause_of(verb, grammar)
    if clause is None:
        return
    for word in (clause, *_events(clause)):
        for target in graph.get(verb.i, "obj"):
            graph.add(word.i, "obl:using", target)


def _events(noun: Word) -> list[Word]:
    """The noun above that the participle may as well belong to: "an attack on the port using drones"."""
    above = noun.head.head
    return [above] if noun.link == "prep object" and above.pos_ == "NOUN" else []


def clause_of(verb: Word, grammar: Grammar) -> Word | None:
    """The head of a participle of use; behind a noun that uses nothing the verb above it: "hit posts using mortars"."""
    if verb.lemma not in grammar.instrument_verbs or verb.form != "gerund":
        return None
    noun = verb.head
    if verb.link != "noun clause" or noun.link not in ("prep object", "object"):
        return noun if verb.link in ("adverbial clause", "noun clause", "open clause") else None
    above = noun.head.head if noun.link == "prep object" else noun.head
    uses = is_user(noun)
    return noun if uses or not is_predicate(above) else above

"""How sure a claim is to be right: its rule's record on gold, and what the sentence says for or against the reading."""

from __future__ import annotations

from extract.document import Relation
from extract.rulebook.confidence import Confidence
from extract.syntax.words import Text

LONG = 40
"""Tokens from which a sentence is long."""
FEW, MANY = 1, 3


def confidence_of(doc: Text, relation: Relation, book: Confidence) -> float:
    """The chance that the relation is right; see rules/confidence.yml."""
    return book.of(relation.rule, signals_of(doc, relation))


def signals_of(doc: Text, relation: Relation) -> set[str]:
    """The signals of rules/confidence.yml that hold of a relation."""
    trigger = doc[relation.trigger[0]]
    roles = {filler.role for filler in relation.fillers}
    mentions = [filler.mention for filler in relation.fillers]
    sentence = doc.state.sentence_of(trigger.i)
    length = sentence.end - sentence.first if sentence else 0
    found = {
        "one_role": len(roles) <= FEW,
        "many_roles": len(roles) >= MANY,
        "noun": trigger.pos_ in ("NOUN", "PROPN"),
        "long_sentence": length > LONG,
        "attributed": bool(relation.sources),
        "unsure": relation.certainty != "certain",
        "inferred": any(mention.antecedent is not None for mention in mentions),
        "unknown": all(mention.entity is None for mention in mentions),
    }
    return {name for name, holds in found.items() if holds}

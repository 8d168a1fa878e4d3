"""Nouns that measure out others: "rounds of artillery rockets" are rockets, and as many as the rounds."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.document import Mention
from extract.pack.grammar import Grammar
from extract.syntax.nouns import of_object
from extract.syntax.text import Text, Word
from extract.values import replace

_PEOPLE = ("ACTOR", "GROUP")
_SHARE = "percent"


def measured_out(doc: Text, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Mentions in which a partitive noun means what follows its "of", over the span of both."""
    by_head = {m.head: m for m in mentions}
    return [_whole(doc, m, by_head, grammar) for m in mentions]


def counted(mentions: Sequence[Mention], measures: Sequence[Mention], within: Collection[int]) -> list[Mention]:
    """All of them but the measures that say which part of arms is meant: "70 percent of the aircraft" are aircraft.

    `within`: the tokens of the measures.
    """
    parts = {m.head for m in mentions if m.head in within}
    return [*mentions, *(m for m in measures if m.head not in parts or m.dimension != _SHARE)]


def _whole(doc: Text, mention: Mention, by_head: dict[int, Mention], grammar: Grammar) -> Mention:
    token = doc[mention.head]
    counting = token.pos_ == "NUM" or token.lower_ in grammar.quantifiers
    share = token.lemma in grammar.shares or mention.dimension == _SHARE  # "70 percent of the aircraft"
    if not (counting or share or token.lemma in grammar.transparent):
        return mention
    if mention.label == "MEASURE" and not share:
        return mention
    inner = _of(token, by_head)
    if mention.label == "ACTOR" and (inner is None or inner.label not in _PEOPLE):
        return mention
    if inner is None or not (inner.classed or inner.label in ("ACTOR", "GROUP", "NAME", "PRON", mention.label)):
        return mention
    return replace(
        mention,
        end=max(mention.end, inner.end),
        last=max(mention.last, inner.last),
        label=inner.label,
        entity=inner.entity,
        form=inner.form,
        weak=inner.weak,
        modifiers=inner.modifiers,
        plural=True,
        count=None if share else mention.count,
        quantity=None if share else mention.quantity,
        dimension=None if share else mention.dimension,
    )


def _of(token: Word, by_head: dict[int, Mention]) -> Mention | None:
    counted = of_object(token)
    return by_head.get(counted.i) if counted is not None else None

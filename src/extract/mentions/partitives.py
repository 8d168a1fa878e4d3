"""Nouns that measure out others: "rounds of artillery rockets" are rockets, and as many as the rounds."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Mention
from extract.pack.grammar import Grammar
from extract.syntax.nouns import of_object
from extract.syntax.text import Text, Word
from extract.values import replace

_PEOPLE = ("ACTOR", "GROUP")


def measured_out(doc: Text, mentions: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Mentions in which a partitive noun means what follows its "of", over the span of both."""
    by_head = {m.head: m for m in mentions}
    return [_whole(doc, m, by_head, grammar) for m in mentions]


def _whole(doc: Text, mention: Mention, by_head: dict[int, Mention], grammar: Grammar) -> Mention:
    token = doc[mention.head]
    counting = token.pos_ == "NUM" or token.lower_ in grammar.quantifiers
    if not (counting or token.lemma in grammar.transparent) or mention.label == "MEASURE":
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
    )


def _of(token: Word, by_head: dict[int, Mention]) -> Mention | None:
    counted = of_object(token)
    return by_head.get(counted.i) if counted is not None else None

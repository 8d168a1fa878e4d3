"""The sources of a relation: whose words its trigger stands in, innermost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.document import Attribution, Relation, same
from extract.syntax.complements import is_object
from extract.syntax.scope import is_presupposed
from extract.syntax.text import Text, Word

Span = tuple[int, int]
_OPENING = len("that ")


def sources_of(doc: Text, relation: Relation, attributions: Sequence[Attribution]) -> tuple[int, ...]:
    """Indices of the attributions on whose word the relation is told, innermost first."""
    at = doc[relation.trigger[0]].idx
    told = [i for i, a in enumerate(attributions) if a.vouched and covers(a, at) and not a.cue[0] <= at < a.cue[1]]
    found = [i for i in told if attributions[i].stance == "asserts" or not _presupposed(doc, relation, attributions[i])]
    chain: list[int] = []
    for i in sorted(found, key=lambda i: (size(attributions[i]), not attributions[i].inner, -attributions[i].cue[0])):
        if not any(_same(attributions[i], attributions[j]) for j in chain):
            chain.append(i)
    telling = [i for i in chain if attributions[i].source is not None or attributions[i].certainty is not None]
    return tuple(_without_echoes(doc, telling or chain, attributions))


def _presupposed(doc: Text, relation: Relation, attribution: Attribution) -> bool:
    """Whether it stands in a relative clause inside what is denied or doubted."""

    def inside(word: Word) -> bool:
        above = word.governor()
        return above is not None and covers(attribution, above.idx)

    return is_presupposed(takewhile(inside, doc[relation.trigger[0]].up()))


def _without_echoes(doc: Text, chain: Sequence[int], attributions: Sequence[Attribution]) -> list[int]:
    """`Legarda said she expects that`: no second source; `quoted him as saying` has one."""
    kept: list[int] = []
    for at, i in enumerate(chain):
        outer = (attributions[j] for j in chain[at + 1 :])
        source = attributions[i].source
        quoted = source is not None and is_object(doc[source.head])
        if not quoted and attributions[i].stance == "asserts" and any(_echoes(attributions[i], o) for o in outer):
            continue
        kept.append(i)
    return kept


def _echoes(inner: Attribution, outer: Attribution) -> bool:
    one, other = inner.source, outer.source
    if one is None or other is None or one.form not in ("pronoun", "person") or outer.stance != "asserts":
        return False
    if one.antecedent is not None:
        return one.antecedent[0] < other.end and other.start < one.antecedent[1]
    if one.entity is None:
        return 0 <= one.start - outer.content[0] <= _OPENING
    return other.entity is not None and same(one.entity, other.entity)


def content_of(attribution: Attribution) -> Iterator[Span]:
    """Every stretch of the content."""
    yield attribution.content
    yield from attribution.more


def covers(attribution: Attribution, at: int) -> bool:
    """Whether a character stands in the content."""
    return any(start <= at < end for start, end in content_of(attribution))


def size(attribution: Attribution) -> int:
    """Characters of content."""
    return sum(end - start for start, end in content_of(attribution))


def _same(one: Attribution, other: Attribution) -> bool:
    """The same speaker mentioned once, or nobody twice."""
    if one.source is None or other.source is None:
        return one.source is other.source
    return one.source.head == other.source.head

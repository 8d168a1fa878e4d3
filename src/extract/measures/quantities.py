"""Measures as mentions: a number with its unit, and the noun that says what it is a measure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.document import Mention
from extract.measures.find import Measure
from extract.model import Quantity
from extract.pack.entity_files import MeasureNouns as MeasureNounFile
from extract.syntax.nouns import measured, outermost, phrase_start, qualified
from extract.syntax.text import Text, Word

_FUNCTION = {"ADP", "ADV", "SCONJ", "DET", "PUNCT"}


class MeasureNouns:
    """rules/entities/measure-nouns.yml: noun -> dimension."""

    def __init__(self, file: MeasureNounFile) -> None:
        self.links = frozenset(file.links)
        self.nouns = {noun: dimension for dimension, words in file.of_dimension.items() for noun in words}
        self.beside = {word: dimension for dimension, words in file.beside.items() for word in words}


def measure_mentions(
    doc: Text, measures: Sequence[Measure], sentences: Sequence[tuple[int, int]], nouns: MeasureNouns
) -> Iterator[Mention]:
    """A mention for each measure inside the sentences, and one for the noun phrase that it belongs to."""
    at = 0
    for first, end in sentences:
        start, stop = doc[first].idx, doc[end - 1].idx + len(doc[end - 1].text)
        while at < len(measures) and measures[at].end <= start:
            at += 1
        here = at
        while here < len(measures) and measures[here].start < stop:
            yield from _mentions(doc, measures[here], first, end, nouns)
            here += 1
        at = here


def _mentions(doc: Text, measure: Measure, first: int, end: int, nouns: MeasureNouns) -> Iterator[Mention]:
    tokens = [t for t in doc[first:end] if t.idx < measure.end and t.idx + len(t.text) > measure.start]
    if not tokens or tokens[0].idx < measure.start or tokens[-1].idx + len(tokens[-1].text) > measure.end:
        return
    outer = outermost(tokens)
    head = next((t for t in outer if t.pos_ not in _FUNCTION), tokens[-1])
    noun = _noun(head, nouns)
    dimension = nouns.nouns[noun.lemma] if noun is not None else _beside(head, tokens[-1], nouns) or measure.dimension
    if dimension in ("altitude", "distance") and measure.dimension != "distance":
        dimension = measure.dimension
    quantity = Quantity(
        value=measure.value, unit=measure.unit, modifier=measure.modifier, min=measure.min, max=measure.max
    )
    fields = {"label": "MEASURE", "form": "measure", "quantity": quantity, "dimension": dimension}
    if noun is not None and noun.i < head.i:
        left = phrase_start(noun)
        yield Mention(
            start=left.idx,
            end=measure.end,
            first=left.i,
            last=tokens[-1].i,
            head=noun.i,
            **fields,  # type: ignore[arg-type]
        )
    yield Mention(
        start=measure.start,
        end=measure.end,
        first=tokens[0].i,
        last=tokens[-1].i,
        head=head.i,
        **fields,  # type: ignore[arg-type]
    )


def _noun(head: Word, nouns: MeasureNouns) -> Word | None:
    """ "an apogee of 97 km", "a 600-km range": the measure noun above the measure."""
    above = measured(head, nouns.links)
    return above if above is not None and above.lemma in nouns.nouns else None


def _beside(head: Word, last: Word, nouns: MeasureNouns) -> str | None:
    words = [last.nbor().lower_] if last.i + 1 < len(last.doc) else []
    beside = qualified(head)
    if beside is not None:
        words.insert(0, beside.lower_)
    return next((nouns.beside[word] for word in words if word in nouns.beside), None)

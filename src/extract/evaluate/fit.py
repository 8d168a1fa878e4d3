"""Counting on gold what speaks for a filler and for a claim: weights.yml out of annotated articles.

Two logistic models on the entries of `extract.events.features`, each with a normal prior (Hastie, Tibshirani and
Friedman 2009, 4.4) around 0, or around weights that were counted before: whether a mention fills a role of an annotated
claim, and whether a reading is one. The second is counted on what the first says of articles that it has not seen, else
it would trust it too much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.evaluate.logistic import NOTHING, Kept, Rows, counted
from extract.evaluate.match import overlap
from extract.evaluate.records import Part, Record, Span
from extract.events.choice import Chooser, Sight
from extract.events.feature_table import Columns
from extract.events.features import Entry
from extract.events.readings import Reading
from extract.events.scorer import Scorer
from extract.events.triggers import Candidate, Trigger
from extract.model import PLAIN
from extract.pack.frames import Table, Weights
from extract.syntax.text import Text

FILLER_SHRINK = {
    "role": 0.5, "function": 0.1, "path": 0.5, "first step": 0.5, "last step": 0.5, "steps": 0.3, "no path": 0.3,
    "path of role": 1.5, "fit": 0.5, "sort": 0.3, "fit of role": 1.5, "form": 0.5, "distance": 0.5, "side": 0.5,
    "farther": 0.5, "construction": 0.2, "noun": 1.0, "fit of unit": 3.0, "path of unit": 3.0, "fit along": 3.0,
}  # fmt: skip
"""How strongly each group is drawn to 0: the finer a group, the more, so that it only says what coarser ones cannot."""
RIVAL_SHRINK = {"rank": 1.0, "by itself": 1.0, "beside": 1.0, "overlap": 3.0}
"""The same for what the others of a role add."""
CLAIM_SHRINK = {
    "type": 0.6, "strength": 0.4, "unit": 2.4, "weaker": 2.0, "filled": 0.6, "role filled": 1.6, "takes part": 0.4,
    "in the sentence": 0.6, "forces in the text": 0.6, "states in the text": 0.6, "domain": 0.4, "use": 1.4,
    "determiner": 1.4, "beside its like": 2.0, "beside": 1.0, "mention": 2.0, "light verb": 2.0, "section": 2.0,

    "sentence of": 8.0, "text of": 8.0, "strength and roles": 2.0, "filled by": 3.0, "unit filled by": 3.0,
    "filled along": 2.0, "word before": 3.0, "word behind": 3.0, "form before": 2.0, "form behind": 2.0,
    "construction": 0.2, "construction of type": 1.0, "construction by name": 0.7,
}  # fmt: skip
EXAMPLE = 2.0
"""What an example of a rule counts for beside a reading of an article: it was written to show what is meant."""
WRITTEN = 0.1
"""What a sentence of the battery counts for: it speaks where articles say little, of rare words in plain sentences.
Cross-validated by document, thousands of them at 0.1 cost articles nothing; at 0.3 their claims lose 0.003 of F1.
"""
SEEN = 3
"""Articles in which an entry must stand to be counted: what stands in fewer is chance."""


Shown = tuple[list[Entry], bool, "Annotated", float]
"""A filler beside its rivals: entries, whether it is right, the text it stands in, its log-odds by itself."""


@dataclass
class Annotated:
    """An article that was read, with its sentences as the choice sees them, and its gold claims."""

    id: str
    doc: Text
    sights: list[Sight]
    gold: Sequence[Record]
    example: str | None = None  # of a sentence written for a type that type: nothing is known of its other claims
    counts: float = 1.0  # for how many articles it stands
    readings: list[Reading] = field(default_factory=list)

    def span(self, trigger: Trigger, type_: str) -> Span:
        """Characters of the unit at a trigger."""
        last = trigger.found[type_].last if type_ in trigger.found else trigger.token
        end = self.doc[max(last, trigger.token)]
        return self.doc[trigger.token].idx, end.idx + len(end.text)

    def triggers(self) -> Iterator[tuple[Sight, Trigger]]:
        """Each with the sentence in which it stands."""
        for sight in self.sights:
            yield from ((sight, trigger) for trigger in sight.triggers)

    def holds(self, reading: Reading) -> bool | None:
        """Whether a reading is a claim; None where the annotation doesn't say."""
        span = self.span(reading.trigger, reading.type)
        meant = self.meant(reading.type, span)
        if any(claim.optional for claim in meant):
            return None
        if self.example is None or meant:
            return bool(meant)
        marked = any(overlap(claim.trigger, span) for claim in self.gold)
        return False if marked or (not self.gold and reading.type == self.example) else None

    def meant(self, type_: str, span: Span) -> list[Record]:
        """The gold claims of a type whose trigger overlaps a span."""
        return [g for g in self.gold if g.type == type_ and overlap(g.trigger, span)]


def annotated(
    chooser: Chooser,
    doc: Text,
    id_: str,
    gold: Sequence[Record],
    near: Callable[[int], bool],
    example: str | None = None,
    counts: float = 1.0,
) -> Annotated:
    """A text ready to be counted on; `near`: whether a word of the domain stands around a character."""
    sights = list(chooser.sights(doc, chooser.matcher.resolver(doc), near))
    return Annotated(id_, doc, sights, gold, example, counts)


def fitted(chooser: Chooser, texts: Sequence[Annotated], folds: int, weights: Weights, keep: float = 0.0) -> Weights:
    """Weights counted on all texts. The readings of each text are left on it, scored by what the others say.

    `keep`: for how many times the texts `weights` stand, which those that are counted stay near; 0 counts anew.
    """
    fillers, claims = (Kept(table, keep) if keep else NOTHING for table in (weights.filler, weights.claim))
    parts = [list(texts[i::folds]) for i in range(folds)]
    tables, shown = [], []
    for part in parts:
        others = [text for other in parts if other is not part for text in other]
        tables.append(filler_table(others, fillers))
        columns = Columns(chooser.frames, tables[-1])
        shown.append([row for text in part for row in _rivals(text, columns)])
    for part, table, own in zip(parts, tables, shown, strict=True):
        rivals = rival_table((row for rows in shown if rows is not own for row in rows), fillers)
        columns = Columns(chooser.frames, joined(table, rivals))
        for text in part:
            text.readings = _readings(text, columns)
    whole = claim_table(texts, claims)
    for part in parts:
        others = [text for other in parts if other is not part for text in other]
        scorer = Scorer(claim_table(others, claims))
        for text in part:
            text.readings = [_rescored(reading, scorer) for reading in text.readings]
    rivals = rival_table((row for rows in shown for row in rows), fillers)
    filler = joined(filler_table(texts, fillers), rivals)
    return weights.model_copy(update={"filler": filler, "claim": whole})


def told(text: Annotated, bar: float) -> Iterator[tuple[Reading, Record]]:
    """The best reading of each trigger over the bar, as the scorer's record."""
    best: dict[int, Reading] = {}
    for reading in text.readings:
        old = best.get(reading.trigger.token)
        if old is None or reading.score > old.score:
            best[reading.trigger.token] = reading
    for reading in best.values():
        if reading.chance >= bar:
            yield reading, record_of(text, reading)


def filler_table(texts: Iterable[Annotated], kept: Kept = NOTHING) -> Table:
    """Whether a mention fills a role: counted on the triggers of gold claims, under their right type."""
    rows = Rows()
    for text in texts:
        for sight, trigger, claim in _gold_triggers(text):
            if text.example is not None and not claim.parts:
                continue  # it shows its trigger alone
            right = _right(trigger.candidates, claim)
            for index in range(len(trigger.candidates)):
                for role in sight.filling.frames.frames[claim.type].roles:
                    entries = sight.filling.entries(trigger, claim.type, index, role)
                    rows.add(list(entries), (index, role) in right, text.id, text.counts)
    return counted(rows, FILLER_SHRINK, SEEN, kept=kept)


def rival_table(rows: Iterable[Shown], kept: Kept = NOTHING) -> Table:
    """What it adds to the log-odds of a filler how others stand to it, counted where those come from other texts."""
    found = Rows()
    for entries, right, text, odds in rows:
        found.add(entries, right, text.id, text.counts, odds)
    return counted(found, RIVAL_SHRINK, SEEN, bias=False, kept=kept)


def joined(table: Table, other: Table) -> Table:
    """The entries of both, which have no group in common."""
    return table.model_copy(update={"entries": {**table.entries, **other.entries}})


def _rivals(text: Annotated, columns: Columns) -> Iterator[Shown]:
    """All that may fill the roles of the gold claims, as `columns` weighs each by itself."""
    for sight, trigger, claim in _gold_triggers(text):
        if text.example is not None and not claim.parts:
            continue
        sight.filling.weigh_by(columns)
        right = _right(trigger.candidates, claim)
        for index, rival, entries in sight.filling.rivals(trigger, claim.type):
            yield entries, (index, rival.role) in right, text, rival.odds


def claim_table(texts: Iterable[Annotated], kept: Kept = NOTHING) -> Table:
    """Whether a reading is a claim: counted on every reading of every trigger."""
    rows = Rows()
    for text in texts:
        for reading in text.readings:
            holds = text.holds(reading)
            if holds is not None:
                rows.add(reading.entries, holds, text.id, text.counts)
    return counted(rows, CLAIM_SHRINK, SEEN, kept=kept)


def _gold_triggers(text: Annotated) -> Iterator[tuple[Sight, Trigger, Record]]:
    """Each gold claim with the trigger that stands for it, the strongest of those that overlap."""
    placed = list(text.triggers())
    for claim in text.gold:
        here = [
            (trigger.strength(claim.type), -trigger.token, sight, trigger)
            for sight, trigger in placed
            if claim.type in trigger.types and overlap(claim.trigger, text.span(trigger, claim.type))
        ]
        if here and claim.type in here[0][2].filling.frames.frames:
            _, _, sight, trigger = max(here, key=lambda row: row[:2])
            yield sight, trigger, claim


def _right(candidates: Sequence[Candidate], claim: Record) -> set[tuple[int, str]]:
    """The candidate that covers each gold argument best, with its role."""
    found = set()
    for part in claim.parts:
        shares = [(_share(part.span, c), c.steps is not None, -i) for i, c in enumerate(candidates)]
        best = max(shares, default=(0.0, False, 0))
        if best[0] > 0:
            found.add((-best[2], part.role))
    return found


def _share(span: Span, candidate: Candidate) -> float:
    """How much two spans have in common, of what they cover together."""
    start, end = candidate.mention.start, candidate.mention.end
    common = min(span[1], end) - max(span[0], start)
    return max(common, 0) / (max(span[1], end) - min(span[0], start))


def _readings(text: Annotated, columns: Columns) -> list[Reading]:
    found = []
    for sight in text.sights:
        sight.filling.weigh_by(columns)
        found += [reading for trigger in sight.triggers for reading in sight.readings(trigger)]
    return found


def _rescored(reading: Reading, scorer: Scorer) -> Reading:
    score = scorer.table.bias + scorer.sum(reading.entries)
    return Reading(reading.trigger, reading.type, reading.taken, reading.features, score)


def bands(readings: Iterable[tuple[Reading, bool]], edges: Sequence[float]) -> Mapping[float, tuple[int, int]]:
    """Of the readings in each band of chance, how many are right and how many there are; by the band's lower end."""
    found: dict[float, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for reading, right in readings:
        edge = max(e for e in edges if e <= reading.chance)
        had = found[edge]
        found[edge] = (had[0] + right, had[1] + 1)
    return dict(sorted(found.items()))


def record_of(text: Annotated, reading: Reading) -> Record:
    """A reading as the scorer sees it: its type, trigger and arguments."""
    parts = tuple(Part(t.role, (t.candidate.mention.start, t.candidate.mention.end)) for t in reading.taken)
    span = text.span(reading.trigger, reading.type)
    return Record(reading.type, span, text.doc.text[span[0] : span[1]], parts, (), None, PLAIN)

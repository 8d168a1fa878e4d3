"""Gold x claims -> figures: claims, arguments, sources, status, time, each by the annotation guidelines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.evaluate.match import count_sources, pair_claims, pair_parts
from extract.evaluate.records import BODY, Part, Record
from extract.evaluate.tally import Figure, Found, Right
from extract.model import PLAIN

FOUND = ("claim", "trigger", "argument", "source", *(f"{name} marked" for name in PLAIN), "time value")
RIGHT = ("country", "antecedent", "class", "count", "quantity", *PLAIN, "time", "whole")
TOLERANCE = 0.005


@dataclass(frozen=True)
class Mistake:
    """A gold claim that was missed, or a claim that no gold claim stands behind."""

    kind: str
    document: str
    record: Record

    def __str__(self) -> str:
        record = self.record
        return "\t".join((self.kind, self.document, record.type, record.text, str(record.trigger[0])))


@dataclass
class Board:
    """Every tally of a comparison."""

    found: dict[str, Found] = field(default_factory=lambda: {name: Found() for name in FOUND})
    right: dict[str, Right] = field(default_factory=lambda: {name: Right() for name in RIGHT})
    types: defaultdict[str, Found] = field(default_factory=lambda: defaultdict(Found))
    roles: defaultdict[str, Found] = field(default_factory=lambda: defaultdict(Found))
    rules: defaultdict[str, Found] = field(default_factory=lambda: defaultdict(Found))
    bands: defaultdict[str, Right] = field(default_factory=lambda: defaultdict(Right))
    mistakes: list[Mistake] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """Plain numbers under the names of FOUND and RIGHT, then `types`, `roles`, `rules`, `bands` of confidence."""
        named: dict[str, Any] = {name: tally.figure() for name, tally in self.found.items()}
        named |= {name: tally.figure() for name, tally in self.right.items()}
        named["types"] = {name: tally.figure() for name, tally in sorted(self.types.items())}
        named["roles"] = {name: tally.figure() for name, tally in sorted(self.roles.items())}
        named["rules"] = {name: self._rule(name, tally) for name, tally in sorted(self.rules.items())}
        named["bands"] = {name: tally.figure() for name, tally in sorted(self.bands.items())}
        return named

    def judge(self, claim: Record, right: bool) -> None:
        """Count a claim for its rule and for the confidence that it has."""
        if claim.rule:
            self.rules[claim.rule].add(tp=int(right), fp=int(not right))
        if claim.confidence is not None:
            self.bands[f"{int(claim.confidence * 20) / 20:.2f}"].add(right)

    def _rule(self, name: str, tally: Found) -> Figure:
        """Of a rule, how many of its claims are right, and how many of the gold claims of its type are its own."""
        type_ = self.types[name.partition(".")[0]]
        share = Found(tally.tp, tally.fp, type_.tp + type_.fn - tally.tp)
        return share.figure()


def score(
    gold: Mapping[str, Sequence[Record]], claims: Mapping[str, Sequence[Record]]
) -> tuple[dict[str, Any], list[Mistake]]:
    """The figures over the documents of the gold, and every mistake behind them."""
    board = Board()
    for document, records in gold.items():
        _score_document(board, document, records, claims.get(document, ()))
    return board.figures(), board.mistakes


def _score_document(board: Board, document: str, golds: Sequence[Record], claims: Sequence[Record]) -> None:
    """Gold claims that are optional or stand outside the body, and claims that stand for them, count neither way."""
    counting = {i for i, gold in enumerate(golds) if not gold.optional and gold.section == BODY}
    by_trigger = pair_claims(golds, claims, typed=False)
    hit = counting & by_trigger.keys()
    board.found["trigger"].add(len(hit), len(claims) - len(by_trigger), len(counting) - len(hit))
    pairs = pair_claims(golds, claims)
    excused = {j for i, j in by_trigger.items() if i not in counting} | set(pairs.values())
    for i in sorted(counting - pairs.keys()):
        _count_whole(board, golds[i], fn=1)
        board.mistakes.append(Mistake("missed", document, golds[i]))
    for j, claim in enumerate(claims):
        if j not in excused:
            _count_whole(board, claim, fp=1)
            board.mistakes.append(Mistake("spurious", document, claim))
            board.judge(claim, right=False)
    for i, j in pairs.items():
        if i in counting:
            _score_pair(board, golds[i], claims[j])


def _count_whole(board: Board, record: Record, *, fp: int = 0, fn: int = 0) -> None:
    """A claim that has no counterpart, with all that belongs to it."""
    parts, sources = len(record.parts), len(record.sources)
    board.found["claim"].add(0, fp, fn)
    board.types[record.type].add(0, fp, fn)
    board.found["argument"].add(0, fp * parts, fn * parts)
    board.found["source"].add(0, fp * sources, fn * sources)
    for part in record.parts:
        board.roles[part.role].add(0, fp, fn)


def _score_pair(board: Board, gold: Record, claim: Record) -> None:
    board.found["claim"].add(tp=1)
    board.types[gold.type].add(tp=1)
    board.judge(claim, right=True)
    parts = pair_parts(gold, claim)
    _count_pairs(board.found["argument"], len(parts), len(claim.parts), len(gold.parts))
    wanted, given = _roles(gold.parts), _roles(claim.parts)
    matched = _roles(part for part, _ in parts)
    for role in wanted.keys() | given.keys():
        _count_pairs(board.roles[role], matched[role], given[role], wanted[role])
    for pair in parts:
        _score_values(board, *pair)
    sources = count_sources(gold, claim)
    _count_pairs(board.found["source"], sources, len(claim.sources), len(gold.sources))
    _score_status(board, gold, claim)
    if gold.dated:
        _score_time(board, gold.time, claim.time)
    every_part = len(parts) == len(gold.parts) == len(claim.parts)
    every_source = sources == len(gold.sources) == len(claim.sources)
    board.right["whole"].add(every_part and every_source and gold.status == claim.status)


def _count_pairs(tally: Found, matched: int, given: int, wanted: int) -> None:
    tally.add(matched, given - matched, wanted - matched)


def _roles(parts: Iterable[Part]) -> Counter[str]:
    return Counter(part.role for part in parts)


def _score_values(board: Board, gold: Part, claim: Part) -> None:
    """Only values that the gold has are asked for. An antecedent is right whose country is that of the gold."""
    if gold.country:
        board.right["country"].add(claim.country == gold.country)
        if claim.refers:
            board.right["antecedent"].add(claim.country == gold.country)
    if gold.class_:
        board.right["class"].add(claim.class_ == gold.class_)
    if gold.count is not None:
        board.right["count"].add(claim.count == gold.count)
    if gold.value is not None:
        near = claim.value is not None and abs(claim.value - gold.value) <= TOLERANCE * abs(gold.value)
        board.right["quantity"].add(near and claim.unit == gold.unit)


def _score_status(board: Board, gold: Record, claim: Record) -> None:
    for name, plain in PLAIN.items():
        want, got = gold.status[name], claim.status[name]
        board.right[name].add(want == got)
        marked = board.found[f"{name} marked"]
        marked.add(int(got == want != plain), int(got not in (plain, want)), int(want not in (plain, got)))


def _score_time(board: Board, want: str | None, got: str | None) -> None:
    if want:
        board.right["time"].add(want == got)
    if want or got:
        tally = board.found["time value"]
        tally.add(int(want == got), int(got is not None and got != want), int(want is not None and want != got))

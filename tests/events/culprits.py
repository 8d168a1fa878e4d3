"""Sentences composed from culprits.yml, and whether who only watches, answers or bars an event is read as its doer.

`python -m tests.events.culprits` prints the figures by family, with --all each sentence that is read wrong.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path
from typing import Any

import yaml

from extract.author.battery.inflect import Inflection
from extract.author.battery.rules import load_battery
from extract.model import Argument, Claim
from extract.pipeline import Extractor

FILE = Path(__file__).with_name("culprits.yml")
BATCH = 128
ROUNDS = 2
ROLE = "actor"
SHAPES = ("past", "perfect", "future", "front", "headline", "passive", "relative", "infinitive", "named")


@dataclass(frozen=True)
class Composed:
    """A sentence: who stands in it, what tells the event, and who does it; None where it is not said.

    `apart`: who stands there has no other part in it either.
    """

    family: str
    expression: str
    shape: str
    text: str
    who: tuple[int, int]
    event: tuple[int, int]
    doer: str | None
    apart: bool = False


@dataclass(frozen=True)
class Judged:
    """What was read of it: whether who stands there and the doer are read as actors of the event."""

    case: Composed
    told: bool
    inverted: bool
    found: bool
    confidence: float


class Composer:
    """Fills the expressions of culprits.yml, each with the next of its fillers in turn."""

    def __init__(self) -> None:
        self.book = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        words = load_battery([])
        self.inflect = Inflection({**words.irregular, **self.book["irregular"]}, frozenset(words.doubled))
        self.body = words.body
        self.turns: dict[tuple[str, ...], Iterator[int]] = {}

    def cases(self, rounds: int = 1) -> Iterator[Composed]:
        """All of them, always the same; so many with each expression in each shape."""
        for _, (name, family) in product(range(rounds), self.book["families"].items()):
            for _, frame in product(range(family.get("times", 1)), family.get("frames", ())):
                for named in (False, *([True] if "EVENT" in frame and not family.get("doer") else ())):
                    yield self._case(name, family, frame, "named" if named else "frame", frame)
            for say in family.get("say", ()):
                for shape in SHAPES:
                    if shape in family.get("as", SHAPES):
                        frame = self._frame(say, shape)
                        if frame is not None:
                            yield self._case(name, family, say, shape, frame)

    def _frame(self, say: str, shape: str) -> str | None:
        """An expression in a shape: a sentence with WHO and EVENT; None where the two do not go together."""
        verb, _, rest = say.partition(" ")
        adjunct = any(slot in rest for slot in ("PREP", "CLAUSE"))
        passive = rest == "EVENT" and verb != "be"
        head, _, tail = rest.rpartition(" ") if adjunct else ("", "", "")
        frames = {
            "past": f"WHO {self.inflect.past(verb)} {rest}.",
            "named": f"WHO {self.inflect.past(verb)} {rest}.",
            "perfect": f"WHO has {self.inflect.participle(verb)} {rest}.",
            "future": f"WHO will {verb} {rest}.",
            "headline": f"WHO {self.inflect.third(verb)} {rest}\n\n{self.body}",
            "infinitive": f"WHO decided to {verb} {rest}.",
            "front": f"{tail}, WHO {self.inflect.past(verb)} {head.strip()}." if adjunct else None,
            "passive": f"EVENT was {self.inflect.participle(verb)} by WHO." if passive else None,
            "relative": f"EVENT, which WHO {self.inflect.past(verb)}, was a surprise." if passive else None,
        }
        return frames[shape]

    def _next(self, fillers: Sequence[str]) -> str:
        turn = self.turns.setdefault(tuple(fillers), count())
        return fillers[next(turn) % len(fillers)]

    def _case(self, name: str, family: Mapping[str, Any], say: str, shape: str, frame: str) -> Composed:
        book, doer = self.book, bool(family.get("doer"))
        who = self._next([w for sort in family["who"] for w in book["who"][sort]])
        other = self._next([d for d in book["doers"] if d != who])
        sorts = [book["clauses"]] if "CLAUSE" in frame else [book["events"][sort] for sort in family.get("events", ())]
        told = [e for sort in sorts for e in sort["done" if shape == "named" else "bare"]]
        event = self._next(told) if told else ""
        named = "DOER" in frame or shape == "named"
        if shape == "headline":
            event = event.removeprefix("the ").removeprefix("a ").removeprefix("an ")
        own = "its " + event.removeprefix("the ").removeprefix("a ").removeprefix("an ")
        slots = {
            "PREP_OWN": f"{self._next(('after', 'through', 'with'))} {own}",
            "PREP": f"{self._next(book['adjuncts'])} {event}",
            "CLAUSE": f"{self._next(book['conjunctions'])} {event}",
            "OWN": own,
            "EVENT": event,
            "WHO": f"<{who}>",
            "DOER": other,
        }
        for slot, words in slots.items():
            frame = frame.replace(slot, words)
        return _marked(name, say, shape, frame, bool(family.get("apart")), who if doer else other if named else None)


def _marked(name: str, say: str, shape: str, text: str, apart: bool, doer: str | None) -> Composed:
    """A case of a sentence in which <who> and [event] are marked."""
    at = next(i for i, letter in enumerate(text) if letter.isalpha())
    text = text[:at] + text[at].upper() + text[at + 1 :]
    spans = {}
    for begin, end in sorted(("<>", "[]"), key=lambda marks: text.index(marks[0])):
        first = text.index(begin)
        text = text.replace(begin, "", 1)
        last = text.index(end)
        text = text.replace(end, "", 1)
        spans[begin] = (first, last)
    return Composed(name, say, shape, text, spans["<"], spans["["], doer, apart)


def judge(case: Composed, claims: Sequence[Claim]) -> Judged:
    """What the claims of the event say of who does it."""
    there = [c for c in claims if c.trigger.start < case.event[1] and case.event[0] < c.trigger.end]
    doers = [(claim, a) for claim in there for a in claim.arguments if a.role == ROLE]
    start, end = case.who
    parts = [(claim, a) for claim in there for a in claim.arguments] if case.apart else doers
    wrong = [c for c, a in parts if any(s < end and start < e for s, e in _places(a))]
    named = [a for _, a in doers if _is_named(case, _places(a))]
    return Judged(case, bool(there), bool(wrong), bool(named), max((c.confidence for c in wrong), default=0.0))


def _is_named(case: Composed, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the doer stands in one of these places."""
    return case.doer is not None and any(case.doer.casefold() in case.text[s:e].casefold() for s, e in places)


def _places(argument: Argument) -> list[tuple[int, int]]:
    """Where an argument stands, and what it means if that is named elsewhere."""
    spans = [argument, argument.antecedent]
    return [(s.start, s.end) for s in spans if s is not None and s.start is not None and s.end is not None]


def read(extractor: Extractor, cases: Sequence[Composed]) -> Iterator[Judged]:
    """Each case judged, in order."""
    for first in range(0, len(cases), BATCH):
        batch = cases[first : first + BATCH]
        for case, claims in zip(batch, extractor.read_texts([c.text for c in batch]), strict=True):
            yield judge(case, claims)


def is_own(judged: Judged) -> bool:
    """Whether who stands there does it."""
    case = judged.case
    return _is_named(case, [case.who])


def table(results: Sequence[Judged]) -> Iterator[str]:
    """Figures by family: sentences, events told, inverted, and of those with a named doer how many have it."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in results:
        groups[one.case.family].append(one)
    yield f"{'family':14} {'all':>5} {'told':>5} {'inverted':>9} {'doer found':>11}"
    for name, members in groups.items():
        told = sum(m.told for m in members)
        bad = sum(m.inverted for m in members if not is_own(m))
        named = [m for m in members if m.case.doer is not None]
        yield f"{name:14} {len(members):5} {told:5} {bad:9} {sum(m.found for m in named):6} of {len(named)}"


def main() -> None:
    """Prints the table, and with --all what is read wrong."""
    import extract

    results = list(read(extract.load(), list(Composer().cases(ROUNDS))))
    if "--all" in sys.argv:
        for one in results:
            wrong = not one.found if is_own(one) else one.inverted
            if wrong or (one.case.doer is not None and not one.found):
                kind = "inverted" if one.inverted and not is_own(one) else "lost" if one.told else "untold"
                print(f"{kind}\t{one.case.family}\t{one.case.shape}\t{one.confidence:.2f}\t{one.case.text!r}")
    print("\n".join(table(results)))


if __name__ == "__main__":
    main()

"""A battery, written and read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.author.battery.clause import Grammar
from extract.author.battery.draw import draw
from extract.author.battery.inflect import Inflection
from extract.author.battery.judge import Judge
from extract.author.battery.page import Outcome
from extract.author.battery.rules import Battery, load_battery, units_of
from extract.author.battery.write import Case, Writer
from extract.errors import ExtractError
from extract.model import Article
from extract.pack.frames import Frames
from extract.pack.messages import nearest
from extract.pipeline import Extractor

BATCH = 256
SEED = 14


@dataclass(frozen=True)
class Written:
    """The cases of a battery, and what of its file and of the frames no case stands for."""

    cases: list[Case]
    left_out: list[str]


def write_battery(
    packs: Sequence[str | Path],
    frames: Frames,
    count: int,
    *,
    core: bool = True,
    only: str | None = None,
    shapes: Collection[str] = (),
    seed: int = SEED,
) -> Written:
    """`count` sentences, the same for the same seed: of one type or class, of some shapes, or of all.

    Raises ExtractError where nothing is called so, or the battery names what the frames don't have.
    """
    battery = load_battery(packs, core=core)
    units, left_out = units_of(battery, frames)
    if only is not None:
        known = sorted({unit.type for unit in units} | {unit.class_ for unit in units})
        units = [unit for unit in units if only in (unit.type, unit.class_)]
        if not units:
            raise ExtractError(f'no type or class "{only}" in the battery. {nearest(only, known)}')
    writer = Writer(battery, frames, _grammar(battery))
    return Written(list(draw(writer, units, count, seed, shapes)), left_out)


def read_battery(extractor: Extractor, cases: Sequence[Case]) -> Iterator[Outcome]:
    """An Outcome for each case, in their order."""
    judge = judge_of(extractor.rulebook.frames)
    for first in range(0, len(cases), BATCH):
        batch = cases[first : first + BATCH]
        for case, claims in zip(batch, extractor.read_texts([c.text for c in batch]), strict=True):
            problem = judge.problem(case, claims)
            yield Outcome(case, f"no claim: {_why(extractor, case)}" if problem == "no claim" else problem)


def judge_of(frames: Frames) -> Judge:
    """A judge of what is read by these frames."""
    strengths: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for name, frame in frames.frames.items():
        for class_, strength in frame.units.items():
            for unit in frames.classes[class_].units():
                strengths[unit][name] = strength
    roles = [(name, role.is_) for frame in frames.frames.values() for name, role in frame.roles.items()]
    return Judge(strengths, frozenset(name for name, is_ in roles if is_ == "ground"))


def _why(extractor: Extractor, case: Case) -> str:
    """What became of the reading that was wanted: not seen, without a filler, or under the bar."""
    doc = extractor.mentions(Article(id="case", uri="case", text=case.text)).doc
    marks = [(start, end) for role, start, end in case.spans if role in ("trigger", "light")]
    seen = False
    for sight in extractor.stages.sights(doc):
        for trigger in sight.triggers:
            at = doc[trigger.token].idx
            if case.unit.type not in trigger.types or not any(start <= at < end for start, end in marks):
                continue
            seen = True
            if any(reading.type == case.unit.type for reading in sight.readings(trigger)):
                return "under the bar"
    return "without a filler" if seen else "not seen as a unit"


def _grammar(battery: Battery) -> Grammar:
    return Grammar(Inflection(battery.irregular, frozenset(battery.doubled)), battery.again)

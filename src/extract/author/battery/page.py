"""The outcome of a battery in lines for people: shares by shape, adjunct and type, and what fails by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.author.battery.write import Case


@dataclass(frozen=True)
class Outcome:
    """A case and what is wrong with what was read in it; "" where it is right."""

    case: Case
    problem: str


def share(outcomes: Sequence[Outcome]) -> float:
    """The share that is right, in percent; 100 where there is none."""
    return 100 * sum(not o.problem for o in outcomes) / len(outcomes) if outcomes else 100.0


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The share right by shape, by adjunct, by type and by strength."""
    by: tuple[tuple[str, Callable[[Case], str]], ...] = (
        ("shape", lambda c: c.shape),
        ("adjunct", lambda c: c.adjunct),
        ("type", lambda c: c.unit.type),
        ("part of speech", lambda c: c.unit.kind),
        ("strength", lambda c: str(c.unit.strength)),
    )
    for name, key in by:
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            groups[key(outcome.case)].append(outcome)
        yield f"by {name}"
        for group, members in sorted(groups.items(), key=lambda row: (share(row[1]), row[0])):
            yield f"  {share(members):5.1f}% of {len(members):6,}  {group}"


def kinds(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What fails by problem, class and shape, the most frequent first, with its units, adjuncts and one sentence."""
    groups: dict[tuple[str, str, str], list[Outcome]] = defaultdict(list)
    total: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        case = outcome.case
        total[case.unit.class_, case.shape] += 1
        if outcome.problem:
            groups[outcome.problem, case.unit.class_, case.shape].append(outcome)
    for (problem, class_, shape), members in sorted(groups.items(), key=lambda row: (-len(row[1]), row[0])):
        yield f"{len(members):4} of {total[class_, shape]:3}  {class_} {shape}: {problem}"
        units, adjuncts = [o.case.unit.text for o in members], [o.case.adjunct for o in members]
        yield f"             {_counted(units)}; {_counted(adjuncts)}"
        yield f"             {members[0].case.sentence}"


def every(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Each sentence that fails, one a line: problem, class, unit, shape, adjunct, sentence."""
    for o in outcomes:
        if o.problem:
            unit = o.case.unit
            yield "\t".join((o.problem, unit.class_, unit.text, o.case.shape, o.case.adjunct, o.case.sentence))


def _counted(words: Sequence[str]) -> str:
    counts = Counter(words).most_common(5)
    more = len(set(words)) - len(counts)
    return ", ".join(f"{word} {n}" if n > 1 else word for word, n in counts) + (f", {more} more" if more > 0 else "")

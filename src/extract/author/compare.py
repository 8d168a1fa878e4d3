"""Two files of claims: what was gained, lost and changed, by rule and type, with the sentences."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extract.errors import InputError, Where

STATUS = ("polarity", "certainty", "modality")


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared of a claim."""

    id: str
    document: str
    type: str
    rule: str
    start: int
    trigger: str
    facts: tuple[tuple[str, str], ...]
    sentence: str


@dataclass
class Difference:
    """Claims of the new file only, of the old only, and those that say something else of the same trigger."""

    gained: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)
    same: int = 0

    def counts(self) -> dict[str, dict[str, Counter[str]]]:
        """gained, lost, changed -> by type and by rule -> how many."""
        rows = {"gained": self.gained, "lost": self.lost, "changed": [new for _, new in self.changed]}
        return {
            name: {"type": Counter(row.type for row in found), "rule": Counter(row.rule for row in found)}
            for name, found in rows.items()
        }


def compare(old: str, new: str) -> Difference:
    """The difference of two files of claims. Raises InputError for a line that is no claim."""
    before = {row.id: row for row in _rows(old)}
    after = {row.id: row for row in _rows(new)}
    found = Difference(same=len(before.keys() & after.keys()))
    lost: defaultdict[tuple[str, int, str], list[Row]] = defaultdict(list)
    for row in before.values():
        if row.id not in after:
            lost[_key(row)].append(row)
    for row in after.values():
        if row.id not in before:
            others = lost.get(_key(row))
            if others:
                found.changed.append((others.pop(0), row))
            else:
                found.gained.append(row)
    found.lost = [row for rows in lost.values() for row in rows]
    for rows in (found.gained, found.lost):
        rows.sort(key=lambda row: (row.document, row.start, row.type))
    found.changed.sort(key=lambda pair: (pair[1].document, pair[1].start, pair[1].type))
    return found


def _key(row: Row) -> tuple[str, int, str]:
    return row.document, row.start, row.type


def _rows(path: str) -> Iterator[Row]:
    try:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(line, Where(path, number))
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror}).", "Check the path.") from None


def _row(line: str, where: Where) -> Row:
    try:
        claim: dict[str, Any] = json.loads(line)
        return Row(
            id=claim["id"],
            document=claim["document"]["id"],
            type=claim["type"],
            rule=claim["rule"]["id"],
            start=claim["trigger"]["start"],
            trigger=claim["trigger"]["text"],
            facts=tuple(_facts(claim)),
            sentence=" ".join(claim["evidence"]["text"].split()),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(where, f"no claim ({error}).", "Give two outputs of extract run.") from None


def _facts(claim: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for argument in claim["arguments"]:
        yield argument["role"], argument["text"]
    for source in claim["sources"]:
        yield "source", source["text"] or "nobody named"
    if claim["time"]:
        yield "time", claim["time"]["value"] or claim["time"]["text"]
    for name in STATUS:
        yield name, claim[name]


def changes(old: Row, new: Row) -> str:
    """What became other, fact by fact."""
    gone = [f"-{name} {text!r}" for name, text in old.facts if (name, text) not in new.facts]
    come = [f"+{name} {text!r}" for name, text in new.facts if (name, text) not in old.facts]
    return ", ".join([*gone, *come]) or "entities, counts or quantities"


def as_text(found: Difference, show: int) -> Iterator[str]:
    """A table by type and rule, then the first `show` claims of each kind with their sentences."""
    yield f"{found.same} same, {len(found.gained)} gained, {len(found.lost)} lost, {len(found.changed)} changed"
    counts = found.counts()
    for group in ("type", "rule"):
        names = sorted({name for kind in counts.values() for name in kind[group]})
        for name in names:
            figures = "  ".join(f"{sign}{counts[kind][group][name]}" for kind, sign in _SIGNS.items())
            yield f"  {group} {name:32} {figures}"
    for kind, rows in (("gained", found.gained), ("lost", found.lost)):
        for row in rows[:show]:
            said = ", ".join(f"{name} {text!r}" for name, text in row.facts if name not in STATUS)
            yield f"{_SIGNS[kind]} {row.type} {row.trigger!r} ({row.rule}): {said}"
            yield f"    {row.document}: {row.sentence}"
    for old, new in found.changed[:show]:
        yield f"~ {new.type} {new.trigger!r} ({new.rule}): {changes(old, new)}"
        yield f"    {new.document}: {new.sentence}"


_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}

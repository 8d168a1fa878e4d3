"""Two files of claims: what was gained, lost and changed, by rule and type, with the sentences."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.read.claimfile import claim_rows
from extract.terminal import one_line
from extract.write.identity import SAYS

STATUS = ("polarity", "certainty", "modality")


@dataclass(frozen=True, slots=True)
class Row:
    """What is compared of a claim; `said` is a digest of everything that it says."""

    said: str
    document: str
    text: str
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
    """The difference of two files of claims. Raises InputError for a line that is no claim.

    Claims are the same where they say the same of one document; an article of another id with the same text is the
    same document, where only one of the files knows each id.
    """
    before, after = list(_rows(old)), list(_rows(new))
    names = _renamed(before, after)
    left = {(names.get(row.document, row.document), row.said): row for row in before}
    found = Difference()
    lost: defaultdict[tuple[str, int, str], list[Row]] = defaultdict(list)
    come = []
    for row in after:
        if left.pop((row.document, row.said), None):
            found.same += 1
        else:
            come.append(row)
    for (document, _), row in left.items():
        lost[document, row.start, row.type].append(row)
    for row in come:
        others = lost.get((row.document, row.start, row.type))
        if others:
            found.changed.append((others.pop(0), row))
        else:
            found.gained.append(row)
    found.lost = [row for rows in lost.values() for row in rows]
    for rows in (found.gained, found.lost):
        rows.sort(key=lambda row: (row.document, row.start, row.type))
    found.changed.sort(key=lambda pair: (pair[1].document, pair[1].start, pair[1].type))
    return found


def _renamed(before: Sequence[Row], after: Sequence[Row]) -> dict[str, str]:
    """Documents of the old file that have another id in the new one: old id -> new id."""
    old, new = ({row.document: row.text for row in rows} for rows in (before, after))
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(new.keys() - old.keys()):
        homes[new[document]].append(document)
    gone = sorted(old.keys() - new.keys())
    return {document: homes[old[document]].pop(0) for document in gone if homes.get(old[document])}


def _rows(path: str) -> Iterator[Row]:
    for _, claim in claim_rows(path):
        yield Row(
            said=_digest({name: claim.get(name) for name in SAYS}),
            document=claim["document"]["id"],
            text=claim["document"]["sha256"],
            type=claim["type"],
            rule=claim["rule"]["id"],
            start=claim["trigger"]["start"],
            trigger=claim["trigger"]["text"],
            facts=tuple(_facts(claim)),
            sentence=" ".join(claim["evidence"]["text"].split()),
        )


def _digest(said: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _facts(claim: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for argument in claim["arguments"]:
        yield argument["role"], argument["text"]
    for source in claim["sources"]:
        yield "source", source.get("text") or "nobody named"
    time = claim.get("time")
    if time:
        yield "time", time.get("value") or time["text"]
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
            yield f"    {one_line(row.document)}: {row.sentence}"
    for old, new in found.changed[:show]:
        yield f"~ {new.type} {new.trigger!r} ({new.rule}): {changes(old, new)}"
        yield f"    {one_line(new.document)}: {new.sentence}"


_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}

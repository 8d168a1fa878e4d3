"""How the readings of each trigger of a sentence were scored, as plain data and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from extract.events.choice import Sight
from extract.events.features import Entry
from extract.events.readings import Reading
from extract.events.scorer import amount
from extract.events.triggers import Trigger
from extract.pack.frames import Table
from extract.syntax.text import Text

LEAST = 0.3
"""Log-odds from which an entry is shown: what is less changes the odds by a third at most."""
MOST, OTHERS = 6, 2
"""Entries of a reading that are shown in words, and readings beside the best."""


def scores_of(doc: Text, sight: Sight, bar: float, matter: Callable[[Trigger], str | None]) -> list[dict[str, Any]]:
    """The triggers of a sentence, each with its readings, the best first; `told` where it is over the bar.

    `matter`: the other matter for which a trigger is not told all the same.

    A type that the weights don't know has none: its constructions tell it.
    """
    found = []
    counted = sight.filling.frames.counted
    for trigger in sight.triggers:
        readings = [_reading(doc, sight, reading) for reading in sight.readings(trigger) if reading.type in counted]
        if readings:
            other = matter(trigger) if readings[0]["chance"] >= bar else None
            told = readings[0]["chance"] >= bar and other is None
            found.append({"trigger": doc[trigger.token].text, "told": told, "matter": other, "readings": readings})
    return found


def _reading(doc: Text, sight: Sight, reading: Reading) -> dict[str, Any]:
    fillers = []
    beside = {(i, rival.role): entries for i, rival, entries in sight.filling.rivals(reading.trigger, reading.type)}
    for taken in reading.taken:
        index = reading.trigger.candidates.index(taken.candidate)
        alone = sight.filling.entries(reading.trigger, reading.type, index, taken.role)
        entries = [*alone, *beside[index, taken.role]]
        mention = taken.candidate.mention
        fillers.append(
            {
                "role": taken.role,
                "text": doc.text[mention.start : mention.end],
                "chance": round(taken.chance, 2),
                "path": " ".join(taken.candidate.steps or ()) or None,
                "read as": taken.read.words,
                "parts": _parts(sight.filling.columns.table, entries),
            }
        )
    return {
        "type": reading.type,
        "chance": round(reading.chance, 2),
        "unit": reading.trigger.found[reading.type].unit.class_ if reading.type in reading.trigger.found else None,
        "construction": relation.rule if (relation := reading.trigger.relation(reading.type)) else None,
        "fillers": fillers,
        "parts": _parts(sight.scoring.scorer.table, reading.entries),
    }


def _parts(table: Table, entries: Iterable[Entry]) -> list[list[Any]]:
    """Entries with their log-odds, the heaviest first."""
    rows = [(e[0], e[1], round(table.weight(e[0], e[1]) * amount(e), 2)) for e in entries]
    return [list(row) for row in sorted(rows, key=lambda row: -abs(row[2])) if abs(row[2]) >= LEAST]


def in_words(scores: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """For the terminal: the best reading of each trigger and what spoke for it, then those that it beat."""
    for row in scores:
        best = row["readings"][0]
        verdict = "told" if row["told"] else f"left out as {row['matter']}" if row["matter"] else "not told"
        yield f'"{row["trigger"]}" as {best["type"]} {best["chance"]:.2f}, {verdict}: {_summed(best["parts"])}'
        for filler in best["fillers"]:
            way = filler["path"] or "no path"
            yield f'  {filler["role"]} "{filler["text"]}" {filler["chance"]:.2f} ({way}; {filler["read as"]})'
        others = [f"{other['type']} {other['chance']:.2f}" for other in row["readings"][1 : 1 + OTHERS]]
        if others:
            yield f"  or else {', '.join(others)}"


def _summed(parts: Iterable[list[Any]]) -> str:
    return ", ".join(f"{group} {key} {weight:+.1f}" for group, key, weight in list(parts)[:MOST]) or "nothing"

"""assemble on a hand-made database: a record of a launch ends as one event of its day and class; days don't mix."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.assemble.compatibility import compatibility_of
from extract.assemble.events import assemble
from extract.assemble.model import Event
from extract.model import Article
from extract.pipeline import Extractor

GOLD = Path(__file__).parents[3] / "shared" / "gold"
ROWS, SCORER = GOLD / "provocations.dev.jsonl", GOLD / "score_provocations.py"
KINDS = ("Missile Provocation", "Nuclear Provocation")
RIGHT, MIXED, WRONG = 0.9, 0.03, 0.0
PART = 0 if os.environ.get("WHOLE") else 90  # records, of 267; `WHOLE=1 pytest` on this file reads all

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROWS.exists() and SCORER.exists()), reason="no ../shared/gold with the provocations"),
]


def fitting(name: str) -> set[str] | None:
    """The classes that fit a record's event, by the table of the database's own scorer."""
    scope: dict[str, Any] = {"__name__": "scorer"}
    exec(SCORER.read_text(encoding="utf-8"), scope)
    known = name.lower().replace("lanuch", "launch")
    return next((set(classes.split()) for key, classes in scope["FITS"] if key in known), None)


def article_of(row: dict[str, Any]) -> Article:
    return Article(id=row["id"], uri=row["id"], text=row["text"], published=date.fromisoformat(row["published"]))


def everything(extractor: Extractor) -> Extractor:
    """The same stages, with articles of other domains read too."""
    return Extractor(extractor.rulebook, extractor.nlp, exhaustive=True, stages=extractor.stages)


def test_records_of_launches_end_as_one_event_each(extractor: Extractor) -> None:
    rows = {row["id"]: row for row in map(json.loads, ROWS.read_text(encoding="utf-8").splitlines()[-PART:])}
    claims = [
        claim.model_dump(mode="json", by_alias=True)
        for reading in everything(extractor).read_many(map(article_of, rows.values()))
        for claim in reading.claims
    ]
    of_document: defaultdict[str, list[Event]] = defaultdict(list)
    for event in assemble(claims, compatibility_of(extractor.rulebook)):
        for document in event.documents if event.type == "test" else ():
            of_document[document].append(event)
    wanted = [row for row in rows.values() if row["kind"] in KINDS]
    right: dict[str, Event] = {}
    found = 0
    for row in wanted:
        classes = fitting(row["event"])
        fit = [
            event
            for event in of_document[row["id"]]
            if (event.time.value or "").split("/")[-1] == row["published"]
            and (classes is None or classes & set(event.weapon_classes))
        ]
        found += len(fit) == 1
        right |= {event.id: event for event in fit}
    mixed = [event for event in right.values() if len({rows[doc]["published"] for doc in event.documents}) > 1]
    assert found / len(wanted) >= RIGHT
    assert len(mixed) / len(right) <= MIXED
    days = {claim["id"]: (claim["time"] or {}).get("value") for claim in claims}
    of = {claim["id"]: claim["document"]["id"] for claim in claims}
    wrong = [e for e in mixed if not all(recalled(e, claim, days, rows[of[claim]]) for claim in e.claims)]
    assert len(wrong) / len(right) <= WRONG


def recalled(event: Event, claim: str, days: dict[str, str | None], row: dict[str, Any]) -> bool:
    """Whether a claim belongs to an event's day: its record is of that day, or itself dates the event to it."""
    return event.time.value in (row["published"], days[claim])

"""Gold files and claim files -> the same plain records, so that one can be laid against the other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from extract.errors import InputError, Where
from extract.model import PLAIN
from extract.plural import many
from extract.read.claimfile import claims_file, lines_in

Span = tuple[int, int]
T = TypeVar("T")
STRICT = ConfigDict(strict=True)  # files hold what they hold; a ValidationError is a ValueError


@dataclass(frozen=True, slots=True, config=STRICT)
class Part:
    """An argument: its role, where it stands, what it was resolved to, and whether by what stands elsewhere."""

    role: str
    span: Span
    country: str | None = None
    class_: str | None = None
    count: int | None = None
    value: float | None = None
    unit: str | None = None
    refers: bool = False


BODY = "body"


@dataclass(frozen=True, slots=True, config=STRICT)
class Record:
    """A claim as the scorer sees it; `sources` are the spans of their names, None where there is no name.

    `optional`: whether annotators differ on it; `section`: where it stands. Scores are of the body alone.
    `dated`: whether the value of its time was asked for; Label Studio's annotators mark its words alone.
    """

    type: str
    trigger: Span
    text: str
    parts: tuple[Part, ...]
    sources: tuple[Span | None, ...]
    time: str | None
    status: Mapping[str, str]
    optional: bool = False
    section: str = BODY
    rule: str | None = None
    confidence: float | None = None
    dated: bool = True


HOLDS = "GOLD holds a document a line, CLAIMS a claim a line."


def load_gold(path: str) -> dict[str, list[Record]]:
    """Gold claims by document: one document a line, as the annotation guidelines say."""
    return dict(_each(path, lambda row: (row["doc"], [_gold_record(claim) for claim in row["claims"]])))


def load_claims(path: str) -> dict[str, list[Record]]:
    """Claims of the output by document: one claim a line; sources that were inferred are left out."""
    documents: dict[str, list[Record]] = defaultdict(list)
    for document, record in _each(path, lambda row: (row["document"]["id"], _claim_record(row))):
        documents[document].append(record)
    return dict(documents)


def check_comparable(gold: str, wanted: Mapping[str, object], claims: str, given: Mapping[str, object]) -> None:
    """Raises InputError where figures would be zeros of no meaning: no gold at all, or claims of other documents."""
    if not wanted:
        raise InputError(gold, "no documents in it.", HOLDS)
    if given and not wanted.keys() & given.keys():
        here, there = (f"{many(len(each), 'document')}, as {next(iter(each))!r}" for each in (given, wanted))
        what = f"claims of no document of {gold} ({here}; the gold has {there})."
        raise InputError(
            claims, what, 'A "doc" of GOLD must be the "document.id" of its claims: read the same articles.'
        )


def _each(path: str, convert: Callable[[dict[str, Any]], T]) -> Iterator[T]:
    try:
        with claims_file(path) as stream:
            for line in lines_in(stream):
                yield _converted(line.data.decode("utf-8"), Where(path, line.number), convert)
    except UnicodeDecodeError as error:
        raise InputError(path, f"no UTF-8 (byte {error.start}).", "Save it as UTF-8.") from None


def _converted(line: str, where: Where, convert: Callable[[dict[str, Any]], T]) -> T:
    try:
        return convert(json.loads(line))
    except json.JSONDecodeError as error:
        what = f"no JSON ({error.msg.removesuffix(' at')} at column {error.colno})."
        raise InputError(where, what, "One object a line.") from None
    except RecursionError:
        raise InputError(where, "JSON nested too deeply.", HOLDS) from None
    except KeyError as error:
        raise InputError(where, f"no {error} in it.", HOLDS) from None
    except (TypeError, ValueError, AttributeError):
        what = f"not in the form of a record (found {line.strip()[:60]!r})."
        raise InputError(where, what, HOLDS) from None


def _gold_record(claim: Mapping[str, Any]) -> Record:
    return Record(
        type=claim["type"],
        trigger=_span(claim["trigger"]),
        text=claim.get("trigger_text", ""),
        parts=tuple(map(_gold_part, claim["args"])),
        sources=tuple(_span(source["span"]) if source["span"] else None for source in claim["sources"]),
        time=(claim.get("time") or {}).get("value"),
        status={name: claim[name] for name in PLAIN},
        optional=bool(claim.get("optional")),
        section=claim.get("section", BODY),
        dated="value" in (claim.get("time") or {"value": None}),
    )


def _gold_part(part: Mapping[str, Any]) -> Part:
    return Part(
        part["role"],
        _span(part["span"]),
        part.get("country"),
        part.get("class"),
        part.get("count"),
        part.get("value"),
        part.get("unit"),
    )


def _claim_record(claim: Mapping[str, Any]) -> Record:
    trigger = claim["trigger"]
    sources = (source for source in claim["sources"] if not source.get("inferred"))
    return Record(
        type=claim["type"],
        trigger=(trigger["start"], trigger["end"]),
        text=trigger["text"],
        parts=tuple(map(_claim_part, claim["arguments"])),
        sources=tuple(_ends(source) if source.get("start") is not None else None for source in sources),
        time=(claim.get("time") or {}).get("value"),
        status={name: claim[name] for name in PLAIN},
        rule=(claim.get("rule") or {}).get("id"),
        confidence=claim.get("confidence"),
    )


def _claim_part(part: Mapping[str, Any]) -> Part:
    entity = part.get("entity") or {}
    quantity = part.get("quantity") or {}
    return Part(
        part["role"],
        _ends(part),
        entity.get("country"),
        entity.get("class"),
        part.get("count"),
        quantity.get("value"),
        quantity.get("unit"),
        part.get("antecedent") is not None,
    )


def _span(pair: list[int]) -> Span:
    start, end = pair
    return start, end


def _ends(span: Mapping[str, Any]) -> Span:
    return span["start"], span["end"]

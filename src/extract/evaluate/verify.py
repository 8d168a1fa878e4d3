"""Claims file -> everything that is wrong in it: form, ids, duplicates, links, spans, articles."""

from __future__ import annotations

import contextlib
import difflib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import BinaryIO

from pydantic import ValidationError

from extract.errors import Problem, Where
from extract.evaluate.against_texts import Documents, check_texts
from extract.evaluate.spans import spans_of
from extract.model import Claim
from extract.read import Item
from extract.read.claim_counts import CUT, miscounted
from extract.read.claimfile import Line, check_version, claims_file, lines_in, refuse_others
from extract.write.identity import claim_id

AGAIN = "Run `extract run` again; a claim is not edited by hand."


@dataclass
class Verified:
    """What was looked at, filled while the problems are given out."""

    claims: int = 0
    documents: int = 0
    compared: int = 0
    notes: list[str] = field(default_factory=list)


def verify(path: str, articles: Iterable[Item] | None, seen: Verified) -> Iterator[Problem]:
    """Every problem of the file, by line; then, with articles, every span against the text.

    Memory holds an id, a line number and an offset a claim, never the claims. Raises InputError for a file that can't
    be read, or of a schema version that this program doesn't read.
    """
    with claims_file(path) as stream:
        refuse_others(stream, path)
        documents = Documents()
        yield from _check_lines(stream, path, seen, documents)
        yield from documents.copies(path)
        wrong = miscounted(path)
        if wrong:
            yield Problem(Where(path), wrong, CUT)
        seen.documents = len(documents.places)
        if articles is not None:
            yield from check_texts(stream, path, articles, documents, seen.notes)
            seen.compared = documents.compared


def _check_lines(stream: BinaryIO, path: str, seen: Verified, documents: Documents) -> Iterator[Problem]:
    first: dict[str, int] = {}
    links: list[tuple[int, str, str]] = []
    for line in lines_in(stream):
        seen.claims += 1
        where = Where(path, line.number)
        if not line.data.endswith(b"\n"):
            yield Problem(where, "the last line has no end.", "The file may be cut off. " + AGAIN)
        try:
            claim = Claim.model_validate_json(line.data, strict=True)
        except ValidationError as error:
            with contextlib.suppress(ValueError, RecursionError):
                check_version(json.loads(line.data), where)
            yield from _form(error, where)
            continue
        check_version({"schema_version": claim.schema_version}, where)
        yield from check_claim(claim, where)
        yield from _check_unique(claim, where, first, line)
        yield from documents.add(claim, where, line)
        links += [(line.number, link.type, link.claim) for link in claim.links]
    for number, kind, target in links:
        if target not in first:
            hint = "Links point to claims of the same run; were some left out?"
            yield Problem(Where(path, number), f"{kind} {target}, which is not in the file.", hint)


def check_claim(claim: Claim, where: Where) -> Iterator[Problem]:
    """What one claim alone shows: its id, spans as long as their texts, no link to itself."""
    expected = claim_id(claim)
    if claim.id != expected:
        yield Problem(where, f"id is {claim.id}, but what the claim says makes {expected}.", AGAIN)
    for name, span in spans_of(claim):
        if span.end - span.start != len(span.text):
            length = f"{span.start} to {span.end} is {span.end - span.start} characters, its text has {len(span.text)}"
            yield Problem(where, f"{name}: {length} ({_short(span.text)}).", "Offsets count code points. " + AGAIN)
    for number, source in enumerate(claim.sources):
        if len({source.text is None, source.start is None, source.end is None}) > 1:
            problem = f"sources[{number}]: text, start and end must be all there or all null."
            yield Problem(where, problem, AGAIN)
    if any(link.claim == claim.id for link in claim.links):
        yield Problem(where, f"{claim.id} links to itself.", AGAIN)


def _check_unique(claim: Claim, where: Where, first: dict[str, int], line: Line) -> Iterator[Problem]:
    earlier = first.setdefault(claim.id, line.number)
    if earlier != line.number:
        yield Problem(where, f"{claim.id} stands in line {earlier} too.", "Leave one of them out.")


def _form(error: ValidationError, where: Where) -> Iterator[Problem]:
    """The complaints of the schema, in the words of the house."""
    for one in error.errors(include_url=False):
        place = ".".join(str(part) for part in one["loc"])
        if one["type"] == "extra_forbidden":
            key = str(one["loc"][-1])
            near = [name for name in difflib.get_close_matches(key, _names(), 1) if name != key]
            hint = f'Did you mean "{near[0]}"?' if near else "`extract schema` prints what a claim has."
            yield Problem(where, f'unknown field "{place}".', hint)
        elif one["type"] == "json_invalid":
            yield Problem(where, f"no JSON ({one['msg']}).", "Each line must be one whole object.")
        else:
            found = "" if one["type"] == "missing" else f" (found {_short(one['input'])})"
            hint = "`extract schema` prints what a claim has."
            yield Problem(where, f"{place or 'the line'}: {one['msg'].lower()}{found}.", hint)


@cache
def _names() -> tuple[str, ...]:
    """Every name that a field of a claim or of a part of it has."""
    schema = Claim.model_json_schema(by_alias=True)
    parts = (schema, *schema["$defs"].values())
    return tuple(sorted({name for part in parts for name in part.get("properties", ())}))


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."

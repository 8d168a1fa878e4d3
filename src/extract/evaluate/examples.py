"""The examples in the rule files, run: marked sentences must give the claim they show, misses none of its type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.model import Claim
from extract.pipeline import Extractor
from extract.rulebook.schema import Example, Rule

_MARK = re.compile(r"\[(?P<text>[^\[\]|]+)\|(?P<role>[a-z_]+)\]")


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and the spans that were marked: (role, start, end)."""

    text: str
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Outcome:
    """What became of one example: `problem` is empty where it holds."""

    rule: str
    type: str
    example: Example
    problem: str


def unmark(marked: str) -> Marked:
    """`[Iran|actor] [fired|trigger] ...` as plain text with spans."""
    text, spans, cursor = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[cursor : match.start()]
        spans.append((match["role"], len(text), len(text) + len(match["text"])))
        text += match["text"]
        cursor = match.end()
    return Marked(text + marked[cursor:], tuple(spans))


def run_examples(extractor: Extractor, only: str | None = None) -> Iterator[Outcome]:
    """An Outcome for each example of each rule (of the rule `only`), in the order of the files."""
    for file in extractor.rulebook.types:
        for rule in file.rules:
            if only is None or rule.id == only:
                for example in rule.examples:
                    yield Outcome(rule.id, file.type, example, _check(extractor, file.type, rule, example))


def _check(extractor: Extractor, type_: str, rule: Rule, example: Example) -> str:
    marked = unmark(example.hit or example.miss or "")
    claims = extractor.read(marked.text)
    same = [c for c in claims if c.type == type_]
    if example.miss is not None or rule.none:
        wrong = [c for c in same if example.miss is not None or _overlaps(c, marked)]
        return f"expected no {type_} claim, found {_say(wrong[0])}" if wrong else ""
    best = next((c for c in same if _overlaps(c, marked)), None)
    if best is None:
        return f"no {type_} claim; found {'; '.join(map(_say, claims)) or 'nothing'}"
    missing = [role for role, start, end in marked.spans if role != "trigger" and not _has(best, role, start, end)]
    if missing:
        return f"no {', '.join(missing)}; found {_say(best)}"
    for name in ("polarity", "certainty", "modality"):
        wanted = getattr(example, name)
        if wanted is not None and getattr(best, name) != wanted:
            return f"{name} should be {wanted}, is {getattr(best, name)}"
    return ""


def _overlaps(claim: Claim, marked: Marked) -> bool:
    triggers = [(s, e) for role, s, e in marked.spans if role == "trigger"]
    return not triggers or any(s < claim.trigger.end and claim.trigger.start < e for s, e in triggers)


def _has(claim: Claim, role: str, start: int, end: int) -> bool:
    if role == "time":
        return claim.time is not None and claim.time.start < end and start < claim.time.end
    if role == "source":
        return any(s.start is not None and s.end is not None and s.start < end and start < s.end for s in claim.sources)
    return any(a.role == role and a.start < end and start < a.end for a in claim.arguments)


def _say(claim: Claim) -> str:
    arguments = ", ".join(f"{a.role}={a.text!r}" for a in claim.arguments)
    return f"{claim.type} {claim.trigger.text!r} ({claim.rule.id}: {arguments})"

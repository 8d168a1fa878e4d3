"""What was read in a sentence beside what must be: nothing, or what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.author.battery.write import Case
from extract.model import Claim

BESIDE = ("trigger", "light", "time", "source", "place")
"""Marks that are no role of the frame."""
Strengths = Mapping[tuple[str, str], Mapping[str, int]]
"""Part of speech and unit -> type -> strength."""


class Judge:
    """Knows which types a unit is of, and which roles are places."""

    def __init__(self, strengths: Strengths, grounds: frozenset[str]) -> None:
        self.strengths = strengths
        self.grounds = grounds

    def problem(self, case: Case, claims: Sequence[Claim]) -> str:
        """In a few words what is wrong; empty where the sentence is read right.

        A unit that another frame has at least as strongly may be read as that one, with the same fillers.
        """
        triggers = _spans(case, "trigger") + _spans(case, "light")
        there = [claim for claim in claims if _meets(triggers, claim.trigger.start, claim.trigger.end)]
        claim = next((c for c in there if c.type == case.unit.type), None)
        if claim is None:
            claim = next((c for c in there if self._as_good(case, c)), None)
            if claim is None:
                return f"read as {there[0].type}" if there else "no claim"
            return _time(case, claim) or _source(case, claim) or _status(case, claim)
        return self._roles(case, claim) or _time(case, claim) or _source(case, claim) or _status(case, claim)

    def _as_good(self, case: Case, claim: Claim) -> bool:
        types = self.strengths.get((case.unit.kind, case.unit.text), {})
        roles = [span for span in case.spans if span[0] not in BESIDE]
        spans = [(a.start, a.end) for a in claim.arguments]
        return types.get(claim.type, 0) >= case.unit.strength and all(_meets(spans, s, e) for _, s, e in roles)

    def _roles(self, case: Case, claim: Claim) -> str:
        for role, start, end in case.spans:
            if role in BESIDE:
                continue
            said = [a.role for a in claim.arguments if a.start < end and start < a.end]
            if role not in said:
                return f"{role} read as {said[0]}" if said else f"no {role}"
        for argument in claim.arguments:
            allowed = _spans(case, argument.role) + _spans(case, "trigger")
            allowed += _spans(case, "place") if argument.role in self.grounds else []
            if not _meets(allowed, argument.start, argument.end):
                return f"{argument.role} that is none"
        return ""


def _time(case: Case, claim: Claim) -> str:
    wanted = _spans(case, "time")
    if claim.time is None:
        return "no time" if wanted else ""
    return "" if _meets(wanted, claim.time.start, claim.time.end) else "time that is none"


def _source(case: Case, claim: Claim) -> str:
    wanted = _spans(case, "source")
    found = [(s.start, s.end) for s in claim.sources if s.start is not None and s.end is not None]
    if wanted:
        return "" if any(_meets(wanted, *span) for span in found) else "no source"
    actors = [(a.start, a.end) for a in claim.arguments]
    return "" if all(any(a < end and start < b for a, b in actors) for start, end in found) else "source that is none"


def _status(case: Case, claim: Claim) -> str:
    polarity = "negative" if case.mode == "negative" else "positive"
    modality = "planned" if case.mode == "planned" else case.unit.use.modality
    if claim.polarity != polarity:
        return f"read as {claim.polarity}"
    return "" if claim.modality == modality or case.mode == "negative" else f"read as {claim.modality}"


def _spans(case: Case, role: str) -> list[tuple[int, int]]:
    return [(start, end) for name, start, end in case.spans if name == role]


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)

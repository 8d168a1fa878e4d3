"""A claim -> one row of words: who, did, to whom, with what, when, where, who says so, how sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from extract.model import PLAIN
from extract.sentence import STATUS, TIME, TRIGGER, Part, Wording, clause_of, sentence_of, text_of, told

Row = Mapping[str, Any]
WHO = ("actor",)
WHOM = ("target", "recipient", "partner", "supplier", "overseer")
WHERE = ("location", "origin", "destination")
COLUMNS = ("who", "did", "to whom", "with what", "when", "where", "says who", "sure")
"""What a person asks of a claim, in this order."""


def cells_of(claim: Row, wording: Wording | None = None) -> dict[str, str]:
    """The claim (a record as written) by COLUMNS; what it doesn't say is empty."""
    parts = clause_of(claim, wording)
    named = WHO + WHOM + WHERE
    others = [argument for argument in claim["arguments"] if argument["role"] not in named]
    return {
        "who": _listed(claim, WHO, wording),
        "did": " ".join(part.text.strip() for part in parts if part.role in (STATUS, TRIGGER)),
        "to whom": _listed(claim, WHOM, wording),
        "with what": _joined(told(argument, wording) for argument in others),
        "when": when(claim, parts),
        "where": _listed(claim, WHERE, wording),
        "says who": says_who(claim, wording),
        "sure": sure(claim),
    }


def sentence(claim: Row, wording: Wording | None = None) -> str:
    """The claim in one sentence, without a full stop."""
    return text_of(sentence_of(claim, wording))


def when(claim: Row, parts: Iterable[Part] = ()) -> str:
    """The day, month, year or interval; else the words of the article."""
    time = claim.get("time") or {}
    return str(time.get("value") or next((part.text for part in parts if part.role == TIME), ""))


def says_who(claim: Row, wording: Wording | None = None) -> str:
    """The chain of sources, innermost first; those who deny or doubt are marked, and those without a name named so."""
    names = []
    for source in claim["sources"]:
        name = told(source, wording) if source.get("text") else "unnamed"
        names.append({"denies": f"{name} (denies)", "doubts": f"{name} (doubts)"}.get(source["stance"], name))
    return " < ".join(names)


def sure(claim: Row) -> str:
    """The confidence, and what takes away from the claim: possible, planned, denied ..."""
    marks = [claim[name] for name, plain in PLAIN.items() if claim[name] != plain]
    return " ".join((f"{claim['confidence']:.2f}", *marks))


def _listed(claim: Row, roles: tuple[str, ...], wording: Wording | None) -> str:
    return _joined(told(argument, wording) for argument in claim["arguments"] if argument["role"] in roles)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))

"""What somebody asks of claims: each filter a question with yes or no, all of them together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from extract.write.days import Days, days_of

Row = Mapping[str, Any]
Kinds = Callable[[str], Collection[str]]
"""A class of weapon -> itself and the classes that it is a kind of."""


@dataclass(frozen=True)
class Asked:
    """Filters; of several values of one any will do, and what is empty asks for nothing. `since` and `until` are days.

    `who`, `weapon` and `source` are found in names, words and ids, in any case; a country by its code too.
    """

    type: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    weapon: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    least: float = 0.0

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def passing(claims: Iterable[Row], asked: Asked, kinds: Kinds) -> Iterator[Row]:
    """The claims that every filter lets through, in their order."""
    return (claim for claim in claims if _passes(claim, asked, kinds))


def _passes(claim: Row, asked: Asked, kinds: Kinds) -> bool:
    arguments = claim["arguments"]
    text = " ".join(claim["evidence"]["text"].casefold().split())
    return (
        (not asked.type or claim["type"] in asked.type)
        and (not asked.who or _any(asked.who, [a for a in arguments if a["role"] != "weapon"]))
        and (not asked.weapon or _any_weapon(asked.weapon, [a for a in arguments if a["role"] == "weapon"], kinds))
        and (not asked.source or _any(asked.source, claim["sources"]) or _published_by(asked.source, claim["document"]))
        and (not asked.status or not set(asked.status).isdisjoint(statuses(claim)))
        and (not asked.document or claim["document"]["id"] in asked.document)
        and all(word.casefold() in text for word in asked.words)
        and _in_time(claim, asked)
        and claim["confidence"] >= asked.least
    )


def statuses(claim: Row) -> set[str]:
    """What can be asked of how it is told: actual, planned, possible, negative, denied and so on."""
    found = {claim["polarity"], claim["certainty"], claim["modality"]}
    stances = {source["stance"] for source in claim["sources"]}
    found |= {said for stance, said in (("denies", "denied"), ("doubts", "doubted")) if stance in stances}
    return found | ({"own-word"} if not claim["sources"] else set())


STATUSES = (
    *("positive", "negative", "certain", "probable", "possible", "actual", "planned", "hypothetical"),
    *("denied", "doubted", "own-word"),
)


def _any(asked: Sequence[str], parts: Iterable[Row]) -> bool:
    """Whether a part is called so: by a country's code, or a word of its text, name or id."""
    for part in parts:
        entity = part.get("entity") or {}
        if entity.get("country") in asked or entity.get("id") in asked:
            return True
        names = (part.get("text"), entity.get("name"), (part.get("antecedent") or {}).get("text"))
        said = [f" {' '.join(name.casefold().split())} " for name in names if name]
        if any(f" {' '.join(one.casefold().split())} " in name for one in asked for name in said):
            return True
    return False


def _any_weapon(asked: Sequence[str], parts: Sequence[Row], kinds: Kinds) -> bool:
    classes = {kind for part in parts for kind in kinds((part.get("entity") or {}).get("class") or "")}
    return not classes.isdisjoint(asked) or _any(asked, parts)


def _published_by(asked: Sequence[str], document: Row) -> bool:
    names = {(document.get(name) or "").casefold() for name in ("publisher", "agency")}
    return any(one.casefold() in names for one in asked)


def _in_time(claim: Row, asked: Asked) -> bool:
    """Whether the claim's time, or without one the day of its article, touches the days asked for."""
    if asked.since is None and asked.until is None:
        return True
    days: Days | None = days_of((claim.get("time") or {}).get("value")) or days_of(claim["document"].get("published"))
    if days is None:
        return False
    return (asked.since is None or days.last >= asked.since) and (asked.until is None or days.first <= asked.until)

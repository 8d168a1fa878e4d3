"""Whether one word stands in what another governs, and what a relative clause comments on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.syntax.words import Word

_CLAUSES = {"ccomp", "xcomp", "pcomp", "acl"}
_OBJECTS = {"dobj", "pobj", "nsubjpass"}


@dataclass(frozen=True, slots=True)
class Depth:
    """How a word stands below another: `direct` with at most a preposition between them, `clause` inside a clause."""

    direct: bool
    clause: bool


def depth_below(token: Word, above: Word) -> Depth | None:
    """ "denied that it had fired", "denied the attack": None where no object or clause leads down to the word."""
    chain = []
    while token.i != above.i:
        if token.head.i == token.i:
            return None
        chain.append(token.dep_)
        token = token.head
    if not any(dep in _CLAUSES | _OBJECTS for dep in chain):
        return None
    return Depth(len([dep for dep in chain if dep != "prep"]) == 1, any(dep in _CLAUSES for dep in chain))


def comments_above(verb: Word) -> bool:
    """ "..., which Kyiv denies", "accused Oslo of a raid, a charge it denies": a relative clause on what is told."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    aside = not objects and verb.head.dep_ in ("appos", "npadvmod")
    return verb.dep_ == "relcl" and (aside or any(c.tag_ in ("WDT", "WP") for c in objects))


def governors(token: Word) -> Iterator[Word]:
    """The words above a word, the nearest first."""
    yield from token.ancestors

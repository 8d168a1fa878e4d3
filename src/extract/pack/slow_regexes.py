"""Regular expressions that may take exponential time: a repetition inside a repetition with nothing fixed between.

The criterion is that of Weideman et al. 2016 in a plain form: an unbounded repetition whose body can be read in two
ways as one or as several passes, because its own unbounded part takes what the rest of the body takes, or because
two of its alternatives begin alike and are one character long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from extract.errors import Problem, Where

UNBOUNDED = 1000
_SAMPLE = [chr(n) for n in (*range(32, 127), 10, 9, 0xE9, 0x3042)]
Items = Sequence[tuple[Any, Any]]


def expression_problems(text: str, key: str, where: Where) -> Iterator[Problem]:
    """What is wrong with the expression that stands at `key`."""
    try:
        re.compile(text)
    except re.error as error:
        hint = "Write a Python regular expression."
        yield Problem(where, f'"{key}": not a pattern ({error.msg} at character {(error.pos or 0) + 1}).', hint)
        return
    found = danger(text)
    if found:
        hint = "Let one repetition end where the other begins, or bound it: {0,80}."
        yield Problem(where, f'"{key}": a pattern that may run for ever ({found}).', hint)


def danger(pattern: str) -> str:
    """What may run for ever, as text; empty where nothing does. The pattern must compile."""
    for items in _bodies(list(parser.parse(pattern))):
        if _ambiguous(items):
            return f"a repetition inside a repetition takes {_shown(items)} in many ways"
    return ""


def _bodies(items: Items) -> Iterator[Items]:
    """The body of every unbounded repetition, however deep."""
    for code, value in items:
        for inner in _inner(code, value):
            yield from _bodies(inner)
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[1] >= UNBOUNDED:
            yield list(value[2])


def _inner(code: Any, value: Any) -> Iterator[Items]:
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        yield list(value[2])
    elif code is codes.SUBPATTERN:
        yield list(value[3])
    elif code is codes.BRANCH:
        yield from (list(branch) for branch in value[1])
    elif code in (codes.ASSERT, codes.ASSERT_NOT):
        yield list(value[1])
    elif code is codes.ATOMIC_GROUP:
        yield list(value)


def _ambiguous(items: Items) -> bool:
    """Whether several passes over the body may take the same text as one."""
    flat = _flat(items)
    if len(flat) == 1 and flat[0][0] is codes.BRANCH:
        branches = [_flat(list(branch)) for branch in flat[0][1][1]]
        firsts = [_chars(branch[0]) for branch in branches if len(branch) == 1]
        alike = any(a & b for i, a in enumerate(firsts) for b in firsts[i + 1 :])
        return alike or any(_ambiguous(branch) for branch in branches)
    for i, item in enumerate(flat):
        if not _repeats(item):
            continue
        taken = _chars(item)
        rest = [other for j, other in enumerate(flat) if j != i]
        if taken and all(_optional(other) or (_single(other) and _chars(other) <= taken) for other in rest):
            return True
    return False


def _flat(items: Items) -> list[tuple[Any, Any]]:
    """The items with plain groups opened and assertions of place left out."""
    found: list[tuple[Any, Any]] = []
    for code, value in items:
        if code is codes.SUBPATTERN:
            found += _flat(list(value[3]))
        elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            found.append((code, value))
    return found


def _repeats(item: tuple[Any, Any]) -> bool:
    code, value = item
    if code not in (codes.MAX_REPEAT, codes.MIN_REPEAT) or value[1] < UNBOUNDED:
        return False
    inner = _flat(list(value[2]))
    return len(inner) == 1 and _single(inner[0])


def _optional(item: tuple[Any, Any]) -> bool:
    return item[0] in (codes.MAX_REPEAT, codes.MIN_REPEAT) and item[1][0] == 0


def _single(item: tuple[Any, Any]) -> bool:
    return item[0] in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY)


def _chars(item: tuple[Any, Any]) -> frozenset[str]:
    """The characters of a sample that one pass of the item may take."""
    code, value = item
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        inner = _flat(list(value[2]))
        return _chars(inner[0]) if len(inner) == 1 else frozenset()
    if code is codes.ANY:
        return frozenset(_SAMPLE) - {"\n"}
    if code is codes.LITERAL:
        return frozenset(chr(value))
    if code is codes.NOT_LITERAL:
        return frozenset(_SAMPLE) - {chr(value)}
    if code is codes.IN:
        return frozenset(char for char in _SAMPLE if _in(char, value))
    return frozenset()


def _in(char: str, value: Items) -> bool:
    inside = any(_member(char, code, what) for code, what in value if code is not codes.NEGATE)
    return inside != any(code is codes.NEGATE for code, _ in value)


def _member(char: str, code: Any, what: Any) -> bool:
    if code is codes.LITERAL:
        return bool(ord(char) == what)
    if code is codes.RANGE:
        return bool(what[0] <= ord(char) <= what[1])
    name = str(what).rsplit("_", 1)[-1].lower()
    found = bool(re.match({"digit": r"\d", "word": r"\w", "space": r"\s"}.get(name, r"(?!)"), char))
    return found != ("_NOT_" in str(what))


def _shown(items: Items) -> str:
    taken = next((_chars(item) for item in _flat(items) if _repeats(item)), frozenset("a"))
    return repr("a" if "a" in taken else min(taken, default="a"))

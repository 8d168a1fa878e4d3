"""Numbers as they are written, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DIGITS = re.compile(r"(\d[\d, ]*(?:\.\d+)?)[a-z']*$")
THOUSAND = 1000
MOST_DIGITS = 18
"""Of more digits nothing that news counts has; Python refuses to read some thousands of them."""
LARGEST = 1e24


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text; `value` is null where the words leave it open, `min` and `max` bound it."""

    value: float | None
    min: float | None = None
    max: float | None = None


def number_of(word: str) -> float | int | None:
    """The number that `word` writes in digits ("2,000", "10 000", "21st", "4.5"), an int where whole, else None."""
    found = DIGITS.match(word)
    if not found:
        return None
    digits = found[1].replace(",", "").replace(" ", "")
    if len(digits) > MOST_DIGITS:
        return None
    return float(digits) if "." in digits else int(digits)


def number_from(words: Sequence[str], classes: Mapping[str, Mapping[str, Any]]) -> Number:
    """The number that `words` write; `classes` are those of rules/measures/numbers.yml."""
    total: float = 0
    current: float = 0
    vague = False
    for word in words:
        digits = number_of(word)
        if digits is not None:
            current += digits
            continue
        if DIGITS.match(word):
            return Number(None)
        factor = classes["times"].get(word)
        if factor is not None:
            current = min((current or 1) * factor, LARGEST)
            if factor >= THOUSAND:
                total, current = total + current, 0
            continue
        vague = vague or word in classes["vague"]
        for name in ("cardinal", "group", "vague", "fraction"):
            if word in classes[name]:
                current += classes[name][word]
                break
    value = whole(total + current)
    return Number(None, min=value) if vague else Number(value)


def whole(value: float) -> float:
    """`value`, as an int where it is one; freed of the noise of binary fractions."""
    value = round(value, 6)
    return int(value) if value == int(value) else value

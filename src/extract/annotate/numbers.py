"""Numbers as they are written: digits to values, and counts of things before their noun."""

from __future__ import annotations

import re

DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)[a-z']*$")


def number_of(word: str) -> float | int | None:
    """The number that `word` begins with ("2,000", "21st", "4.5"), an int where it is whole, else None."""
    found = DIGITS.match(word)
    if not found:
        return None
    digits = found[1].replace(",", "")
    return float(digits) if "." in digits else int(digits)

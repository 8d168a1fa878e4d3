"""Numbers in messages: `1 article`, `2 articles`, `1 match`, `12,000 entries`."""

from __future__ import annotations


def many(count: int, noun: str, plural: str | None = None) -> str:
    """The number with its noun, in the singular for one; `plural` where it isn't the noun with an s."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"

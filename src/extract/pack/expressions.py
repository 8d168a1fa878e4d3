"""rules/times and rules/measures, typed: word classes, templates over them, and what a match is worth."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from extract.pack.schema import Strict


class Row(Strict):
    """One way in which an expression is worded: a template over word classes and macros."""

    id: str
    pattern: str
    value: dict[str, Any] = Field(default_factory=dict)
    guard: str | None = None
    not_before: str | None = None
    examples: tuple[dict[str, Any] | str, ...] = ()
    misses: tuple[str, ...] = ()


class Unit(Strict):
    """A unit: what it measures, what it is converted to, and the words for it."""

    dimension: str
    unit: str
    factor: float
    words: tuple[str, ...] = ()
    letter: tuple[str, ...] = ()
    hyphen: tuple[str, ...] = ()


class Currency(Strict):
    """A currency: the words or signs before and after an amount."""

    unit: str
    words: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    least: int = 0


class Expressions(Strict):
    """One file of rules/times or rules/measures."""

    published: date | None = None
    yields: Literal["measure", "count"] | None = None
    shapes: dict[str, str] = Field(default_factory=dict)
    core: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    words: dict[str, dict[Any, Any] | tuple[Any, ...]] = Field(default_factory=dict)
    macros: dict[str, str] = Field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    units: tuple[Unit, ...] = ()
    currencies: tuple[Currency, ...] = ()
    bounds: dict[str, str] = Field(default_factory=dict)

    def values_of(self, name: str) -> dict[str, Any]:
        """The words of a class with what each is worth; those of a plain list are worth themselves."""
        words = self.words.get(name, ())
        listed = words.items() if isinstance(words, dict) else ((word, word) for word in words)
        return {str(word): value for word, value in listed}

"""A claim -> every stretch of text in it, with the name of its place."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from extract.model import Claim, Span


def spans_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """("arguments[1].antecedent", span) and so on, however deep; a source without a name has none."""
    yield from _within("", claim)


def _within(place: str, value: object) -> Iterator[tuple[str, Span]]:
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _within(f"{place}[{number}]", part)
    elif isinstance(value, BaseModel):
        span = _span(value)
        if span is not None:
            yield place, span
        for name in type(value).model_fields:
            yield from _within(f"{place}.{name}" if place else name, getattr(value, name))


def _span(value: BaseModel) -> Span | None:
    """The span that the value is or, as a named source, has."""
    if isinstance(value, Span):
        return value
    text, start, end = (getattr(value, name, None) for name in ("text", "start", "end"))
    if isinstance(text, str) and isinstance(start, int) and isinstance(end, int):
        return Span(text=text, start=start, end=end)
    return None

"""What every test may use: one loaded pipeline for the whole session, and the spans of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from extract.pipeline import Extractor

Spans = Callable[[Any], Iterator[dict[str, Any]]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The core rules and the default model, loaded once."""
    from extract.pipeline import load

    return load()


def spans_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every part of a record that has a text and a place, however deep."""
    if isinstance(value, dict):
        if value.get("text") is not None and value.get("start") is not None:
            yield value
        for part in value.values():
            yield from spans_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans_of(part)


@pytest.fixture(scope="session")
def spans() -> Spans:
    return spans_of

"""What every test may use: one loaded pipeline for the whole session, and the spans of a record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from extract.model import Argument, Claim, DocumentRef, Entity, Evidence, Link, RuleRef, Source, Span, Trigger, When
from extract.write.identity import identity

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


def cut(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def make_claim(
    text: str,
    type: str,
    trigger: str,
    arguments: list[tuple[str, str, Entity | None]],
    *,
    document: str = "a",
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    time: tuple[str, str | None] | None = None,
    sources: list[tuple[str, Entity | None, str]] = [],  # noqa: B006 (never changed)
    links: tuple[Link, ...] = (),
    confidence: float = 0.9,
    **said: Any,
) -> Claim:
    """A claim read from a text by hand: every part is given by its words, the first time they stand in the text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    parts: dict[str, Any] = {
        "type": type,
        "trigger": Trigger(**cut(text, trigger), lemma=trigger),
        "arguments": tuple(Argument(**cut(text, words), role=role, entity=who) for role, words, who in arguments),
        "time": When(**cut(text, time[0]), value=time[1]) if time else None,
        "polarity": "positive",
        "certainty": "certain",
        "modality": "actual",
        "sources": tuple(
            Source(**cut(text, words), entity=who, stance=stance, kind="official", cue=Span(**cut(text, words)))  # type: ignore[arg-type]
            for words, who, stance in sources
        ),
        **said,
    }
    return Claim(
        id=identity(sha256, parts),
        evidence=Evidence(text=text, start=0, end=len(text), section="body"),
        document=DocumentRef(
            id=document,
            uri=f"{document}.txt",
            sha256=sha256,
            title=title,
            publisher=publisher,
            published=date.fromisoformat(published) if published else None,
        ),
        rule=RuleRef(id=f"{type}.by-hand", pack="core", version="0"),
        links=links,
        confidence=confidence,
        **parts,
    )


@pytest.fixture(scope="session")
def claim_of() -> Callable[..., Claim]:
    return make_claim

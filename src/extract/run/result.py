"""What reading one article gave, small and plain enough to go from one process to another and into a journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from extract.model import Article
from extract.run.setup import Setup
from extract.write.jsonl import claim_records, lines_of

if TYPE_CHECKING:
    from extract.pipeline import Reading


@dataclass(frozen=True, slots=True)
class Result:
    """The claims of one article as they are written, or why it could not be read or was not to be."""

    id: str
    content: str
    lines: bytes = b""
    types: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    error: str | None = None
    skipped: str | None = None
    seconds: float = field(default=0.0, compare=False)


class Engine(Protocol):
    """Something that reads articles, here or elsewhere."""

    setup: Setup

    def describe(self) -> dict[str, Any]:
        """Rules and model that are at work."""

    def __call__(self, articles: Iterable[Article]) -> Iterator[Result]:
        """The Result of each article, in order."""


def content_of(article: Article) -> str:
    """A digest of everything that an article brings: text, title, date, source, where it stands."""
    return hashlib.sha256(article.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()[:32]


def result_of(reading: Reading) -> Result:
    """The Result of a Reading."""
    article, claims = reading.article, reading.claims
    return Result(
        id=article.id,
        content=content_of(article),
        lines=lines_of(claim_records(claims)),
        types=tuple(claim.type for claim in claims),
        rules=tuple(claim.rule.id for claim in claims),
        error=reading.error,
        skipped=reading.skipped,
        seconds=reading.seconds,
    )


def failure(article: Article, why: str, seconds: float = 0.0) -> Result:
    """The Result of an article that could not be read."""
    return Result(article.id, content_of(article), error=why, seconds=seconds)

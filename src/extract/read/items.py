"""What reading yields: an article that was found, or the place and the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from extract.errors import Where
from extract.model import Article

LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """An article, where it stood, how many bytes of input it took, and what its reader would have people know."""

    article: Article
    where: Where
    size: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place that gives no article; `failed` where somebody asked for one and it cannot be had."""

    where: Where
    why: str
    failed: bool = False
    size: int = 0
    id: str | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


Item = Found | Skipped


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: our field -> the input's, the date of articles without one, the bytes one article may take."""

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    published: date | None = None
    limit: int = LIMIT

"""Claims with their sources out of arms news: `import extract; extract.load().read(text)`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.errors import ExtractError, InputError, RuleError
    from extract.model import Article, Claim
    from extract.pipeline import Extractor, Reading, load
    from extract.read import read_articles

__all__ = [
    "Article",
    "Claim",
    "ExtractError",
    "Extractor",
    "InputError",
    "Reading",
    "RuleError",
    "load",
    "read_articles",
]

HOMES = {
    "Article": "extract.model",
    "Claim": "extract.model",
    "ExtractError": "extract.errors",
    "Extractor": "extract.pipeline",
    "InputError": "extract.errors",
    "Reading": "extract.pipeline",
    "RuleError": "extract.errors",
    "load": "extract.pipeline",
    "read_articles": "extract.read",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that importing the package costs nothing."""
    if name not in HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}. It has {', '.join(__all__)}.")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

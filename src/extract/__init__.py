"""Claims with their sources out of arms news: `import extract; extract.load().read(text)`."""

from __future__ import annotations

import os
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

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
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
    if name in ("Extractor", "load"):
        for variable in ONE_THREAD:  # of matrix products: more of them, for sentences, cost more than they bring
            os.environ.setdefault(variable, "1")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

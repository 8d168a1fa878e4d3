"""Claims with their sources out of arms news.

>>> import extract
>>> extractor = extract.load()
>>> for claim in extractor.read("Iran launched two cruise missiles on Friday, state television said."):
...     print(claim)
Iran launched two cruise missiles on Friday, state television said

    load            rules and model -> Extractor
    Extractor       read, read_texts, read_many, read_batch, annotate, layers
    Claim           what is found: type, trigger, arguments, time, status, sources, evidence
    Article         a text with what is known of it
    Reading         an article with its claims, or why it has none
    read_articles   files, folders, globs -> Found (an article) or Skipped (why there is none)
    Options         how to read them: fields, dates, limits
    to_frame        claims -> pandas DataFrame
    ExtractError    what is expected to go wrong; InputError an input, RuleError the rules

On the command line: extract --help. Documentation: docs/ of the repository.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.errors import ExtractError, InputError, RuleError
    from extract.model import Article, Claim
    from extract.pipeline import Extractor, Reading, load
    from extract.read import Found, Options, Skipped, read_articles
    from extract.show.frame import to_frame

__all__ = [
    "Article",
    "Claim",
    "ExtractError",
    "Extractor",
    "Found",
    "InputError",
    "Options",
    "Reading",
    "RuleError",
    "Skipped",
    "load",
    "read_articles",
    "to_frame",
]

HOMES = {
    "Article": "extract.model",
    "Claim": "extract.model",
    "ExtractError": "extract.errors",
    "Extractor": "extract.pipeline",
    "Found": "extract.read",
    "InputError": "extract.errors",
    "Options": "extract.read",
    "Reading": "extract.pipeline",
    "RuleError": "extract.errors",
    "Skipped": "extract.read",
    "load": "extract.pipeline",
    "read_articles": "extract.read",
    "to_frame": "extract.show.frame",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that importing the package costs nothing."""
    if name not in HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}. It has {', '.join(__all__)}.")
    if name in ("Extractor", "load"):
        import_module("extract.installed").single_threaded()
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

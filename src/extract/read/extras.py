"""Libraries that not every installation has: loaded when first needed, and missed with the name of their extra."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from extract.errors import ExtractError

EXTRAS = {"trafilatura": "html", "lxml": "html", "ftfy": "html", "warcio": "warc", "zstandard": "zst"}
EXTRAS |= {"pypdf": "pdf", "docx": "docx", "feedparser": "feed"}


class MissingExtraError(ExtractError):
    """A library that the input needs is not installed."""


def need(module: str, purpose: str) -> ModuleType:
    """The module. Raises MissingExtraError, which says how to install it; `purpose` begins the message."""
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        install = f'pip install "extract-claims[{EXTRAS[library]}]"'
        raise MissingExtraError(f"{purpose} needs {library}, which is not installed. Install it: {install}.") from None

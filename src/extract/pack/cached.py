"""The rulebook of some packs as it was made the last time from the same files: what every command but a check wants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.cache import kept, no_collection
from extract.compiled_code import RULES
from extract.pack.load import load_rules, standing_of
from extract.pack.rulebook import Rulebook


def book_for(rules: Sequence[str | Path] = (), *, core: bool = True) -> Rulebook:
    """The rulebook of the core rules, unless they are left out, and these packs. Raises RuleError."""
    digest, folders = standing_of(rules, core=core)
    if digest is None:  # a pack that isn't there: say so
        return load_rules(rules, core=core)
    with no_collection():
        book = kept("rulebook", (digest,), lambda: load_rules(rules, core=core), RULES)
    return book.found_in(folders)

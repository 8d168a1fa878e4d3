"""What a process needs to know to read articles as any other of the run does, and one extractor a process by it."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extract.cache import code_digest

if TYPE_CHECKING:
    from extract.pack.schema import Pack
    from extract.pipeline import Extractor


@dataclass(frozen=True)
class Setup:
    """Rules, model and sections; hashable, and small enough to be sent with every task."""

    rules: tuple[str, ...] = ()
    model: str | None = None
    sections: tuple[str, ...] = ("title", "body")
    exhaustive: bool = False


@lru_cache(maxsize=2)
def extractor_of(setup: Setup) -> Extractor:
    """The extractor of this process; loaded once. Raises ExtractError."""
    from extract.pipeline import load

    extractor = load(setup.rules, setup.model, setup.sections, setup.exhaustive)
    gc.freeze()  # what is loaded stays: the collector need not look at it again and again
    return extractor


def about(extractor: Extractor) -> dict[str, Any]:
    """Which rules, which model and which library for its matrices were at work."""
    return described(extractor.rulebook.packs, extractor.rulebook.hash, extractor.nlp.meta)


def described(packs: Iterable[Pack], rules: str, meta: Mapping[str, Any]) -> dict[str, Any]:
    """The same out of the packs, the digest of their files, and the description of the model."""
    from extract.installed import matrices

    named = [{"pack": pack.name, "version": pack.version} for pack in packs]
    model = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return {"packs": named, "rules": rules, "model": model, "matrices": matrices()}


def fingerprint(described: dict[str, Any], setup: Setup) -> str:
    """A digest of all that decides what an article gives: rules, model, sections, and this program's own code."""
    parts = (described, setup.model, setup.sections, setup.exhaustive, code_digest())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

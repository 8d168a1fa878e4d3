"""What is measured: texts with gold of this repository, and those of a folder shared/gold beside or above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "gold"
SHARED = next((path / "shared" for path in ROOT.parents if (path / "shared" / "gold").is_dir()), None)

CLAIMS = "claims"
SCORERS = {  # the scorer of each other form, and what stands in its call before the gold
    "entities": ("score_layers.py", ("entities",)),
    "attribution": ("score_layers.py", ("attribution",)),
    "provocations": ("score_provocations.py", ()),
    "cases": ("score_cases.py", ()),
}
LAYERS = ("entities", "attribution")  # forms that are laid against `extract annotate`, the others against claims


@dataclass(frozen=True)
class GoldSet:
    """A set by name: its articles, its gold, and its form."""

    name: str
    articles: Path
    gold: Path
    form: str = CLAIMS


def sets() -> Iterator[GoldSet]:
    """Those that are there; sets of the same articles follow one another, so that these are read once."""
    yield GoldSet("seeds", ROOT / "seeds", OWN / "seeds.gold.jsonl")
    for name in ("own", "own.dev", "own.held"):
        yield GoldSet(name, OWN / "own.articles.jsonl", OWN / f"{name}.gold.jsonl")
    yield GoldSet("outlets", OWN / "outlets.articles.jsonl", OWN / "outlets.gold.jsonl")  # nothing is counted on it
    if SHARED is None:
        return
    gold = SHARED / "gold"
    for name in ("dev", "press.dev", "news.train", "news.A", "news.B"):  # others are kept sealed: only what is named
        yield GoldSet(name, gold / f"{name}.articles.jsonl", gold / f"{name}.gold.jsonl")
    texts = {"provocations": "provocations.dev", "entities": "re3d.dev", "attribution": "polnear.dev"}
    for form, name in texts.items():
        yield GoldSet(name, gold / f"{name}.jsonl", gold / f"{name}.jsonl", form)
    cases = SHARED / "cases" / "reading.jsonl"
    yield GoldSet("cases", cases, cases, "cases")

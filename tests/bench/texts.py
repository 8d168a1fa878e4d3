"""What is read: sets of texts on topic, short reports, a stream of general news, and everyday texts that are made up.

Texts of others stand beside the repository, in ../shared, and are left out where they are not there.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold"
ON_TOPIC = 0.02
SENTENCES = 18
SHORT = 100  # words of a report
WHO = (
    "The council",
    "Her brother",
    "The museum",
    "A neighbour",
    "The coach",
    "The bank",
    "Our teacher",
    "The orchestra",
)
DID = ("opened", "repaired", "painted", "praised", "closed", "visited", "sold", "planned", "reviewed", "cancelled")
WHAT = (
    "the old library",
    "a small bakery",
    "the swimming pool",
    "its spring concert",
    "the school garden",
    "two shops",
)
WHEN = ("on Monday", "last week", "after the holidays", "in the summer of 2019", "before lunch", "this year")
WHY = (
    "because prices for coffee and bread had gone up again",
    "although nobody in the street had asked for it",
    "and more than two hundred visitors came to see the result",
    "which cost about 40,000 euros and took nine months",
    "while the team was still looking for a new goalkeeper",
    "so that children can borrow books, games and music there",
)


def seeds() -> list[str]:
    """The raw articles of seeds/."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


def _lines(path: Path) -> Iterator[str]:
    if path.is_file():
        with open(path, encoding="utf-8") as stream:
            yield from (json.loads(line)["text"] for line in stream)


@lru_cache(maxsize=1)
def topic() -> list[str]:
    """The seeds and our own texts; event records, press and openings of articles where they are."""
    shared = [f"{name}.articles.jsonl" for name in ("dev", "press.dev", "news.A")]
    more = [text for name in shared for text in _lines(SHARED / name)]
    return [*seeds(), *_lines(ROOT / "tests" / "gold" / "own.articles.jsonl"), *more]


def short() -> list[str]:
    """Those of them that are short reports."""
    return [text for text in topic() if len(text.split()) <= SHORT]


def stream() -> list[str]:
    """Political news of all sorts, a third of PolNeAR; empty where it is not there."""
    return list(_lines(SHARED / "polnear.dev.jsonl"))[::3]


def pool() -> list[str]:
    """Whole articles of many outlets that were picked for arms, every twentieth; empty where they are not there."""
    return list(_lines(SHARED / "pool.jsonl"))[::20]


def everyday(number: int) -> str:
    """A made-up article about nothing of interest here; the same for the same number."""
    draw = random.Random(number)
    parts = (WHO, DID, WHAT, WHEN, WHY)
    lines = [f"{' '.join(draw.choice(part) for part in parts)}." for _ in range(SENTENCES)]
    return f"Local news, page {number}\n\n" + " ".join(lines)


def mixed(count: int) -> list[str]:
    """Two in a hundred are the seeds in turn, the others made up."""
    every = round(1 / ON_TOPIC)
    few = list(islice(cycle(seeds()), count // every + 1))
    return [few[n // every] if n % every == 0 else everyday(n) for n in range(count)]


def long(words: int) -> list[str]:
    """Texts on topic one after another, up to so many words: one article."""
    parts: list[str] = []
    for text in cycle(seeds()):
        parts.append(text)
        if sum(len(part.split()) for part in parts) >= words:
            return [" ".join("\n\n".join(parts).split(" ")[:words])]
    return []


SETS: Mapping[str, Callable[[], list[str]]] = {"topic": topic, "short": short, "stream": stream, "pool": pool}


def texts_of(name: str, count: int) -> list[str]:
    """A set by name, or of `mixed` and `long` so many articles or words."""
    if name in SETS:
        return SETS[name]()
    return long(count) if name == "long" else mixed(count)

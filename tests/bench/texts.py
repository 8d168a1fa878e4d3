"""What is read: the seeds as text on topic, everyday articles made of sentences of no arms news, and a mix of both."""

from __future__ import annotations

import random
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
ON_TOPIC = 0.02
SENTENCES = 18
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


def on_topic(count: int) -> list[str]:
    """The seeds in turn."""
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [seeds[n % len(seeds)] for n in range(count)]


def everyday(number: int) -> str:
    """An article about nothing of interest here; the same for the same number."""
    draw = random.Random(number)
    parts = (WHO, DID, WHAT, WHEN, WHY)
    lines = [f"{' '.join(draw.choice(part) for part in parts)}." for _ in range(SENTENCES)]
    return f"Local news, page {number}\n\n" + " ".join(lines)


def mixed(count: int) -> list[str]:
    """Two in a hundred on topic."""
    every = round(1 / ON_TOPIC)
    seeds = on_topic(count // every + 1)
    return [seeds[n // every] if n % every == 0 else everyday(n) for n in range(count)]

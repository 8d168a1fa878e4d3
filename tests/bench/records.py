"""What more records cost: the time to find the names in texts with a thousand records and with ten thousand."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

from tests.bench.texts import on_topic

from extract.annotate.entities import Ruler
from extract.annotate.vocabulary import Vocabulary
from extract.rulebook.load import load_rules
from extract.rulebook.schema import EntityRecord

FEW, MANY = 1_000, 10_000
TEXTS, ROUNDS = 30, 7


def more(count: int) -> Iterator[EntityRecord]:
    """Records of weapons that no text names; half of their names begin like a word that texts have."""
    for n in range(count):
        name = f"{('Kestrel', 'Missile', 'Sea', 'Lance')[n % 4]} Q{n}"
        yield EntityRecord.model_validate({"id": f"more-{n}", "label": "WEAPON", "name": name, "class": "missile"})


def ratio() -> tuple[float, float, float]:
    """Seconds with few records and with many, the median of interleaved rounds, and the median of their ratios."""
    book = load_rules()
    core = book.records[:FEW]
    books = [replace(book, records=core), replace(book, records=(*core, *more(MANY - FEW)))]
    rulers = [Ruler(Vocabulary(one)) for one in books]
    texts = on_topic(TEXTS)
    taken: list[list[float]] = [[], []]
    for _ in range(ROUNDS + 1):
        for seconds, ruler in zip(taken, rulers, strict=True):
            began = time.perf_counter()
            for text in texts:
                ruler.find(text)
            seconds.append(time.perf_counter() - began)
    few, many = (seconds[1:] for seconds in taken)
    return (
        statistics.median(few),
        statistics.median(many),
        statistics.median(b / a for a, b in zip(few, many, strict=True)),
    )


def report() -> None:
    """One line."""
    few, many, cost = ratio()
    print(f"\nnames of {TEXTS} texts: {few:.3f} s with {FEW:,} records, {many:.3f} s with {MANY:,}: x {cost:.2f}")

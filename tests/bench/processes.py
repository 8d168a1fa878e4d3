"""What whole processes cost: start-up, a file of short reports, a run that knows everything, two workers."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from tests.bench.reader import MODEL
from tests.bench.table import Row
from tests.bench.texts import ROOT, short, topic

REPORTS, MANY = 500, 4
LOAD = f"import spacy; nlp = spacy.load('{MODEL}')"
PIPE = f"{LOAD}; import json, sys; [0 for _ in nlp.pipe(json.loads(line)['text'] for line in open(sys.argv[1]))]"
CACHE = ROOT / ".pytest_cache" / "bench"
"""What is kept between starts, so that nobody else's takes its place while this measures."""
FIRST = "import extract; extract.load().read('Iran tested a missile.')"


def cost(words: Sequence[str]) -> float:
    """CPU seconds (user and system) of a command of this Python, its children included.

    Bytecode may be kept, as an installation has it: without, each start would compile this program and not spaCy.
    """
    environment = {**os.environ, "EXTRACT_CACHE": str(CACHE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], capture_output=True, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _paired(rounds: int, *commands: Sequence[str]) -> Iterator[list[float]]:
    """The costs of each command over interleaved rounds."""
    yield from map(list, zip(*([cost(words) for words in commands] for _ in range(rounds)), strict=True))


def _ratio(over: Sequence[float], under: Sequence[float]) -> float:
    return median(a / b for a, b in zip(over, under, strict=True))


def _row(what: str, spacy: Sequence[float], ours: Sequence[float], ratio: float, aim: str) -> Row:
    return Row(what, f"{median(spacy):.2f} s", f"{median(ours):.2f} s", f"{ratio:.2f}", aim)


def _file(folder: str, texts: Sequence[str]) -> str:
    path = Path(folder, "in.jsonl")
    with open(path, "w", encoding="utf-8") as stream:
        for n, text in enumerate(texts):
            print(json.dumps({"id": f"n{n:05}", "text": f"Report {n}.\n\n{text}"}), file=stream)
    return str(path)


def starts(rounds: int) -> list[Row]:
    """The first claim beside spaCy with its model, and what needs no model."""
    cost(["-c", FIRST])  # rules are compiled once an installation
    with tempfile.TemporaryDirectory() as folder:
        run = ["-m", "extract", "run", _file(folder, short()[:20]), "-o", str(Path(folder, "claims.jsonl")), "-q"]
        cost(run)
        spacy, first, again, help_ = _paired(rounds, ["-c", LOAD], ["-c", FIRST], run, ["-m", "extract", "--help"])
    return [
        _row("first claim, beside importing spaCy and loading its model", spacy, first, _ratio(first, spacy), "1.3"),
        _row("a second run with nothing new", spacy, again, _ratio(again, spacy), "no model loaded"),
        _row("extract --help", spacy, help_, _ratio(help_, spacy), ""),
    ]


def reports(rounds: int) -> list[Row]:
    """A file of short reports, start and writing included."""
    texts = list(islice(cycle(short()), REPORTS))
    with tempfile.TemporaryDirectory() as folder:
        path = _file(folder, texts)
        run = ["-m", "extract", "run", path, "-o", str(Path(folder, "c.jsonl")), "-q", "--force", "--copies", "off"]
        spacy, ours = _paired(rounds, ["-c", PIPE, path], run)
    what = f"{REPORTS} short reports, whole process ({sum(len(t.split()) for t in texts):,} words)"
    return [_row(what, spacy, ours, _ratio(spacy, ours), "1.4")]


def workers(rounds: int) -> list[Row]:
    """Two worker processes beside one: what both cost together, their start taken off."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (Path(folder, name) for name in ("few", "many"))
        for place, texts in ((few, topic()[:2]), (many, topic() * MANY)):
            place.mkdir()
            _file(str(place), texts)
        commands = [
            ["-m", "extract", "run", str(place / "in.jsonl"), "-o", str(place / "c.jsonl"), "-q", "--force",
             "--workers", str(count)]
            for count in (1, 2) for place in (few, many)
        ]  # fmt: skip
        start1, one, start2, two = _paired(rounds, *commands)
    once = [a - b for a, b in zip(one, start1, strict=True)]
    both = [a - b for a, b in zip(two, start2, strict=True)]
    ratio = 2 * _ratio(once, both)
    what = "two workers: twice the CPU time of one over that of both, their start taken off"
    return [Row(what, f"{median(once):.1f} s (one worker)", f"{median(both):.1f} s (two)", f"{ratio:.2f}", "1.9")]

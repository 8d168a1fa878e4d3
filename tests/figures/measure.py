"""A gold set -> its figures: the articles read as `extract run` or `extract annotate` reads them, then scored."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.figures.sets import CLAIMS, LAYERS, SCORERS, SHARED, GoldSet

from extract.evaluate.records import load_claims, load_gold
from extract.evaluate.score import score
from extract.pipeline import Extractor
from extract.read import Options, expand, read_paths
from extract.run.batch import Plan, run
from extract.run.layers import annotate
from extract.run.local import Local
from extract.run.progress import watch

Figures = dict[str, float]

FOUND = ("claim", "argument", "source")
RIGHT = ("whole", "time", "polarity", "certainty", "modality")
RATES = re.compile(r"^(\w+) +P ([\d.]+) R ([\d.]+) F1 ([\d.]+)", re.MULTILINE)
SHARES = re.compile(r"^([a-z][\w ]*?) +\d+/\d+ = ([\d.]+)", re.MULTILINE)
CHARACTERS = re.compile(r"(content) character F1 ([\d.]+)")


class Reader:
    """Reads the articles of sets into a folder, each once."""

    def __init__(self, extractor: Extractor, folder: Path) -> None:
        self.extractor = extractor
        self.folder = folder
        self._written: set[Path] = set()

    def figures(self, gold: GoldSet) -> Figures:
        """The figures of a set by name, e.g. claim.f1."""
        if gold.form != CLAIMS:
            return by_scorer(gold, self.written(gold))
        figures = self.scores(gold)
        found = {f"{name}.{rate}": figures[name][rate] for name in FOUND for rate in ("f1", "p", "r")}
        return {**found, **shares(figures)}

    def scores(self, gold: GoldSet) -> dict[str, Any]:
        """Every figure of a set of claims, as `extract evaluate --json` prints them."""
        return score(load_gold(str(gold.gold)), load_claims(str(self.written(gold))))[0]

    def written(self, gold: GoldSet) -> Path:
        """The file of what the program says of the set's articles."""
        name = gold.articles.name.removesuffix(".jsonl").removesuffix(".articles")
        path = self.folder / f"{name}.{'layers' if gold.form in LAYERS else 'claims'}.jsonl"
        if path not in self._written:
            self._written.add(path)
            options = Options()
            inputs = read_paths(expand([os.path.relpath(gold.articles)], options), options)
            if gold.form in LAYERS:
                totals = annotate(inputs, str(path), self.extractor, watch(quiet=True))
            else:
                plan = Plan(str(path), str(self.folder / f"{name}.run.jsonl"), force=True)
                totals = run(inputs, plan, Local(self.extractor), watch(quiet=True))
            if totals.exit_code:
                sys.exit(f"{gold.name}: not every article could be read. Look at {self.folder} (KEEP=DIR keeps it).")
        return path


def shares(figures: dict[str, Any]) -> Figures:
    """Of the claims that match, how many are right in this and that; nothing where the gold asks for none."""
    return {name: figures[name]["acc"] for name in RIGHT if figures[name]["acc"] is not None}


def by_scorer(gold: GoldSet, given: Path) -> Figures:
    """What the shared scorer of the set's form prints, as figures."""
    assert SHARED is not None
    script, mode = SCORERS[gold.form]
    call = [sys.executable, str(SHARED / "gold" / script), *mode, str(gold.gold), str(given)]
    said = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    return rates_and_shares(said)


def rates_and_shares(said: str) -> Figures:
    """The figures in what a scorer printed: F1, precision and recall of a thing, shares by their names."""
    figures = {
        f"{name}.{rate}": float(value)
        for name, p, r, f1 in RATES.findall(said)
        for rate, value in (("f1", f1), ("p", p), ("r", r))
    }
    return figures | {name: float(value) for name, value in SHARES.findall(said) + CHARACTERS.findall(said)}

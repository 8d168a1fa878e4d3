"""python -m tests.figures.calibration: what claims of docs/quality.md's set say and how many are right, drawn and told.

The set is the one whose articles no weight has seen. See `make calibration`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.figures.measure import Reader
from tests.figures.sets import ROOT, sets

from extract.evaluate.calibration import picture, rows
from extract.run.setup import Setup, extractor_of

SET = "outlets"
PICTURE = ROOT / "docs" / "calibration.svg"
PAGE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- calibration: begin -->\n", "<!-- calibration: end -->\n"


def main() -> None:
    """Read the set, draw the picture, and put the table between its marks."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        gold = next(one for one in sets() if one.name == SET)
        bands = Reader(extractor_of(Setup()), Path(folder)).scores(gold)["bands"]
    PICTURE.write_text(picture(bands), encoding="utf-8")
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}{table(bands)}{END}{rest.partition(END)[2]}", encoding="utf-8")
    print(table(bands), end="")


def table(bands: Mapping[str, Mapping[str, Any]]) -> str:
    """In Markdown: said, right, claims."""
    lines = (f"| {said} | {right} | {count} |\n" for said, right, count in rows(bands))
    return "".join(("| said, on average | right | claims |\n", "| --- | --- | --- |\n", *lines))


if __name__ == "__main__":
    main()

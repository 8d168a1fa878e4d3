"""The figures of the bench: kept as data, shown as the table of docs/speed.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MEASURED = Path(__file__).parent / "measured.json"
DOC = ROOT / "docs" / "speed.md"
BEGIN, END = "<!-- bench: begin -->\n", "<!-- bench: end -->\n"
HEAD = ("", "spaCy, full pipeline", "extract", "ratio", "aim")


class Row(NamedTuple):
    """One line: what was measured, what spaCy's full pipeline took, what this program took, the ratio, the aim."""

    what: str
    spacy: str
    extract: str
    ratio: str
    aim: str


Measured = Mapping[str, Sequence[Sequence[str]]]


def shown(measured: Measured) -> str:
    """The table in Markdown."""
    rows = [HEAD, ["---"] * len(HEAD), *(row for part in measured.values() for row in part)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def known() -> dict[str, list[list[str]]]:
    """What was measured before, by part."""
    found: dict[str, list[list[str]]] = json.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}
    return found


def keep(measured: Measured) -> None:
    """Write the figures, and the table between its marks in the documentation."""
    MEASURED.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    before, _, rest = DOC.read_text("utf-8").partition(BEGIN)
    _, _, behind = rest.partition(END)
    DOC.write_text(f"{before}{BEGIN}{shown(measured)}{END}{behind}", encoding="utf-8")

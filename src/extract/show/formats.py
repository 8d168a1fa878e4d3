"""Rows of claims -> a table in the terminal, CSV, Markdown, or the claims themselves as JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.sentence import TRIGGER, Wording, sentence_of
from extract.show.cells import COLUMNS, cells_of, sentence, sure
from extract.terminal import harmless, no_formula, one_line

Row = Mapping[str, Any]
WIDE = 110
"""Columns of a terminal from which a table of eight columns can be read; below it claims are sentences."""
WIDTHS = {"with what": 20, "when": 10, "sure": 4}
LONGEST = 14
"""Letters of a word that no column breaks."""
STYLES = {"who": "cyan", "did": "bold", "with what": "yellow", "says who": "magenta", "sure": "dim"}
FLAT = ("id", "type", *(name.replace(" ", "_") for name in COLUMNS[:-1]), "polarity", "certainty", "modality")
FLAT = (*FLAT, "confidence", "sentence", "evidence", "document", "publisher", "published", "url")


def as_table(claims: Iterable[Row], console: Console, wording: Wording | None = None) -> None:
    """One row a claim where the terminal is wide enough, else one sentence."""
    rows = list(claims)
    if console.width < WIDE:
        for claim in rows:
            console.print(_told(claim, wording), soft_wrap=False)
        return
    cells = [cells_of(claim, wording) for claim in rows]
    used = [name for name in COLUMNS if any(cell[name] for cell in cells)]
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name in used:
        words = (len(word) for cell in cells for word in cell[name].split())
        least = max(min(max(words, default=0), LONGEST), WIDTHS.get(name, 0))
        table.add_column(name, style=STYLES.get(name, ""), overflow="fold", min_width=least)
    for cell in cells:
        table.add_row(*(Text(one_line(cell[name])) for name in used))
    console.print(table)


def _told(claim: Row, wording: Wording | None) -> Text:
    """A claim in a sentence, with what is said beside it: type, how sure, article."""
    text = Text()
    for part in sentence_of(claim, wording):
        text.append(one_line(part.text), "bold" if part.role == TRIGGER else "cyan" if part.role else "")
    document = claim["document"]
    about = (claim["type"], sure(claim), document.get("publisher") or document["id"], document.get("published"))
    text.append(f"  ({', '.join(one_line(str(one)) for one in about if one)})", "dim")
    return text


def as_csv(claims: Iterable[Row], wording: Wording | None = None) -> Iterator[str]:
    """A header and one line a claim, with a quote before what a spreadsheet would take for a formula."""
    yield _csv_line(FLAT)
    for claim in claims:
        row = flat(claim, wording)
        yield _csv_line([no_formula(row[name]) for name in FLAT])


def flat(claim: Row, wording: Wording | None = None) -> dict[str, Any]:
    """The claim as one row of plain values, by FLAT."""
    document = claim["document"]
    cells = {name.replace(" ", "_"): text for name, text in cells_of(claim, wording).items() if name != "sure"}
    said = {name: claim[name] for name in ("id", "type", "polarity", "certainty", "modality", "confidence")}
    about = {name: document.get(name) for name in ("publisher", "published", "url")}
    words = {"sentence": sentence(claim, wording), "evidence": " ".join(claim["evidence"]["text"].split())}
    return {**said, **cells, **words, "document": document["id"], **about}


def _csv_line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def as_markdown(claims: Iterable[Row], wording: Wording | None = None) -> Iterator[str]:
    """A table for a page in Markdown."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|{'---|' * len(COLUMNS)}"
    for claim in claims:
        cells = cells_of(claim, wording)
        yield f"| {' | '.join(_escaped(cells[name]) for name in COLUMNS)} |"


def _escaped(text: str) -> str:
    for sign in "\\|`*_[]<":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def as_jsonl(claims: Iterable[Row], wording: Wording | None = None) -> Iterator[str]:
    """The claims as they were written."""
    for claim in claims:
        yield harmless(json.dumps(claim, ensure_ascii=False))


LINES: Mapping[str, Callable[[Iterable[Row], Wording | None], Iterator[str]]] = {
    "csv": as_csv,
    "md": as_markdown,
    "jsonl": as_jsonl,
}

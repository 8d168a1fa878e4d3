"""show: a claim as a row of words; filters; forms for terminals, spreadsheets and pages."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from extract.cli.show import FORMATS
from extract.model import Claim, Entity
from extract.show.cells import COLUMNS, cells_of
from extract.show.filters import STATUSES, Asked, passing, statuses
from extract.show.formats import FLAT, as_csv, as_markdown, as_table

Make = Callable[..., Claim]
Row = dict[str, Any]
Command = Callable[..., subprocess.CompletedProcess[str]]
IRAN = Entity(id="IRN", label="ACTOR", name="Iran", kind="state", country="IRN")
MISSILE = Entity(id="srbm", label="WEAPON", name="short-range ballistic missile", kind="class", class_="srbm")
TEXT = "Tehran fired two short-range missiles at =Israel near Qeshm on Monday, state television said."


@pytest.fixture
def fired(claim_of: Make) -> Callable[..., Row]:
    def made(**said: Any) -> Row:
        arguments = [("actor", "Tehran", IRAN), ("weapon", "two short-range missiles", MISSILE)]
        arguments += [("target", "=Israel", None), ("location", "Qeshm", None)]
        said = {"sources": [("state television", None, "asserts")], "time": ("on Monday", "2024-05-06"), **said}
        return claim_of(TEXT, "test", "fired", arguments, **said).model_dump(mode="json", by_alias=True)

    return made


def test_row_says_who_did_what_to_whom_and_on_whose_word(fired: Callable[..., Row]) -> None:
    claim = fired(certainty="possible", sources=[("state television", None, "denies"), ("Tehran", IRAN, "asserts")])
    assert list(cells_of(claim).items()) == [
        ("who", "Iran"),
        ("did", "possibly tested"),
        ("to whom", "=Israel"),
        ("with what", "two short-range missiles"),
        ("when", "2024-05-06"),
        ("where", "Qeshm"),
        ("says who", "state television (denies) < Iran"),
        ("sure", "0.90 possible"),
    ]


@pytest.mark.parametrize(
    ("asked", "passes"),
    [
        ({}, True),
        ({"type": ("strike", "test")}, True),
        ({"type": ("strike",)}, False),
        ({"who": ("IRN",)}, True),
        ({"who": ("tehran",)}, True),
        ({"who": ("ran",)}, False),
        ({"weapon": ("missile",)}, True),
        ({"weapon": ("short-range missiles",)}, True),
        ({"weapon": ("drone",)}, False),
        ({"source": ("State Television",)}, True),
        ({"source": ("the gazette",)}, True),
        ({"source": ("IRN",)}, False),
        ({"status": ("positive",)}, True),
        ({"status": ("denied", "planned")}, False),
        ({"words": ("near qeshm", "Monday")}, True),
        ({"words": ("near qeshm", "Tuesday")}, False),
        ({"document": ("a",)}, True),
        ({"document": ("b",)}, False),
        ({"since": "2024-05-06", "until": "2024-05-06"}, True),
        ({"since": "2024-05-07"}, False),
        ({"until": "2024-05-05"}, False),
        ({"least": 0.91}, False),
        ({"type": ("test",), "who": ("ISR",)}, False),
    ],
)
def test_filter_lets_through_what_is_asked(asked: Row, passes: bool, fired: Callable[..., Row]) -> None:
    days = {name: date.fromisoformat(asked[name]) for name in ("since", "until") if name in asked}
    kinds = {"srbm": {"srbm", "ballistic-missile", "missile"}}
    claims = [fired(publisher="The Gazette")]
    assert len(list(passing(claims, Asked(**{**asked, **days}), lambda name: kinds.get(name, ())))) == passes
    assert bool(Asked(**{**asked, **days})) is bool(asked)


def test_time_of_a_claim_without_one_is_the_day_of_its_article(fired: Callable[..., Row]) -> None:
    undated = fired(time=None, published="2024-05-08")
    asked = Asked(since=date(2024, 5, 8), until=date(2024, 5, 8))
    assert list(passing([undated, fired(time=None)], asked, lambda name: ())) == [undated]


def test_statuses_are_those_that_can_be_asked_for(fired: Callable[..., Row]) -> None:
    assert statuses(fired(sources=[])) == {"positive", "certain", "actual", "own-word"}
    assert statuses(fired(sources=[("Tehran", IRAN, "denies")])) <= set(STATUSES)


def test_csv_is_flat_and_no_formula(fired: Callable[..., Row]) -> None:
    header, row = csv.reader(as_csv([fired()]))
    values = dict(zip(header, row, strict=True))
    assert tuple(header) == FLAT
    assert values["to_whom"] == "'=Israel"
    assert values["sentence"].startswith("Iran tested =Israel two short-range missiles")
    assert (values["says_who"], values["confidence"], values["document"]) == ("state television", "0.9", "a")


def test_markdown_escapes_what_would_be_marks(fired: Callable[..., Row]) -> None:
    claim = fired()
    claim["arguments"][2]["text"] = "a|b *c* <d>"
    head, line, row = as_markdown([claim])
    assert head.count("|") == line.count("|") == len(COLUMNS) + 1
    assert r"| a\|b \*c\* \<d> |" in row


@pytest.mark.parametrize("width", [60, 160])
def test_table_fits_the_terminal(width: int, fired: Callable[..., Row]) -> None:
    console = Console(width=width, record=True, file=io.StringIO())
    as_table([fired()] * 2, console)
    shown = console.export_text()
    assert max(map(len, shown.splitlines())) <= width
    assert ("says who" in shown) is (width == 160)
    assert shown.count("tested") == 2


def test_table_breaks_no_word_that_a_line_holds(fired: Callable[..., Row]) -> None:
    console = Console(width=120, record=True, file=io.StringIO())
    claim = fired(modality="hypothetical", certainty="possible")
    claim["sources"][0]["text"] = "the spokeswoman of the foreign ministry in the capital, whom others quote at length"
    as_table([claim] * 2, console)
    shown = console.export_text()
    assert "hypothetical" in shown
    assert "spokeswoman" in shown


def test_command_says_what_types_there_are_and_takes_years(
    tmp_path: Path, fired: Callable[..., Row], command: Command
) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(fired()) + "\n")
    none = command("show", str(path), "--type", "tests")
    assert none.stderr == 'no claim of 1. None is of type "tests". Did you mean "test"?\n'
    for first, last, count in (("2024", "2024", 1), ("2024-05", "2024-05", 1), ("2024-06", "2025", 0)):
        found = command("show", str(path), "--from", first, "--to", last)
        assert found.stdout.count("fired") + found.stdout.count("tested") == count
        assert all(line == line.rstrip() for line in found.stdout.splitlines())
    assert command("show", str(path), "--from", "2024-5").returncode == 2
    page = tmp_path / "a.txt"
    page.write_text("Iran launched two missiles.")
    told = "no claims file (found 'Iran launched two missiles.')"
    assert command("show", str(page)).stderr.startswith(f"{page}:1: {told}")


def test_command_shows_filters_and_counts(
    tmp_path: Path, fired: Callable[..., Row], command: Callable[..., Any]
) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(fired(document=name)) + "\n" for name in "abc"))
    assert command("show", str(path), "-n", "2").stderr == "2 claims, 1 more: --limit 0 shows all.\n"
    found = command("show", str(path), "--document", "b", "--weapon", "missile", "--format", "jsonl")
    assert [json.loads(line)["document"]["id"] for line in found.stdout.splitlines()] == ["b"]
    none = command("show", str(path), "--who", "nobody")
    assert (none.returncode, none.stderr) == (0, "no claim of 3.\n")
    wrong = command("show", str(path), "--from", "2024-05-02", "--to", "2024-05-01")
    assert (wrong.returncode, "--to 2024-05-01 is before --from 2024-05-02." in wrong.stderr) == (2, True)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_a_run_shows_its_claims_as_show_does(form: str, tmp_path: Path, command: Command) -> None:
    (tmp_path / "a.txt").write_text("Iran launched two cruise missiles on Friday, state television said.")
    output = str(tmp_path / "claims.jsonl")
    run = command("run", str(tmp_path / "a.txt"), "-o", output, "-q", "--format", form)
    shown = command("show", output, "--format", form)
    assert (run.returncode, run.stdout) == (0, shown.stdout)
    assert "cruise missiles" in run.stdout


@pytest.mark.parametrize(("option", "why"), [(("-o", "-"), "-o - takes stdout"), (("--dry-run",), "--dry-run reads")])
def test_a_run_that_leaves_no_claims_to_show_is_refused(option: tuple[str, ...], why: str, command: Command) -> None:
    refused = command("run", "seeds", "--format", "csv", *option)
    assert refused.returncode == 2
    assert f"--format shows the claims of a run on stdout, and {why}" in " ".join(refused.stderr.split())

"""Claims that are packed, cut off between two lines, or put together: every command says so, or reads them."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from extract.own_files import ours
from extract.read import claimfile
from extract.read.claim_counts import miscounted

Command = Callable[..., CompletedProcess[str]]
OUTPUTS = Path(__file__).parents[1] / "outputs"
CLAIMS = OUTPUTS / "claims.jsonl"
COUNT = len(CLAIMS.read_bytes().splitlines())
READERS = [
    "show {}",
    "verify {}",
    "verify {} --articles seeds",
    f"diff {CLAIMS} {{}}",
    "events {} -o -",
    "export {} --to {}.csv",
    "export {} --to {}.sqlite",
    "report {} --articles seeds -o {}.html",
    "rules coverage {}",
    "evaluate tests/gold/seeds.gold.jsonl {}",
]
PACKINGS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OUTPUTS.parent)


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """What a run left: claims, account and totals."""
    for path in OUTPUTS.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path / CLAIMS.name


def filled(words: str, path: Path) -> list[str]:
    return [word.format(path) for word in words.split()]


@pytest.mark.slow
@pytest.mark.parametrize("words", READERS)
def test_packed_claims_are_read_as_they_are(words: str, claims: Path, command: Command) -> None:
    plain = command(*filled(words, claims))
    for ending, pack in PACKINGS.items():
        packed = claims.with_name(f"packed.jsonl.{ending}")
        packed.write_bytes(pack(claims.read_bytes()))
        done = command(*filled(words, packed))
        assert (done.returncode, done.stderr.count("\n")) == (0, plain.stderr.count("\n")), ending
        assert done.stdout == plain.stdout, ending


@pytest.mark.parametrize("words", READERS)
def test_packed_claims_that_are_damaged_are_told(words: str, claims: Path, command: Command) -> None:
    packed = claims.with_name("packed.jsonl.gz")
    packed.write_bytes(gzip.compress(claims.read_bytes())[:2_000])
    done = command(*filled(words, packed))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{packed}: gzip data cut short after ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", READERS)
@pytest.mark.parametrize("packed", [False, True])
def test_a_line_that_never_ends_is_not_taken_in(
    words: str, packed: bool, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claimfile, "LONGEST", 1_000_000)
    path, data = tmp_path / "endless.jsonl", CLAIMS.read_bytes() + b'"' * 3_000_000
    path.write_bytes(gzip.compress(data) if packed else data)
    done = command(*filled(words, path))
    assert done.returncode == 1
    assert f"{path}: a line of more than" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("words", READERS)
@pytest.mark.parametrize("packed", [False, True])
def test_claims_that_are_cut_between_lines_are_told(words: str, packed: bool, claims: Path, command: Command) -> None:
    claims.write_bytes(b"".join(claims.read_bytes().splitlines(keepends=True)[:-3]))
    if packed:
        data = gzip.compress(claims.read_bytes())
        claims.unlink()
        claims = claims.with_name(f"{claims.name}.gz")
        claims.write_bytes(data)
    done = command(*filled(words, claims))
    said = f"{claims}: {COUNT - 3} claims, and its run counted {COUNT} ({claims.parent}/run.totals.json)."
    assert said in done.stdout + done.stderr
    assert done.returncode == words.startswith("verify")


def test_claims_of_a_run_are_as_many_as_it_counted(claims: Path) -> None:
    assert miscounted(str(claims)) is None


def test_claims_without_an_account_are_not_counted(claims: Path) -> None:
    claims.with_name("run.totals.json").unlink()
    claims.write_bytes(claims.read_bytes().splitlines(keepends=True)[0])
    assert miscounted(str(claims)) is None


def test_claims_of_the_run_before_one_that_was_interrupted_are_not_counted(claims: Path) -> None:
    totals = claims.with_name("run.totals.json")
    totals.write_text(json.dumps({**json.loads(totals.read_text()), "interrupted": True}))
    claims.write_bytes(claims.read_bytes().splitlines(keepends=True)[0])
    assert miscounted(str(claims)) is None


def test_an_output_is_packed_where_its_name_says_so(tmp_path: Path, command: Command) -> None:
    plain, packed = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"
    for output in (plain, packed, packed):
        assert command("run", "seeds", "-o", str(output), "-q").returncode == 0
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert ours(str(packed)) == "claims"
    assert command("verify", str(packed), "--articles", "seeds").returncode == 0
    left_out = command("run", str(tmp_path), "-o", "-")
    assert "left out what extract wrote itself" in left_out.stderr
    assert left_out.returncode == 1


@pytest.mark.parametrize("name", ["c.jsonl.bz2", "c.jsonl.xz", "c.jsonl.zst"])
def test_an_output_that_would_have_to_be_packed_otherwise_is_refused(
    name: str, tmp_path: Path, command: Command
) -> None:
    done = command("run", "seeds", "-o", str(tmp_path / name))
    assert done.returncode == 1
    assert "Name it without, or with .gz." in done.stderr
    assert not list(tmp_path.iterdir())

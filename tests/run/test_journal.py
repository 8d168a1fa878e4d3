"""journal: it holds what was read in little room, drops what was replaced, and takes no damage for a record."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from extract.run.journal import Journal
from extract.run.result import Result

LINES = b'{"id": "clm-1", "evidence": "India test-fired an Agni-5 ballistic missile on Thursday."}\n' * 40
PRINT = "f" * 32


def result(number: int, version: int = 0) -> Result:
    return Result(f"a{number}", f"c{version}", LINES + b"%d\n" % version, ("test",), ("test.fire",), seconds=0.1)


def filled(path: Path, count: int = 20, version: int = 0) -> int:
    with Journal(str(path), PRINT) as journal:
        for number in range(count):
            if journal.find(f"a{number}", f"c{version}") is None:
                journal.add(result(number, version))
        resumed = journal.resumed
        journal.tidy()
    return resumed


def test_journal_is_a_fraction_of_its_claims_and_gives_them_back(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    filled(path)
    assert path.stat().st_size < 20 * len(LINES) / 4
    with Journal(str(path), PRINT) as journal:
        assert [journal.find(f"a{n}", "c0") for n in range(20)] == [result(n) for n in range(20)]
        assert list(journal.lines()) == [result(n).lines for n in sorted(range(20), key=str)]


@pytest.mark.slow
def test_journal_stays_as_large_as_what_the_last_run_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    for version in range(30):
        filled(path, 400, version)
    once = tmp_path / "once"
    filled(once, 400)
    assert path.stat().st_size < 2.2 * once.stat().st_size + (1 << 16)
    assert filled(path, 400, 29) == 400


HEADS = ["123", '"abc"', "null", "true", "[" * 100_000, "{}", '{"crc": 1, "size": 5}', "\0" * 5000, "{" + " " * 5000]
SIZES = [10**15, 10**20, -1, "x", None, 1.5, [1]]


@pytest.mark.parametrize("bad", [*HEADS, *(json.dumps({"crc": 0, "size": size, "id": "a"}) for size in SIZES)], ids=str)
def test_damage_ends_the_journal_and_nothing_else(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "journal"
    filled(path, 5)
    path.write_bytes(path.read_bytes() + bad.encode() + b"\n" + LINES)
    assert filled(path, 10) == 5
    assert filled(path, 10) == 10


@pytest.mark.parametrize("seed", range(60))
def test_any_byte_may_be_damaged(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "journal"
    filled(path, 5)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data[: chance.randint(len(data) // 2, len(data))])
    assert filled(path, 5) <= 5
    with Journal(str(path), PRINT) as journal:
        assert [journal.find(f"a{n}", "c0") for n in range(5)] == [result(n) for n in range(5)]

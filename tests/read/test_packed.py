"""Packed inputs: what stands before damage is read, and the damage is said."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.read import Found, Options, Skipped, read_articles
from extract.read.unpack import packing_of, unpacked

zstandard = pytest.importorskip("zstandard")
ROWS = b"".join(json.dumps({"id": f"n{i}", "text": f"Ghana ordered {i} boats."}).encode() + b"\n" for i in range(900))
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": lambda data: bytes(zstandard.ZstdCompressor().compress(data)),
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


@pytest.mark.parametrize("ending", PACKERS)
def test_packed_rows_are_read_like_others(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"rows.jsonl.{ending}"
    path.write_bytes(PACKERS[ending](ROWS))
    assert [item.article.id for item in read_articles([path]) if isinstance(item, Found)] == [
        f"n{i}" for i in range(900)
    ]


@pytest.mark.parametrize("ending", PACKERS)
def test_packed_text_in_several_frames_is_one_article(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.txt.{ending}"
    path.write_bytes(PACKERS[ending](b"Ghana ordered ") + PACKERS[ending](b"two boats.") + b"\0" * 10)
    (item,) = read_articles([path])
    assert isinstance(item, Found)
    assert (item.article.text, item.article.id) == ("Ghana ordered two boats.", "a")


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_rows_before_the_cut_are_read_and_the_cut_is_said(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"rows.jsonl.{ending}"
    path.write_bytes(PACKERS[ending](ROWS) + PACKERS[ending](ROWS)[:-30])
    *found, last = read_articles([path])
    assert len(found) >= 900
    assert isinstance(last, Skipped)
    assert last.failed
    assert "data cut short after" in last.why


def test_damage_inside_is_said(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(ROWS))
    data[len(data) // 2 : len(data) // 2 + 9] = b"\xff" * 9
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(data)
    *_, last = read_articles([path])
    assert isinstance(last, Skipped)
    assert last.failed
    assert last.why.startswith(("damaged gzip data after", "gzip data cut short"))


@pytest.mark.parametrize("ending", PACKERS)
def test_bomb_fills_no_memory(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"bomb.txt.{ending}"
    path.write_bytes(PACKERS[ending](b"x" * 30_000_000))
    (item,) = read_articles([path], Options(limit=1_000_000))
    assert isinstance(item, Skipped)
    assert item.why == "more than 1,000,000 bytes, the limit for one article. Raise it with --max-size."


@pytest.mark.slow
@pytest.mark.parametrize("ending", PACKERS)
def test_unpacking_takes_little_whatever_is_packed(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"bomb.{ending}"
    path.write_bytes(PACKERS[ending](b"A" * 40_000_000))
    with path.open("rb") as packed:
        tracemalloc.start()
        stream = unpacked(packed, packing_of(path.read_bytes()[:9]) or "")
        assert sum(len(block) for block in iter(lambda: stream.read(1 << 16), b"")) == 40_000_000
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 36_000_000


def test_packed_inside_packed_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(gzip.compress(b"Ghana")))
    (item,) = read_articles([path])
    assert isinstance(item, Skipped)
    assert item.why == "no text (gzip data). Save its text as UTF-8."


@pytest.mark.parametrize("ending", PACKERS)
def test_unpacked_gives_every_byte(ending: str) -> None:
    data = PACKERS[ending](ROWS)
    packing = packing_of(data)
    assert packing is not None
    assert unpacked(io.BytesIO(data), packing).read() == ROWS

"""pieces: a large file of JSON lines, read in parts, gives what it gives as a whole."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from extract.read import Found, Item, Options, Skipped, pieces_of, read_articles, read_paths


def lines(count: int) -> bytes:
    """Rows with and without ids, blank lines, and lines that are no JSON, of many lengths."""
    chance = random.Random(7)
    rows: list[str] = []
    for number in range(count):
        row: dict[str, object] = {"text": "Peru bought a frigate. " * chance.randint(1, 30)}
        if number % 3 == 0:
            row["id"] = f"a{number}"
        rows.append(json.dumps(row))
        if number % 7 == 0:
            rows.append("")
        if number % 11 == 0:
            rows.append("{no JSON")
    return "\n".join(rows).encode()


def seen(items: list[Item]) -> list[tuple[object, ...]]:
    return [
        (str(item.where), item.article.model_dump_json()) if isinstance(item, Found) else (str(item.where), item.why)
        for item in items
    ]


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"])
@pytest.mark.parametrize("size", [1, 100, 700, 5_000, 30_000])
def test_pieces_give_what_the_file_gives(tmp_path: Path, size: int, end: bytes) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(lines(100) + end)
    pieces = pieces_of(str(path), size)
    assert len(pieces) > 1
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == path.stat().st_size
    assert seen(list(read_paths(pieces, Options()))) == seen(list(read_articles([path])))


def test_line_over_the_limit_is_skipped_once(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    long = json.dumps({"text": "x" * 3_000}).encode()
    path.write_bytes(b"\n".join([lines(5), long, lines(5)]))
    options = Options(limit=2_000)
    parts = list(read_paths(pieces_of(str(path), 1_000), options))
    assert seen(parts) == seen(list(read_articles([path], options)))
    assert sum(isinstance(item, Skipped) and "the limit is 2,000" in item.why for item in parts) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("small.jsonl", lines(1)),
        ("packed.jsonl.gz", gzip.compress(lines(200))),
        ("wide.jsonl", lines(50).decode().encode("utf-16")),
        ("rows.csv", b"id,text\n" + b'1,"Peru bought\na frigate."\n' * 200),
        ("prose.txt", b"Peru bought a frigate.\n" * 200),
        ("manifest.jsonl", lines(50)),
    ],
)
def test_what_cannot_be_read_from_the_middle_stays_whole(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert pieces_of(str(path), 1_000) == []

"""Odd inputs of every command: files of another kind, put together, cut off; options out of range; a full disk."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.cache import kept, kept_files
from extract.cli.types import most_workers
from extract.errors import ExtractError
from extract.model import Article
from extract.run.copies import Copies
from extract.run.seen_ids import Seen
from extract.write.jsonl import Ordered

pytestmark = pytest.mark.slow

CLAIMS = Path(__file__).parents[2] / "outputs" / "claims.jsonl"
Command = Callable[..., subprocess.CompletedProcess[str]]
READERS: list[tuple[str, ...]] = [
    ("show", "{}"),
    ("events", "{}", "-o", "-"),
    ("diff", str(CLAIMS), "{}"),
    ("export", "{}", "--to", "{}.sqlite"),
    ("export", "{}", "--to", "{}.csv"),
    ("export", "{}", "--to", "{}.xlsx"),
    ("report", "{}", "--articles", "seeds", "-o", "{}.html"),
]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CLAIMS.parents[1])


def filled(words: tuple[str, ...], path: Path) -> list[str]:
    return [word.format(path) for word in words]


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_claims_that_stand_there_twice_are_told_by_line(
    words: tuple[str, ...], tmp_path: Path, command: Command
) -> None:
    path, lines = tmp_path / "twice.jsonl", CLAIMS.read_text().splitlines(keepends=True)
    path.write_text("".join([*lines[:5], lines[2]]))
    run = command(*filled(words, path))
    assert run.returncode == 1
    id_ = json.loads(lines[2])["id"]
    assert run.stderr.startswith(f"{path}:6: {id_} stands in line 3 too. Leave one of them out")


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_another_output_where_claims_are_asked_is_named(
    words: tuple[str, ...], tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "account.jsonl"
    shutil.copy(CLAIMS.with_name("run.jsonl"), path)
    run = command(*filled(words, path))
    assert (run.returncode, run.stderr) == (
        1,
        f"{path}: no claims file, but what extract wrote of another kind (account). "
        "Give it a file that `extract run` wrote (claims.jsonl).\n",
    )


@pytest.mark.parametrize("words", [*READERS, ("verify", "{}")], ids=" ".join)
def test_claims_come_through_a_pipe_that_has_a_name(words: tuple[str, ...], tmp_path: Path, command: Command) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cp", str(CLAIMS), str(pipe)]) as writer:
        run = command(*filled(words, pipe))
        writer.terminate()  # which waits for a reader still, where the command has not come as far as reading
    assert run.returncode == 0, run.stderr


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    rows = [json.loads(line) for line in CLAIMS.read_text().splitlines()]
    for row in rows:
        change(row)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_events_of_the_first_and_the_last_day_there_is(day: str, tmp_path: Path, command: Command) -> None:
    path = changed(tmp_path / "c.jsonl", lambda row: row["document"].update(published=day))
    assert command("events", str(path), "-o", str(tmp_path / "events.jsonl")).returncode == 0
    assert day in (tmp_path / "events.jsonl").read_text()


@pytest.mark.parametrize("name", ["c.sqlite", "c.duckdb"])
def test_number_beyond_a_column_is_not_laid_to_the_disk(name: str, tmp_path: Path, command: Command) -> None:
    path = changed(tmp_path / "c.jsonl", lambda row: row["arguments"][0].update(count=10**30))
    run = command("export", str(path), "--to", str(tmp_path / name))
    assert run.returncode == 1
    assert "the claims hold a number that no table does" in run.stderr
    assert "disk" not in run.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--workers", str(most_workers() + 1)), f"Write a whole number, from 0 to {most_workers():,}."),
        (("--workers", "9" * 30), f"Write a whole number, from 0 to {most_workers():,}."),
        (("--time-limit", "nan"), "Write a number of seconds, from 0.01 to 31,536,000."),
        (("--time-limit", "inf"), "Write a number of seconds, from 0.01 to 31,536,000."),
        (("--time-limit", "1e300"), "Write a number of seconds, from 0.01 to 31,536,000."),
        (("--max-size", "9" * 17 + "G"), "is no size."),
        (("--max-size", "9" * 9999), "is no size."),
        (("--limit", "9" * 30), "Write a whole number, 1 or more."),
    ],
    ids=lambda words: " ".join(words)[:30] if isinstance(words, tuple) else "",
)
def test_option_out_of_range_is_wrong_usage(
    words: tuple[str, ...], says: str, tmp_path: Path, command: Command
) -> None:
    run = command("run", "seeds", "-o", str(tmp_path / "c.jsonl"), *words)
    assert run.returncode == 2
    assert says in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_more_claims_than_can_be_shown_are_wrong_usage(command: Command) -> None:
    assert command("show", str(CLAIMS), "-n", "9" * 30).returncode == 2


def test_empty_name_of_a_folder_of_texts_is_refused(tmp_path: Path, command: Command) -> None:
    run = command("run", "seeds", "-o", str(tmp_path / "c.jsonl"), "--save-text", "")
    assert (run.returncode, run.stderr) == (1, '--save-text: an empty name (""). Name a folder.\n')


@contextlib.contextmanager
def full_disk(bytes_left: int) -> Iterator[None]:
    """Files end at so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_full_disk_names_what_could_not_be_written(tmp_path: Path) -> None:
    with full_disk(1000), Ordered[int](str(tmp_path)) as lines, pytest.raises(ExtractError) as error:
        lines.add(1, [{"text": "x" * 1_000_000}])
    assert str(error.value) == f"{tmp_path}: cannot be written (File too large). Make room on the disk."


def test_full_disk_ends_what_is_remembered_of_articles_in_a_line() -> None:
    with full_disk(1000), Seen() as seen, pytest.raises(ExtractError) as error:
        any(seen.take(f"{number:0100}", "a.jsonl:1", "0" * 64) for number in range(100_000))
    assert str(error.value).startswith(f"{tempfile.gettempdir()}: cannot be written (")


def test_full_disk_ends_the_search_for_copies_in_a_line() -> None:
    pytest.importorskip("rensa")
    texts = (" ".join(f"word{number}x{n}" for n in range(60)) for number in range(1_000))
    articles = [Article(id=f"{number}", uri="a", text=text) for number, text in enumerate(texts)]
    with full_disk(1000), Copies("near") as copies, pytest.raises(ExtractError) as error:
        any(map(copies.add, articles))
    assert str(error.value).startswith(f"{tempfile.gettempdir()}: cannot be written (")


def test_full_disk_leaves_no_draft_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACT_CACHE", str(tmp_path))
    tmp_path.chmod(0o700)
    with full_disk(1000):
        assert kept("thing", [1], lambda: os.urandom(100_000).hex())
    assert kept_files(tmp_path) == []


@pytest.mark.parametrize("blocks", [8, 40])
def test_sheet_that_finds_no_room_is_one_line(blocks: int, tmp_path: Path) -> None:
    words = f"ulimit -f {blocks}; exec python -m extract export {CLAIMS} --to {tmp_path / 'c.xlsx'}"
    place = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    run = subprocess.run(["sh", "-c", words], capture_output=True, text=True, env=place)
    assert run.returncode == 1
    hint = "Make room on the disk, or name another folder by TMPDIR."
    assert run.stderr == f"{tempfile.gettempdir()}: cannot be written (File too large). {hint}\n"
    assert list(tmp_path.iterdir()) == []


SPANISH = (
    "El ministro dijo que el ejército lanzó dos misiles contra la base naval, según la agencia estatal de la capital."
)


@pytest.mark.parametrize("words", ["run {} -o {}.out -q", "annotate {} -o {}.out -q"])
@pytest.mark.parametrize("text", ["", SPANISH, "\0\1\2"])
def test_a_command_that_ends_ill_says_so_though_it_is_to_be_quiet(
    words: str, text: str, tmp_path: Path, command: Command
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    run = command(*filled(tuple(words.split()), path))
    told = "nothing was read: 1 article, 0 ok, 0 no claims, 1 skipped, 0 failed. Without --quiet it is said why.\n"
    assert (run.returncode, run.stderr) == (1, told)


def test_layers_stay_where_nothing_could_be_read(tmp_path: Path, command: Command) -> None:
    good, bad, layers = (tmp_path / name for name in ("good.txt", "bad.txt", "layers.jsonl"))
    good.write_text("Iran tested a missile.")
    bad.write_text("\0\1\2")
    assert command("annotate", str(good), "-o", str(layers)).returncode == 0
    before = layers.read_bytes()
    run = command("annotate", str(bad), "-o", str(layers))
    assert (run.returncode, layers.read_bytes()) == (1, before)
    assert "Left as it was" in run.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("run", ""), 'INPUT: an empty name (""). Name a file, a folder, a pattern, or - for standard input.\n'),
        (("run", "seeds", "-o", "README.md/c.jsonl"), "README.md/c.jsonl: cannot be written (Not a directory). "),
    ],
)
def test_names_that_name_nothing_are_told(words: tuple[str, ...], says: str, command: Command) -> None:
    run = command(*words)
    assert run.returncode == 1
    assert says in run.stderr.splitlines(keepends=True)[-1]

"""stores: inputs and outputs at addresses give the bytes that files give; what stands there is whole."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract import store
from extract.errors import ExtractError
from extract.read import expand
from extract.run.journal import journal_path
from extract.write.atomic import check_writable, whole_file

fsspec = pytest.importorskip("fsspec")

Run = Callable[..., subprocess.CompletedProcess[str]]

NEWS = "{who} delivered {count} howitzers to Ukraine in March, its defense ministry said."
WHO = ("Norway", "Italy", "Spain", "Sweden")


@pytest.fixture
def memory() -> Iterator[Any]:
    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Journals of this test alone, and what is compiled of the core rules."""
    shared, own = Path(os.environ["EXTRACT_CACHE"]), tmp_path / "cache"
    own.mkdir(mode=0o700)
    for path in shared.glob("*.pickle"):
        (own / path.name).hardlink_to(path)
    monkeypatch.setenv("EXTRACT_CACHE", str(own))


def rows(count: int) -> bytes:
    texts = [NEWS.format(who=WHO[n % len(WHO)], count=n + 2) for n in range(count)]
    return "".join(json.dumps({"id": f"n{n:03}", "text": text}) + "\n" for n, text in enumerate(texts)).encode()


def fill(memory: Any, count: int = 12) -> None:
    memory.pipe("/bucket/in/a.jsonl", rows(count))
    memory.pipe("/bucket/in/deep/b.txt", b"Peru ordered two frigates from Spain, its navy said.")
    memory.pipe("/bucket/in/deep/b.txt.json", b'{"publisher": "Lima Post"}')
    memory.pipe("/bucket/in/.hidden/c.txt", b"no")


def test_folders_and_globs_of_a_store_are_expanded(memory: Any) -> None:
    fill(memory)
    both = ["memory://bucket/in/a.jsonl", "memory://bucket/in/deep/b.txt"]
    assert [p.replace(":///", "://") for p in expand(["memory://bucket/in"]) if isinstance(p, str)] == both
    assert len(expand(["memory://bucket/in/*.jsonl"])) == 1
    [missing] = expand(["memory://bucket/none"])
    assert "no such file or folder" in str(missing)
    [unknown] = expand(["nosuch://bucket/none"])
    assert "cannot be read (Protocol not known: nosuch" in str(unknown)


@pytest.mark.slow
def test_run_between_addresses_writes_the_bytes_of_a_run_between_files(
    memory: Any, tmp_path: Path, command: Run
) -> None:
    fill(memory)
    here = tmp_path / "in"
    memory.get("/bucket/in", str(here), recursive=True)
    assert command("run", str(here), "-o", str(tmp_path / "claims.jsonl")).returncode == 0
    texts = ("--save-text", "memory://bucket/texts")
    done = command("run", "memory://bucket/in", "-o", "memory://bucket/out/claims.jsonl", *texts)
    assert done.returncode == 0, done.stderr
    for name in ("claims.jsonl", "run.jsonl"):
        stored = memory.cat(f"/bucket/out/{name}").replace(b"memory:///bucket", b"").replace(b"memory://bucket", b"")
        assert stored == (tmp_path / name).read_bytes().replace(str(tmp_path).encode(), b"")
    assert b"Lima Post" in memory.cat("/bucket/out/claims.jsonl")
    assert sorted(path.rpartition("/")[2] for path in memory.find("/bucket/out")) == [
        "claims.jsonl",
        "run.jsonl",
        "run.totals.json",
    ]
    assert memory.cat("/bucket/texts/b.txt").startswith(b"Peru")
    again = command("run", "memory://bucket/in", "-o", "memory://bucket/out/claims.jsonl")
    assert "13 of them known from before" in again.stderr
    checked = command("verify", "memory://bucket/out/claims.jsonl", "--articles", "memory://bucket/in")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_shards_of_a_store_divide_a_large_file_and_give_what_it_gives_whole(memory: Any, command: Run) -> None:
    memory.pipe("/bucket/in/a.jsonl", rows(60))
    memory.pipe("/bucket/in/b.jsonl", b'{"id": "last", "text": "Chad bought two tanks from Spain."}\n')
    options = ("--copies", "off", "--shard-size", "2K", "-q")
    for job in ("1/2", "2/2"):
        assert (
            command("run", "memory://bucket/in", "-o", "memory://bucket/out", "--shard", job, *options).returncode == 0
        )
    assert (
        command("run", "memory://bucket/in", "-o", "memory://bucket/one", "--shard", "1/1", *options[:2]).returncode
        == 0
    )
    parts = sorted(memory.glob("/bucket/out/*.claims.jsonl"))
    assert len(parts) == 4
    [whole] = memory.glob("/bucket/one/*.claims.jsonl")
    lines = b"".join(map(memory.cat, parts)).splitlines()
    assert sorted(lines) == sorted(memory.cat(whole).splitlines())
    before = {path: memory.cat(path) for path in memory.find("/bucket/out")}
    again = command("run", "memory://bucket/in", "-o", "memory://bucket/out", "--shard", "1/2", *options)
    assert again.stderr.count("done before") == 2
    assert {path: memory.cat(path) for path in memory.find("/bucket/out")} == before


def test_address_of_this_machine_is_its_path(tmp_path: Path, command: Run) -> None:
    (tmp_path / "a b.jsonl").write_bytes(rows(2))
    address = (tmp_path / "a b.jsonl").as_uri()
    done = command("run", address, "-o", f"file://{tmp_path}/out/claims.jsonl")
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "a b.jsonl") in (tmp_path / "out" / "claims.jsonl").read_text()
    assert (tmp_path / "out" / ".claims.jsonl.journal").exists()


def test_output_in_a_store_keeps_what_stood_there_until_the_end(memory: Any) -> None:
    memory.pipe("/bucket/out.jsonl", b"before")

    def torn() -> None:
        with whole_file("memory://bucket/out.jsonl") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        torn()
    assert memory.find("/bucket") == ["/bucket/out.jsonl"]
    assert memory.cat("/bucket/out.jsonl") == b"before"
    with pytest.raises(ExtractError, match=r"nosuch://out\.jsonl: cannot be written \(Protocol not known"):
        check_writable("nosuch://out.jsonl")


def test_store_that_renames_gets_a_draft_first(tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[tuple[str, str]] = []

    def mv(self: Any, path1: str, path2: str) -> None:
        moved.append((path1, path2))
        self.copy(path1, path2)
        self.rm(path1)

    (tmp_path / "a").write_bytes(b"all")
    monkeypatch.setattr(type(memory), "mv", mv)
    store.put(str(tmp_path / "a"), "memory://bucket/a")
    assert moved == [(f"/bucket/.a.{os.getpid()}.part", "/bucket/a")]
    assert memory.find("/bucket") == ["/bucket/a"]
    monkeypatch.setattr(type(memory), "mv", lambda *_: 1 / 0)
    with pytest.raises(OSError, match="division"):
        store.put(str(tmp_path / "a"), "memory://bucket/b")
    assert memory.find("/bucket") == ["/bucket/a"]


def test_password_of_an_address_is_not_shown_and_no_cache_means_no_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.shown("sftp://me:secret@host/a") == "sftp://me@host/a"
    assert store.shown("abfs://box@account.example/a") == "abfs://box@account.example/a"
    assert journal_path("s3://bucket/a") != journal_path("s3://bucket/b")
    monkeypatch.setenv("EXTRACT_CACHE", "off")
    assert journal_path("s3://bucket/a") is None

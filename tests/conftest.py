"""What every test may use: one loaded pipeline for the whole session, commands in its process, spans of a record."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import hashlib
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract.installed import single_threaded
from extract.model import Argument, Claim, DocumentRef, Entity, Evidence, Link, RuleRef, Source, Span, Trigger, When
from extract.write.identity import identity

if TYPE_CHECKING:
    from extract.pack.rulebook import Rulebook
    from extract.pipeline import Extractor
    from extract.run.account import Totals
    from extract.run.batch import Plan

CACHE = Path(__file__).parents[1] / ".pytest_cache" / "compiled"
"""What is kept between starts, for this checkout alone: those of others would take its place."""
CACHE.parent.mkdir(exist_ok=True)
os.environ.setdefault("EXTRACT_CACHE", str(CACHE))
single_threaded()  # as every command is: two workers of pytest with two threads each get in each other's way

Spans = Callable[[Any], Iterator[dict[str, Any]]]
Command = Callable[..., subprocess.CompletedProcess[str]]


def pytest_configure(config: pytest.Config) -> None:
    """Whatever a run of any test in this process writes, `extract verify` has nothing to say of it."""
    from extract.run import batch

    batch.run = verified(batch.run)


TOGETHER = {"report": "report", "pack": "packs", "author": "packs"}
"""Folders whose files share what is made for them: claims of the seeds and a browser, the parsed rules."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """The tests of a file, or of several that share what is dear, are run by one worker of pytest."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return TOGETHER.get(Path(file).parent.name, file)

    return ByFile(config, log)


def verified(real: Callable[..., Totals]) -> Callable[..., Totals]:
    """The run, and the check of its claims after it."""

    @wraps(real)
    def run(items: Any, plan: Plan, *others: Any) -> Totals:
        from extract.evaluate.verify import Verified, verify

        totals = real(items, plan, *others)
        if os.path.isfile(plan.output) and not totals.kept:
            assert [str(problem) for problem in verify(plan.output, None, Verified())] == []
        return totals

    return run


@pytest.fixture(scope="session", autouse=True)
def core_rules_once() -> Iterator[None]:
    """The YAML of the core pack is parsed once a process, however often a test loads it or a copy of it."""
    from extract.pack import files

    real, known = files.yaml_of, {}  # type: ignore[var-annotated]

    def yaml_of(text: str, name: str) -> Any:
        if text not in known:
            known[text] = real(text, name)
        return known[text]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "yaml_of", yaml_of)
        yield


@pytest.fixture(scope="session", autouse=True)
def loaded_once() -> Iterator[None]:
    """A rulebook, and the extractor of the core pack, are taken from the cache once a process, not once a command.

    What a process does that begins with nothing is tested by those that tests start, and with a cache of their own.
    """
    from extract import pipeline
    from extract.pack import cached, packs

    core = packs.builtin_rules()
    real_kept, real_load, books, loaded = cached.kept, pipeline.load, {}, {}  # type: ignore[var-annotated]

    def book(name: str, parts: tuple[object, ...], *others: Any) -> Any:
        if os.environ["EXTRACT_CACHE"] != str(CACHE):
            return real_kept(name, parts, *others)
        if (name, parts) not in books:
            books[name, parts] = real_kept(name, parts, *others)
        return books[name, parts]

    @wraps(real_load)
    def load(rules: Any = (), model: Any = None, sections: Any = pipeline.SECTIONS, exhaustive: bool = False) -> Any:
        asked = (model, tuple(sections), exhaustive)
        if rules or packs.builtin_rules() != core or os.environ["EXTRACT_CACHE"] != str(CACHE):
            return real_load(rules, *asked)
        if asked not in loaded:
            loaded[asked] = real_load(rules, *asked)
        return loaded[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cached, "kept", book)
        patch.setattr(pipeline, "load", load)
        yield


@contextlib.contextmanager
def one_after_the_other() -> Iterator[None]:
    """What one worker of pytest compiles for the cache, the others find there."""
    with open(CACHE.parent / "compiled.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The core rules and the default model, loaded once, for the commands that run in this process too."""
    from extract.run.setup import Setup, extractor_of

    with one_after_the_other():
        return extractor_of(Setup())


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The core rules, without a model."""
    from extract.pack.cached import book_for

    with one_after_the_other():
        return book_for()


@pytest.fixture(scope="session")
def few_records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The core rules with all states and one in twenty of the other records: as many kinds of things, soon compiled."""
    from extract.paths import builtin_rules

    folder = tmp_path_factory.mktemp("few") / "rules"
    shutil.copytree(builtin_rules(), folder)
    for path in (folder / "entities").glob("*.jsonl"):
        if path.stem != "states":
            path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[::20]), "utf-8")
    return folder


@pytest.fixture
def small_core(few_records: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The core pack has few records: what a test adds to it is compiled in a quarter of the time."""
    from extract.pack import packs
    from extract.run.setup import extractor_of

    monkeypatch.setattr(packs, "builtin_rules", lambda: few_records)
    loaded = extractor_of.cache_info().misses
    yield
    if extractor_of.cache_info().misses > loaded:  # with few records: later tests of this process mean the whole core
        extractor_of.cache_clear()


@pytest.fixture
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a pack that is read once, nothing is kept: that would take as long as compiling it."""
    monkeypatch.setenv("EXTRACT_CACHE", "off")


@pytest.fixture(scope="session")
def command() -> Command:
    """Calls `extract` in this process, as a process of its own would be called."""
    return called


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    from extract.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, code, *said)


def spans_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every part of a record that has a text and a place, however deep."""
    if isinstance(value, dict):
        if value.get("text") is not None and value.get("start") is not None:
            yield value
        for part in value.values():
            yield from spans_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans_of(part)


@pytest.fixture(scope="session")
def spans() -> Spans:
    return spans_of


def cut(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def make_claim(
    text: str,
    type: str,
    trigger: str,
    arguments: list[tuple[str, str, Entity | None]],
    *,
    document: str = "a",
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    time: tuple[str, str | None] | None = None,
    sources: list[tuple[str, Entity | None, str]] = [],  # noqa: B006 (never changed)
    links: tuple[Link, ...] = (),
    confidence: float = 0.9,
    **said: Any,
) -> Claim:
    """A claim read from a text by hand: every part is given by its words, the first time they stand in the text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    parts: dict[str, Any] = {
        "type": type,
        "trigger": Trigger(**cut(text, trigger), lemma=trigger),
        "arguments": tuple(Argument(**cut(text, words), role=role, entity=who) for role, words, who in arguments),
        "time": When(**cut(text, time[0]), value=time[1]) if time else None,
        "polarity": "positive",
        "certainty": "certain",
        "modality": "actual",
        "sources": tuple(
            Source(**cut(text, words), entity=who, stance=stance, kind="official", cue=Span(**cut(text, words)))  # type: ignore[arg-type]
            for words, who, stance in sources
        ),
        **said,
    }
    return Claim(
        id=identity(document, sha256, parts),
        evidence=Evidence(text=text, start=0, end=len(text), section="body"),
        document=DocumentRef(
            id=document,
            uri=f"{document}.txt",
            sha256=sha256,
            title=title,
            publisher=publisher,
            published=date.fromisoformat(published) if published else None,
        ),
        rule=RuleRef(id=f"{type}.by-hand", pack="core", version="0"),
        links=links,
        confidence=confidence,
        **parts,
    )


@pytest.fixture(scope="session")
def claim_of() -> Callable[..., Claim]:
    return make_claim


def pytest_unconfigure() -> None:
    """What was set aside from the collector is its own again, so that libraries find nothing left at the end."""
    gc.unfreeze()
    gc.collect()

"""An engine that starts when there is something to read: a run that knows all of its articles loads no model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extract.errors import ExtractError
from extract.installed import model_name
from extract.model import Article
from extract.pack.load import standing_of
from extract.pack.packs import folders_of
from extract.run.result import Engine, Result
from extract.run.setup import Setup, described

META = "meta.json"


class Later:
    """An Engine that `start` makes once there is something to read; describes itself out of files alone.

    `start` is told whether there is little: all the articles together have fewer than `few` characters.
    """

    def __init__(self, setup: Setup, start: Callable[[bool], AbstractContextManager[Engine]], few: int) -> None:
        self.setup = setup
        self._start = start
        self._few = few
        self._open = ExitStack()
        self._engine: Engine | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def started(self, few: bool = True) -> Engine:
        """The engine itself. Raises ExtractError where it cannot start."""
        if self._engine is None:
            self._engine = self._open.enter_context(self._start(few))
        return self._engine

    def describe(self) -> dict[str, Any]:
        """Rules and model that would be at work; the engine is started where files do not tell."""
        about = None if self._engine is not None else about_files(self.setup)
        return about if about is not None else self.started().describe()

    def __call__(self, articles: Iterable[Article]) -> Iterator[Result]:
        """The Result of each article, in order."""
        waiting = iter(articles)
        while first := list(_up_to(self._few, waiting)):
            few = sum(len(article.text) for article in first) < self._few
            yield from self.started(few)(chain(first, waiting))


def _up_to(most: int, articles: Iterator[Article]) -> Iterator[Article]:
    """As many of the articles as have so many characters, at least."""
    size = 0
    while size < most and (article := next(articles, None)) is not None:
        size += len(article.text)
        yield article


def about_files(setup: Setup) -> dict[str, Any] | None:
    """What `about` says of a loaded extractor, out of the files of rules and model; None where they do not tell."""
    digest, _ = standing_of(setup.rules)
    meta = _meta(setup.model)
    if digest is None or meta is None:
        return None
    packs = [folder.pack for folder in folders_of(setup.rules, core=True, problems=[])]
    return described(packs, digest[:16], meta)


def _meta(model: str | None) -> dict[str, Any] | None:
    try:
        name = model_name(model)
        spec = find_spec(name) if name.isidentifier() else None
    except (ExtractError, ValueError, ImportError):
        return None
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path(name)
    try:
        found = json.loads((folder / META).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and {"lang", "name", "version"} <= found.keys() else None

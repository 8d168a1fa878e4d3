"""Work on one article that may fail, and leaves the others alone: what it gave or why not, and its seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Generic, TypeVar

from extract.errors import ExtractError

A = TypeVar("A")
T = TypeVar("T")


@dataclass(frozen=True)
class Tried(Generic[T]):
    """What a piece of work gave, or why it failed or was not done, and its seconds."""

    value: T | None
    error: str | None
    seconds: float
    skipped: str | None = None


class OffTopicError(ExtractError):
    """An article without a word of the rules' domain."""


class ForeignError(ExtractError):
    """An article in another language than the rules'."""


def tried(work: Callable[[A], T], argument: A) -> Tried[T]:
    """What the work gives, or what went wrong in it, and how long it took."""
    began = perf_counter()
    try:
        return Tried(work(argument), None, perf_counter() - began)
    except OffTopicError:
        return Tried(None, None, perf_counter() - began)
    except ForeignError as error:
        return Tried(None, None, perf_counter() - began, str(error))
    except MemoryError:
        return Tried(None, "no memory left for it. Shorten the article, or raise what a process may take.", 0.0)
    except ExtractError as error:
        return Tried(None, str(error), perf_counter() - began)
    except Exception as error:
        return Tried(None, f"{type(error).__name__}: {error}", perf_counter() - began)

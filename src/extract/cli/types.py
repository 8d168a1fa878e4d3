"""Kinds of option values, each with a message that says what to write instead."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from typing import Any

import click
from click.shell_completion import CompletionItem

PERIOD = re.compile(r"\d{4}(-\d\d){0,2}")
LEAST_TIME, YEAR = 0.01, 31_536_000
ASCII = "".join(map(chr, range(32, 127))) + "\\n"


class File(click.ParamType[str]):
    """A file, folder or address, taken as it is written; a shell completes files, or with `folder` folders alone."""

    def __init__(self, *, folder: bool = False) -> None:
        self.name = "dir" if folder else "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type=self.name)]


class ClaimType(click.ParamType[str]):
    """A type of claims, of any pack; a shell completes those of the core pack."""

    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from extract.paths import builtin_rules

        names = sorted(path.stem for path in (builtin_rules() / "frames").glob("*.yml"))
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class Day(click.ParamType[date]):
    """A day: YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date. Write YYYY-MM-DD, e.g. 2024-05-02.", param, ctx)


class Edge(click.ParamType[date]):
    """The first or the last day of a day, month or year: YYYY-MM-DD, YYYY-MM, YYYY."""

    name = "YYYY[-MM[-DD]]"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from extract.write.days import days_of

        if isinstance(value, date):
            return value
        days = days_of(str(value)) if PERIOD.fullmatch(str(value)) else None
        if days is None:
            self.fail(f"{value!r} is no date. Write YYYY-MM-DD, YYYY-MM or YYYY, e.g. 2024-05.", param, ctx)
        return days.last if self.last else days.first


def most_workers() -> int:
    """How many processes can be of use on this machine; each takes some 300 MB."""
    return max(16, 4 * (os.cpu_count() or 1))


class Encoding(click.ParamType[str]):
    """The name of an encoding of texts: one in which ASCII is itself, or UTF-16 or -32."""

    name = "NAME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from extract.read.decode import is_wide

        try:
            fits = is_wide(str(value)) or ASCII.encode().decode(str(value)) == ASCII
        except (LookupError, ValueError):
            fits = False
        if not fits:
            self.fail(f"{value!r} is no encoding of texts. Write e.g. latin-1, mac-roman or utf-16-le.", param, ctx)
        return str(value)


class Seconds(click.ParamType[float]):
    """A time limit: a hundredth of a second to a year."""

    name = "SECONDS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if not LEAST_TIME <= number <= YEAR:
            self.fail(f"{value!r} won't do. Write a number of seconds, from {LEAST_TIME} to {YEAR:,}.", param, ctx)
        return number


class Whole(click.ParamType[int]):
    """A whole number from `least` on, up to `most` where there is one."""

    name = "N"

    def __init__(self, least: int = 0, most: int = sys.maxsize) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            end = f"{self.least} or more" if self.most == sys.maxsize else f"from {self.least} to {self.most:,}"
            self.fail(f"{value!r} won't do. Write a whole number, {end}.", param, ctx)
        return number

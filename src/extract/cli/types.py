"""Kinds of option values, each with a message that says what to write instead."""

from __future__ import annotations

from datetime import date
from typing import Any

import click


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


class Whole(click.ParamType[int]):
    """A whole number from `least` on, up to `most` where there is one."""

    name = "N"

    def __init__(self, least: int = 0, most: int | None = None) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if number < self.least or (self.most is not None and number > self.most):
            end = f"{self.least} or more" if self.most is None else f"from {self.least} to {self.most:,}"
            self.fail(f"{value!r} won't do. Write a whole number, {end}.", param, ctx)
        return number

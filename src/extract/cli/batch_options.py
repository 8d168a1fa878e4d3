"""Options for many articles: processes, limits, and what to do with what is known already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extract.cli.options import Bytes
from extract.cli.types import Seconds, Whole, most_workers

if TYPE_CHECKING:
    from extract.run.setup import Setup


class Part(click.ParamType[tuple[int, int]]):
    """I/N: job I, counted from 1, of N."""

    name = "I/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        number, _, of = str(value).partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            self.fail(f"{value!r} is no part. Write I/N with I from 1 to N: 3/16.", param, ctx)
        return int(number), int(of)


F = TypeVar("F", bound=Callable[..., Any])


def scaling(function: F) -> F:
    """How the articles are read."""
    for decorate in (
        click.option("--exhaustive", is_flag=True, help="Read what is far from any word of the domain, too."),
        click.option("--force", is_flag=True, help="Read every article again, known or not."),
        click.option("--time-limit", type=Seconds(), default=60.0, show_default=True, help="CPU seconds an article."),
        click.option("--scheduler", metavar="ADDRESS", help="Of Dask, e.g. tcp://host:8786."),
        click.option(
            "--engine",
            type=click.Choice(["local", "dask"]),
            default="local",
            show_default=True,
            help="Who reads; with dask the output is a folder of shards.",
        ),
        click.option("--shard-size", type=Bytes(), default="64M", show_default=True, help="Input of a shard, about."),
        click.option("--shard", type=Part(), help="Read job I of N of the input; the output is a folder of shards."),
        click.option(
            "--workers",
            type=Whole(most=most_workers()),
            metavar="N",
            help="Processes that read; 0 is this one.  [default: as many as input, cores and memory are for]",
        ),
    ):
        function = decorate(function)
    return function


def setup_of(scale: Mapping[str, Any]) -> Setup:
    """Rules, model and sections out of a command's options."""
    from extract.run.setup import Setup

    sections = tuple(filter(None, map(str.strip, scale["sections"].split(","))))
    return Setup(rules=scale["rules"], model=scale["model"], sections=sections, exhaustive=scale["exhaustive"])

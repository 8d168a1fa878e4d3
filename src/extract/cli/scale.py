"""Options for many articles: processes, limits, and what to do with what is known already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from extract.run.setup import Setup

F = TypeVar("F", bound=Callable[..., Any])


def scaling(function: F) -> F:
    """How the articles are read."""
    for decorate in (
        click.option("--exhaustive", is_flag=True, help="Read articles without any word of the domain, too."),
        click.option("--force", is_flag=True, help="Read every article again, known or not."),
        click.option(
            "--time-limit", type=click.FloatRange(min=0.01), default=60.0, show_default=True, help="Seconds an article."
        ),
        click.option(
            "--workers",
            type=click.IntRange(min=0),
            metavar="N",
            help="Processes that read; 0 is this one.  [default: 0 for a small input, else 1]",
        ),
    ):
        function = decorate(function)
    return function


def setup_of(scale: Mapping[str, Any]) -> Setup:
    """Rules, model and sections out of a command's options."""
    from extract.run.setup import Setup

    sections = tuple(filter(None, map(str.strip, scale["sections"].split(","))))
    return Setup(rules=scale["rules"], model=scale["model"], sections=sections, exhaustive=scale["exhaustive"])

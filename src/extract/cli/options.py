"""Options that several commands share, and what their values become."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from click.shell_completion import CompletionItem

from extract.cli.say import say
from extract.cli.types import Day, Encoding, File, Whole
from extract.errors import ExtractError
from extract.interrupt import loading

if TYPE_CHECKING:
    from extract.pipeline import Extractor
    from extract.read import Options, Skipped

F = TypeVar("F", bound=Callable[..., Any])

ENCODING_HELP = "The encoding of what is no UTF-8 and names none."
DEPTH_HELP = "Skip web pages whose elements stand deeper in each other."
ELEMENTS_HELP = "Skip web pages of more elements."
MOST_BYTES, DIGITS = 1 << 50, 17
UNITS = {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}


class Bytes(click.ParamType[int]):
    """A number of bytes: 5000000, 5M, 500K."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        text = str(value).upper().removesuffix("B")
        number, unit = (text[:-1], text[-1:]) if text[-1:] in UNITS else (text, "")
        size = int(number) * UNITS[unit] if number.isdecimal() and len(number) < DIGITS else 0
        if not 1 <= size <= MOST_BYTES:
            self.fail(f"{value!r} is no size. Write a number of bytes, or one with K, M or G: 5M.", param, ctx)
        return size


class Field(click.ParamType[tuple[str, str]]):
    """OURS=THEIRS: the name that an input gives to one of our fields."""

    name = "field"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        from extract.read import FIELDS

        ours, sign, theirs = str(value).partition("=")
        if not sign or not theirs:
            self.fail(f"{value!r} is no mapping. Write OURS=THEIRS, e.g. text=body.", param, ctx)
        if ours not in FIELDS:
            near = difflib.get_close_matches(ours, FIELDS, 1)
            hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(FIELDS)}."
            self.fail(f'unknown field "{ours}". {hint}', param, ctx)
        return ours, theirs


class Sections(click.ParamType[str]):
    """Kinds of sections with commas between them; "all" for every one."""

    name = "sections"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from extract.model import SECTION_KINDS

        names = [name for name in map(str.strip, str(value).split(",")) if name]
        if names == ["all"]:
            names = list(SECTION_KINDS)
        unknown = next((name for name in names if name not in SECTION_KINDS), None)
        if unknown or not names:
            near = difflib.get_close_matches(unknown or "", SECTION_KINDS, 1)
            hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(SECTION_KINDS)}; all is every one."
            self.fail(f'unknown section "{unknown or value}". {hint}', param, ctx)
        return ",".join(names)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from extract.model import SECTION_KINDS

        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + kind) for kind in (*SECTION_KINDS, "all") if kind.startswith(last)]


def reading(function: F) -> F:
    """INPUT arguments, and how to read them as one argument `options`."""
    return click.argument("inputs", nargs=-1, required=True, type=File(), metavar="INPUT...")(_options(function))


def articles(function: F) -> F:
    """The same for the articles that claims were read from: --articles INPUT, any number of times, or INPUTs after."""

    @wraps(function)
    def with_inputs(*, articles: tuple[str, ...], more: tuple[str, ...], **others: Any) -> Any:
        if more and not articles:
            raise click.UsageError(f'unexpected argument "{more[0]}". Articles come after --articles.')
        return function(inputs=(*articles, *more), **others)

    decorated: Any = _options(cast(F, with_inputs))
    decorated = click.option("--articles", multiple=True, type=File(), metavar="INPUT...", help="What was read.")(
        decorated
    )
    return cast(F, click.argument("more", nargs=-1, type=File(), metavar="")(decorated))


def expanded(inputs: Sequence[str], options: Options, quiet: bool = False) -> list[str | Skipped]:
    """The files of the inputs; says what is left out. Exits with 1 where there is none at all, before models load."""
    from extract.read import Skipped, expand

    left_out: list[str] = []
    paths = expand(inputs, options, left_out)
    for line in () if quiet else left_out:
        say(line, err=True)
    if all(isinstance(path, Skipped) for path in paths):
        for path in paths:
            say(str(path), err=True)
        raise ExtractError("nothing to read; no file was written.")
    return paths


def _options(function: F) -> F:
    """How to read, as one argument `options`."""

    @wraps(function)
    def with_options(
        *arguments: Any,
        published: date | None,
        fields: tuple[tuple[str, str], ...],
        max_size: int,
        max_elements: int,
        max_depth: int,
        repair: bool,
        encoding: str,
        **others: Any,
    ) -> Any:
        from extract.read import Limits, Options

        page = Limits(depth=max_depth, elements=max_elements)
        options = Options(dict(fields), published, max_size, page, repair, encoding)
        return function(*arguments, options=options, **others)

    decorated: Any = with_options
    for decorate in (
        click.option("--encoding", type=Encoding(), default="cp1252", show_default=True, help=ENCODING_HELP),
        click.option("--repair", is_flag=True, help="Set right wrongly decoded characters in texts, too."),
        click.option("--max-depth", type=Whole(1, 2000), default=256, show_default=True, help=DEPTH_HELP),
        click.option("--max-elements", type=Whole(1), default=50_000, show_default=True, help=ELEMENTS_HELP),
        click.option("--max-size", type=Bytes(), default="10M", show_default=True, help="Skip larger articles."),
        click.option("--field", "fields", type=Field(), multiple=True, metavar="OURS=THEIRS", help="Rename a field."),
        click.option("--published", type=Day(), help="Date of articles without one."),
    ):
        decorated = decorate(decorated)
    return cast(F, decorated)


def forcing(function: F) -> F:
    """Whether an output may replace what isn't our own."""
    return click.option("--force", is_flag=True, help="Replace a file that extract didn't write.")(function)


def writing(default: str, help: str) -> Callable[[F], F]:
    """Where the output goes."""
    return click.option("-o", "--output", type=File(), default=default, show_default=True, help=help)


def with_packs(function: F) -> F:
    """Rule packs beside the core pack, as `rules`."""
    add = "Add a rule pack; any number of times."
    return click.option("--rules", multiple=True, type=File(folder=True), help=add)(function)


def extracting(function: F) -> F:
    """Rules, model and the sections that claims come from."""
    for decorate in (
        click.option(
            "--sections",
            type=Sections(),
            default="title,body",
            show_default=True,
            help="Sections that claims come from.",
        ),
        click.option("--model", metavar="NAME", help="A spaCy pipeline other than the default."),
        with_packs,
    ):
        function = decorate(function)
    return function


def load_extractor(rules: tuple[str, ...], model: str | None, sections: str) -> Extractor:
    """The pipeline that the options ask for; takes a second or two."""
    with loading():
        from extract.pipeline import load

        return load(rules=rules, model=model, sections=tuple(filter(None, map(str.strip, sections.split(",")))))

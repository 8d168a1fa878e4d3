"""The text of a page's article, and what the page says of it; a page that would take too long to read is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extract.errors import ExtractError, short
from extract.read.extras import need
from extract.read.metadata import Known
from extract.read.repair import repaired
from extract.read.web.markup import most_attributes, split_markup
from extract.read.web.page_metadata import facts_of

DEPTH, ELEMENTS, ATTRIBUTES = 256, 50_000, 500
PARSER_DEPTH = 256
LONG_TAG, LONG_VALUE = 10_000, 2_000
PURPOSE = "a web page: reading it"
_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^<>]{0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|article|main|section|div|p|h1|header|table|script|style)[\s>])",
    re.IGNORECASE,
)
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RULE = re.compile(r"^\|?(?:-{3,}\|)+\n?", re.MULTILINE)
_PROLOG = re.compile(r"\s*<\?xml[^>]*>")


class NoPageError(ExtractError):
    """A page without an article that can be read: why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How deep the elements of a page may stand in each other, and how many there may be."""

    depth: int = DEPTH
    elements: int = ELEMENTS


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page has it."""

    text: str
    known: Known
    notes: tuple[str, ...] = ()


def is_page(start: str) -> bool:
    """Whether a text that begins like this is a web page or a piece of one."""
    return bool(_START.match(start))


def read_page(page: str, limits: Limits, address: str | None = None) -> Page:
    """The article of a page: headline and main text, one paragraph a line. Raises NoPageError, or MissingExtraError."""
    page, notes = repaired(page)  # before trafilatura takes out the control characters that wrong decoding left
    markup, scripts = split_markup(page)
    tree = parsed(markup, limits)
    known = facts_of(tree, scripts, address)
    extracted = need("trafilatura", PURPOSE).bare_extraction(
        tree, with_metadata=False, include_comments=False, include_tables=True, fast=True
    )
    body = _RULE.sub("", (extracted.text or "") if extracted is not None else "").strip()
    if not body:
        raise NoPageError("a web page without the text of an article.")
    return Page(with_title(body, known.title), known, notes)


def parsed(markup: str, limits: Limits) -> Any:
    """The page's tree. Raises NoPageError where it is too large, too deep, or no tree at all."""
    most = most_attributes(markup, LONG_TAG)
    if most > ATTRIBUTES:
        raise NoPageError(f"a web page with a tag of {most:,} attributes; the limit is {ATTRIBUTES}.")
    html, etree = need("lxml.html", PURPOSE), need("lxml.etree", PURPOSE)
    deep = limits.depth > PARSER_DEPTH
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=deep)
    data = _NO_XML.sub(" ", _PROLOG.sub("", markup, count=1)).encode("utf-8")
    try:
        tree = html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NoPageError(f"broken HTML ({short(error)}).") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise NoPageError(_too_deep(limits.depth))
    check_tree(tree, limits)
    return tree


def check_tree(tree: Any, limits: Limits, what: str = "a web page") -> None:
    """Counts what is in the tree of `what` and drops values that no reader needs. Raises NoPageError over a limit."""
    etree = need("lxml.etree", PURPOSE)
    count = depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        count, depth = count + 1, depth + 1
        if count > limits.elements:
            why = f"{what} of more than {limits.elements:,} elements. Raise the limit with --max-elements."
            raise NoPageError(why)
        if depth > limits.depth:
            raise NoPageError(_too_deep(limits.depth, what))
        for name in [name for name, value in element.attrib.items() if len(value) > LONG_VALUE]:
            del element.attrib[name]


def _too_deep(depth: int, what: str = "a web page") -> str:
    return f"{what} whose elements stand more than {depth} deep in each other. Raise the limit with --max-depth."


def with_title(body: str, title: str | None) -> str:
    """The main text under its headline, which a page may keep outside."""
    head = {" ".join(line.split()).casefold() for line in body.split("\n", 4)[:4]}
    return body if not title or title.casefold() in head else f"{title}\n\n{body}"

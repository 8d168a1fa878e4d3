"""An element of XML or HTML -> its paragraphs, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract.read.extras import need
from extract.read.web.markup import split_markup
from extract.read.web.page import Limits, NoPageError, parsed

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|body.content|br|caption|dd|div|dl|dt|fn|fn.def|footer|h[1-6r]|header|hl[12]|"
    "li|main|nav|note|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_LEFT_OUT = re.compile("script|style|svg|noscript|media|figure|picture|video|audio|object|iframe|form|button")


def local_name(element: Any) -> str:
    """The name of an element without its namespace, in small letters; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def paragraphs(element: Any) -> str:
    """The text of an element, a paragraph a line; pictures and programs are left out."""
    lines = "".join(_pieces(element)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(element: Any) -> Iterator[str]:
    """Texts in their order, line ends where blocks begin and end. No recursion: documents may be deep."""
    walk = need("lxml.etree", "a document with markup: reading it").iterwalk(element, events=("start", "end"))
    for event, one in walk:
        name = local_name(one)
        left_out = not name or _LEFT_OUT.fullmatch(name)
        if event == "start":
            if left_out:
                walk.skip_subtree()
                continue
            yield "\n" if _BLOCK.fullmatch(name) else ""
            yield (one.text or "").replace("\n", " ")
            continue
        yield "\n" if _BLOCK.fullmatch(name) else ""
        if one is not element:
            yield (one.tail or "").replace("\n", " ")


def fragment(markup: str, limits: Limits) -> str:
    """The paragraphs of a piece of HTML that is an article already. Raises NoPageError, MissingExtraError."""
    if "<" not in markup and "&" not in markup:
        return "\n".join(filter(None, (" ".join(line.split()) for line in markup.split("\n"))))
    kept, _ = split_markup(markup)
    try:
        return paragraphs(parsed(f"<div>{kept}</div>", limits).find("body"))
    except NoPageError as error:
        if not kept.strip():
            return ""
        raise error from None

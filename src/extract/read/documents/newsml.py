"""What news agencies deliver as XML -> articles: NITF, and NewsML-G2 with NITF, XHTML or plain text in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from extract.errors import Where, short
from extract.read.documents.article import Document, NoDocumentError, item_of, plain
from extract.read.documents.blocks import fragment, local_name, paragraphs
from extract.read.extras import need
from extract.read.items import Item, Options, Skipped, name_of, whole
from extract.read.metadata import Known, day_of, language_of, without_by
from extract.read.web import NoPageError, check_tree

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
WITHDRAWN = ("stat:canceled", "stat:withheld")


def read_agency(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """An Item for every news item of the file. `where` counts items where there are several."""
    data = whole(stream, Where(uri), options, "an XML document of ")
    if isinstance(data, Skipped):
        yield data
        return
    try:
        root = _parsed(data, options)
    except (NoDocumentError, NoPageError) as error:
        yield Skipped(Where(uri), str(error), failed=isinstance(error, NoDocumentError), size=len(data))
        return
    items = [one for one in root.iter() if local_name(one) == "newsitem"] or [root]
    for number, item in enumerate(items, 1):
        where = Where(uri, number if len(items) > 1 else None)
        name = f"{name_of(uri)}-{number}" if len(items) > 1 else name_of(uri)
        try:
            document = _newsitem(item, options) if local_name(item) == "newsitem" else _nitf(item)
        except (NoDocumentError, NoPageError) as error:
            yield Skipped(where, str(error), size=len(data) // len(items), id=item.get("guid"))
            continue
        yield item_of(document, name, uri, where, len(data) // len(items), options)


def _parsed(data: bytes, options: Options) -> Any:
    """The root of the tree; nothing outside the file is read, no entity is filled in. Raises NoDocumentError."""
    etree = need("lxml.etree", "an XML document: reading it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise NoDocumentError(f"broken XML ({short(error)}).", failed=True) from None
    check_tree(root, options.page, "an XML document")
    return root


def _all(element: Any, *names: str) -> Iterator[Any]:
    return (one for one in element.iter() if local_name(one) in names)


def _first(element: Any, *path: str) -> Any:
    """The first element below that is called like the path's names, one below the other; None where there is none."""
    for name in path:
        element = next(_all(element, name), None) if element is not None else None
    return element


def _text(element: Any) -> str | None:
    return plain("".join(element.itertext())) if element is not None else None


def _value(element: Any, *names: str) -> str | None:
    """The first of the attributes that the element has."""
    return next((found for name in names if (found := plain(element.get(name)))), None) if element is not None else None


def _nitf(root: Any) -> Document:
    """The article of an NITF document."""
    body, head = _first(root, "body.content"), _first(root, "body.head")
    if body is None:
        raise NoDocumentError("an NITF document without body.content.")
    data = _first(root, "pubdata")
    dates = (
        _value(data, "date.publication"),
        *(_value(element, "norm") for element in (_first(root, "date.issue"), _first(head, "dateline", "story.date"))),
    )
    known = Known(
        title=_text(_first(head, "hl1")) or _text(_first(root, "head", "title")),
        publisher=_value(data, "name"),
        agency=_text(_first(head, "distributor")),
        authors=_byline(_first(head, "byline")),
        published=next((day for date in dates if (day := day_of(date))), None),
        url=_value(data, "ex-ref"),
        language=language_of(root.get(LANGUAGE)),
    )
    return Document(paragraphs(body), known, _value(_first(root, "doc-id"), "id-string"))


def _byline(byline: Any) -> tuple[str, ...]:
    if byline is None:
        return ()
    people = [_text(person) for person in _all(byline, "person")] or [_text(byline)]
    return tuple(without_by(name) for name in people if name)


def _newsitem(item: Any, options: Options) -> Document:
    """The article of a NewsML-G2 news item. Raises NoDocumentError for pictures, and for what was taken back."""
    kind, status = _value(_first(item, "itemclass"), "qcode"), _value(_first(item, "pubstatus"), "qcode")
    if status in WITHDRAWN:
        raise NoDocumentError(f"a news item that its agency took back ({status}).")
    if kind and kind.endswith((":picture", ":video", ":audio", ":graphic", ":composite")):
        raise NoDocumentError(f"a news item without text ({kind}).")
    meta = _first(item, "contentmeta")
    inner = next((d for e in _all(item, "nitf") if (d := _nitf(e)).text.strip()), None)
    text = inner.text if inner else next(filter(None, _contents(item, options)), "")
    if not text:
        elsewhere = _value(_first(item, "remotecontent"), "href")
        why = f"its text is elsewhere ({elsewhere})." if elsewhere else "a news item without text."
        raise NoDocumentError(why)
    dates = ("contentcreated", "contentmodified", "versioncreated", "firstcreated")
    provider = _first(item, "itemmeta", "provider")
    names = [_text(by) for by in _all(meta, "by")] if meta is not None else []
    names = names or ([_text(_first(one, "name")) for one in _all(meta, "creator")] if meta is not None else [])
    known = Known(
        title=_text(_first(meta, "headline")) or _text(_first(item, "itemmeta", "title")),
        agency=_text(_first(provider, "name")) or _value(provider, "literal"),
        authors=tuple(without_by(name) for name in names if name),
        published=next((day for name in dates if (day := day_of(_text(_first(item, name))))), None),
        language=language_of(_value(_first(meta, "language"), "tag") or item.get(LANGUAGE)),
    )
    return Document(text, known.over(inner.known) if inner else known, _value(item, "guid"))


def _contents(item: Any, options: Options) -> Iterator[str]:
    """The texts that a news item carries, as XHTML or as plain text or HTML."""
    for one in _all(item, "inlinexml"):
        body = _first(one, "body")
        yield paragraphs(body if body is not None else one)
    for one in _all(item, "inlinedata"):
        text = "".join(one.itertext())
        yield fragment(text, options.page) if "html" in (one.get("contenttype") or "") else text.strip()

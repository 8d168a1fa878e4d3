"""An e-mail (.eml) -> its one article: subject and body, plain before HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, BinaryIO

from extract.errors import short
from extract.plural import many
from extract.read.decode import decode
from extract.read.documents.article import Document, NoDocumentError, one_article, plain
from extract.read.documents.blocks import fragment
from extract.read.items import Item, Options
from extract.read.metadata import Known, day_of
from extract.read.web import is_page, read_page

SURE = {"message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature"}
USUAL = {"from", "subject", "date", "to"}
_HEADER = re.compile(r"([A-Za-z][\w-]{0,60}):[ \t]?")
_MARKS = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def is_mail(start: str, ending: str) -> bool:
    """Whether a text that begins like this is an e-mail: headers from the first line on, one of a mail server's."""
    names: set[str] = set()
    for line in start.split("\n", 200)[:200]:
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header:
            names.add(header[1].lower())
        elif not names or not line[0].isspace():
            return False
    return len(names & USUAL) >= 2 and (bool(names & SURE) or ending == ".eml")


def read_mail(stream: BinaryIO, uri: str, options: Options) -> Iterator[Item]:
    """The whole stream as one article; its id is the file's name without its ending."""
    return one_article(stream, uri, options, "an e-mail", _document)


def _document(data: bytes, options: Options) -> Document:
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain", "html"))
        content = _content(body) if body is not None else ""
        html = body is not None and body.get_content_type() == "text/html"
        attached = sum(1 for _ in message.iter_attachments())
    except Exception as error:  # the library's own mistakes on broken mails, of many kinds
        why = f"a damaged e-mail ({short(error)})."
        raise NoDocumentError(why, failed=True) from None
    known = _known(message)
    if html:
        content = read_page(content, options.page).text if is_page(content[:4000]) else fragment(content, options.page)
    if not content.strip():
        raise NoDocumentError("an e-mail without a text.")
    notes = (f"{many(attached, 'attachment')} left out",) if attached else ()
    return Document(content.replace("\r\n", "\n"), known, notes=notes)


def _content(body: Any) -> str:
    """The text of a part; one of an unknown encoding is read as any other text is."""
    try:
        return str(body.get_content())
    except (LookupError, UnicodeError):
        return decode(body.get_payload(decode=True) or b"").text


def _known(message: EmailMessage) -> Known:
    subject = _header(lambda: message["subject"])
    return Known(
        title=_MARKS.sub("", subject) if subject else None,
        authors=tuple(filter(None, (_header(lambda: message["from"].addresses[0].display_name),))),
        published=day_of(_header(lambda: message["date"])),
    )


def _header(read: Callable[[], Any]) -> str | None:
    """A header as text; None where it is missing or too broken for the library."""
    try:
        value = read()
        return plain(str(value)) if value is not None else None
    except Exception:
        return None

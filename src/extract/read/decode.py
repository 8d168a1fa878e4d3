"""Bytes -> text: byte order mark, strict UTF-8, then another encoding; how to tell bytes that are no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHERWISE = "cp1252"
NO_MARK = "binary data, or UTF-16 without a byte order mark"
NAME_IT = "Name its encoding by --encoding, or save it as UTF-8."
WIDE = ("utf-16", "utf-32")
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROL_SHARE = 0.05
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and a note where its encoding had to be guessed."""

    text: str
    notes: tuple[str, ...] = ()


def bom_of(data: bytes) -> tuple[bytes, str | None]:
    """The byte order mark that the data begins with and its encoding; nothing where there is none."""
    return next(((mark, name) for mark, name in BOMS if data.startswith(mark)), (b"", None))


def binary(head: bytes) -> str | None:
    """What the bytes seem to be, where they are no text; None for text."""
    if bom_of(head)[1]:
        return None
    named = next((name for magic, name in MAGIC if head.startswith(magic)), None)
    if named:
        return named
    if head.count(0) > 0.3 * len(head):
        return NO_MARK
    if len(CONTROL.findall(head)) > CONTROL_SHARE * len(head) or b"\0" in head:
        return "binary data"
    return None


def is_wide(encoding: str) -> bool:
    """Whether a character takes two bytes or four, so that lines and signs are not seen in the bytes."""
    return codecs.lookup(encoding).name.startswith(WIDE)


def decode(data: bytes, otherwise: str = OTHERWISE) -> Decoded:
    """Every character as the bytes have it, newlines untouched; only a byte order mark goes.

    `otherwise`: the encoding of what is no UTF-8. Raises ValueError, with what is wrong, for bytes in neither.
    """
    mark, name = bom_of(data)
    if name:
        try:
            return Decoded(data[len(mark) :].decode(name))
        except UnicodeDecodeError as error:
            raise ValueError(f"a {name} byte order mark, but no {name} (byte {error.start + len(mark)})") from None
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        bad = error.start
    try:
        return Decoded(data.decode(otherwise), (f"not UTF-8 (byte {bad}); read as {otherwise}",))
    except UnicodeDecodeError as error:
        raise ValueError(f"neither UTF-8 (byte {bad}) nor {otherwise} (byte {error.start})") from None

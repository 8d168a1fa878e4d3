"""Mojibake -> the characters that were meant, where the repaired text becomes the text of record."""

from __future__ import annotations

import re

from extract.read.extras import need

NOTE = "broken characters repaired (mojibake); offsets refer to the repaired text"
_ODD = "\u0080-\u024f\u02c6\u02dc\u2010-\u2122"
_WESTERN = f"[\u0080-\u024f\u201a][{_ODD}]|\u00c3\\s"
_CYRILLIC = f"\u0432\u0402|[\u0420\u0421][\u0402-\u040f\u0452-\u045f{_ODD}]"
_SUSPECT = re.compile(f"{_WESTERN}|{_CYRILLIC}")
"""Two characters that many-byte UTF-8 looks like when it is taken for a Western or Cyrillic eight-bit encoding."""
_PIECES = re.compile(r"([<>\n]+)")


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it was before somebody decoded it wrongly, and a note if that is another one.

    Only characters of a wrong decoding change (ftfy.fix_encoding), line by line and tag by tag: quotes stay curly.
    Raises MissingExtraError.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text, ()
    fix = need("ftfy", "repairing characters").fix_encoding
    pieces = (
        fix(piece, uncurl_quotes=False) if not piece.isascii() and _SUSPECT.search(piece) else piece
        for piece in _PIECES.split(text)
    )
    fixed = "".join(pieces)
    return (fixed, (NOTE,)) if fixed != text else (text, ())

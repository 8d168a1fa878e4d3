"""Mojibake -> the characters that were meant, where the repaired text becomes the text of record."""

from __future__ import annotations

from extract.read.extras import need

NOTE = "broken characters repaired (mojibake); offsets refer to the repaired text"


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it was before somebody decoded it wrongly, and a note if that is another one.

    Only characters of a wrong decoding change (ftfy.fix_encoding): quotes stay curly. Raises MissingExtraError.
    """
    fixed: str = need("ftfy", "repairing characters").fix_encoding(text, uncurl_quotes=False)
    return (fixed, (NOTE,)) if fixed != text else (text, ())

"""What a terminal or a spreadsheet is shown: what would move a cursor, forge a line or run as a formula does not."""

from __future__ import annotations

import re
from typing import Any

_HIDDEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
"""Controls, ends of lines that few take for one, marks that turn the direction of text, halves of characters."""
_CONTROL = re.compile(f"[{_HIDDEN}]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ANY_CONTROL = re.compile(rf"[{_HIDDEN}\t\n]")


def printable(text: str) -> str:
    r"""The text in which only \t and \n do anything but show: `\x1b[31m` for what would make red."""
    return _CONTROL.sub(_python, text)


def one_line(text: str) -> str:
    r"""The same as one line: a newline in the name of a file is `\n`."""
    return _ANY_CONTROL.sub(_python, text)


def harmless(json: str) -> str:
    r"""JSON that means the same, with `\u009b` for characters that JSON leaves as they are."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def no_formula(cell: Any) -> Any:
    """A cell of a table, with an apostrophe before a text that a spreadsheet would take for a formula and run."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _python(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]

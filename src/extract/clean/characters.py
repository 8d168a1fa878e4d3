"""Characters read alike: hyphens, quotes, spaces and full-width forms as plain ASCII, one for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


class Characters:
    """The table of rules/sections/characters.yml."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        table: dict[str, str] = {}
        for row in data.get("maps", ()):
            table.update(dict.fromkeys(row["from"], row["to"]))
        for row in data.get("shifts", ()):
            first, last, onto = (ord(row[key]) for key in ("from", "to", "onto"))
            table.update({chr(code): chr(code - first + onto) for code in range(first, last + 1)})
        self.placeholder: str = data.get("placeholder", "\0")
        table.update(dict.fromkeys(data.get("skipped", ""), self.placeholder))
        self._table = table
        self._changed = re.compile("[" + re.escape("".join(table)) + "]") if table else None

    def fold(self, text: str) -> str:
        """The text with each character of the table replaced by its plain form; always of the same length."""
        if self._changed is None or text.isascii():
            return text
        return self._changed.sub(lambda match: self._table[match.group()], text)

"""Characters read alike: hyphens, quotes, spaces and full-width forms as plain ASCII, one for one."""

from __future__ import annotations

import re

from extract.pack import sections


class Characters:
    """The table of rules/sections/characters.yml."""

    def __init__(self, file: sections.Characters) -> None:
        table: dict[str, str] = {}
        for row in file.maps:
            table.update(dict.fromkeys(row.from_, row.to))
        for shift in file.shifts:
            first, last, onto = map(ord, (shift.from_, shift.to, shift.onto))
            table.update({chr(code): chr(code - first + onto) for code in range(first, last + 1)})
        self.placeholder = file.placeholder
        table.update(dict.fromkeys(file.skipped, self.placeholder))
        self._table = table
        self._changed = re.compile("[" + re.escape("".join(table)) + "]") if table else None

    def fold(self, text: str) -> str:
        """The text with each character of the table replaced by its plain form; always of the same length."""
        if self._changed is None or text.isascii():
            return text
        return self._changed.sub(lambda match: self._table[match.group()], text)

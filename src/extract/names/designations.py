"""Designations: names like KN-30 or 9M723 that follow a pattern, for systems that no record knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.pack import entity_files


class Designations:
    """rules/entities/designations.yml compiled into one expression."""

    def __init__(self, file: entity_files.Designations) -> None:
        self.rows = {row.id: row for row in file.designations}
        self._names = list(self.rows)
        regexes = [row.regex for row in self.rows.values()]
        firsts = [example[:1] for row in self.rows.values() for example in row.examples or ("",)]
        capital = "" if any(first.islower() or not first for first in firsts) else r"(?=[^\Wa-z_])"
        either = rf"(?<![\w-]){capital}(?:%s)(?!\w|-\w)"
        numbered = (f"(?P<d{i}>{regex})" for i, regex in enumerate(regexes))
        self._which = re.compile(either % "|".join(numbered))
        self._any = re.compile(either % "|".join(f"(?:{regex})" for regex in regexes))  # by first letters
        self._friends = [
            (re.compile(row.pattern), frozenset(w.lower() for w in row.context)) for row in file.false_friends
        ]

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and the id of the pattern, left to right."""
        if not self.rows:
            return
        for start in [match.start() for match in self._any.finditer(text)]:
            match = self._which.match(text, start)
            if match is None or match.lastgroup is None or self._false(text, match):
                continue
            yield match.start(), match.end(), self._names[int(match.lastgroup[1:])]

    def _false(self, text: str, match: re.Match[str]) -> bool:
        start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
        end = min(
            (i for i in (text.find("\n", match.end()), text.find(". ", match.end())) if i >= 0), default=len(text)
        )
        words: set[str] | None = None
        for pattern, context in self._friends:
            if pattern.fullmatch(match.group()):
                words = words or {w.lower() for w in re.findall(r"[^\W_]+", text[start:end])}
                if not context or words & context:
                    return True
        return False

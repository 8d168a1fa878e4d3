"""What is said of articles that gave nothing: each reason a few times, then how often; the account has them all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SAID = 3  # articles of which each reason is told in a line of its own
NAMED = 3  # further ones that are named at the end
KINDS = 500  # reasons that are told apart; the words of others may hold what no two articles share
OTHERS = "for other reasons."
_OWN = re.compile(r"\"[^\"]*\"|'[^']*'|\d[\d,.]*|\S*[/\\]\S*")
"""What is of one article alone: words in quotes, figures, paths."""


@dataclass
class _Reason:
    kind: str
    why: str
    said: int
    count: int = 0
    names: list[str] = field(default_factory=list)


class Reasons:
    """Reasons, alike but for what is an article's own; each is told for its first articles and counted for others."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], _Reason] = {}

    def tell(self, place: str, kind: str, why: str) -> str | None:
        """The line about an article, where it is among the first with this reason; None where it is only counted."""
        key = kind, _OWN.sub("0", why)
        reason = self._known.get(key)
        if reason is None and len(self._known) < KINDS:
            reason = self._known[key] = _Reason(kind, why, SAID)
        elif reason is None:
            reason = self._known.setdefault((kind, ""), _Reason(kind, OTHERS, 0))
        reason.count += 1
        if reason.count <= reason.said:
            return f"{place}: {kind}: {why}"
        if len(reason.names) < NAMED:
            reason.names.append(place)
        return None

    def rest(self) -> Iterator[tuple[str, str]]:
        """Kind and line of each reason that was not told of all its articles: the next by name, and how many more."""
        for reason in self._known.values():
            left = reason.count - reason.said
            if left > 0:
                more = f" and {left - len(reason.names):,} more" if left > len(reason.names) else ""
                yield reason.kind, f"{', '.join(reason.names)}{more}: {reason.kind}: {reason.why}"
        self._known.clear()

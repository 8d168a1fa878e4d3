"""What is said where many places have the same problem: each reason a few times, then only how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SAID = 3  # places of which each reason is told in a line of its own
NAMED = 3  # further ones that are named at the end
KINDS = 500  # reasons that are told apart; the words of others may hold what no two places share
OTHERS = "for other reasons."
ANY = "..."  # what each place has of its own, in a line about several
_OWN = re.compile(r"\"[^\"]*\"|'[^']*'|\bclm-\w+|\d+(?:[,.]\d+)*|\S*[/\\]\S*")
"""What is of one place alone: words in quotes, ids, figures, paths."""


@dataclass
class _Reason:
    kind: str
    why: str
    said: int
    count: int = 0
    own: list[str | None] = field(default_factory=list)  # what is of a place alone; None where places differ in it
    names: list[str] = field(default_factory=list)

    def line(self, places: str, why: str | None = None) -> str:
        """What is said of the places."""
        return ": ".join(filter(None, (places, self.kind, why or self.why)))

    def differ(self, own: list[str]) -> None:
        """Notes in which of its own words a further place is another."""
        self.own = [mine if mine == theirs else None for mine, theirs in zip(self.own, own, strict=False)]

    def shared(self) -> str:
        """Why, in words that are true of every place."""
        own = iter(self.own)
        return _OWN.sub(lambda _: next(own, None) or ANY, self.why)


class Reasons:
    """Reasons, alike but for what is a place's own; each is told of its first places and counted for the others."""

    def __init__(self, said: int = SAID) -> None:
        self.said = said
        self._known: dict[tuple[str, str], _Reason] = {}

    def tell(self, place: str, why: str, kind: str = "") -> str | None:
        """The line about a place, where it is among the first with this reason; None where it is only counted."""
        key = kind, _OWN.sub("0", why)
        reason = self._known.get(key)
        if reason is None and len(self._known) < KINDS:
            reason = self._known[key] = _Reason(kind, why, self.said, own=list(_OWN.findall(why)))
        elif reason is None:
            reason = self._known.setdefault((kind, ""), _Reason(kind, OTHERS, 0))
        reason.count += 1
        reason.differ(_OWN.findall(why))
        if reason.count <= reason.said:
            return reason.line(place, why)
        if len(reason.names) < NAMED:
            reason.names.append(place)
        return None

    def rest(self) -> Iterator[tuple[str, str]]:
        """Kind and line of each reason that was not told of all its places: the next by name, and how many more."""
        for reason in self._known.values():
            left = reason.count - reason.said
            if left > 0:
                more = f" and {left - len(reason.names):,} more" if left > len(reason.names) else ""
                yield reason.kind, reason.line(", ".join(reason.names) + more, reason.shared())
        self._known.clear()

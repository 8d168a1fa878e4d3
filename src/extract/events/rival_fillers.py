"""The mentions that may fill the roles of a trigger, each weighed again beside the others.

A stacked model (Wolpert 1992): first each mention is weighed by itself, then what it means how the others stand to it
is added. Of two that could be the actor the likelier mostly is, unless both stand in one list; who is named inside a
weapon's name may well act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.document import Mention
from extract.events.features import Entry, Steps
from extract.events.scorer import odds_of

LEAST = odds_of(0.05)
"""Log-odds from which on a mention is a rival at all; of those at 0.02 to 0.05 one in 27 fills the role."""
LIKELY = odds_of(0.3)
"""Log-odds from which on a mention counts for the others."""
LAST, MOST, SURE = 4, 4, 5.0
"""The last rank that is told from the others, how many others are looked at, log-odds beyond which all is one."""
BANDS = (odds_of(0.5), odds_of(0.83))


class Rival(NamedTuple):
    """A mention that may fill a role: its log-odds there by itself, and the steps to it."""

    role: str
    odds: float
    mention: Mention
    steps: Steps | None


def beside(rivals: Sequence[Rival]) -> list[list[Entry]]:
    """The entries of each: its rank in its role, how it stands to others there, and what it overlaps."""
    likely = [r for r in rivals if r.odds >= LIKELY]
    return [list(_entries(rival, rivals, likely)) for rival in rivals]


def _entries(rival: Rival, rivals: Sequence[Rival], likely: Sequence[Rival]) -> Iterator[Entry]:
    role, mention = rival.role, rival.mention
    rank = 1 + sum(r.role == role and r.odds > rival.odds for r in rivals)
    yield ("rank", f"{role} {min(rank, LAST)}")
    yield ("by itself", role, max(-SURE, min(rival.odds, SURE)))
    others = [r for r in likely if r is not rival]
    for other in [r for r in others if r.role == role][:MOST]:
        yield ("beside", f"{role} {_stands(rival.steps, other.steps)}")
    for other in others:
        if other.mention is not mention and other.mention.overlaps(mention):
            side = "inside" if other.mention.start <= mention.start and mention.end <= other.mention.end else "around"
            yield ("overlap", f"{role} {side} {other.role} {sum(other.odds >= band for band in BANDS)}")


def _stands(steps: Steps | None, other: Steps | None) -> str:
    """How the paths of two stand to each other."""
    if steps is None or other is None:
        return "unreached"
    if steps == other:
        return "same"
    if steps[: len(other)] == other:
        return "below"
    return "above" if other[: len(steps)] == steps else "apart"

"""Where a list of other articles ends and the article goes on."""

from __future__ import annotations

from collections.abc import Sequence

from extract.clean.lines import Line

_AHEAD = 12  # lines of other sections between two paragraphs of the article


def block_end(lines: Sequence[Line], kinds: Sequence[str | None], opening: int, title: int | None) -> int:
    """Index of the first line after the block that the heading at `opening` opens.

    A block goes on over headlines, teasers that break off and single sentences under a headline. A whole
    paragraph and another sentence after it are the article again, and so is its headline.
    """
    for index in range(opening + 1, len(lines)):
        if index == title:
            return index
        if kinds[index] is None and _whole(lines[index]):
            ahead = range(index + 1, min(len(lines), index + 1 + _AHEAD))
            following = next((other for other in ahead if kinds[other] is None), None)
            if following is not None and lines[following].ends and not lines[following].cut:
                return index
    return len(lines)


def _whole(line: Line) -> bool:
    return line.prose and not line.cut and line.ends

"""Which line of an article is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clean.lines import Line

_LOOK = 16  # lines from the top among which a headline may stand
_NEAR = 3  # lines below a headline within which a byline speaks for it
_MOST_WORDS = 32
_ENOUGH = 3
_FEWEST_OF_LABELS = 5  # words: "World News Today" is a label
_FEWEST_OF_SENTENCES = 3  # ... "Indonesia destroys missiles" is none
_CAPITALS = 0.75  # share of longer words with a capital in a headline
_ALL_CAPITALS = 0.95  # ... and in one with a full stop
_PLAIN = re.compile(r"[^\w]+")


def plain(text: str) -> str:
    """Letters and digits only, in lower case: two spellings of one headline agree."""
    return _PLAIN.sub(" ", text).strip().lower()


def find_title(lines: Sequence[Line], kinds: Sequence[str | None], known: str | None) -> int | None:
    """Index of the headline among the lines; None where there is none.

    `kinds`: what rules already found ("dated" for a paragraph with a dateline); `known`: the metadata's title.
    """
    if known:
        wanted = plain(known)
        for index, line in enumerate(lines[:_LOOK]):
            if _same(plain(line.text[:400]), wanted):
                return index
    if len(lines) < 2:
        return None
    best: tuple[int, int] | None = None
    prose = first = False
    for index, line in enumerate(lines[:_LOOK]):
        if kinds[index] == "dated":
            break
        if kinds[index] is not None:
            continue
        score = _score(lines, kinds, index) - 2 * prose + (not first and lines[index].capitals > _ALL_CAPITALS)
        first = True
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, index)
        prose = prose or (line.prose and score < _ENOUGH)
    return best[1] if best else None


def _same(line: str, wanted: str) -> bool:
    """The whole headline, or (where the page adds its name to either) nearly the whole."""
    if not line or not wanted:
        return False
    if line == wanted:
        return True
    shorter, longer = sorted((line, wanted), key=len)
    return longer.startswith(shorter) and len(shorter) >= 25 and len(shorter) >= 0.6 * len(longer)


def _score(lines: Sequence[Line], kinds: Sequence[str | None], index: int) -> int:
    """How much a line looks like a headline."""
    line = lines[index]
    if line.words > _MOST_WORDS or line.bullet or line.text.endswith((":", ",")):
        return 0
    following = kinds[index + 1 : index + 1 + _NEAR]
    credited = bool({"byline", "dateline", "dated"} & set(following))
    capitals = line.capitals > (_ALL_CAPITALS if line.ends else _CAPITALS) or line.text.isupper()
    sentence = line.words >= _FEWEST_OF_LABELS if line.capitals > _CAPITALS else line.words >= _FEWEST_OF_SENTENCES
    score = 2 * credited + capitals + (sentence and line.words <= 22)
    if not line.ends or line.text.endswith(("?", "!", "?'", '?"')):
        score += 2 if not line.ends else 1
    elif not capitals and not credited:
        score -= 3
    if line.words < 3:
        score -= 2 if line.words == 2 else 3
    if index + 1 >= len(lines) or not any(other.prose for other in lines[index + 1 : index + 12]):
        score -= 1
    return score

"""The one matcher of wordings, words of several parts: units of the lexicon, verbs of speech, cues of status, paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from extract.syntax.text import Word


def wording_at(token: Word, rest: Sequence[str], across: bool = False) -> tuple[int, ...] | None:
    """The tokens of a wording, its first included; None where one of its further words is missing.

    Particles, prepositions and objects are adjacent, or hang on the first word or the word found last with others
    between: "inflicted heavy losses on", "put its forces on high alert". What is coordinated is adjacent: "killed two
    and injured five" holds no "kill and injure". `across`: what hangs on the object counts, too, since the parser
    likes to hang it there: *accused* the army *of*, *quoted* a man *as saying*.
    """
    if rest and not token.doc.said.issuperset(rest):
        return None
    found, words = [token], token.doc
    for word in rest:
        at = found[-1]
        following = words[at.i + 1] if at.i + 1 < len(words) else None
        if following is not None and word in (following.lower_, following.lemma):
            found.append(following)
            continue
        for child in _around(token, at, across):
            said = child.i > at.i and word in (child.lower_, child.lemma)
            if said and child.link not in ("coordinator", "conjunct"):
                found.append(child)
                break
        else:
            return None
    return tuple([word.i for word in found])


def _around(token: Word, at: Word, across: bool) -> Iterable[Word]:
    """What may go on with a wording that begins at one word and has come to another."""
    if not across:
        return token.dependents() if at is token else chain(token.dependents(), at.dependents())
    return chain(token.dependents(), at.dependents(), (c for o in token.dependents("object") for c in o.behind()))


def wording_end(token: Word, rest: Sequence[str]) -> int | None:
    """The last token of such a wording, as far as its words are adjacent."""
    found = wording_at(token, rest)
    return None if found is None else adjacent_end(found)


def adjacent_end(tokens: Sequence[int]) -> int:
    """The last of the tokens that follow one another from the first on."""
    return next((a for a, b in pairwise(tokens) if b != a + 1), tokens[-1])


def stands_at(token: Word, words: Sequence[str]) -> bool:
    """Whether a set phrase begins at a token: its words as they are written, side by side."""
    return [t.lower_ for t in token.doc[token.i : token.i + len(words)]] == [*words]

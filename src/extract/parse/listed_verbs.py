"""Verbs in a list behind an actor, which the parser takes for nouns: "Iran funds, arms and trains the militia"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.names.entities import Found
from extract.names.vocabulary import Vocabulary
from extract.parse.reading import Piece
from extract.values import replace

_PERFECT = ("has", "have", "had")


def made_listed(parts: Sequence[Piece], found: Sequence[Found], vocabulary: Vocabulary) -> list[Piece]:
    """Pieces with a plain verb of its form in place of each verb of such a list, where an object follows the last."""
    reading = vocabulary.book.grammar.reading
    actors = {f.end for f in found if f.acts}
    named = {f.start for f in found}
    pronouns = vocabulary.book.grammar.subject_pronouns
    result = list(parts)
    for i in range(1, len(parts) - 3):
        perfect = parts[i - 1].word in _PERFECT and i > 1
        before = parts[i - 2 if perfect else i - 1]
        if before.end not in actors and before.word.lower() not in pronouns:
            continue
        lemma_of: Callable[[str], str | None] = _present(vocabulary)
        form = "present"
        if perfect or parts[i].word.endswith("ed"):
            lemma_of, form = vocabulary.past_lemma, "described" if perfect else "past"
        listed = _listed(parts, i, lemma_of)
        if not listed or not _opens_object(parts[listed[-1] + 1], named, vocabulary):
            continue
        stand_in = reading[form]
        assert isinstance(stand_in, str)
        for at in listed:
            result[at] = replace(parts[at], word=stand_in, lemma=parts[at].lemma or lemma_of(parts[at].word))
    return result


def _present(vocabulary: Vocabulary) -> Callable[[str], str | None]:
    """The verb of which a word in -s is the present."""
    return lambda word: vocabulary.present_lemma(word) if word.endswith("s") and not word.endswith("ss") else None


def _listed(parts: Sequence[Piece], first: int, lemma_of: Callable[[str], str | None]) -> list[int]:
    """Where the verbs of a list stand that begins here and ends with "and" and its last; none where there is none."""
    found, at, last = [first], first + 1, False
    if not parts[first].word.islower() or lemma_of(parts[first].word) is None:
        return []
    while not last and at + 1 < len(parts) and parts[at].word in (",", "and"):
        last = parts[at].word == "and" or parts[at + 1].word == "and"
        at += 2 if parts[at].word == "," and parts[at + 1].word == "and" else 1
        if at + 1 >= len(parts) or not parts[at].word.islower() or lemma_of(parts[at].word) is None:
            return []
        found.append(at)
        at += 1
    return found if last else []


def _opens_object(piece: Piece, named: set[int], vocabulary: Vocabulary) -> bool:
    return piece.start in named or vocabulary.book.grammar.opens_object(piece.word)

"""Short passives of headlines: "Two drones shot down in Idlib" is parsed as "two drones were shot down in Idlib".

The word is supplied for the parser alone; no token of the Doc stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from extract.names.entities import Found
from extract.names.vocabulary import Vocabulary
from extract.pack.grammar import ShortPassives
from extract.parse.reading import Piece

_FORMS = ("name", "seat", "head")


def supplied(
    parts: Sequence[Piece],
    terse: Iterable[range],
    found: Sequence[Found],
    vocabulary: Vocabulary,
    is_stop: Callable[[str], bool],
) -> dict[int, str]:
    """The participles of headlines before which the parser reads an auxiliary, with that word.

    `terse`: the pieces of each headline; `is_stop`: whether a word is one of those that no subject ends with.
    """
    words, number = vocabulary.book.grammar.short_passives, vocabulary.number
    actors = {f.end for f in found if f.label == "ACTOR" and f.form in _FORMS}
    passives: dict[int, str] = {}
    for pieces in terse:
        said = [parts[i].word.lower() for i in pieces]
        for first, end in _clauses(said, words):
            for k in range(first + 1, end):
                before, after = said[k - 1], said[k + 1] if k + 1 < len(said) else None
                subject = before[-1:].isalnum() and (number(before) is not None or not is_stop(before))
                behind = words.behind_actor if parts[pieces[k - 1]].end in actors else words.behind
                ends = after is None or after in behind or (k + 1 == end and after in words.opens)
                if (
                    subject
                    and ends
                    and _is_participle(said[k], vocabulary)
                    and not _goes_on(said[k + 1 : end], vocabulary)
                ):
                    passives[pieces[k]] = words.supplied
                    break
    return passives


def _clauses(said: Sequence[str], words: ShortPassives) -> Iterator[tuple[int, int]]:
    """First word and end of each stretch between words that open clauses, where no finite verb stands."""
    first = 0
    for k in range(len(said) + 1):
        if k == len(said) or said[k] in words.opens:
            if not any(word in words.finite for word in said[first:k]):
                yield first, k
            first = k + 1


def _goes_on(said: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a verb stands behind the participle, which then only describes: "Missiles supplied by Iran hit ships"."""
    lemmas = (vocabulary.present_lemma(w) if w.endswith("s") else vocabulary.past_lemma(w) for w in said)
    return any(lemma is not None and lemma not in vocabulary.nouns for lemma in lemmas)


def _is_participle(word: str, vocabulary: Vocabulary) -> bool:
    lemma = vocabulary.past_lemma(word)
    if lemma is None:
        return word in vocabulary.book.grammar.short_passives.participles
    return lemma not in vocabulary.book.grammar.intransitive_verbs

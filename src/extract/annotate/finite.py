"""Past tenses that the parser takes for participles: "Iran fired missiles", "It tested drones that fly".

Where an actor stands before a trigger verb in -ed and a bare noun after it, the parser reads a verb whose past
cannot be a participle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.annotate.entities import Found
from extract.annotate.reading import Piece
from extract.annotate.vocabulary import Vocabulary

_FORMS = ("name", "seat", "head")


def made_finite(parts: Sequence[Piece], found: Sequence[Found], vocabulary: Vocabulary) -> list[Piece]:
    """Pieces with a plain past tense in place of each verb that stands so."""
    grammar = vocabulary.book.grammar
    past = grammar.reading["past"]
    assert isinstance(past, str)
    actors = {f.end for f in found if f.label == "ACTOR" and f.form in _FORMS}
    weapons = {f.start for f in found if f.label == "WEAPON"}
    result = list(parts)
    for i in range(1, len(parts) - 1):
        if not parts[i].word.endswith("ed") or parts[i].word[:1].isupper():
            continue
        before = i - 2 if i > 1 and parts[i - 1].word in grammar.before_past else i - 1
        acting = parts[before].end in actors or parts[before].word.lower() in grammar.subject_pronouns
        if not acting or not _bare_noun(parts[i + 1], weapons, grammar.not_plural):
            continue
        lemma = vocabulary.past_lemma(parts[i].word)
        if lemma is not None:
            result[i] = replace(parts[i], word=past, lemma=lemma)
    return result


def _bare_noun(piece: Piece, weapons: set[int], others: frozenset[str]) -> bool:
    word = piece.word
    plural = word.isalpha() and word.islower() and len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return piece.start in weapons or (plural and word not in others)

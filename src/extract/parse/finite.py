"""Verbs and nouns that the parser takes for something else, read as words that can be nothing else.

"Iran fired missiles" could hold a participle, "Iran fires two missiles" a noun: between an actor and what begins an
object, the parser reads a verb whose past is no participle and whose present is no noun. "Wounded in Syrian shelling of
the post" could hold a clause: behind a nationality, and with no object, the parser reads a plain noun.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from extract.names.entities import Found
from extract.names.inflection import verb_of
from extract.names.vocabulary import Vocabulary
from extract.parse.reading import Piece

_FORMS = ("name", "seat", "head")
_NAME = 4
"""How many words an actor behind "and" has at most: "the Free Syrian Army"."""


def made_finite(
    parts: Sequence[Piece],
    found: Sequence[Found],
    vocabulary: Vocabulary,
    apart: Mapping[int, int],
    terse: Iterable[range] = (),
) -> list[Piece]:
    """Pieces with a plain verb in place of each that stands so; times set apart are passed over.

    In headlines, which leave out articles, the present of a verb behind an actor does where it is no noun of events.
    """
    grammar = vocabulary.book.grammar
    actors = {f.end: f for f in found if f.label == "ACTOR" and f.form in _FORMS}
    named = {f.start for f in found}
    weapons = {f.start for f in found if f.classed}
    result = list(parts)
    opened = {end: first for first, end in apart.items()}
    brief = frozenset(i for pieces in terse for i in pieces)
    no_presents = grammar.not_present | grammar.object_control_verbs
    for i in range(1, len(parts) - 1):
        word, after = parts[i].word, parts[i + 1]
        if word[:1].isupper() or not word.isalpha():
            continue
        before = i - 1
        while before > 0 and (before + 1 in opened or parts[before].word in grammar.before_finite):
            before = opened.get(before + 1, before) - 1
        actor = actors.get(parts[before].end)
        if actor is None and parts[before].word.lower() not in grammar.subject_pronouns:
            continue
        bare, opens = _bare_noun(after, weapons, grammar.not_plural), grammar.opens_object(after.word)
        tense: str | None = None
        if word.endswith("ed"):
            tense, lemma = "past" if bare else None, vocabulary.past_lemma(word)
        elif word.endswith("s") and not word.endswith("ss"):
            lemma = vocabulary.present_lemma(word)
            plain = i in brief and lemma not in vocabulary.nouns
            tense = "present" if plain or opens or after.start in named else None
        else:
            lemma = word if word in vocabulary.verbs and word not in no_presents else None
            if lemma is not None and actor is not None and _is_plural(actor, parts, before, actors):
                tense = "several" if opens or after.start in weapons else "willing" if after.word == "to" else None
        if lemma is not None and tense is not None:
            stand_in = grammar.reading[tense]
            assert isinstance(stand_in, str)
            result[i] = replace(parts[i], word=stand_in, lemma=lemma)
    return result


def _is_plural(actor: Found, parts: Sequence[Piece], last: int, actors: Container[int]) -> bool:
    """`Russian troops`, `Iran and Russia`, `rebels and the Syrian army`, whose last word is the piece `last`."""
    if actor.plural or (actor.form == "head" and parts[last].word.endswith("s")):
        return True
    joined = (k for k in range(max(1, last - _NAME), last) if parts[k].word == "and")
    return any(parts[k - 1].end in actors for k in joined)


def made_nouns(parts: Sequence[Piece], found: Sequence[Found], vocabulary: Vocabulary) -> list[Piece]:
    """Pieces with a plain noun in place of each trigger in "-ing" behind a nationality that takes no object."""
    grammar = vocabulary.book.grammar
    stand_in = grammar.reading["event"]
    assert isinstance(stand_in, str)
    nationalities = {f.end for f in found if f.label == "ACTOR" and f.form == "adjective"}
    result = list(parts)
    for i in range(1, len(parts) - 1):
        word = parts[i].word
        if not word.endswith("ing") or not word.islower() or parts[i - 1].end not in nationalities:
            continue
        if verb_of(word, vocabulary.verbs) is not None and not grammar.opens_object(parts[i + 1].word):
            result[i] = replace(parts[i], word=stand_in, lemma=word)
    return result


def _bare_noun(piece: Piece, weapons: set[int], others: frozenset[str]) -> bool:
    word = piece.word
    plural = word.isalpha() and word.islower() and len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return piece.start in weapons or (plural and word not in others)

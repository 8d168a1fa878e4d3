"""Verbs and nouns that the parser takes for something else, read as words that can be nothing else.

"Iran fired missiles" could hold a participle, "Iran fires two missiles" a noun: between an actor and what begins an
object, the parser reads a verb whose past is no participle and whose present is no noun. "Wounded in Syrian shelling of
the post" could hold a clause: behind a nationality, and with no object, it reads a plain noun.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from extract.names.entities import Found
from extract.names.inflection import verb_of
from extract.names.vocabulary import Vocabulary
from extract.parse.apostrophes import QUOTE
from extract.parse.reading import Piece
from extract.values import replace

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
    actors = {f.end: f for f in found if f.acts}
    named, weapons = {f.start for f in found}, {f.start for f in found if f.classed}
    result, opened = list(parts), {end: first for first, end in apart.items()}
    brief = {i: pieces.stop for pieces in terse for i in pieces}
    no_presents = grammar.not_present | grammar.object_control_verbs
    passed = {*grammar.before_finite, QUOTE}
    for i in range(1, len(parts) - 1):
        word = parts[i].word
        if word[:1].isupper() or not word.isalpha():
            continue
        before = i - 1
        while before > 0 and (before + 1 in opened or parts[before].word in passed):
            before = opened.get(before + 1, before) - 1
        actor = actors.get(parts[before].end)
        if actor is None and parts[before].word.lower() not in grammar.subject_pronouns:
            continue
        after = _behind(parts, i)
        bare, opens = _bare_noun(after, weapons, grammar.not_plural), grammar.opens_object(after.word)
        tense: str | None = None
        if word.endswith("ed"):
            tense, lemma = "past" if bare else None, vocabulary.past_lemma(word)
        elif word.endswith("s") and not word.endswith("ss"):
            lemma = vocabulary.present_lemma(word)
            plain = i in brief and lemma not in vocabulary.nouns
            tense = "present" if plain or opens or after.start in named else None
        else:
            likely = word not in no_presents or (i in brief and after.start in weapons)
            lemma = word if word in vocabulary.verbs and likely else None
            group = i in brief and lemma not in vocabulary.nouns
            if lemma is not None and actor is not None and _is_plural(actor, parts, before, actors, group):
                bare = i in brief and _is_object(parts, range(i + 1, brief[i]), named, vocabulary)
                takes = opens or bare or after.start in weapons
                tense = "several" if takes else "willing" if after.word == "to" else None
        if lemma is not None and tense is not None:
            stand_in = grammar.reading[tense]
            assert isinstance(stand_in, str)
            result[i] = replace(parts[i], word=stand_in, lemma=parts[i].lemma or lemma)
    return result


def _behind(parts: Sequence[Piece], at: int) -> Piece:
    """The piece behind one, past a mark of quotation."""
    quoted = parts[at + 1].word == QUOTE and at + 2 < len(parts)
    return parts[at + 2 if quoted else at + 1]


def _is_plural(actor: Found, parts: Sequence[Piece], last: int, actors: Container[int], group: bool) -> bool:
    """`Russian troops`, `Iran and Russia`, `rebels and the Syrian army`, whose last word is the piece `last`.

    With `group`, as in headlines, one is several, too: "Taliban seize town".
    """
    if actor.plural or (actor.form == "head" and parts[last].word.endswith("s")):
        return True
    if group and actor.kind == "armed-group":
        return True
    joined = (k for k in range(max(1, last - _NAME), last) if parts[k].word == "and")
    return any(parts[k - 1].end in actors for k in joined)


def _is_object(parts: Sequence[Piece], rest: range, named: Container[int], vocabulary: Vocabulary) -> bool:
    """Whether a clause goes on with a noun and has no verb: "storm camp in Goma", not "attack kills nine"."""
    grammar = vocabulary.book.grammar
    words = grammar.short_passives
    opening = parts[rest.start].word if rest else ""
    small = opening in words.behind or opening in words.opens or opening in grammar.owning
    if small or not (opening.isalpha() or parts[rest.start].start in named):
        return False
    for part in parts[rest.start : rest.stop]:
        if not part.word[:1].isalnum() or part.word in words.opens:
            return True
        lemma = vocabulary.present_lemma(part.word) if part.word.endswith("s") else vocabulary.past_lemma(part.word)
        if part.word in words.finite or (lemma is not None and part.start not in named):
            return False
    return True


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

"""What headlines leave out: "Two drones shot down in Idlib" is parsed as "two drones were shot down in Idlib".

"Oman ready to buy jets" as "Oman is ready to", "Army says killed nine" as "says it killed". The word is supplied for
the parser alone; no token of the Doc stands for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from extract.document import Time
from extract.names.entities import Found
from extract.names.vocabulary import Vocabulary
from extract.pack.grammar import ShortPassives
from extract.parse.reading import Piece


def supplied(
    parts: Sequence[Piece],
    terse: Iterable[range],
    found: Sequence[Found],
    times: Iterable[Time],
    vocabulary: Vocabulary,
    is_stop: Callable[[str], bool],
) -> dict[int, str]:
    """The words of headlines before which the parser reads an auxiliary or a pronoun, with that word.

    `terse`: the pieces of each headline; `is_stop`: whether a word is one of those that no subject ends with.
    """
    grammar, number = vocabulary.book.grammar, vocabulary.number
    words, described = grammar.short_passives, grammar.reading["described"]
    dates, named = {t.start for t in times}, {f.start for f in found}
    common = {f.start for f in found if f.form not in ("name", "seat")}
    actors = {f.end for f in found if f.acts}
    passives: dict[int, str] = {}
    for pieces in terse:
        said = [parts[i].word.lower() for i in pieces]
        passives |= dict(_others(said, pieces, parts, actors, named, vocabulary))
        if described in said and parts[pieces[0]].start in common:
            passives[pieces[0]] = grammar.terse.article
        infinitives = {k - 1 for k in range(1, len(said)) if parts[pieces[k]].start not in named and said[k].isalpha()}
        for first, end in _clauses(said, infinitives, words):
            for k in range(first + 1, end):
                before, after = said[k - 1], said[k + 1] if k + 1 < len(said) else None
                subject = before[-1:].isalnum() and (number(before) is not None or not is_stop(before))
                behind = words.behind_actor if parts[pieces[k - 1]].end in actors else words.behind
                dated = k + 1 < len(said) and parts[pieces[k + 1]].start in dates
                ends = after is None or dated or after in behind or (k + 1 == end and after in words.opens)
                if (
                    subject
                    and ends
                    and _is_participle(said[k], vocabulary)
                    and not _goes_on(said[k + 1 : end], vocabulary)
                ):
                    passives[pieces[k]] = words.supplied
                    break
    return passives


def _others(
    said: Sequence[str],
    pieces: range,
    parts: Sequence[Piece],
    actors: Collection[int],
    named: Collection[int],
    vocabulary: Vocabulary,
) -> Iterator[tuple[int, str]]:
    """ "Oman ready to": a predicate without its copula; "army says killed nine": a past without its subject.

    "Video shows missile hitting bridge": what is seen, and what it undergoes, without an article.
    """
    words = vocabulary.book.grammar.terse
    sees = vocabulary.book.grammar.perceiving_verbs
    for k in range(1, len(said)):
        last = k == len(said) - 1
        if last and said[k - 1] in words.marks and parts[pieces[k]].start not in named:
            yield pieces[k], words.article  # "Army shelled market: witnesses"
        if last:
            break
        seen = {said[k - 1], said[k - 1].removesuffix("s")} & sees
        if seen and parts[pieces[k]].start in named and said[k + 1].endswith("ing"):
            yield from ((i, words.article) for i in pieces[k : k + 3 : 2])
        if said[k] in words.predicates and said[k + 1] == "to" and parts[pieces[k - 1]].end in actors:
            yield pieces[k], words.copula
        if k > 1 and said[k - 1] in words.telling and (vocabulary.past_lemma(said[k]) or said[k] in words.pasts):
            yield pieces[k], words.teller


def _clauses(said: Sequence[str], infinitives: Collection[int], words: ShortPassives) -> Iterator[tuple[int, int]]:
    """First word and end of each stretch between words that open clauses, where no finite verb stands.

    `infinitives`: the words behind which a verb may stand, where they are "to".
    """
    first = 0
    for k in range(len(said) + 1):
        if k == len(said) or said[k] in words.opens:
            finite = (i for i in range(first, k) if said[i] in words.finite)
            if not any(said[i] != "to" or i in infinitives for i in finite):
                yield first, k
            first = k + 1


def _goes_on(said: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a verb stands behind the participle, which then only describes: "Missiles supplied by Iran hit ships"."""
    presents = (vocabulary.present_lemma(w) for w in said if w.endswith("s"))
    pasts = (vocabulary.past_lemma(w) for w in said if w.endswith("ed"))
    return any(lemma is not None and lemma not in vocabulary.nouns for lemma in presents) or any(pasts)


def _is_participle(word: str, vocabulary: Vocabulary) -> bool:
    lemma = vocabulary.past_lemma(word)
    if lemma is None:
        return word in vocabulary.book.grammar.short_passives.participles
    return lemma not in vocabulary.book.grammar.intransitive_verbs

"""Second clauses with an actor of their own, which the parser is apt to read as a part of the first.

"A missile that Iran fired and Israel tracked" is parsed as "... and that Israel tracked", "Iran bought jets and Israel
tested a missile" as "..., and Israel tested". The words are supplied for the parser alone; no token of the Doc stands
for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.names.entities import Found
from extract.names.inflection import verb_of
from extract.names.vocabulary import Vocabulary
from extract.parse.reading import Piece
from extract.values import replace

_AND, _ARTICLE, _COMMA = "and", "the", ","
_THAT = "that"
_PAIR = 2
_REACH = 14
"""How many pieces before "and" the first clause begins at most."""
_NEAR = 6
"""How many pieces before its actor a conjunction stands at most, with others coordinated between."""


class Clause(NamedTuple):
    """An actor and the finite verb behind it: their pieces, the article of the actor included."""

    first: int
    verb: int


class SecondClauses:
    """Finds them in the pieces of one text."""

    def __init__(
        self, parts: Sequence[Piece], found: Sequence[Found], vocabulary: Vocabulary, apart: Mapping[int, int]
    ) -> None:
        self.parts = parts
        self.words = [part.word.lower() for part in parts]
        self.vocabulary = vocabulary
        self.grammar = vocabulary.book.grammar
        self.apart = apart
        grammar = self.grammar
        self.below = grammar.asking_marks | grammar.given_marks | grammar.occasion_marks | grammar.occasioned_marks
        self.actors = {f.start: f.end for f in found if f.acts}
        self.nations = {f.start: f.end for f in found if f.label == "ACTOR" and f.form == "adjective"}
        self.acting = frozenset(self.actors.values())
        self.classed = {f.end for f in found if f.classed}
        self.named = {f.start for f in found}

    def supplied(self, sentences: Iterable[range]) -> dict[int, str]:
        """The words that the parser reads before a piece."""
        return {at: word for sentence in sentences for at, word in self._of(sentence)}

    def plain(self, sentences: Iterable[range], supplied: Mapping[int, str]) -> list[Piece]:
        """The pieces with a plain verb in the clauses before which a relative pronoun is supplied, and behind asides.

        "Iran, whose ports Japan closed, deployed missiles" could hold deployed missiles.
        """
        verbs = {at for sentence in sentences for at in self._resumed(sentence)}
        for at in (k for k, word in supplied.items() if word != _COMMA):
            first = self._gapped(range(max(at - _REACH, 0), at - 1), at - 1)
            verbs |= {clause.verb for clause in (self._clause(at), first) if clause is not None}
        result = list(self.parts)
        verb = self.grammar.reading["past"]
        assert isinstance(verb, str)
        for at in verbs:
            lemma = self._lemma(self.words[at])
            if lemma is not None and self.words[at] not in self.grammar.auxiliaries:
                result[at] = replace(result[at], word=verb, lemma=lemma)
        return result

    def _resumed(self, sentence: range) -> Iterator[int]:
        """The verb behind the relative clause, between two commas, of the actor that opens a sentence."""
        at = sentence.start
        while at < sentence.stop and (self.words[at] == _ARTICLE or self.parts[at].start in self.nations):
            at += 1
        if at >= sentence.stop or self.parts[at].start not in self.actors:
            return
        first = self._behind(at, self.actors)
        commas = [i for i in range(first, min(sentence.stop, first + _REACH)) if self.words[i] == _COMMA]
        if len(commas) < _PAIR or commas[0] != first or commas[1] + 1 >= sentence.stop:
            return
        opening = self.words[first + 1 : first + 3]
        relative = opening[0] in self.grammar.relative_pronouns or (
            opening[0] in self.grammar.short_passives.behind and opening[-1] in self.grammar.relative_pronouns
        )
        verb = commas[1] + 1
        if relative and self._is_finite(verb) and (self._begins_noun(verb + 1) or self._is_noun(verb + 1)):
            yield verb

    def _is_noun(self, at: int) -> bool:
        """Whether a piece is a bare plural: "deployed missiles"."""
        word = self.words[at] if at < len(self.words) else ""
        return word.isalpha() and word.endswith("s") and not word.endswith("ss") and word not in self.grammar.not_plural

    def _of(self, sentence: range) -> Iterator[tuple[int, str]]:
        for i in sentence:
            then = self._clause(i + 1) if self.words[i] == _AND and i > sentence.start else None
            if then is None or then.verb >= sentence.stop:
                continue
            before = range(max(sentence.start, i - _REACH), i)
            first = self._gapped(before, i)
            if first is not None and not self._begins_noun(then.verb + 1):
                pronoun = self.words[first.first - 1] if first.first > sentence.start else ""
                bare = pronoun not in self.grammar.relative_pronouns
                if bare and self.parts[first.first - 1].end in self.classed:
                    yield first.first, _THAT
                if not bare or self.parts[first.first - 1].end in self.classed:
                    yield then.first, pronoun if not bare else _THAT
            elif first is None and self._tells_deed(before, i):
                yield i, _COMMA

    def _gapped(self, before: range, end: int) -> Clause | None:
        """The clause right before a piece that leaves out its object: "that Iran built in Isfahan"."""
        for at in reversed(before):
            clause = self._clause(at)
            if clause is not None and clause.verb < end:
                after = clause.verb + 1
                return clause if after == end or self.words[after] in self.grammar.short_passives.behind else None
        return None

    def _tells_deed(self, before: range, end: int) -> bool:
        """Whether an actor, a verb, and an object or a phrase stand there and no more.

        Not where a conjunction before it or within is one of both, "when X met Y and Z tested a missile". What ends
        with an actor may go on with another, "said Iran and Russia", where the verb tells a clause; not where
        a preposition governs it.
        """
        if not self.words[end - 1][-1:].isalnum():
            return False
        for at in reversed(before):
            clause = self._clause(at)
            if clause is not None:
                within = self.words[clause.verb + 1 : end]
                joined = any(word in (_COMMA, _AND, *self.grammar.relative_pronouns) for word in within)
                below = not self.below.isdisjoint([*self.words[max(before.start, at - _NEAR) : at], *within])
                open_ = (
                    self.parts[end - 1].end in self.acting
                    and self._lemma(self.words[clause.verb]) in self.grammar.speaking
                )
                before_last = [word for word in within[:-1] if word != _ARTICLE][-1:]
                governed = not self.grammar.short_passives.behind.isdisjoint(before_last)
                return bool(within) and not joined and not below and (governed or not open_)
        return False

    def _clause(self, first: int) -> Clause | None:
        """An actor at a piece, or behind its article and nation, with a finite verb right behind it."""
        last = len(self.parts) - 1
        at = first + 1 if first < last and self.words[first] == _ARTICLE else first
        while at < last and self.parts[at].start in self.nations:
            at = self._behind(at, self.nations)
        if at >= last or (
            self.parts[at].start not in self.actors and self.words[at] not in self.grammar.subject_pronouns
        ):
            return None
        at = self._behind(at, self.actors)
        while at < last and (at in self.apart or self.words[at] in self.grammar.before_finite):
            at = self.apart.get(at, at + 1)
        return Clause(first, at) if at <= last and self._is_finite(at) else None

    def _behind(self, at: int, ends: Mapping[int, int]) -> int:
        """The piece behind a name that begins at a piece."""
        end = ends.get(self.parts[at].start, 0)
        at += 1
        while at < len(self.parts) and self.parts[at].start < end:
            at += 1
        return at

    def _is_finite(self, at: int) -> bool:
        word = self.parts[at].word
        if not word.islower() or self.parts[at].start in self.named:
            return False
        closes = word.endswith("ed") and self.words[at + 1 : at + 2] == ["."]  # "and Iraq followed."
        return closes or word in self.grammar.finite or self._lemma(word) is not None

    def _lemma(self, word: str) -> str | None:
        """The verb of which a word is a finite form, as far as the rules know it."""
        if word.endswith("ed"):
            return verb_of(word, self.vocabulary.verbs)
        return self.grammar.finite.get(word) or self._present(word)

    def _present(self, word: str) -> str | None:
        """The verb of which it is the third person."""
        ends = word.endswith("s") and not word.endswith("ss") and word not in self.grammar.not_plural
        return self.vocabulary.present_lemma(word) if ends else None

    def _begins_noun(self, at: int) -> bool:
        """Whether what stands at a piece can only begin a noun phrase."""
        if at >= len(self.parts):
            return False
        return self.parts[at].start in self.named or self.grammar.opens_object(self.parts[at].word)

"""Participles behind a noun that the parser takes for the verb of its clause, read as a word that can be nothing else.

"Missiles fired at Haifa were shot down", "the army said soldiers followed by drones withdrew": where a finite verb
without a subject of its own stands behind it, a past behind the noun that opens a clause only says which is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from extract.document import Time
from extract.names.entities import Found
from extract.names.inflection import verb_of
from extract.names.vocabulary import Vocabulary
from extract.parse.reading import Piece
from extract.values import replace

_LONGEST = 5
"""How many words a noun phrase has at most."""
_REACH = 14
"""How many words behind the participle the verb of its clause stands at most."""
_THAT, _TO = "that", "to"
_BY = "by"
_COMMA = ","
_SHORT = 4
_PARTICLES = ("up", "down", "off", "out", "away", "back")


class ReducedRelatives:
    """Finds them in the pieces of one text."""

    def __init__(
        self, parts: Sequence[Piece], found: Sequence[Found], times: Iterable[Time], vocabulary: Vocabulary
    ) -> None:
        self.parts = parts
        self.words = [part.word for part in parts]
        self.vocabulary = vocabulary
        self.grammar = vocabulary.book.grammar
        self.passives = self.grammar.short_passives
        self.owners = {f.start for f in found if f.acts}
        self.acting = {f.end for f in found if f.acts}
        self.named, self.ends = {f.start for f in found}, {f.end for f in found}
        starts = [part.start for part in parts]
        self.within = {i for f in found for i in range(bisect_left(starts, f.start), bisect_left(starts, f.end))}
        self.dated = {i for t in times for i in range(bisect_left(starts, t.start), bisect_left(starts, t.end))}
        self.bare = self.grammar.subject_pronouns | self.grammar.relative_pronouns | self.grammar.free_relatives
        self.openers = self.passives.opens | self.grammar.asking_marks | self.grammar.given_marks

    def plain(self, ranges: Iterable[range]) -> tuple[list[Piece], dict[int, str]]:
        """The pieces with a plain participle in place of each that stands so, and what the parser reads before it.

        A present behind it is read as a plain one, too: "army backed by tanks enters Goma".
        """
        result = list(self.parts)
        opening: dict[int, str] = {}
        for sentence in ranges:
            for i in sentence[1:-2]:
                first = self._noun_before(i, sentence) if self._is_participle(i) else None
                if first is None:
                    continue
                verb = self._main_verb(range(i + 2, min(sentence.stop, i + _REACH)))
                if verb is None:
                    if first == sentence.start and self._is_main(i, sentence):
                        self._read_as(result, i, "past", self._lemma(i))
                    continue
                opening[i] = self.passives.relative
                self._read_as(result, i, "described", self._lemma(i))
                self._read_as(result, verb, "present", self._present(verb))
                if first - 1 in self.dated and first > sentence.start:
                    opening[first] = _COMMA
                elif first > sentence.start and self.words[first - 1].lower() in self.grammar.conjoining:
                    self._read_as(result, first - 1, "mark", self.words[first - 1].lower())
        return result, opening

    def _read_as(self, result: list[Piece], at: int, reading: str, lemma: str | None) -> None:
        """A plain word in place of one whose lemma is known."""
        word = self.grammar.reading[reading]
        assert isinstance(word, str)
        if lemma is not None:
            result[at] = replace(result[at], word=word, lemma=lemma)

    def _is_participle(self, at: int) -> bool:
        """Whether a word may be the participle of a verb with an object, as well as its past."""
        word, lemma = self.words[at], self._lemma(at)
        if not word.islower() or at in self.within or lemma in self.grammar.intransitive_verbs:
            return False
        return lemma is not None or (word.endswith("ed") and len(word) > _SHORT)

    def _lemma(self, at: int) -> str | None:
        """The verb of which a word is a past, as far as the rules know it."""
        word = self.words[at]
        if word in self.grammar.past_only or word in self.grammar.auxiliaries:
            return None
        lemma = self.vocabulary.past_lemma(word) or self.grammar.finite.get(word)
        return lemma if lemma in self.vocabulary.verbs else None

    def _is_main(self, at: int, sentence: range) -> bool:
        """Whether a past behind an actor is the only verb: "rebels fired on troops guarding the base"."""
        ends = self.words[sentence.stop - 1] == "."
        if self.parts[at - 1].end not in self.acting or self.words[at + 1] == _BY or not ends:
            return False
        for k in range(at + 2, sentence.stop - 1):
            word = self.words[k]
            if word in self.grammar.relative_pronouns or (word.endswith(("ed", "ing")) and k not in self.within):
                return not self._is_finite(k)
            barred = self.passives.auxiliaries | self.openers
            if not word[:1].isalnum() or word in barred or self._is_infinitive(k) or self._is_finite(k):
                return False
        return False

    def _is_infinitive(self, to: int) -> bool:
        """Whether a "to" has no noun behind it."""
        after = to + 1
        if self.words[to] != _TO or after >= len(self.words):
            return False
        return after not in self.within and not self.words[after].endswith("s") and not self._opens_noun(after)

    def _opens_noun(self, at: int) -> bool:
        return self.grammar.opens_object(self.words[at])

    def _noun_before(self, at: int, sentence: range) -> int | None:
        """Where the noun begins that opens a clause and stands right before a word, if a phrase or a date is behind."""
        after = self.words[at + 1]
        phrase = (after in self.passives.behind or at + 1 in self.dated) and not self._is_infinitive(at + 1)
        if not phrase or (self._tells(self.words[at]) and after != _BY):
            return None
        first = self._phrase_before(at, sentence)
        if first is None or first == sentence.start or self.words[first - 1].lower() != _THAT:
            return first
        told = first - 1 > sentence.start and self.parts[first - 2].end not in self.ends and self._is_told(first - 1)
        return first if told else None  # not "the drone that Chad attacked in May was"

    def _phrase_before(self, at: int, sentence: range) -> int | None:
        """Where the noun phrase that ends before a word begins, if what opens a clause stands before it."""
        for first in range(at - 1, max(sentence.start, at - _LONGEST) - 1, -1):
            word = self.words[first]
            small = self._governs(word) and word not in self.grammar.pointing
            if not word[:1].isalnum() or small or word in self.passives.finite:
                return None
            if word.lower() in self.bare:
                return None
            if first == sentence.start or first - 1 in self.dated or self._opens_clause(first - 1):
                return first if self._is_noun(first, at) else None
        return None

    def _opens_clause(self, at: int) -> bool:
        word = self.words[at].lower()
        return word in self.openers or self._tells(word)

    def _tells(self, word: str) -> bool:
        speaking = self.grammar.speaking
        if self.grammar.finite.get(word) in speaking or verb_of(word, speaking) is not None:
            return not word.endswith("ing")
        return word.endswith("s") and word[:-1] in speaking

    def _is_told(self, that: int) -> bool:
        """Whether a verb of speech stands near before "that"."""
        return any(self._tells(self.words[k].lower()) for k in range(max(0, that - _LONGEST), that))

    def _is_noun(self, first: int, end: int) -> bool:
        """Whether a noun phrase stands there: what begins one, a name, or a bare plural."""
        last = self.words[end - 1]
        begins = self.grammar.opens_object(self.words[first]) and end - first > 1
        plural = last.isalpha() and last.endswith("s") and not last.endswith("ss")
        return begins or self.parts[end - 1].end in self.ends or (plural and last not in self.grammar.not_plural)

    def _main_verb(self, rest: range) -> int | None:
        """The first verb in a stretch, where it stands behind phrases and dates only: its subject stands before."""
        grammar, words = self.grammar, self.passives
        for k in rest:
            word, before = self.words[k], self.words[k - 1]
            if not word[:1].isalnum() or word in words.opens or word.lower() in grammar.subject_pronouns:
                return None
            if word in grammar.relative_pronouns or word in self.openers or self._is_infinitive(k):
                return None
            if self.parts[k].start in self.owners and before not in words.behind | grammar.owning | grammar.pointing:
                return None
            if word in words.auxiliaries:
                return k if k > rest.start or self.words[k - 1] not in words.behind else None
            if self._begins_another(k):
                return None
            if not word.islower() or self._is_counted(k) or (k == rest.start and before in words.behind):
                continue
            if self._is_finite(k):
                return k
            if word in self.vocabulary.verbs and k not in self.within:
                return None
        return None

    def _begins_another(self, at: int) -> bool:
        """Whether a noun begins there that no preposition governs: "said in a statement the missile had"."""
        before = self.words[at - 1]
        if at in self.dated or not self.grammar.opens_object(self.words[at]):
            return False
        return not (self._governs(before) or self.grammar.opens_object(before)) or at - 1 in self.dated

    def _governs(self, word: str) -> bool:
        return word in self.passives.behind or word in self.grammar.owning or word in self.grammar.pointing

    def _is_counted(self, at: int) -> bool:
        """Whether what stands before a word shows that it is no verb."""
        before = self.words[at - 1]
        return before in self.grammar.object_openers | self.grammar.pointing or (
            self.vocabulary.number(before) is not None and at - 1 not in self.dated
        )

    def _is_finite(self, at: int) -> bool:
        """Whether a word can only be the verb of a clause: by its form, or by the object that it takes."""
        word = self.words[at]
        if at in self.within:
            return False
        if word in self.grammar.past_only or self.vocabulary.past_lemma(word) in self.grammar.intransitive_verbs:
            return True
        if self._present(at) is not None:
            return True
        return (word.endswith("ed") or word in self.grammar.finite) and self._takes_object(at)

    def _present(self, at: int) -> str | None:
        """The verb of which a word is the third person, if an object stands behind it and it is no noun."""
        word = self.words[at]
        lemma = self.vocabulary.present_lemma(word) if word.endswith("s") and self._takes_object(at) else None
        return None if lemma in self.vocabulary.nouns or at in self.within else lemma

    def _takes_object(self, at: int) -> bool:
        after = at + 1
        if after < len(self.words) - 1 and self.words[after] in _PARTICLES:
            after += 1
        if after >= len(self.words) or after in self.dated:
            return False
        word = self.words[after]
        if word in self.grammar.relative_pronouns:
            return False
        plural = word.isalpha() and word.islower() and word.endswith("s") and word not in self.grammar.not_plural
        named = self.parts[after].start in self.named or word in self.vocabulary.nouns
        return named or plural or self.grammar.opens_object(word)

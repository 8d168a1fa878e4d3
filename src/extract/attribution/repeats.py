"""Which claims tell again of an event that the text has told before: a summary, a headline, "the attack".

Two claims of one type are one event where who, whom, with what, where and when never differ and two of these agree; a
noun that points back ("the raid") needs one. Left open rather than wrong: two raids of one army are two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.attribution.same_entity import Alike
from extract.document import Mention, Relation, State
from extract.pack.grammar import Grammar
from extract.pack.taxonomy import Taxonomy
from extract.syntax.nouns import is_common_plural, is_definite
from extract.syntax.phrases import head_of, modified_by
from extract.syntax.text import Text, Word
from extract.values import replace

BACK = 3  # sentences to the event that a noun points back to
_TELLING = 2  # roles that agree
_DAY = len("2000-01-01")


def told_again(doc: Text, state: State, grammar: Grammar, taxonomy: Taxonomy) -> State:
    """The state with what each relation repeats, and without those of a sentence that stood there before."""
    repeats = Repeats(doc, state, grammar, taxonomy)
    first = repeats.told_before()
    copied = repeats.copied(first)
    if copied:
        state = replace(state, relations=tuple(r for i, r in enumerate(state.relations) if i not in copied))
        repeats = Repeats(doc, state, grammar, taxonomy)
        first = repeats.told_before()
    return replace(state, relations=tuple(repeats.dated(first)))


class Repeats:
    """Finds them in one document."""

    def __init__(self, doc: Text, state: State, grammar: Grammar, taxonomy: Taxonomy) -> None:
        self.doc = doc
        self.state = state
        self.grammar = grammar
        self.alike = Alike(doc, taxonomy)
        self.bounds = state.bounds
        self.anew = [self._anew(relation) for relation in state.relations]
        self.clock: dict[int, frozenset[str]] = {}  # sentence -> its times of day

    def told_before(self) -> list[int | None]:
        """For each relation of the state the index of the first that tells of its event; None where it is the first."""
        relations = self.state.relations
        order = sorted(range(len(relations)), key=lambda i: relations[i].trigger)
        first: list[int | None] = [None] * len(relations)
        for place, later in enumerate(order):
            for earlier in reversed(order[:place]):
                further = self.anew[earlier] or self.anew[later]
                if not further and self._same(relations[earlier], relations[later]):
                    first[later] = earlier if first[earlier] is None else first[earlier]
                    break
        return first

    def dated(self, first: Sequence[int | None]) -> Iterator[Relation]:
        """The relations, each with what it repeats; one on a noun that points back shares its time with the first."""
        relations = self.state.relations
        later: dict[int, Relation] = {}
        for relation, i in zip(relations, first, strict=True):
            if i is not None and self._pointing(relations[i], relation) and relation.time is not None:
                later.setdefault(i, relation)
        for at, (relation, i) in enumerate(zip(relations, first, strict=True)):
            time = relation.time
            if time is None and i is not None and self._pointing(relations[i], relation):
                time = relations[i].time
            if time is None and at in later:
                time = later[at].time
            repeats = (i,) if i is not None else ()
            same = time is relation.time and repeats == relation.repeats
            yield relation if same else replace(relation, time=time, repeats=repeats)

    def _pointing(self, before: Relation, relation: Relation) -> bool:
        return self._points(head_of(self.doc, *before.trigger), head_of(self.doc, *relation.trigger))

    def copied(self, first: Sequence[int | None]) -> set[int]:
        """Those that a sentence tells which says the same as the one of their first, word for word: nothing is new."""
        relations = self.state.relations
        return {
            i
            for i, one in enumerate(first)
            if one is not None and self._words(relations[i]) == self._words(relations[one])
        }

    def _words(self, relation: Relation) -> list[str]:
        start, end = self.bounds[self._sentence(relation)]
        return [t.lower_ for t in self.doc[start:end] if t.text.isalnum()]

    def _same(self, earlier: Relation, later: Relation) -> bool:
        status = (later.type, later.modality, later.polarity)
        if status != (earlier.type, earlier.modality, earlier.polarity) or later.type in self.grammar.undated:
            return False
        if (earlier.certainty == "possible") != (later.certainty == "possible"):
            return False
        back = self._sentence(later) - self._sentence(earlier)
        one, other = (head_of(self.doc, *r.trigger) for r in (earlier, later))
        if not back or is_common_plural(one) != is_common_plural(other):
            return False
        if self._at_other_hours(earlier, later):
            return False
        agreeing = list(self._agreements(earlier, later))
        if False in agreeing:
            return False
        needed = 1 if back <= BACK and self._points(one, other) else _TELLING
        return agreeing.count(True) >= needed and (needed == 1 or one.lemma == other.lemma)

    def _points(self, earlier: Word, later: Word) -> bool:
        """Whether a noun points back: "the bombing" to "bombed" or a bombing, "the attack" to any such deed."""
        if later.pos_ != "NOUN" or not is_definite(later, self.grammar.pointing):
            return False
        noun, told = later.lemma, earlier.lemma
        return noun in self.grammar.deed_nouns or noun.startswith(told.removesuffix("e"))

    def _agreements(self, earlier: Relation, later: Relation) -> Iterator[bool | None]:
        """For what both say, roles and time, whether it is the same; None where that stays open."""
        for role in sorted({f.role for f in earlier.fillers} & {f.role for f in later.fillers}):
            pairs = [self.alike(a, b) for a in _in(earlier, role) for b in _in(later, role)]
            yield True if True in pairs else None if None in pairs else False
        if earlier.time is not None and later.time is not None:
            before, after = earlier.time.value, later.time.value
            said = self.doc.text[earlier.time.start : earlier.time.end].lower()
            again = self.doc.text[later.time.start : later.time.end].lower()
            yield said == again if before is None or after is None else _within(before, after)

    def _anew(self, relation: Relation) -> bool:
        """ "Another raid", "fired more missiles", "attacked again": said to be a further one."""
        words = modified_by(head_of(self.doc, *relation.trigger))
        said = (self.doc.text[f.mention.start : f.mention.end].lower() for f in relation.fillers)
        words.update(word for text in said for word in text.split())
        return not self.grammar.anew.isdisjoint(words)

    def _at_other_hours(self, earlier: Relation, later: Relation) -> bool:
        """ "At 8:55 pm", "at 9:24 pm": two events of one day."""
        one, other = (self._hours(r) for r in (earlier, later))
        return bool(one and other) and one.isdisjoint(other)

    def _hours(self, relation: Relation) -> frozenset[str]:
        sentence = self._sentence(relation)
        if sentence not in self.clock:
            words = (t.text for t in self.doc[slice(*self.bounds[sentence])])
            self.clock[sentence] = frozenset(w for w in words if ":" in w and w.replace(":", "").isdigit())
        return self.clock[sentence]

    def _sentence(self, relation: Relation) -> int:
        token = relation.trigger[0]
        at = bisect_right(self.bounds, token, key=lambda bound: bound[0]) - 1
        return at if at >= 0 and token < self.bounds[at][1] else 0


def _in(relation: Relation, role: str) -> list[Mention]:
    return [f.mention for f in relation.fillers if f.role == role]


def _within(one: str, other: str) -> bool:
    """Whether two dates in ISO 8601 may be one: equal, or the month or year of the other."""
    return one == other or (
        len(one) <= _DAY and len(other) <= _DAY and (one.startswith(other) or other.startswith(one))
    )

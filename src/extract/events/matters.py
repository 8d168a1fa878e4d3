"""Which claims are of another matter than the domain's: teams that attack, candidates who fire back, airlines' jets.

Asked for only where a claim would be told; the words of a text are then found once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from extract.document import Mention, Relation
from extract.mentions.recent import PRONOUNS
from extract.names.word_list import Span, WordList
from extract.pack.entity_files import Matter, OtherMatters
from extract.pack.rulebook import Rulebook
from extract.pack.taxonomy import Taxonomy
from extract.syntax.text import Passage as Sentence

WHOLE, HALF = 1.0, 0.5
"""What a word of a matter counts, and one that other texts have as well."""
STEM = 5
"""Letters in which two words are one that is said again: "vote", "voters"."""
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class _Known:
    """A matter as it is looked up: what its words count, and those that it shares with the domain, written together."""

    name: str
    counts: dict[str, float]
    shared: frozenset[str]
    unless: frozenset[str]
    named: frozenset[str]
    arms: frozenset[str]


class Matters:
    """Built once from rules/entities/matters.yml; without it no claim is of another matter."""

    def __init__(self, book: Rulebook) -> None:
        file = book.nouns.matters or OtherMatters()
        self.around = file.around
        self.clear = file.clear
        self.taxonomy: Taxonomy = book.taxonomy
        self.words = WordList()
        plural_of = book.grammar.plural_of
        self.known = [_known(name, matter, plural_of) for name, matter in file.matters.items()]
        for matter in file.matters.values():
            for word in _forms((*matter.words, *matter.weak), plural_of):
                self.words.add(word)

    def of(self, text: str, domain: Sequence[Span]) -> OtherWords:
        """The words of other matters in a text; `domain`: where those of the domain stand."""
        return OtherWords(self, text, self.words.standing(text)[0] if self.known else (), domain)


class OtherWords:
    """The words of other matters, and of the domain, in one text."""

    def __init__(self, matters: Matters, text: str, spans: Sequence[Span], domain: Sequence[Span]) -> None:
        self.matters = matters
        self.text = text
        self.said = self._read(spans)
        self.domain = self._read(domain if spans else ())

    def _read(self, spans: Sequence[Span]) -> list[tuple[Span, str]]:
        return [(span, _joined(self.text[span[0] : span[1]])) for span in spans]

    def take(self, claim: Relation, sentence: Sentence, grounds: Container[str]) -> str | None:
        """The matter of which a claim is, where it is clearly none of the domain; `grounds`: its roles of places."""
        if not self.said:
            return None
        around = self.matters.around
        start, end = sentence.start_char - around, sentence.end_char + around
        here = [(span, word) for span, word in self.said if start <= span[0] and span[1] <= end]
        if not here:
            return None
        domain = [(span, word) for span, word in self.domain if start <= span[0] and span[1] <= end]
        first, last = sentence.doc[claim.trigger[0]], sentence.doc[claim.trigger[1]]
        trigger = first.idx, last.idx + len(last.text)
        takes_part = [filler.mention for filler in claim.fillers if filler.role not in grounds]
        for matter in self.matters.known:
            if self._is_of(matter, here, domain, trigger) and not any(self._upholds(matter, m) for m in takes_part):
                return matter.name
        return None

    def _is_of(
        self,
        matter: _Known,
        here: Iterable[tuple[Span, str]],
        domain: Iterable[tuple[Span, str]],
        trigger: Span,
    ) -> bool:
        """Whether the words of the matter outnumber those of the domain, and the trigger is none of these."""
        first, last = trigger
        against: set[str] = set()
        for (start, end), word in domain:
            if word not in matter.shared:
                if start < last and end > first:
                    return False
                against.add(word.removesuffix("s"))
        stems: dict[str, float] = {}
        past = 0
        for (start, end), word in sorted(here, key=lambda one: (one[0][0], -one[0][1])):
            count = matter.counts.get(word)
            if count is None or end <= past or (start < last and end > first):
                continue
            past = end
            stem = word[:STEM]
            stems[stem] = max(stems.get(stem, 0.0), count)
        return sum(stems.values()) - len(against) >= self.matters.clear

    def _upholds(self, matter: _Known, mention: Mention) -> bool:
        """Whether who or what takes part makes the claim one of the domain all the same."""
        entity = mention.entity
        if entity is None or mention.weak:
            return False
        if entity.class_ is not None:
            return not matter.arms.isdisjoint(self.matters.taxonomy.lineage(entity.class_))
        if mention.form in PRONOUNS:
            return False
        known = mention.form == "name" or entity.country is not None
        if entity.kind in matter.named:
            return known
        said = {_joined(word) for word in self.text[mention.start : mention.end].split()}
        return entity.kind in matter.unless and (entity.country is not None or said.isdisjoint(matter.shared))


def _forms(words: Iterable[str], plural_of: Callable[[str], str]) -> list[str]:
    """Each word, and its plural."""
    return [form for word in words for form in (word, plural_of(word))]


def _known(name: str, matter: Matter, plural_of: Callable[[str], str]) -> _Known:
    counts = {_joined(word): HALF for word in _forms(matter.weak, plural_of)}
    counts |= {_joined(word): WHOLE for word in _forms(matter.words, plural_of)}
    shared = frozenset([_joined(word) for word in _forms(matter.shared, plural_of)])
    return _Known(
        name, counts, shared | counts.keys(), frozenset(matter.unless), frozenset(matter.named), frozenset(matter.arms)
    )


def _joined(words: str) -> str:
    """A word or phrase in lower case, written together."""
    return _BETWEEN.sub("", words.lower())

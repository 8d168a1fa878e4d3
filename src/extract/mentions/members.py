"""What words mean that stand alone for several named or counted together, or for one of them.

"The pair", "the three"; "the former", "the second", "the other".
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Described, Mention
from extract.mentions.recent import PRONOUNS, Recent
from extract.pack.grammar import Grammar
from extract.syntax.binding import rest_of
from extract.syntax.phrases import conjuncts
from extract.values import replace

_TWO = 2
_LAST, _REST = -1, 0  # places among the members that are no number


class Members:
    """Finds what such words mean among the mentions of one document, by number and by kind or class."""

    def __init__(self, recent: Recent, grammar: Grammar) -> None:
        self.recent = recent
        self.doc = recent.doc
        self.grammar = grammar

    def names(self, mention: Mention) -> bool:
        """Whether a mention is a word that can mean nothing else."""
        word = self.doc[mention.head].lower_
        return mention.form in PRONOUNS and (word in self.grammar.together or word in self.grammar.members)

    def meant(self, mention: Mention, label: str) -> Mention | None:
        """The mention read as `label` with what it means; None where the text has not named or counted so many."""
        token = self.doc[mention.head]
        place = self.grammar.members.get(token.lower_)
        if place is not None:
            return self._one(mention, label, place)
        both = token.lower_ in self.grammar.pairs["both"]
        number = self.grammar.together.get(token.lower_) or (_TWO if both else mention.count)
        if number is None or number < _TWO or rest_of(token) is not None:
            return None
        return self._all(mention, label, number)

    def listed(self, mention: Mention, label: str, number: int) -> Sequence[Mention]:
        """The last so many before a mention that were named together, in the order of the text; or nothing."""
        lists = (self._list(mention, other) for other in self.recent.before(mention, label))
        return next((found for found in lists if len(found) == number), ())

    def _all(self, mention: Mention, label: str, number: int) -> Mention | None:
        for other in self.recent.before(mention, label):
            if other.count == number and self.doc[mention.head].lower_ in self.grammar.together:
                return mention.resolved(other)
            named = self._list(mention, other)
            if len(named) == number:
                return self._together(mention, named)
        return None

    def _one(self, mention: Mention, label: str, place: int) -> Mention | None:
        for other in self.recent.before(mention, label):
            count = other.count or 1
            if count >= max(place, _TWO) and (place not in (_LAST, _REST) or count == _TWO):
                return mention.resolved(other)
            named = self._list(mention, other)
            if len(named) >= max(place, _TWO) and place != _REST:
                return mention.resolved(named[place - 1 if place > 0 else place])
        return None

    def _list(self, mention: Mention, other: Mention) -> Sequence[Mention]:
        """Another mention and those of its label that are joined to it; nothing where something else is, too."""
        heads = [other.head, *(t.i for t in conjuncts(self.doc[other.head]))]
        found = [next((m for m in self.doc.mentions.get(i, ()) if m.label == other.label), None) for i in sorted(heads)]
        named = [m for m in found if m is not None and m.entity is not None and m.end <= mention.start]
        return named if len(named) == len(heads) > 1 else ()

    def _together(self, mention: Mention, named: Sequence[Mention]) -> Mention | None:
        """All of them, of the kind, class and country that each has; nobody where they are of different sorts."""
        entities = [m.entity for m in named if m.entity is not None]
        if len({e.kind for e in entities}) > 1 or len({e.class_ for e in entities}) > 1:
            return None
        first = entities[0]
        countries = {e.country for e in entities}
        one = first.country if len(countries) == 1 else None
        word = self.doc[mention.head].lower_
        told = Described(label=first.label, name=word, kind=first.kind or "group", class_=first.class_, country=one)
        return replace(mention, label=first.label, entity=told, antecedent=(named[0].start, named[-1].end))

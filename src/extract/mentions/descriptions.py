"""Who a definite description means: "the regime", "the Swedish firm", "its archfoe", "the two sides"; or nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.document import Described, Mention
from extract.mentions.recent import MANY, Recent, is_ground
from extract.pack.grammar import Grammar
from extract.syntax.binding import beside, bound, rest_of, thanked
from extract.syntax.clauses import is_subject
from extract.syntax.nouns import compounds, describes_with_others, is_owned
from extract.syntax.phrases import conjuncts, owned
from extract.syntax.text import Word

_RULES = "government"
_STATES = ("state", "territory")
_PARTIES = (*_STATES, "armed-group", "company")
_OFTEN = 3  # names of a country and its places that make forces without an owner its own
_CLEARLY = 2  # so many times as often as any other is a country named of which alone a text tells


class Descriptions:
    """Finds what descriptions mean among the mentions of one document.

    `salient`: of several candidates, nearest first, the one that is meant; `possessor`: what a possessive before a
    mention means.
    """

    def __init__(
        self,
        recent: Recent,
        grammar: Grammar,
        salient: Callable[[Mention, Sequence[Mention]], Mention],
        possessor: Callable[[Mention], Mention | None],
    ) -> None:
        self.recent = recent
        self.doc = recent.doc
        self.grammar = grammar
        self.salient = salient
        self.possessor = possessor
        named = (m.entity for m in recent.mentions if m.form == "name" and is_ground(m) and m.entity is not None)
        self.grounds = Counter(entity.country for entity in named if entity.country is not None)

    def meant(self, mention: Mention) -> Mention | None:
        """A description of an actor with what it means; None where that is nobody told before."""
        ruled = self._seated(mention) or self._ruled(mention) or self._both(mention)
        if ruled is not None:
            return ruled
        again = self._opponent(mention) or self._again(mention)
        return mention.resolved(again) if again is not None else None

    def _seated(self, mention: Mention) -> Mention | None:
        """ "The government in Tripoli", "authorities in Baghdad": of the country whose capital it sits in."""
        entity, token = mention.entity, self.doc[mention.head]
        if mention.form != "generic" or entity is None or entity.kind != _RULES:
            return None
        if token.i + 1 >= len(self.doc) or token.nbor().lower_ not in self.grammar.located_by:
            return None
        seat = next((m for m in self.recent.mentions if m.seat and m.first == token.i + 2), None)
        if seat is None or seat.entity is None:
            return None
        return replace(mention, label="ACTOR", entity=replace(entity, country=seat.entity.country))

    def _ruled(self, mention: Mention) -> Mention | None:
        """ "The regime", "troops": those of the one country whose places and name the text is full of."""
        entity, token = mention.entity, self.doc[mention.head]
        others = isinstance(entity, Described) and entity.others
        if mention.form != "generic" or entity is None or entity.country or others or self._told_apart(mention):
            return None
        (country, most), (_, next_) = (*self.grounds.most_common(2), (None, 0), (None, 0))[:2]
        words = {token.lemma_.lower(), *entity.name.lower().split(), *(t.lemma_.lower() for t in compounds(token))}
        if words.isdisjoint(self.grammar.ruling) and (entity.kind not in self.grammar.native or most < _OFTEN):
            return None
        before = (m for m in self.recent.back(mention) if m.end <= mention.start and is_ground(m) and m.form == "name")
        named = next((m for m in before if m.entity is not None and m.entity.country == country), None)
        if country is None or most < _CLEARLY * next_:
            return None
        theirs = replace(entity, country=country, inferred=True)
        told = (named.start, named.end) if named is not None else None
        return replace(mention, label="ACTOR", entity=theirs, antecedent=told)

    def _told_apart(self, mention: Mention) -> bool:
        """ "Kurdish forces", "the two navies": a people without a country says whose they are, or a number."""
        if (mention.count or 1) > 1 and self.doc[mention.head].lemma_.lower() in self.grammar.pairs["nouns"]:
            return True
        inside = (
            m for m in self.recent.back(mention, mention.end) if m.start >= mention.start and m.head != mention.head
        )
        return any(_kind(m) in MANY and m.entity is not None and m.entity.country is None for m in inside)

    def _both(self, mention: Mention) -> Mention | None:
        """ "The two sides", "both countries": two that were named together last, which are of no one country."""
        token = self.doc[mention.head]
        two = mention.count == 2 or any(w.lower_ in self.grammar.pairs["both"] for w in token.before())
        if mention.form != "generic" or not two or token.lemma_.lower() not in self.grammar.pairs["nouns"]:
            return None
        told = self._joined(mention)
        return replace(mention, label="ACTOR", antecedent=(told[0].start, told[1].end)) if told is not None else None

    def pair(self, mention: Mention) -> Mention | None:
        """ "The two", "both" alone: the same, of the kind that both are."""
        if self.doc[mention.head].lower_ not in self.grammar.pairs["both"] or rest_of(self.doc[mention.head]):
            return None
        told = self._joined(mention)
        if told is None or _kind(told[0]) != _kind(told[1]):
            return None
        both = Described(label="ACTOR", name=self.doc[mention.head].lower_, kind=_kind(told[0]) or "group")
        return replace(mention, label="ACTOR", entity=both, antecedent=(told[0].start, told[1].end))

    def _joined(self, mention: Mention) -> tuple[Mention, Mention] | None:
        """The last two actors before a mention that were named together."""
        for other in self.recent.before(mention, "ACTOR"):
            joined = conjuncts(self.doc[other.head])
            partner = next((m for t in joined for m in self.doc.mentions.get(t.i, ()) if m.start > other.end), None)
            if partner is not None and partner.label == "ACTOR" and len(joined) == 1 and partner.end <= mention.start:
                return other, partner
        return None

    def _opponent(self, mention: Mention) -> Mention | None:
        """ "Its archfoe": the only other state or group named near by."""
        token = self.doc[mention.head]
        if mention.form != "generic" or mention.plural or token.lemma_.lower() not in self.grammar.opponents:
            return None
        whose = self.possessor(mention) if is_owned(token) else None
        if whose is None or whose.entity is None:
            return None
        told = [m for m in self.recent.before(mention, "ACTOR") if m.form == "name" and _kind(m) in _PARTIES]
        others = [m for m in told if _who(m) != _who(whose)]
        return others[0] if others and len({_who(m) for m in others}) == 1 else None

    def _again(self, mention: Mention) -> Mention | None:
        """ "The country", "the Swedish firm", "the militants": the last one named that the noun may mean."""
        entity = mention.entity
        if mention.form != "generic" or not mention.definite or entity is None:
            return None
        if isinstance(entity, Described) and entity.others:
            return None
        token = self.doc[mention.head]
        noun = token.lemma_.lower()
        if mention.plural:
            return self._fighters(mention, noun)
        stands = owned(token) or token
        candidates = [m for m in self._candidates(mention, stands) if self._may_be(m, mention, noun)]
        candidates = [m for m in candidates if not describes_with_others(self.doc[m.head])] or candidates
        if is_subject(stands) and candidates:
            return self.salient(mention, candidates)
        return candidates[0] if candidates else None

    def _candidates(self, mention: Mention, stands: Word) -> list[Mention]:
        barred = (
            bound(stands, self.grammar) | beside(stands) | thanked(stands, self.grammar.object_control_prepositions)
        )
        return [m for m in self.recent.before(mention, "ACTOR") if m.head not in barred]

    def _may_be(self, other: Mention, mention: Mention, noun: str) -> bool:
        """Whether the noun may mean another; where it has a country, one of the same that only its kind names."""
        kinds = self.grammar.redescribed.get(noun, ())
        country = mention.entity.country if mention.entity is not None else None
        if country is None:
            return _kind(other) in kinds or _is_such(other, noun)
        own = other.entity is not None and other.entity.country == country
        return own and other.form == "name" and _kind(other) in kinds and _kind(other) not in _STATES

    def _fighters(self, mention: Mention, noun: str) -> Mention | None:
        """ "The militants": the one armed group that was named near by."""
        kinds = self.grammar.redescribed_many.get(noun, ())
        if mention.entity is None or mention.entity.country or mention.count is not None or not kinds:
            return None
        told = [m for m in self._candidates(mention, self.doc[mention.head]) if m.form == "name" and _kind(m) in kinds]
        return told[0] if told and len({_who(m) for m in told}) == 1 else None


def _kind(mention: Mention) -> str | None:
    return mention.entity.kind if mention.entity is not None else None


def _who(mention: Mention) -> str | None:
    """By what two mentions are of one party: their country, else their name."""
    entity = mention.entity
    return None if entity is None else entity.country or entity.name


def _is_such(mention: Mention, noun: str) -> bool:
    """Whether a mention of a known country is called by that noun: "Taiwan's defence ministry" is a ministry."""
    entity = mention.entity
    if entity is None or entity.country is None or not entity.name.split():
        return False
    return entity.name.split(" of ")[0].split()[-1].lower() == noun

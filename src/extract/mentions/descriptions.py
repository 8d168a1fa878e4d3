"""Who a definite description means: "the regime", "the Swedish firm", "its archfoe", "the two sides"; or nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from extract.document import Described, Mention
from extract.mentions.members import Members
from extract.mentions.recent import FAR, MANY, Recent, is_ground, is_named_place
from extract.pack.grammar import Grammar
from extract.syntax.binding import beside, bound, thanked
from extract.syntax.clauses import is_subject
from extract.syntax.nouns import compounds, describes_with_others, has_phrase, is_owned, stands_before
from extract.syntax.phrases import owned
from extract.syntax.text import Word
from extract.values import replace

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
        members: Members,
        grammar: Grammar,
        salient: Callable[[Mention, Sequence[Mention]], Mention],
        possessor: Callable[[Mention], Mention | None],
    ) -> None:
        self.recent = recent
        self.members = members
        self.doc = recent.doc
        self.grammar = grammar
        self.salient = salient
        self.possessor = possessor
        named = (m.entity for m in recent.mentions if m.form == "name" and is_ground(m) and m.entity is not None)
        self.grounds = Counter(entity.country for entity in named if entity.country is not None)
        places = (m.entity for m in recent.mentions if is_named_place(m) and m.entity is not None)
        self.places = Counter(entity.country for entity in places if entity.country is not None)

    def meant(self, mention: Mention) -> Mention | None:
        """A description of an actor with what it means; None where that is nobody told before."""
        ruled = self._seated(mention) or self._ruled(mention) or self._both(mention)
        if ruled is not None:
            return ruled
        again = self._opponent(mention) or self._again(mention)
        return mention.resolved(again) if again is not None else None

    def place(self, mention: Mention) -> Mention | None:
        """ "The island" after Taiwan, "the shoal" after Scarborough Shoal: the last land or place that is one."""
        token = self.doc[mention.head]
        noun = token.lemma
        again = mention.form == "phrase" and mention.definite and noun in self.grammar.shapes
        if not again or has_phrase(token):
            return None
        said = {noun, token.lower_} if mention.plural else {noun}
        for other in self.recent.back(mention):
            if self.recent.sentence(mention.head) - self.recent.sentence(other.head) > FAR:
                return None
            if other.form == "name" and other.end <= mention.start and is_ground(other) and other.entity is not None:
                called = {part.split()[-1].lower() for part in other.entity.name.split(" of ") if part.split()}
                listed = not mention.plural and other.entity.name in self.grammar.shapes[noun]
                if listed or not called.isdisjoint(said):
                    return other
        return None

    def _seated(self, mention: Mention) -> Mention | None:
        """ "The government in Tripoli", "authorities in Baghdad": of the country whose capital it sits in."""
        entity, token = mention.entity, self.doc[mention.head]
        if mention.form != "generic" or entity is None or entity.kind != _RULES:
            return None
        if entity.country is not None and not entity.inferred:  # "the Russian embassy in London"
            return None
        if token.i + 1 >= len(self.doc) or token.nbor().lower_ not in self.grammar.located_by:
            return None
        seat = next((m for m in self.recent.mentions if m.seat and m.first == token.i + 2), None)
        if seat is None or seat.entity is None:
            return None
        return replace(mention, label="ACTOR", entity=replace(entity, country=seat.entity.country, inferred=False))

    def _ruled(self, mention: Mention) -> Mention | None:
        """ "The regime", "troops": those of the one country whose places and name the text is full of."""
        entity, token = mention.entity, self.doc[mention.head]
        others = isinstance(entity, Described) and entity.others
        if mention.form != "generic" or entity is None or entity.country or others or self._told_apart(mention):
            return None
        words = {token.lemma, *entity.name.lower().split(), *(t.lemma for t in compounds(token))}
        rules = not words.isdisjoint(self.grammar.ruling)
        if not rules and entity.kind not in self.grammar.native:
            return None
        country = _most(self.grounds, 1 if rules else _OFTEN, _CLEARLY)
        country = country or (_most(self.places, _OFTEN, _OFTEN) if rules else None)
        before = (m for m in self.recent.back(mention) if m.end <= mention.start and is_ground(m) and m.form == "name")
        named = next((m for m in before if m.entity is not None and m.entity.country == country), None)
        if country is None:
            return None
        theirs = replace(entity, country=country, inferred=True)
        told = (named.start, named.end) if named is not None else None
        return replace(mention, label="ACTOR", entity=theirs, antecedent=told)

    def _told_apart(self, mention: Mention) -> bool:
        """ "Kurdish forces", "the two navies": a people without a country says whose they are, or a number."""
        if (mention.count or 1) > 1 and self.doc[mention.head].lemma in self.grammar.pairs["nouns"]:
            return True
        inside = (
            m for m in self.recent.back(mention, mention.end) if m.start >= mention.start and m.head != mention.head
        )
        return any(_kind(m) in MANY and m.entity is not None and m.entity.country is None for m in inside)

    def _both(self, mention: Mention) -> Mention | None:
        """ "The two sides", "the three countries": those that were named together last, which are of no one country."""
        token = self.doc[mention.head]
        both = any(w.lower_ in self.grammar.pairs["both"] for w in token.before())
        number = mention.count or (2 if both else 1)
        if mention.form != "generic" or number < 2 or token.lemma not in self.grammar.pairs["nouns"]:
            return None
        told = self.members.listed(mention, "ACTOR", number)
        return replace(mention, label="ACTOR", antecedent=(told[0].start, told[-1].end)) if told else None

    def _opponent(self, mention: Mention) -> Mention | None:
        """ "Its archfoe": the only other state or group named near by."""
        token = self.doc[mention.head]
        if mention.form != "generic" or mention.plural or token.lemma not in self.grammar.opponents:
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
        noun = token.lemma
        if mention.plural:
            return self._fighters(mention, noun)
        stands = owned(token) or token
        candidates = [m for m in self._candidates(mention, stands) if self._may_be(m, mention, noun)]
        candidates = [m for m in candidates if not describes_with_others(self.doc[m.head])] or candidates
        if is_subject(stands) and candidates:
            return self.salient(mention, candidates)
        here = {self.recent.sentence(m.head) for m in candidates[:1]}
        whole = (m for m in candidates if not stands_before(self.doc[m.head]) and self.recent.sentence(m.head) in here)
        return next(whole, candidates[0] if candidates else None)  # "the U.S. president" names the president first

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


def _most(counts: Counter[str], least: int, times: int) -> str | None:
    """The country with at least so many names and so many times as many as any other."""
    (country, most), (_, following) = (*counts.most_common(2), (None, 0), (None, 0))[:2]
    return country if most >= max(least, times * following) else None


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

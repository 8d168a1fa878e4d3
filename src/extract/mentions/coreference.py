"""Who a pronoun or a definite description means: agreement, recency and the subject's salience; or nobody.

A small ordered resolver after the salience tradition (Lappin and Leass 1994): the subject of the governing clause
first, then the subjects of the sentence before, then the nearest mention that agrees.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.document import Described, Mention
from extract.rulebook.grammar import Grammar
from extract.rulebook.taxonomy import Taxonomy
from extract.syntax.binding import beside, blamed, bound, does, rest_of, subjects_above, thanked, understood_subjects
from extract.syntax.clauses import is_active_subject, is_subject
from extract.syntax.nouns import compounds, describes_with_others
from extract.syntax.phrases import conjuncts, goes_on, objects_below, owned, phrases_behind, possessor
from extract.syntax.words import Text, Word

_PEOPLE = {"person", "official"}
_TELLERS = {"media", "news-agency"}
_AGENTS = ("ACTOR", "GROUP")
PRONOUNS = ("pronoun", "person")
_LEAGUES = {"bloc", "alliance"}
_RULES = "government"
_GROUND = ("state", "territory", "place")
_OFTEN = 3  # names of a country and its places that make forces without an owner its own
_CLEARLY = 2  # so many times as often as any other is a country named of which alone a text tells
REACH, FAR = 2, 3  # sentences back, and for actors and things of the taxonomy


class Resolver:
    """Finds antecedents among the mentions of one document."""

    def __init__(self, doc: Text, taxonomy: Taxonomy, grammar: Grammar) -> None:
        self.doc = doc
        self.taxonomy = taxonomy
        self.grammar = grammar
        self.mentions = doc.state.mentions
        self._begins = [mention.start for mention in self.mentions]
        self._control = grammar.object_control_prepositions
        self.starts = [sentence.first for sentence in doc.state.sentences]
        named = (m.entity.country for m in self.mentions if m.form == "name" and _is_ground(m) and m.entity is not None)
        self.grounds = Counter(country for country in named if country is not None)
        self._known: dict[tuple[int, int, str], Mention | None] = {}

    def resolve(self, mention: Mention, label: str) -> Mention | None:
        """The mention read as `label`: itself, or with what its antecedent means; None where it can't be one."""
        key = (mention.start, mention.head, label)
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._resolve(mention, label)
        return self._known[key]

    def _resolve(self, mention: Mention, label: str) -> Mention | None:
        if label == "ACTOR" and mention.form in PRONOUNS and self._is_first_person(mention):
            speaker = self._speaking(mention)
            return mention.resolved(speaker) if speaker else replace(mention, label="ACTOR")
        if mention.form in PRONOUNS:
            antecedent = self._pronoun(mention, label)
            return mention.resolved(self.resolve(antecedent, label) or antecedent) if antecedent else None
        if label == "THING" and mention.weak:
            return replace(mention, label="THING")
        described = mention.weak or (mention.definite and mention.form != "name")
        if label in self.taxonomy.labels and mention.label == label and described:
            antecedent = self._description(mention) if mention.definite else None
            if antecedent is not None:
                return mention.resolved(self.resolve(antecedent, label) or antecedent)
            return None if mention.weak and not self._in_company(mention) else replace(mention, weak=False)
        acts = label == "ACTOR" and mention.label in _AGENTS
        ruled = (self._seated(mention) or self._ruled(mention)) if acts else None
        if ruled is not None:
            return ruled
        again = self._again(mention) if acts else None
        if again is not None:
            return mention.resolved(again)
        return self._owned(mention) if mention.label == label else None

    def _seated(self, mention: Mention) -> Mention | None:
        """ "The government in Tripoli", "authorities in Baghdad": of the country whose capital it sits in."""
        entity, token = mention.entity, self.doc[mention.head]
        if mention.form != "generic" or entity is None or entity.kind != _RULES:
            return None
        if token.i + 1 >= len(self.doc) or token.nbor().lower_ not in self.grammar.located_by:
            return None
        seat = next((m for m in self.mentions if m.seat and m.first == token.i + 2), None)
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
        before = (m for m in self._back(mention) if m.end <= mention.start and _is_ground(m) and m.form == "name")
        named = next((m for m in before if m.entity is not None and m.entity.country == country), None)
        if country is None or most < _CLEARLY * next_:
            return None
        theirs = replace(entity, country=country, inferred=True)
        told = (named.start, named.end) if named is not None else None
        return replace(mention, label="ACTOR", entity=theirs, antecedent=told)

    def _told_apart(self, mention: Mention) -> bool:
        """ "Kurdish forces": a people without a country before the noun says whose they are."""
        inside = (m for m in self._back(mention, mention.end) if m.start >= mention.start and m.head != mention.head)
        return any(m.label == "ACTOR" and m.entity is not None and m.entity.country is None for m in inside)

    def _again(self, mention: Mention) -> Mention | None:
        """ "The country", "the firm", "the ministry": the last one named that the noun may mean."""
        if mention.form != "generic" or not mention.definite or mention.plural:
            return None
        if mention.entity is None or mention.entity.country:
            return None
        if isinstance(mention.entity, Described) and mention.entity.others:
            return None
        token = self.doc[mention.head]
        noun = token.lemma_.lower()
        kinds = self.grammar.redescribed.get(noun, ())
        stands = owned(token) or token
        barred = bound(stands) | beside(stands) | thanked(stands, self._control)
        candidates = [
            m
            for m in self._before(mention, "ACTOR")
            if m.head not in barred and m.entity is not None and (m.entity.kind in kinds or _is_such(m, noun))
        ]
        candidates = [m for m in candidates if not describes_with_others(self.doc[m.head])] or candidates
        if is_subject(stands) and candidates:
            return self._salient(mention, candidates)
        return candidates[0] if candidates else None

    def _in_company(self, mention: Mention) -> bool:
        """ "16 ships and two submarines": a weak noun listed with a strong one of its label."""
        listed = (m for t in conjuncts(self.doc[mention.head]) for m in self.doc.mentions.get(t.i, ()))
        return any(m.label == mention.label and not m.weak for m in listed)

    def _is_first_person(self, mention: Mention) -> bool:
        return self.doc[mention.head].morph.get("Person") == "1"

    def _speaking(self, mention: Mention) -> Mention | None:
        """In a statement without a quotation "we" is the state or body that was the last subject."""
        for other in self._back(mention):
            acts = other.end <= mention.start and other.label == "ACTOR" and is_active_subject(self.doc[other.head])
            if acts and other.entity is not None and other.entity.country and other.entity.kind not in _TELLERS:
                return other
        return None

    def _possessor(self, mention: Mention) -> Mention | None:
        """What the possessive before it means, a pronoun or "the country's"."""
        owner = possessor(self.doc[mention.head])
        whose = next(iter(self.doc.mentions.get(owner.i, ())), None) if owner is not None else None
        return self.resolve(whose, "ACTOR") if whose is not None else None

    def owned(self, mention: Mention) -> Mention:
        """A place, thing or group as it fills a role, with the country of its owner: "defend its cities"."""
        country = mention.entity.country if mention.entity is not None else None
        taken = mention.form != "phrase" or mention.weak or mention.classed or country is not None
        return mention if taken else self._owned(mention)

    def _served(self, mention: Mention) -> Mention | None:
        """ "Representatives from the Pentagon", "the commander of US forces": the last of those whom it names."""
        if mention.label not in _AGENTS or mention.form == "name" or mention.entity is None:
            return None
        if mention.entity.kind not in _PEOPLE:
            return None
        behind = phrases_behind(self.doc[mention.head], self.grammar.owning)
        bodies = (m for i in behind for m in self.doc.mentions.get(i, ()))
        return next((m for m in bodies if m.form not in PRONOUNS and m.entity is not None), None)

    def _surroundings(self, mention: Mention) -> Mention | None:
        """The state or place inside the phrase of a place or thing: "an area west of Damascus"."""
        if mention.label not in ("PLACE", "THING"):
            return None
        token = self.doc[mention.head]
        if goes_on(token):
            return None
        inside = objects_below(token, self.grammar.located_by)
        return next((m for m in self.mentions if token.i < m.head and m.head in inside and _is_ground(m)), None)

    def _owned(self, mention: Mention) -> Mention:
        """ "its forces", "an airfield near Minsk": the country of whoever owns it, or of the place named."""
        entity = mention.entity
        known = entity is not None and (entity.country is not None or entity.kind in _LEAGUES)
        others = isinstance(entity, Described) and entity.others
        if known or others or mention.label in self.taxonomy.labels:
            return mention
        whose = self._possessor(mention) or self._surroundings(mention) or self._served(mention)
        if whose is None or whose.entity is None or whose.entity.country is None:
            return mention
        country = whose.entity.country
        if entity is None:
            noun = self.doc[mention.head].lemma_.lower()
            entity = Described(label=mention.label, name=noun, kind="thing")
        return replace(mention, entity=replace(entity, country=country))

    def sentence(self, token: int) -> int:
        """Index of the sentence of a token."""
        return bisect_right(self.starts, token) - 1

    def _pronoun(self, mention: Mention, label: str) -> Mention | None:
        token = self.doc[mention.head]
        kind = _agreement(token, self.grammar.quantifiers)
        if kind is None:
            return None
        beyond = rest_of(token) if token.lower_ in self.grammar.quantifiers else None
        if beyond is not None:
            return next((m for m in self.doc.mentions.get(beyond.i, ()) if m.label in (label, "THING")), None)
        barred = bound(token) if owned(token) is not None else bound(token) | thanked(token, self._control)
        quantity = token.pos_ == "NUM" or token.lower_ in self.grammar.quantifiers
        if quantity:
            barred |= set(subjects_above(token))  # "gunmen attacked it, wounding others"
        candidates = [m for m in self._before(mention, label) if m.head not in barred and self._agrees(m, kind, label)]
        if label == "ACTOR" and (quantity or not self._tells(token)):
            candidates = [m for m in candidates if m.entity is None or m.entity.kind not in _TELLERS]
        if kind == "group" and label == "ACTOR":
            candidates = self._several(mention, candidates, strictly=quantity) or ([] if quantity else candidates)
        if not candidates:
            return None
        return self._salient(mention, candidates, governed=label == "ACTOR")

    def _tells(self, token: Word) -> bool:
        """Whether a pronoun says something: only then may media be meant, who do no deed that they tell of."""
        return does(token, self.grammar.telling_verbs | self.grammar.airing)

    def _several(self, mention: Mention, candidates: Sequence[Mention], strictly: bool = False) -> list[Mention]:
        """Of what stands before a plural pronoun, in its sentence or anywhere, what is more than one."""
        here = self.sentence(mention.head)
        near = [m for m in candidates if strictly or self.sentence(m.head) == here]
        ground = (m.entity is not None and m.entity.kind in _GROUND for m in near)
        return [m for m, one in zip(near, ground, strict=True) if m.plural or not one or conjuncts(self.doc[m.head])]

    def _salient(self, mention: Mention, candidates: Sequence[Mention], governed: bool = True) -> Mention:
        """Of candidates, nearest first: the subject of a clause above, the nearest here, the last subject."""
        token = self.doc[mention.head]
        about = blamed(token, self.grammar.blamed_by, self.grammar.addressed_by)
        about += understood_subjects(token, self._control)
        if governed:
            ruling = next((m for m in candidates if m.head in about), None)
            ruling = ruling or self._subject(token, candidates)
            if ruling is not None:
                return ruling
        same = self._same_word(mention)
        if same is not None and same in candidates:
            return same
        subjects = [m for m in candidates if is_subject(self.doc[m.head])]
        near, here = candidates[0], self.sentence(mention.head)
        main = next(iter(subjects), None)
        if main is not None and is_subject(token) and self.sentence(main.head) == here:
            return main
        return near if main is None or self.sentence(near.head) == here else main

    def _subject(self, token: Word, candidates: Sequence[Mention]) -> Mention | None:
        """The nearest subject of a clause above; where that is a pronoun that agrees, what it means."""
        kind = _agreement(token, self.grammar.quantifiers)
        for head in subjects_above(token):
            found = next((m for m in candidates if m.head == head), None)
            if found is None and kind is not None and _agreement(self.doc[head], self.grammar.quantifiers) == kind:
                said = (m for m in self.doc.mentions.get(head, ()) if m.form in PRONOUNS)
                meant = (self._pronoun(m, "ACTOR") for m in said)
                found = next((m for m in meant if m is not None and m in candidates), None)
            if found is not None:
                return found
        return None

    def _same_word(self, mention: Mention) -> Mention | None:
        """ "Anger at its aid for Hezbollah, alarm over its tests": what the same possessive before it means."""
        token = self.doc[mention.head]
        if mention.form != "pronoun" or owned(token) is None:
            return None
        here = self.sentence(mention.head)
        before = (m for m in self._back(mention) if m.form == "pronoun" and self.sentence(m.head) == here)
        like = next((m for m in before if self.doc[m.head].lower_ == token.lower_), None)
        return self._pronoun(like, "ACTOR") if like is not None else None

    def _back(self, mention: Mention, before: int | None = None) -> Iterator[Mention]:
        """The mentions that begin before this one, or before a character, nearest first."""
        first = bisect_left(self._begins, mention.start if before is None else before) - 1
        return (self.mentions[i] for i in range(first, -1, -1))

    def _before(self, mention: Mention, label: str) -> Iterator[Mention]:
        """Full mentions before this one, nearest first, within reach; those that contain it left out."""
        here = self.sentence(mention.head)
        for other in self._back(mention):
            if other.head >= mention.head or other.form in PRONOUNS or other.end > mention.start:
                continue
            if here - self.sentence(other.head) > (FAR if label == "ACTOR" or label in self.taxonomy.labels else REACH):
                return
            if other.label == label and not other.weak and other.entity is not None:
                yield other

    def _agrees(self, other: Mention, kind: str, label: str) -> bool:
        person = other.entity is not None and other.entity.kind in _PEOPLE
        if kind == "person":
            return label == "ACTOR" and person and not other.plural
        if kind == "thing":
            return not person and not other.plural and (label != "ACTOR" or other.entity is not None)
        return other.plural or label == "ACTOR"

    def _description(self, mention: Mention) -> Mention | None:
        """ "the missile", "the vessel": the latest weapon of its class, or of a class that its noun may mean."""
        token = self.doc[mention.head]
        allowed = self.taxonomy.hypernyms.get(token.lemma_.lower(), ())
        class_ = mention.entity.class_ if mention.entity else None
        if class_ and not allowed:
            allowed = (class_,)
        for other in self._before(mention, mention.label):
            their = other.entity.class_ if other.entity else None
            if other.form == "name" and mention.form == "name":
                continue
            if any(self.taxonomy.is_a(their, name) for name in allowed):
                return other
        return None


def _is_such(mention: Mention, noun: str) -> bool:
    """Whether a mention of a known country is called by that noun: "Taiwan's defence ministry" is a ministry."""
    entity = mention.entity
    if entity is None or entity.country is None or not entity.name.split():
        return False
    return entity.name.split(" of ")[0].split()[-1].lower() == noun


def _is_ground(mention: Mention) -> bool:
    """A state, territory or place whose country is known."""
    entity = mention.entity
    named = mention.label in ("PLACE", "ACTOR") and entity is not None
    return named and entity is not None and entity.kind in _GROUND and entity.country is not None


def _agreement(token: Word, quantifiers: Collection[str]) -> str | None:
    """person, thing or group, by the pronoun's own features; None for pronouns that are not resolved."""
    morph = token.morph
    if token.pos_ == "NUM" or token.lower_ in quantifiers:
        return "group"
    if morph.get("Person") not in (None, "3") or morph.get("PronType") not in ("Prs", None):
        return None
    if morph.get("Gender") in ("Masc", "Fem"):
        return "person"
    if morph.get("Number") == "Plur":
        return "group"
    return "thing" if morph.get("Gender") == "Neut" else None

"""Who a pronoun or a definite description means: agreement, recency and the subject's salience; or nobody.

A small ordered resolver after the salience tradition (Lappin and Leass 1994): the subject of the governing clause
first, then the subjects of the sentence before, then the nearest mention that agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from weakref import proxy

from extract.document import Described, Mention
from extract.mentions.descriptions import Descriptions
from extract.mentions.members import Members
from extract.mentions.recent import GROUND, PRONOUNS, Recent, is_ground
from extract.pack.grammar import Grammar
from extract.pack.taxonomy import Taxonomy
from extract.syntax.binding import ahead, announced, blamed, bound, does, resisted, rest_of, subjects_above, thanked
from extract.syntax.clauses import is_active_subject, is_subject
from extract.syntax.nouns import is_acting
from extract.syntax.phrases import conjuncts, goes_on, objects_below, owned, phrases_behind, possessor
from extract.syntax.text import Text, Word
from extract.values import replace

_QUOTED = 800  # characters back to the mark that opens a quotation
_PEOPLE = {"person", "official"}
_TELLERS = {"media", "news-agency"}
_AGENTS = ("ACTOR", "GROUP")
_LEAGUES = {"bloc", "alliance"}


class Resolver:
    """Finds antecedents among the mentions of one document.

    `types`: the types of claims that a word brings up, by part of speech ("verb", "noun") and lemma.
    """

    def __init__(
        self, doc: Text, taxonomy: Taxonomy, grammar: Grammar, types: Callable[[str, str], Collection[str]]
    ) -> None:
        self.doc = doc
        self.taxonomy = taxonomy
        self.grammar = grammar
        self.types = types
        self.recent = Recent(doc, taxonomy)
        me = proxy(self)  # not itself: the text is free with its last use, and no collector has to look for it
        self.members = Members(self.recent, grammar)
        self.descriptions = Descriptions(
            self.recent, self.members, grammar, lambda *asked: me._salient(*asked), lambda of: me._possessor(of)
        )
        self._control = grammar.object_control_prepositions
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
        told = self.members.meant(mention, label) if mention.form in PRONOUNS else None
        if told is not None or self.members.names(mention):
            return told
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
        if label == "ACTOR" and mention.label == "PLACE" and is_acting(self.doc[mention.head]):
            place = self.descriptions.place(mention)
            return mention.resolved(place) if place is not None and place.label == label else None
        if label in self.taxonomy.labels and mention.label == "THING" and mention.definite:
            undergone = self._undergone(mention, label)
            return mention.resolved(undergone) if undergone is not None else None
        acts = label == "ACTOR" and mention.label in _AGENTS
        told = self.descriptions.meant(mention) if acts else None
        if told is not None:
            return told
        return self._owned(mention) if mention.label == label else None

    def _in_company(self, mention: Mention) -> bool:
        """ "16 ships and two submarines": a weak noun listed with a strong one of its label."""
        listed = (m for t in conjuncts(self.doc[mention.head]) for m in self.doc.mentions.get(t.i, ()))
        return any(m.label == mention.label and not m.weak for m in listed)

    def _is_first_person(self, mention: Mention) -> bool:
        return self.doc[mention.head].morph.get("Person") == "1"

    def _speaking(self, mention: Mention) -> Mention | None:
        """ "We" is the state or body that was the last subject, before the quotation in which it stands."""
        opened = self._quotation(mention)
        for other in self.recent.back(mention, opened):
            acts = other.end <= mention.start and other.label == "ACTOR" and is_active_subject(self.doc[other.head])
            if acts and other.entity is not None and other.entity.country and other.entity.kind not in _TELLERS:
                return other
        return None

    def _quotation(self, mention: Mention) -> int:
        """Where the quotation begins in which a mention stands; where it itself begins, outside of any."""
        before = self.doc.text[max(mention.start - _QUOTED, 0) : mention.start].rpartition("\n")[2]
        curly = before.rfind("\u201c")
        straight = before.rfind('"') if before.count('"') % 2 else -1
        at = max(straight, curly if curly > before.rfind("\u201d") else -1)
        return mention.start if at < 0 else mention.start - len(before) + at

    def _possessor(self, mention: Mention) -> Mention | None:
        """What the possessive before it means, a pronoun or "the country's"."""
        owner = possessor(self.doc[mention.head])
        whose = next(iter(self.doc.mentions.get(owner.i, ())), None) if owner is not None else None
        return self.resolve(whose, "ACTOR") if whose is not None else None

    def owned(self, mention: Mention) -> Mention:
        """A place, thing or group as it fills a role, with the country of its owner: "defend its cities"."""
        place = self.descriptions.place(mention)
        if place is not None:
            return mention.resolved(place)
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
        return next((m for m in self.recent.mentions if token.i < m.head and m.head in inside and is_ground(m)), None)

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
            noun = self.doc[mention.head].lemma
            entity = Described(label=mention.label, name=noun, kind="thing")
        return replace(mention, entity=replace(entity, country=country))

    def _pronoun(self, mention: Mention, label: str) -> Mention | None:
        token = self.doc[mention.head]
        kind = _agreement(token, self.grammar.quantifiers)
        if kind is None:
            return None
        beyond = rest_of(token) if token.lower_ in self.grammar.quantifiers else None
        if beyond is not None:
            return next((m for m in self.doc.mentions.get(beyond.i, ()) if m.label in (label, "THING")), None)
        barred = bound(token, self.grammar)
        if owned(token) is None:
            barred |= thanked(token, self._control)
        else:
            barred |= resisted(token, self.grammar.resisting)
        here = self.recent.sentence(token.i)
        quantity = token.pos_ == "NUM" or token.lower_ in self.grammar.quantifiers
        if quantity:
            barred |= set(subjects_above(token, self.grammar))  # "gunmen attacked it, wounding others"
        candidates = [
            m for m in self.recent.before(mention, label) if m.head not in barred and self._agrees(m, kind, label)
        ]
        if label == "ACTOR" and (quantity or not self._tells(token)):
            candidates = [m for m in candidates if m.entity is None or m.entity.kind not in _TELLERS]
        if kind == "group" and label == "ACTOR":
            candidates = self._several(mention, candidates, strictly=quantity) or ([] if quantity else candidates)
        following = self._ahead(token, kind, label)
        if following is not None and not any(self.recent.sentence(m.head) == here for m in candidates):
            return following
        if not candidates:
            return None
        return self._salient(mention, candidates, governed=label == "ACTOR")

    def _ahead(self, token: Word, kind: str, label: str) -> Mention | None:
        """Whom a possessive in a phrase that opens the sentence means: its subject."""
        who = ahead(token)
        named = (m for m in self.doc.mentions.get(who.i, ()) if m.form == "name") if who is not None else ()
        return next((m for m in named if m.label == label and self._agrees(m, kind, label)), None)

    def _tells(self, token: Word) -> bool:
        """Whether a pronoun says something: only then may media be meant, who do no deed that they tell of."""
        return does(token, self.grammar.telling_verbs | self.grammar.airing)

    def _several(self, mention: Mention, candidates: Sequence[Mention], strictly: bool = False) -> list[Mention]:
        """Of what stands before a plural pronoun, in its sentence or anywhere, what is more than one."""
        here = self.recent.sentence(mention.head)
        near = [m for m in candidates if strictly or self.recent.sentence(m.head) == here]
        ground = (m.entity is not None and m.entity.kind in GROUND for m in near)
        return [m for m, one in zip(near, ground, strict=True) if m.plural or not one or conjuncts(self.doc[m.head])]

    def _salient(self, mention: Mention, candidates: Sequence[Mention], governed: bool = True) -> Mention:
        """Of candidates, nearest first: the subject of a clause above, the nearest here, the last subject."""
        token = self.doc[mention.head]
        about = blamed(token, self.grammar.blamed_by, self.grammar.addressed_by)
        about += announced(token, self.grammar.announcements)
        if governed:
            ruling = next((m for m in candidates if m.head in about), None)
            ruling = ruling or self._subject(token, candidates)
            if ruling is not None:
                return ruling
        same = self._same_word(mention)
        if same is not None and same in candidates:
            return same
        subjects = [m for m in candidates if is_subject(self.doc[m.head])]
        near, here = candidates[0], self.recent.sentence(mention.head)
        main = next(iter(subjects), None)
        if main is not None and is_subject(token) and self.recent.sentence(main.head) == here:
            return main
        return near if main is None or self.recent.sentence(near.head) == here else main

    def _subject(self, token: Word, candidates: Sequence[Mention]) -> Mention | None:
        """The nearest subject of a clause above; where that is a pronoun that agrees, what it means."""
        kind = _agreement(token, self.grammar.quantifiers)
        for head in subjects_above(token, self.grammar):
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
        here = self.recent.sentence(mention.head)
        before = (m for m in self.recent.back(mention) if m.form == "pronoun" and self.recent.sentence(m.head) == here)
        like = next((m for m in before if self.doc[m.head].lower_ == token.lower_), None)
        return self._pronoun(like, "ACTOR") if like is not None else None

    def _agrees(self, other: Mention, kind: str, label: str) -> bool:
        person = other.entity is not None and other.entity.kind in _PEOPLE
        if kind == "group" and person and not other.plural and not conjuncts(self.doc[other.head]):
            return False
        if kind == "person":
            return label == "ACTOR" and person and not other.plural
        if kind == "thing":
            return not person and not other.plural and (label != "ACTOR" or other.entity is not None)
        return other.plural or label == "ACTOR"

    def _description(self, mention: Mention) -> Mention | None:
        """ "the missile", "the vessel": the latest weapon of its class, or of a class that its noun may mean."""
        allowed = self.taxonomy.hypernyms.get(self._noun(mention), ())
        class_ = mention.entity.class_ if mention.entity else None
        narrower = any(self.taxonomy.is_a(class_, name) and class_ != name for name in allowed)
        if class_ and (not allowed or narrower):
            allowed = (class_,)  # "the fighter jets" are no bombers, though jets may be
        for other in self.recent.before(mention, mention.label):
            their = other.entity.class_ if other.entity else None
            if other.form == "name" and mention.form == "name":
                continue
            if any(self.taxonomy.is_a(their, name) for name in allowed):
                return other
        return None

    def _undergone(self, mention: Mention, label: str) -> Mention | None:
        """ "The test failed" with what was tested: the last object of a word of the type that the noun is of."""
        token, outcomes = self.doc[mention.head], self.grammar.outcomes
        verb, noun = token.governor("subject"), token.lemma
        if verb is None or verb.lemma not in outcomes["verbs"] or noun not in outcomes["of"]:
            return None
        types = set(self.types("noun", noun))
        for other in self.recent.before(mention, label):
            deed = self.doc[other.head].governor("object", "passive subject")
            if deed is not None and not types.isdisjoint(self.types("verb", deed.lemma)):
                return other
        return None

    def _noun(self, mention: Mention) -> str:
        """The last word of a mention in the singular, as it is written: a token may be read as another word."""
        said = self.doc.text[mention.start : mention.end].split()[-1].lower()
        return next((s for s in self.grammar.singulars_of(said) if s in self.taxonomy.hypernyms), said)


def _agreement(token: Word, quantifiers: Collection[str]) -> str | None:
    """person, thing or group, by the pronoun's own features; None for pronouns that are not resolved."""
    morph = token.morph
    if morph.get("Reflex"):  # whoever does it, and nobody above
        return None
    if token.pos_ == "NUM" or token.lower_ in quantifiers:
        return "group"
    if morph.get("Person") not in (None, "3") or morph.get("PronType") not in ("Prs", None):
        return None
    if morph.get("Gender") in ("Masc", "Fem"):
        return "person"
    if morph.get("Number") == "Plur":
        return "group"
    return "thing" if morph.get("Gender") == "Neut" else None

"""Noun phrases of the parsed sentence -> mentions: spans, heads, kinds, countries and counts composed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from extract.document import Described, Mention, Reference, Sentence, Unnamed
from extract.mentions.appositions import share
from extract.mentions.noun_phrases import (
    GROUNDS,
    NATIONS,
    country_in,
    country_shared,
    number_before,
)
from extract.mentions.partitives import measured_out
from extract.mentions.place_country import settle_place_countries
from extract.mentions.unrecorded import settle_names
from extract.names.entities import Found
from extract.names.vocabulary import Vocabulary
from extract.syntax.nouns import (
    beyond,
    compounds,
    described_by,
    has_of,
    head_among,
    is_adjective,
    is_argument,
    is_definite,
    is_numeral,
    is_owned,
    is_part_of_name,
    is_plural,
    modifiers_before,
    name_parts,
    noun_behind,
    owners_before,
    phrase_start,
    preposition_before,
    stands_before,
)
from extract.syntax.text import Text, Word
from extract.values import replace

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"}


class Composer:
    """Builds the mentions of a document from what the ruler found and how the parser read it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.grammar = vocabulary.book.grammar
        self.place_nouns = frozenset(vocabulary.places.nouns)
        self.place_ends = frozenset(vocabulary.places.ends)
        self.scenes = frozenset(vocabulary.places.scenes)
        self.given_names = frozenset(vocabulary.heads.given_names)
        self.compass = frozenset(vocabulary.heads.compass)
        self.prepositions = frozenset(vocabulary.places.prepositions)
        self.articles = frozenset(vocabulary.places.articles)
        self.name_ends = vocabulary.heads.name_ends
        self.owned_kinds = frozenset(vocabulary.heads.owned_kinds)
        self.local_kinds = frozenset(vocabulary.heads.local_kinds)
        self.named_kinds = frozenset(vocabulary.heads.named_kinds)
        self.adjectival_kinds = frozenset(vocabulary.heads.adjectival_kinds)
        self.others = frozenset(vocabulary.heads.others)
        self.foreign = frozenset(vocabulary.heads.foreign)
        self.ties = frozenset(vocabulary.heads.ties)
        self.alone = frozenset(vocabulary.heads.alone)

    def compose(self, doc: Text, found: Sequence[Found], sentences: Sequence[Sentence]) -> list[Mention]:
        """Mentions in text order."""
        by_token, inside = _by_token(doc, found)
        mentions: list[Mention] = []
        for sentence in sentences:
            for token in doc[sentence.first : sentence.end]:
                if token.i not in inside:
                    mentions += self._of_token(token, by_token, sentence)
        mentions.sort(key=lambda m: (m.start, m.end))
        shared = share(doc, measured_out(doc, mentions, self.grammar), self.vocabulary.taxonomy)
        named = settle_names(doc, shared, self.prepositions, self.grammar.pairs["nouns"])
        placed = self.vocabulary.offices.settle(doc, named)
        return settle_place_countries(doc, placed, self.vocabulary.places)

    def _of_token(self, token: Word, by_token: dict[int, list[Found]], sentence: Sentence) -> list[Mention]:
        here = by_token.get(token.i, [])
        if here:
            return [m for f in here if (m := self._known(token, f, by_token, len(here) > 1)) is not None]
        counted = token.lower_ in self.grammar.quantifiers and is_argument(token)
        if counted or (token.pos_ == "NUM" and not is_numeral(token) and ":" not in token.text):
            return [self._quantity(token)]
        if self._stands_for(token):
            return [self._mention(token, "PRON", None, "pronoun")]
        if (
            token.pos_ not in _NOMINAL
            or (token.pos_ == "NUM" and ":" in token.text)
            or is_numeral(token)
            or is_part_of_name(token)
        ):
            return []
        if token.pos_ == "PRON":
            return [self._mention(token, "PRON", None, "person" if _personal(token) else "pronoun")]
        if token.pos_ == "PROPN" or _capitalised_inside(token, sentence, self.articles):
            return [self._unknown_name(token, by_token)]
        if self._moment(token) or self._bearing(token):
            return []
        label = "PLACE" if token.lemma in self.place_nouns else "THING"
        country = country_in(token, by_token, GROUNDS) or country_shared(token, by_token)
        entity = Described(label=label, name=token.text, kind="thing", country=country) if country else None
        return [self._mention(token, label, entity, "phrase")]

    def _stands_for(self, token: Word) -> bool:
        """ "The pair", "the latter", "the second": alone, for those named before or one of them."""
        named = token.lower_ in self.grammar.together or token.lower_ in self.grammar.members
        alone = named and is_argument(token) and noun_behind(token) is None and not token.behind()
        return alone and not modifiers_before(token) and is_definite(token, self.grammar.pointing)

    def _moment(self, token: Word) -> bool:
        """ "at that time", "since the start of the war": when, and no thing."""
        preposition, moments = preposition_before(token), self.grammar.moments
        behind = preposition is not None and preposition.lower_ in moments["behind"]
        return behind and token.lemma in moments["nouns"]

    def _bearing(self, token: Word) -> bool:
        """ "Into the sea to its east": a direction from a place, and no second one."""
        place = beyond(token) if token.text.capitalize() in self.compass else None
        return place is not None and place.lemma in self.place_nouns

    def _quantity(self, token: Word) -> Mention:
        """ "ordered seven", "some flew": so many of what was told before, or of what an "of" names."""
        label, form = ("THING", "phrase") if has_of(token) else ("PRON", "pronoun")
        made = self._mention(token, label, None, form)
        return replace(made, count=self.vocabulary.number(token.text), plural=True)

    def _known(self, token: Word, found: Found, by_token: dict[int, list[Found]], several: bool) -> Mention | None:
        if found.label == "PLACE":
            return self._mention(token, "PLACE", found.entity, "name", found=found, bare=noun_behind(token) is not None)
        if found.classed:
            if token.pos_ in ("VERB", "ADP", "ADV"):
                return None
            return self._weapon(token, found, by_token)
        if found.form in ("head", "region"):
            return None if self._site(token) else self._generic(token, found, by_token)
        if self._scene(token, found, by_token):
            return self._mention(token, "PLACE", found.entity, "name", found=found, bare=True)
        if self._given_name(token, found, by_token):
            return None
        part = found.end - found.start < len(token.text)
        inside = noun_behind(token) is not None or (found.form == "adjective" and is_adjective(token))
        bare = several or part or inside
        entity = found.entity if several else self._owned(token, found, by_token)
        return self._mention(token, "ACTOR", entity, "name", found=found, bare=bare)

    def _scene(self, token: Word, found: Found, by_token: dict[int, list[Found]]) -> bool:
        """ "the Kabul bombing", "a Gaza raid": where it happened, and not who did it."""
        event = noun_behind(token)
        if event is None:
            return False
        seat = found.form == "seat" and event.lemma in self.scenes
        return seat or (found.kind == "territory" and found.form != "adjective" and event.i not in by_token)

    def _site(self, token: Word) -> bool:
        """ "the embassy bombing": a building that was hit."""
        event = noun_behind(token)
        inside = event is not None and token.lemma in self.place_nouns
        return inside and event is not None and event.lemma in self.scenes

    def _given_name(self, token: Word, found: Found, by_token: dict[int, list[Found]]) -> bool:
        """ "Chad Smith", "Michael Jordan": a state's name inside a person's."""
        if token.text not in self.given_names:
            return False
        name = noun_behind(token)
        before_surname = name is not None and name.pos_ == "PROPN" and name.i == token.i + 1 and name.i not in by_token
        parts = [t for t in compounds(token) if t.pos_ == "PROPN" and t.i not in by_token]
        return before_surname or any(t.text not in self.compass for t in parts)

    def _owned(self, token: Word, found: Found, by_token: dict[int, list[Found]]) -> Reference | None:
        """ "South Korea's CIA" is South Korea's: a body of one state named with another as its owner is the other's."""
        entity = found.entity
        if entity is None or entity.country is None or entity.kind not in self.owned_kinds:
            return entity
        owner = country_in(token, by_token)
        if owner is None or owner == entity.country:
            return entity
        return Described(label="ACTOR", name=entity.name, kind=entity.kind, country=owner)

    def _weapon(self, token: Word, found: Found, by_token: dict[int, list[Found]]) -> Mention:
        inside = stands_before(token)
        entity, owner = found.entity, country_in(token, by_token)
        if owner is not None and entity is not None:
            entity = replace(entity, country=owner)
        return self._mention(token, found.label, entity, found.form, found=found, bare=inside)

    def _generic(self, token: Word, found: Found, by_token: dict[int, list[Found]]) -> Mention | None:
        noun = token.governor("adjective", "compound") if token.pos_ == "ADJ" and found.form == "head" else None
        deed = noun is not None and noun.lemma in self.scenes and found.kind in self.adjectival_kinds
        describes = noun is not None and not deed
        if describes or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        owner = country_in(token, by_token, GROUNDS if found.kind in self.local_kinds else NATIONS)
        said = _said(token.doc, found)
        named = _named_before(token, found.kind, by_token)
        if named is not None:
            return self._mention(token, "ACTOR", self._of_nation(named, owner), "name", found=found)
        others = self._others(token)
        told = self._told_adjective(token, by_token) if others else owner
        others, country = others and told is None, told
        if owner is None and found.form == "head" and said.lower() not in self.alone and token.lemma not in self.alone:
            label = "NAME" if token.pos_ == "PROPN" else "GROUP"
        else:
            label = "ACTOR"
        entity = Described(label="ACTOR", name=said, kind=found.kind, country=country, others=others)
        behind = noun_behind(token)
        bare = behind is not None and token.i < behind.i
        return self._mention(token, label, entity, "generic", found=found, bare=bare)

    def _of_nation(self, entity: Reference, owner: str | None) -> Reference:
        """ "French UNIFIL troops": those of one nation in a force of many."""
        shared = entity.country is None and entity.kind in self.owned_kinds and owner is not None
        return Described(label="ACTOR", name=entity.name, kind=entity.kind, country=owner) if shared else entity

    def _others(self, token: Word) -> bool:
        """ "Iran's allies", "Moscow-backed rebels": whose they are isn't what they are."""
        before = token.before()
        joined = (t.text.lower() for t in before if "-" in t.text)
        tied = any(j.rpartition("-")[2] in self.ties for j in joined)
        tied |= any(c.lower_ in self.ties and c.nbor().text == "-" for t in before for c in t.before())
        tied |= any(word.lower_ in self.foreign for word in described_by(token))
        return tied or token.lemma in self.others

    def _told_adjective(self, token: Word, by_token: Mapping[int, Sequence[Found]]) -> str | None:
        """ "His Bulgarian counterpart" is Bulgarian: an owner says whose they are, so the adjective says what."""
        if token.lemma not in self.others or not is_owned(token):
            return None
        found = (f for t in owners_before(token) for f in by_token.get(t.i, ()))
        return next((f.entity.country for f in found if f.form == "adjective" and f.entity is not None), None)

    def _unknown_name(self, token: Word, by_token: dict[int, list[Found]]) -> Mention:
        kind = self.name_ends.get(token.text)
        parts = name_parts(token)
        heads = [f.kind for t in parts for f in by_token.get(t.i, ()) if f.form == "head"]
        titled = bool(heads) or any(t.text in self.vocabulary.titles for t in parts)
        text = " ".join(t.text for t in (*parts, token))
        if kind is None and parts and token.lower_ in self.place_ends:
            country = country_in(token, by_token, GROUNDS)
            place = Unnamed(label="PLACE", name=text, kind="place", country=country)
            return self._mention(token, "PLACE", place, "name")
        if kind is None and titled:
            kind = next(
                (k for k in heads if k in self.named_kinds), "person"
            )  # "shipbuilder Navantia", "minister Jonson"
        label = "ACTOR" if kind is not None else "NAME"
        country = country_in(token, by_token, GROUNDS if kind in self.local_kinds else NATIONS)
        entity = Unnamed(label=label, name=text, kind=kind, country=country)
        return self._mention(token, label, entity, "name")

    def _mention(
        self,
        token: Word,
        label: str,
        entity: Reference | None,
        form: str,
        found: Found | None = None,
        bare: bool = False,
    ) -> Mention:
        first = token if bare else phrase_start(token)
        start = first.idx
        end = token.idx + len(token.text)
        if found is not None:
            start, end = min(start, found.start), max(end, found.end) if not bare else found.end
            if bare:
                start = found.start
        return Mention(
            start=start,
            end=end,
            first=first.i,
            last=token.i,
            head=token.i,
            label=label,
            entity=entity,
            form=form,
            count=None if bare else number_before(token, self.vocabulary),
            modifiers=found.modifiers if found else (),
            plural=found.plural if found else is_plural(token),
            definite=is_definite(token, self.grammar.pointing),
            weak=found is not None and found.form == "noun",
            seat=found is not None and found.form == "seat",
        )


def _named_before(token: Word, kind: str | None, by_token: Mapping[int, Sequence[Found]]) -> Reference | None:
    """ "the Hezbollah movement", "Lebanon's Wagner group": the body that the record of the name before the noun is."""
    for left in compounds(token):
        for found in by_token.get(left.i, ()):
            entity = found.entity
            if entity is not None and found.form == "name" and entity.kind in ("armed-group", kind):
                return entity
    return None


def _capitalised_inside(token: Word, sentence: Sentence, articles: Collection[str]) -> bool:
    """A noun with a capital, behind an article too, that neither the sentence's beginning nor a headline explains."""
    article, _, name = token.text.partition("-")
    capital = (name if article in articles else token.text)[:1].isupper()
    if token.pos_ != "NOUN" or not capital or token.i <= sentence.first + 1:
        return False
    return not sentence.headline


def _personal(token: Word) -> bool:
    """A pronoun that can only mean people: I, we, you, he, she, they and their other cases, but not "their"."""
    morph = token.morph
    if morph.get("PronType") != "Prs" or morph.get("Poss") == "Yes":
        return False
    return morph.get("Gender") != "Neut"


def _by_token(doc: Text, found: Sequence[Found]) -> tuple[dict[int, list[Found]], set[int]]:
    """What was found, by the token in which its head stands, and the other tokens that it covers."""
    result: dict[int, list[Found]] = defaultdict(list)
    inside: set[int] = set()
    at = 0
    for item in found:
        at = bisect_right(doc, item.start, at, key=_end)
        last = at
        while last < len(doc) - 1 and doc[last + 1].idx < item.end:
            last += 1
        if at < len(doc):
            covered = range(at, last + 1)
            head = head_among(doc[at : last + 1]) if at < last else at
            head = last if head is None else head
            result[head].append(item)
            inside.update(covered)
    return result, inside - set(result)


def _end(word: Word) -> int:
    return word.idx + len(word.text)


def _said(doc: Text, found: Found) -> str:
    return doc.state.article.text[found.start : found.end]  # a Doc puts its text together anew at each call

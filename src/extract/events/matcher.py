"""Rule x sentence: triggers found by lemma, roles filled along their paths, the best rule of each trigger kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from extract.document import Filler, Known, Mention, Relation
from extract.events.joint_actors import divided
from extract.events.paths import follow
from extract.events.patterns import PatternHit, Patterns
from extract.events.possible_labels import own_nouns, readings
from extract.events.questions import is_asked, is_question
from extract.events.role_defaults import classed_as, placed
from extract.mentions.coreference import Resolver
from extract.pack.compile import CompiledRule, Place, RuleIndex
from extract.pack.functions import Function
from extract.pack.grammar import Grammar
from extract.pack.schema import Slot
from extract.pack.taxonomy import Taxonomy
from extract.syntax.build import graph_of, words_of
from extract.syntax.clauses import is_attributive
from extract.syntax.gerunds import is_hyphened, is_noun_adjective, is_noun_gerund
from extract.syntax.graph import Graph
from extract.syntax.phrases import conjuncts
from extract.syntax.support import is_inside_noun
from extract.syntax.text import Passage, Text, Word
from extract.syntax.wordings import wording_end

_KIND = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_INDIRECT = ("compound", "amod", "nmod")
Key = tuple[str | None, tuple[str, ...]]
"""How rules know a word: as verb, noun, adj or none of them, and the lemmas by which they may ask for it."""
_NOWHERE: Mapping[str, Sequence[int]] = {}


class Candidate(NamedTuple):
    """A rule to try on a trigger: the last token of it, and the tokens that a pattern of the rule has in roles."""

    rule: CompiledRule
    last: int
    nodes: Mapping[str, Sequence[int]] = _NOWHERE


class Matcher:
    """Applies a compiled index of rules to documents."""

    def __init__(self, index: RuleIndex, grammar: Grammar, taxonomy: Taxonomy) -> None:
        self.index = index
        self.patterns = Patterns([next(iter(kinds.values())).rule for kinds in index.by_pattern.values()])
        self.grammar = grammar
        self.taxonomy = taxonomy
        self.units: Container[tuple[str, str]] = ()
        self.topical = frozenset(map(Function.OBLIQUE.of, grammar.topical))
        self.placing = frozenset(map(Function.OBLIQUE.of, grammar.placing))

    def resolver(self, doc: Text) -> Resolver:
        """Who and what is meant in a document; one serves all that ask."""
        return Resolver(doc, self.taxonomy, self.grammar, self._types)

    def _types(self, kind: str, lemma: str) -> set[str]:
        """The types of the constructions that a word alone brings up."""
        return {rule.type for rest, rule in self.index.by_lemma.get((kind, lemma), ()) if not rest}

    def sentences(self, doc: Text, resolver: Resolver, every: bool = False) -> Iterator[Sentence]:
        """The sentences that have a word of some rule, or `every` one, ready for the rules."""
        state = doc.state
        by_head: dict[int, list[Mention]] = defaultdict(list)
        for mention in state.mentions:
            by_head[mention.head].append(mention)
        by_head = {
            head: [part for m in mentions for part in divided(doc, m, by_head, self.grammar)]
            for head, mentions in by_head.items()
        }
        headlines = {(s.first, s.end) for s in state.sentences if s.headline}
        nouns = {*self.grammar.shapes, *self.grammar.outcomes["of"]}

        def again(mention: Mention) -> bool:
            return mention.definite and mention.form == "phrase" and doc[mention.head].lemma in nouns

        for (first, end), labels in zip(state.bounds, readings(state.bounds, by_head, again), strict=True):
            span = doc.passage(first, end)
            hits = self.patterns.find(doc.doc, first, end)
            keys = [self.key(token) for token in span]
            if every or hits or any(self._indexed(*key) for key in keys):
                yield Sentence(self, span, keys, by_head, resolver, hits, labels, (first, end) in headlines)

    def _indexed(self, kind: str | None, lemmas: Sequence[str]) -> bool:
        known, units = self.index.by_lemma, self.units
        return kind is not None and any((kind, lemma) in known or (kind, lemma) in units for lemma in lemmas)

    def triggers(self, key: Key) -> bool:
        """Whether some rule may have a trigger that begins with a word which rules know so."""
        kind, lemmas = key
        return kind is not None and any((kind, lemma) in self.index.by_lemma for lemma in lemmas)

    def key(self, token: Word) -> Key:
        """Its part of speech, its lemma, and that without a harmless prefix.

        A gerund or an adjective with an article is a noun.
        """
        gerund = is_noun_gerund(token)
        kind, lemma = ("noun", token.lower_) if gerund else (_KIND.get(token.pos_), token.lemma)
        if is_noun_adjective(token):
            kind = "noun"
        if "-" not in lemma:
            return kind, (lemma,)
        head, _, rest = lemma.partition("-")
        if rest.isdigit():  # "Exercise Malabar-2017"
            return kind, (lemma, head)
        return kind, (lemma, rest) if rest and head in self.grammar.prefixes else (lemma,)


class Sentence:
    """The rules at work in one sentence."""

    def __init__(
        self,
        matcher: Matcher,
        span: Passage,
        keys: Sequence[Key],
        by_head: dict[int, list[Mention]],
        resolver: Resolver,
        hits: Mapping[int, Sequence[PatternHit]],
        labels: Collection[str],
        headline: bool = False,
    ) -> None:
        self.matcher = matcher
        self.headline = headline
        self.span = span
        self.keys = keys  # of its words
        self.by_head = by_head
        self.resolver = resolver
        self.hits = hits
        self.labels = labels  # as which something in the sentence might be read
        self._reached: dict[tuple[int, str], list[int]] = {}

    @cached_property
    def graph(self) -> Graph:
        """Its logical graph."""
        return graph_of(self.span, self.matcher.grammar)

    @cached_property
    def mentions(self) -> Sequence[tuple[int, Mention]]:
        """What it names, with the words at which that stands, in their order."""
        return [(i, m) for i in range(self.span.start, self.span.end) for m in self.by_head.get(i, ())]

    def key(self, token: int) -> Key:
        """How rules know a word."""
        return self.keys[token - self.span.start]

    @cached_property
    def words(self) -> frozenset[str]:
        """What its words may be taken for, lemmas and more."""
        phrases = [token for token in self.span if " " in token.text]
        said = {token.lemma for token in self.span} | {token.lower_ for token in self.span}
        return frozenset(said.union(*(words_of(token, self.matcher.grammar) for token in phrases)))

    def relations(self) -> Iterator[Relation]:
        """What constructions say of the sentence: for each trigger the first that holds."""
        question = is_question(self.span)
        for token in self.span:
            if token.i not in self.hits and not self.matcher.triggers(self.key(token.i)):
                continue
            possible = self.candidates(token, self._possible)
            if not possible or is_asked(token, self.matcher.grammar, question):
                continue
            matches = (self.match(token, candidate) for candidate in possible)
            found = next((relation for relation in matches if relation is not None), None)
            if found is not None:
                yield found

    def _possible(self, rule: CompiledRule) -> bool:
        """Whether the sentence has mentions of the labels, and words of the lemmas, that the rule can't do without."""
        for labels in rule.labels:
            if labels.isdisjoint(self.labels):
                return False
        return all(not words.isdisjoint(self.words) for words in rule.words)

    def _barren(self, place: Place) -> bool:
        """Whether nothing in the sentence has a label, or a lemma, that the place asks for."""
        return (bool(place.labels) and place.labels.isdisjoint(self.labels)) or (
            bool(place.lemmas) and place.lemmas.isdisjoint(self.words)
        )

    def candidates(self, token: Word, may: Callable[[CompiledRule], bool] = lambda _: True) -> list[Candidate]:
        """The rules to try on a token, of those that `may`: the longest trigger first, then by rank."""
        found = {candidate.rule.id: (length, candidate) for length, candidate in self._worded(token, may)}
        for hit in self.hits.get(token.i, ()):
            rule = self.matcher.index.by_pattern[hit.rule][self.key(token.i)[0] or "noun"]
            if may(rule):
                found[rule.id] = (hit.last - token.i, Candidate(rule, hit.last, hit.nodes))
        return [c for _, c in sorted(found.values(), key=lambda f: (-f[0], f[1].rule.rank))]

    def _worded(self, token: Word, may: Callable[[CompiledRule], bool]) -> Iterator[tuple[int, Candidate]]:
        """The rules of which the token begins a trigger, with the number of its further words; the best ones last."""
        kind, lemmas = self.key(token.i)
        if kind is None or (kind == "verb" and is_attributive(token) and is_hyphened(token)):  # "air-launched missiles"
            return
        inside = kind == "noun" and is_inside_noun(token, self.matcher.grammar)
        ends: dict[tuple[str, ...], int | None] = {(): token.i}
        for lemma in reversed(lemmas):
            for rest, rule in reversed(self.matcher.index.by_lemma.get((kind, lemma), ())):
                if not may(rule):
                    continue
                if rest not in ends:
                    ends[rest] = wording_end(token, rest)
                last = ends[rest]
                if last is not None and (rule.rule.within or not inside):
                    yield len(rest), Candidate(rule, last)

    def match(self, token: Word, candidate: Candidate) -> Relation | None:
        """The relation that the rule makes of this trigger, or None."""
        rule = candidate.rule
        if any(not self.fillers(token, place, set()) for place in rule.asks):
            return None
        fillers: list[Filler] = []
        used = own_nouns(self.by_head, token.i, candidate.last)
        for place in rule.places:
            named = candidate.nodes.get(place.role)
            mentions = self.fillers(token, place, used) if named is None else self.named(named, place)
            if not mentions and (place.required or named):
                return None
            for mention in mentions if place.many else mentions[:1]:
                fillers.append(Filler(place.role, classed_as(mention, place.class_)))
                used.add(mention.head)
        filled = {filler.role for filler in fillers}
        if not filled or any(not (words & filled) for words in rule.need):
            return None
        if any(self.fillers(token, place, set()) for place in rule.unless):
            return None
        return Relation(
            type=rule.type,
            rule=rule.id,
            trigger=(token.i, max(candidate.last, token.i)),
            fillers=placed(fillers, {p.role: p.country_from for p in rule.places if p.country_from}),
            polarity=rule.rule.polarity or "positive",
            certainty=rule.rule.certainty or "certain",
            modality=rule.rule.modality or "actual",
        )

    def fillers(self, token: Word, place: Place, used: set[int]) -> list[Mention]:
        """The mentions that fill a place, by the first alternative of its path that finds any."""
        found: list[Mention] = []
        if self._barren(place) or not (place.openings is None or self.graph.leaves(token.i, place.openings)):
            return found
        for alternative in place.alternatives:
            for target in self._follow(token.i, alternative):
                if target in used or (target == token.i and not place.path.startswith("self")):
                    continue
                for mention in self._accepted(target, place, alternative):
                    if not any(m.start <= mention.start and mention.end <= m.end for m in found):
                        found = [m for m in found if not (mention.start <= m.start and m.end <= mention.end)]
                        found.append(mention)
            if found:
                return [*found, *self._beside(token, place, used, alternative, found)]
        return found

    def _beside(
        self, token: Word, place: Place, used: set[int], alternative: str, found: Sequence[Mention]
    ) -> list[Mention]:
        """ "launched two missiles and 35 drones", where the rule asks for drones: what is listed beside them."""
        if not (place.slot.class_ and place.many and place.role):
            return []
        listed = {t.i for m in found for t in conjuncts(self.span.doc[m.head])} - used - {m.head for m in found}
        loose = replace(place, slot=place.slot.model_copy(update={"class_": ()})) if listed else place
        reached = [t for t in self._follow(token.i, alternative) if t in listed]
        return [m for t in reached for m in self._accepted(t, loose, alternative) if m.classed]

    def named(self, nodes: Sequence[int], place: Place) -> list[Mention]:
        """The mentions at the nodes of a pattern that are named as the place's role is."""
        return [mention for node in nodes for mention in self._accepted(node, place, "self")]

    def _follow(self, trigger: int, path: str) -> list[int]:
        key = (trigger, path)
        found = self._reached.get(key)
        if found is None:
            found = self._reached[key] = follow(self.graph, self.span, trigger, path)
        return found

    def _accepted(self, target: int, place: Place, alternative: str) -> list[Mention]:
        """The mentions at a token that may fill the place: one, or each of a pair ("U.S.-Japanese")."""
        slot = place.slot
        if slot.lemma and not self.graph.is_word(target, self.span.doc[target].lemma_, slot.lemma):
            return []
        if not place.labels:
            mentions = self.by_head.get(target) or [_bare(self.span.doc[target])]
            return [mention for mention in mentions if self._fits(mention, place)][:1]
        indirect = alternative.split()[-1] in _INDIRECT
        found: list[Mention] = []
        for mention in self.by_head.get(target, ()):
            for label in place.ranked:
                if label == "NAME" and indirect:
                    continue
                resolved = self._read_as(mention, label)
                if resolved is not None and self._fits(resolved, place):
                    found.append(resolved)
                    break
        return found if len(found) == 1 or all(m.label == "ACTOR" for m in found) else found[:1]

    def _read_as(self, mention: Mention, label: str) -> Mention | None:
        if label == "LAND":
            return self._land(mention)
        if label in ("THING", "WEAK") and mention.weak:
            return mention
        return self.resolver.resolve(mention, label)

    def _land(self, mention: Mention) -> Mention | None:
        """A state or territory that stands for its ground, as where something happens."""
        lands = self.matcher.grammar.lands
        entity = mention.entity
        named = mention.form == "name" and mention.label == "ACTOR" and entity is not None and entity.kind in lands
        return mention if named else None

    def _fits(self, mention: Mention, place: Place) -> bool:
        if not self._meets(mention, place.slot):
            return False
        if place.slot.not_ is not None and self._barred(mention, place.slot.not_):
            return False
        return not (mention.label == "MEASURE" and place.dimensions and mention.dimension not in place.dimensions)

    def _barred(self, mention: Mention, slot: Slot) -> bool:
        """Whether the mention is what a `not` names, by its head word and label too."""
        if slot.lemma and not self.graph.is_word(mention.head, self.span.doc[mention.head].lemma_, slot.lemma):
            return False
        return (not slot.label or mention.label in slot.label) and self._meets(mention, slot)

    def _meets(self, mention: Mention, slot: Slot) -> bool:
        """Class, kind, country and form, as far as the slot asks for them."""
        entity = mention.entity
        class_ = entity.class_ if entity else None
        if slot.class_ and not any(self.matcher.taxonomy.is_a(class_, name) for name in slot.class_):
            return False
        if slot.kind and (entity is None or entity.kind not in slot.kind):
            return False
        if slot.entity and not (isinstance(entity, Known) and entity.id in slot.entity):
            return False
        if slot.country and (entity is None or entity.country not in slot.country):
            return False
        return not slot.form or mention.form in slot.form


def _bare(token: Word) -> Mention:
    return Mention(token.idx, token.idx + len(token.text), token.i, token.i, token.i, "TOKEN")

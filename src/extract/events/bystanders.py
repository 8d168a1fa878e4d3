"""Who stands near an event and has no part in it, or none as a doer: who detects, condemns or attends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from extract.document import Reference
from extract.events.lexicon import Found
from extract.events.matcher import Sentence
from extract.events.reach import NONE, Bystanding, Others
from extract.pack.frames import Frames
from extract.pack.functions import Function
from extract.pack.grammar import Grammar
from extract.syntax.mention_heads import is_classed
from extract.values import replace

_BORNE = ("obj", "attr", "acomp", "xcomp")
"""Labels of what a verb says somebody bears or is."""


class Bystanders:
    """Knows by the rules who takes no part in what stands near them.

    `beside`: labels behind which stands where something is, and never who does it; `about`: those that lead up from an
    event to what is about it.
    """

    def __init__(self, grammar: Grammar, frames: Frames) -> None:
        self.grammar = grammar
        self.frames = frames
        self.occasions = frozenset(
            "^" + function.of(word)
            for function, words in (
                (Function.OBLIQUE, grammar.occasioned_by),
                (Function.ADVERBIAL, grammar.occasioned_marks),
            )
            for word in words
        )
        self.struck = frozenset([Function.OBLIQUE.of(word) for word in grammar.struck_by])
        self.in_course = frozenset(
            ["^" + of.of(word) for of in (Function.OBLIQUE, Function.GERUND) for word in grammar.occasion_words]
        )
        self.beside = frozenset([Function.OBLIQUE.of(word) for word in grammar.beside])
        self.about = frozenset(["^" + Function.OBLIQUE.of(word) for word in grammar.concerning])
        self.under = frozenset(["^" + Function.OBLIQUE.of(word) for word in grammar.under])
        self.known = frozenset[str]().union(
            grammar.others_deeds,
            grammar.suffering,
            grammar.others_doings,
            grammar.followers,
            grammar.watching,
            grammar.refusing,
            grammar.hearing,
            grammar.favouring,
            grammar.harming,
            grammar.answering,
            grammar.claiming,
        )

    def of(self, sentence: Sentence, found: Mapping[int, Mapping[str, Found]]) -> Near:
        """Those of one sentence; `found`: the units at each word, by type."""
        return Near(self, sentence, found)

    def decides(self, who: Reference | None, lemma: str) -> bool:
        """Whether it is a house or a court, or one who sits there: it allows or bars what others do."""
        if who is None or (who.kind is not None and who.kind in self.grammar.acting_kinds):
            return False
        name = f" {who.name.lower()} "
        return any(words == lemma or f" {words} " in name for words in self.grammar.deciding)


class Near:
    """Who takes no part in what stands near them in one sentence."""

    def __init__(self, rules: Bystanders, sentence: Sentence, found: Mapping[int, Mapping[str, Found]]) -> None:
        self.rules = rules
        self.found = found
        self.graph = sentence.graph
        self.tokens = sentence.span
        self.doc = sentence.span.doc
        grammar = rules.grammar
        units = [(at, unit.unit.text) for at, units in found.items() for unit in units.values()]
        keys = [(token.i, *key) for token, key in zip(sentence.span, sentence.keys, strict=True)]
        lemmas = [(at, lemma) for at, _, said in keys for lemma in said]
        self.known = [(at, words) for at, words in (*units, *lemmas) if words in rules.known]
        types = {at: type_of(units) for at, units in found.items()}
        watched = {at for at, type_ in types.items() if rules.frames.frames[type_].of_others}
        self.spoken = self._told_by(grammar.others_deeds, grammar.suffering) | watched
        undergone = [
            at for at, kind, said in keys if kind == "noun" and not grammar.undergone.nouns.keys().isdisjoint(said)
        ]
        self.bearing = frozenset(undergone)
        self.deeds = self.spoken | self._told_by(grammar.others_doings) | self._disclaiming()
        self.followers = self._told_by(grammar.followers)
        self.blows = frozenset([at for at, type_ in types.items() if type_ in grammar.striking])

    @cached_property
    def refused(self) -> frozenset[int]:
        """Verbs that refuse to say something, and what they refuse to do."""
        refusing = self._told_by(self.rules.grammar.refusing)
        return refusing.union(*(self.graph.get(at, "xcomp") for at in refusing))

    @cached_property
    def harms(self) -> frozenset[int]:
        """Verbs that say what a blow did to somebody."""
        return self._told_by(self.rules.grammar.harming)

    @cached_property
    def watching(self) -> frozenset[int]:
        """Words whose doers look on."""
        words = self._told_by(self.rules.grammar.watching)
        return words.union(self.bearing, self._over(words, ("acomp",)))

    @cached_property
    def makers(self) -> frozenset[int]:
        """Words that tell how arms came about, and verbs that have arms as an object and do not use them."""
        grammar, doc = self.rules.grammar, self.doc
        arming = [at for at, units in self.found.items() if not grammar.arming.isdisjoint(units)]
        arms = [token.i for token in self.tokens if is_classed(token)]
        verbs = (verb for at in arms for verb in self.graph.heads(at, "obj"))
        return frozenset([*arming, *(verb for verb in verbs if doc[verb].lemma not in grammar.wielding)])

    @cached_property
    def disowned(self) -> frozenset[int]:
        """What somebody denies to have done or used, or has not: "the attack, which Hamas denied carrying out"."""
        grammar, graph = self.rules.grammar, self.graph
        denying = [at for at, units in self.found.items() if type_of(units) in grammar.denying]
        below = [verb for at in denying for label in ("xcomp", "comp") for verb in graph.get(at, label)]
        denied = [token.i for token in self.tokens if graph.get(token.i, "neg")]
        verbs = (*denying, *below, *denied)
        return frozenset([noun for verb in verbs for label in ("obj", "light") for noun in graph.get(verb, label)])

    def of(self, at: int, type_: str) -> tuple[Others, Bystanding]:
        """Who takes no part in what a word tells, read as a type, and who no part as a doer."""
        grammar, rules = self.rules.grammar, self.rules
        labels = rules.occasions if type_ not in grammar.joint else frozenset[str]()
        if type_ in grammar.spoken:
            words = self.spoken | self.refused if rules.frames.frames[type_].of_others else self.spoken
            return Others(words, labels, self.followers), NONE
        watched, armed = type_ in grammar.watched, not grammar.armed.isdisjoint(self.found.get(at, ()) or (type_,))
        others = Others(
            self.deeds,
            labels,
            self.followers,
            about=self._over(self.deeds, ("obj", "light")),
            makers=self.makers if armed else frozenset(),
            hearing=self._told_by(grammar.hearing),
            answers=self._told_by(grammar.answering),
            favouring=self._told_by(grammar.favouring) if watched else frozenset(),
            disowned=self.disowned,
        )
        words, under = self.watching if watched else self.bearing, rules.under if armed else frozenset[str]()
        bearers = self._over(self.bearing, _BORNE)
        standing = Bystanding(words, bearers, under, type_ in grammar.decided, watched)
        if type_ not in grammar.striking:
            return others, standing
        return others, replace(
            standing, blows=self.blows, struck=rules.struck, harms=self.harms, course=rules.in_course
        )

    def _disclaiming(self) -> frozenset[int]:
        """Verbs by which somebody does not say that it was he: "has not claimed the attack"."""
        claims = self._told_by(self.rules.grammar.claiming)
        return frozenset([at for at in claims if self.graph.get(at, "neg")])

    def _told_by(self, *classes: frozenset[str]) -> frozenset[int]:
        return frozenset([at for at, words in self.known if any(words in class_ for class_ in classes)])

    def _over(self, tokens: Iterable[int], labels: Sequence[str]) -> frozenset[int]:
        """The verbs that have one of these by such a label."""
        return frozenset([verb for at in tokens for label in labels for verb in self.graph.heads(at, label)])


def type_of(units: Mapping[str, Found]) -> str:
    """The type of the strongest of the units of a word, of equals the first by name."""
    return min(units, key=lambda type_: (-units[type_].unit.strength, type_))

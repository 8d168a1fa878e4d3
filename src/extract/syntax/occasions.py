"""Events of one occasion by their place in the sentence: a killing, and the attack in which it happened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from extract.pack.grammar import Grammar
from extract.syntax.labels import SUBJECTS
from extract.syntax.text import Text, Word


def occasions(doc: Text, tokens: Collection[int], grammar: Grammar) -> Mapping[int, frozenset[int]]:
    """Each of these tokens with all of them that share its occasion, itself included."""
    near: dict[int, set[int]] = {i: set() for i in tokens}
    for i in tokens:
        for other in _joined(doc[i], grammar):
            if other.i in near:
                near[i].add(other.i)
                near[other.i].add(i)
    found: dict[int, frozenset[int]] = {}
    for i in tokens:
        if i not in found:
            group, ahead = {i}, [i]
            while ahead:
                more = near[ahead.pop()] - group
                group |= more
                ahead += more
            found.update(dict.fromkeys(group, frozenset(group)))
    return found


def occasion_nouns(word: Word, grammar: Grammar) -> Iterator[Word]:
    """The nouns that say in what it happened: "killed *in a raid*"."""
    for preposition in word.dependents("preposition"):
        if preposition.lower_ in grammar.occasion_words:
            yield from preposition.dependents("prep object")


def _joined(word: Word, grammar: Grammar) -> Iterator[Word]:
    """What stands with a word for one occasion: "killed *in a raid*", "*when* shells *hit*", "killed and *wounded*".

    So does what was done with the weapon: "killed by shells *fired* at the town".
    """
    for child in word.dependents():
        if child.link in ("preposition", "agent") and child.lower_ in grammar.occasion_words:
            for noun in child.dependents():
                if noun.link == "prep object":
                    yield noun
                    yield from noun.dependents("conjunct")
                    yield from (c for c in noun.dependents("noun clause") if child.link == "agent")
                elif noun.link == "prep clause":  # "wounded in intensifying bombing"
                    yield from noun.dependents("object")
        elif (
            child.link == "conjunct"
            or (child.link == "relative" and word.pos_ == "NOUN")
            or _accompanies(child, grammar)
        ):
            yield child


def _accompanies(clause: Word, grammar: Grammar) -> bool:
    """A clause with "when", or a participle without a subject: "stormed a village, *killing* 12"."""
    if clause.link != "adverbial clause":
        return False
    if any(c.lower_ in grammar.occasion_marks for c in clause.before("adverb", "marker")):
        return True
    bare = not clause.before(*SUBJECTS, "marker", "auxiliary")
    return clause.form == "gerund" and bare

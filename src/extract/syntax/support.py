"""Words that only carry an event or a thing: light verbs and phrases, light nouns, partitives."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.coordination import SHARED
from extract.syntax.graph import Graph
from extract.syntax.mention_heads import is_classed, is_place
from extract.syntax.text import Text, Word
from extract.syntax.voice import is_passive


def through_light_verbs(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """A light verb gives its event noun what it governs: "conducted a test in Y", "was responsible for the sale".

    A place is no event: who struck a depot does not have it.
    """
    lemma = verb.lemma
    particles = grammar.light_particles.get(lemma, ())
    light = lemma in grammar.light_verbs or any(c.lower_ in particles for c in verb.dependents("particle"))
    nouns = [i for i in _with_partitives(verb, graph, grammar) if not is_place(verb.doc[i])] if light else []
    adjectives = graph.get(verb.i, "acomp")
    phrased = [noun for word in (verb.i, *adjectives) for noun in _of_phrase(word, verb.doc, graph, grammar)]
    if not nouns and not phrased:
        return
    governed = [edge for word in (verb.i, *adjectives) for edge in graph.labels(word, "obl:")]
    for noun in nouns + phrased:
        graph.add(verb.i, "light", noun)
        takes_part = is_passive(verb) and noun in phrased  # "is involved in the production"
        suffers = lemma in grammar.suffering or verb.doc[noun].lemma in grammar.undergone.taken.get(lemma, ())
        role = "obl:on" if suffers else "subj"  # "faced an attack": one on it
        acts = lemma in grammar.wielding or not is_classed(verb.doc[noun])  # "hosts launchers": what they do is theirs
        for subject in graph.get(verb.i, "surface" if takes_part else "subj") if acts else ():
            graph.add(noun, role, subject)
        for label, targets in governed:
            for target in targets:
                if target not in nouns + phrased:
                    graph.add(noun, label, target)


def _of_phrase(word: int, doc: Text, graph: Graph, grammar: Grammar) -> list[int]:
    """What stands behind a word and its preposition, where the two are a light phrase."""
    prepositions = sorted(grammar.light_phrases.get(doc[word].lemma, ()))
    return [noun for preposition in prepositions for noun in graph.get(word, "obl:" + preposition)]


def _with_partitives(verb: Word, graph: Graph, grammar: Grammar) -> list[int]:
    found = []
    gerunds = [i for i in graph.get(verb.i, "xcomp") if verb.doc[i].pos_ == "NOUN"]  # "continued bullying of X"
    for noun in graph.get(verb.i, "obj") + gerunds:
        found.append(noun)
        if verb.doc[noun].lemma in grammar.transparent:
            found += graph.get(noun, "obl:of")
    return found


def through_partitives(token: Word, graph: Graph, grammar: Grammar) -> None:
    """ "a series of tests": whatever governs the series governs the tests."""
    if token.lemma not in grammar.transparent:
        return
    inner = graph.get(token.i, "obl:of")
    for label in [*SHARED, *(name for name in list(graph.into[token.i]) if name.startswith("obl:"))]:
        for head in graph.heads(token.i, label):
            for noun in inner:
                graph.add(head, label, noun)


def through_light_nouns(token: Word, graph: Graph, grammar: Grammar) -> None:
    """ "missile launch activities": the launch has what governs the activities and what belongs to them."""
    if token.lemma not in grammar.light_nouns:
        return
    event = token.doc[token.i - 1] if token.i > 0 else token
    if event.link != "compound" or event.head.i != token.i:
        return
    for label in list(graph.into[token.i]):
        for head in graph.heads(token.i, label):
            graph.add(head, label, event.i)
    for label, targets in graph.labels(token.i, ""):
        for target in targets:
            graph.add(event.i, label, target)


def is_of_light_noun(noun: Word, grammar: Grammar) -> bool:
    """Whether a light noun bears the event that this one names: "test" in "test series"."""
    above = noun.governor("compound")
    return above is not None and above.lemma in grammar.light_nouns


def is_inside_noun(noun: Word, grammar: Grammar) -> bool:
    """Whether a noun only says of what kind the one behind it is, no light noun: "missile" in "missile base"."""
    light = noun.head.lemma in grammar.light_nouns and noun.head.i == noun.i + 1
    return noun.link == "compound" and not light

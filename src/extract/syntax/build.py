"""spaCy's parse -> the logical graph: voice, relatives, control, coordination and light verbs undone, once."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.arguments import add_arguments, add_modifiers
from extract.syntax.control import add_controlled
from extract.syntax.coordination import add_coordinated, add_listed, share_object, share_subject
from extract.syntax.exceptions import add_exceptions
from extract.syntax.gerunds import add_gerund, is_noun_gerund
from extract.syntax.graph import Graph
from extract.syntax.instruments import add_instrument
from extract.syntax.nominals import add_means
from extract.syntax.receivers import add_receivers
from extract.syntax.relatives import add_antecedent, add_free_relative
from extract.syntax.repair.contents import add_reported
from extract.syntax.repair.edges import (
    fill_gap,
    reattach_agent,
    reattach_cleft,
    reattach_complements,
    reattach_subject,
)
from extract.syntax.support import through_light_nouns, through_light_verbs, through_partitives
from extract.syntax.text import Passage, Word
from extract.syntax.undergoers import add_undergoers
from extract.syntax.voice import is_passive, is_predicate


def graph_at(word: Word, grammar: Grammar) -> Graph:
    """The graph of the sentence in which a word stands."""
    known = word.doc.graph_by_word.get(word.i)
    if known is None:
        sentence = word.doc.passage(*word.doc.bounds_at(word.i))
        known = word.doc.graph_by_word[word.i] = graph_of(sentence, grammar)
    return known


def graph_of(sentence: Passage, grammar: Grammar) -> Graph:
    """The graph of a sentence, built when somebody first asks for it."""
    graphs = sentence.doc.graphs
    at = sentence.start, sentence.end
    if at not in graphs:
        graphs[at] = build(sentence, grammar)
    return graphs[at]


def build(sentence: Passage, grammar: Grammar) -> Graph:
    """The logical graph of one parsed sentence.

    The order of the passes is the algorithm, since each reads edges of those before it:
    1. What stands at each word, downwards, and the noun above a relative clause or participle: all else builds on it.
    2. Upwards, so that the last of a chain of verbs has its object before the one above it asks: objects and agents
       that coordinated verbs share, nouns behind "what", instruments of participles.
    3. Downwards again, so that a verb above has its subject before the one below asks: subjects that the parser hung
       elsewhere, those that coordinated verbs share, what a gap left open, those of infinitives and participles
       (control), and then what a light verb, whose subject is known now, lends to its noun.
    4. Nouns; partitives and light nouns come last, since they copy every edge that the noun over them has got.
    5. Who undergoes what they tell; coordinated, listed and excepted nouns copy the edges of the first or the whole.
    """
    graph = Graph()
    tokens = sorted(sentence, key=Word.depth)
    predicates = [token for token in tokens if is_predicate(token)]
    heading = {token.i for token in predicates}
    for token in tokens:
        if " " in token.text:
            graph.words[token.i] = _head_words(token, grammar)
        if token.i in heading:
            add_arguments(token, graph, grammar)
            add_antecedent(token, graph, grammar)
        add_modifiers(token, token.i in heading, graph, grammar)
    for token in reversed(tokens):
        share_object(token, graph, grammar)
        add_free_relative(token, graph, grammar)
        if token.i in heading:
            add_instrument(token, graph, grammar)
    for token in predicates:
        reattach_subject(token, graph)
        reattach_cleft(token, graph)
        share_subject(token, graph, grammar)
        if is_passive(token):
            fill_gap(token, graph)
        add_controlled(token, graph, grammar)
        through_light_verbs(token, graph, grammar)
        add_reported(token, graph, grammar)
    for token in tokens:
        if is_noun_gerund(token):
            add_gerund(token, graph)
        reattach_complements(token, graph)
        reattach_agent(token, graph)
        add_means(token, graph, grammar)
        add_receivers(token, graph, grammar)
        through_partitives(token, graph, grammar)
        through_light_nouns(token, graph, grammar)
    for add in (add_undergoers, add_coordinated, add_listed, add_exceptions):
        add(sentence, graph, grammar)
    return graph


def words_of(token: Word, grammar: Grammar) -> tuple[str, ...]:
    """All that a graph may take the word for: its lemma, a gerund's own form, the head of a phrase in one token."""
    return (token.lemma, token.lower_, *(_head_words(token, grammar) if " " in token.text else ()))


def _head_words(token: Word, grammar: Grammar) -> tuple[str, ...]:
    """Of a phrase in one token its last word, and the last that is no part of a name: "the frigate Languedoc"."""
    words = token.text.split(" of ", 1)[0].split() or [""]
    common = [word for word in words if word.islower()][-1:]
    return tuple(form for word in dict.fromkeys((words[-1], *common)) for form in grammar.singulars_of(word.lower()))

"""spaCy's parse -> the logical graph: voice, relatives, control, coordination and light verbs undone, once."""

from __future__ import annotations

from extract.rulebook.grammar import Grammar
from extract.syntax.arguments import add_arguments, add_modifiers
from extract.syntax.control import add_controlled
from extract.syntax.coordination import add_coordinated, add_listed, share_object, share_subject
from extract.syntax.gerunds import add_gerund, is_noun_gerund
from extract.syntax.graph import Graph
from extract.syntax.instruments import add_instrument
from extract.syntax.nominals import add_means
from extract.syntax.relatives import add_antecedent, add_free_relative
from extract.syntax.repair import fill_gap, reattach_agent, reattach_complements, reattach_subject
from extract.syntax.support import through_light_nouns, through_light_verbs, through_partitives
from extract.syntax.voice import is_passive, is_predicate
from extract.syntax.words import Passage, Word


def build(sentence: Passage, grammar: Grammar) -> Graph:
    """The logical graph of one parsed sentence."""
    graph = Graph()
    tokens = sorted(sentence, key=_depth)
    for token in tokens:
        if " " in token.text:
            graph.words[token.i] = _head_words(token, grammar)
        if is_predicate(token):
            add_arguments(token, graph, grammar)
            add_antecedent(token, graph, grammar)
        add_modifiers(token, graph, grammar)
    for token in reversed(tokens):
        share_object(token, graph)
        add_free_relative(token, graph, grammar)
        if is_predicate(token):
            add_instrument(token, graph, grammar)
    for token in tokens:
        if is_predicate(token):
            reattach_subject(token, graph)
            share_subject(token, graph)
            if is_passive(token):
                fill_gap(token, graph)
            add_controlled(token, graph, grammar)
            through_light_verbs(token, graph, grammar)
    for token in tokens:
        if is_noun_gerund(token):
            add_gerund(token, graph)
        reattach_complements(token, graph)
        reattach_agent(token, graph)
        add_means(token, graph, grammar)
        through_partitives(token, graph, grammar)
        through_light_nouns(token, graph, grammar)
    add_coordinated(sentence, graph)
    add_listed(sentence, graph, grammar)
    return graph


def words_of(token: Word, grammar: Grammar) -> tuple[str, ...]:
    """All that a graph may take the word for: its lemma, a gerund's own form, the head of a phrase in one token."""
    return (token.lemma_.lower(), token.lower_, *(_head_words(token, grammar) if " " in token.text else ()))


def _head_words(token: Word, grammar: Grammar) -> tuple[str, ...]:
    """Of a phrase in one token its last word, and the last that is no part of a name: "the frigate Languedoc"."""
    words = token.text.split(" of ", 1)[0].split() or [""]
    common = [word for word in words if word.islower()][-1:]
    return tuple(form for word in dict.fromkeys((words[-1], *common)) for form in grammar.singulars_of(word.lower()))


def _depth(token: Word) -> int:
    return sum(1 for _ in token.ancestors)

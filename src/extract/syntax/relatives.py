"""Relative clauses and participles: the noun that they stand behind takes the role that they leave open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from extract.pack.functions import Function
from extract.pack.grammar import Grammar
from extract.syntax.attachment import light_in
from extract.syntax.graph import Graph
from extract.syntax.instruments import clause_of
from extract.syntax.labels import AUXILIARIES, FINITE, OF_NOUN, RELATIVE_PRONOUNS, SUBJECTS
from extract.syntax.mention_heads import is_classed, is_place, is_typed
from extract.syntax.repair.words import governing_preposition, noun_of_participle
from extract.syntax.text import Word
from extract.syntax.voice import is_felt, is_passive, is_predicate


def add_antecedent(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """Relative clauses and participles behind a noun: the noun takes the role that the clause leaves open."""
    passive = is_passive(verb)
    if verb.link == "adjective" and verb.head.pos_ in ("NOUN", "PROPN"):
        objective = verb.form == "participle" or governing_preposition(verb) is not None
        graph.add(verb.i, "obj" if objective else "subj", verb.head.i)
        return
    if (named := noun_of_participle(verb)) is not None:
        graph.add(verb.i, "obj", named.i)
        graph.add(verb.i, "surface", named.i)
        return
    if verb.link == "clause" and verb.head.link == "relative":
        _embedded(verb, passive, graph, grammar)
    if verb.link not in OF_NOUN:
        _share_gap(verb, graph, grammar)
        return
    blow = _blow(verb, grammar)
    noun = (blow or _nearest(verb, grammar)).i
    if blow is not None:
        _hang_on(blow, verb, graph)
    pronouns = [
        t
        for t in verb.subtree
        if t.lower_ in grammar.relative_pronouns and t.form in ("which", "who", "whose", "preposition")
    ]
    for label in ("subj", "obj", "iobj", "surface"):
        for pronoun in pronouns:
            if pronoun.i in graph.get(verb.i, label):
                graph.add(verb.i, label, noun)
    for light in light_in(verb, grammar.light_verbs):
        graph.add(light.i, "obj", noun)
    for label, targets in graph.labels(verb.i, "obl:"):
        if any(p.i in targets for p in pronouns):
            graph.add(verb.i, label, noun)
    if verb.link == "relative" and not pronouns and graph.get(verb.i, "subj") and not graph.get(verb.i, "obj"):
        graph.add(verb.i, "obj", noun)
    if verb.link == "relative" and pronouns and not graph.get(verb.i, "obj") and not graph.get(verb.i, "subj"):
        graph.add(verb.i, "obj" if passive else "subj", noun)
    if verb.link == "noun clause" and verb.form in ("participle", "past", "gerund"):
        does = verb.form == "gerund" or verb.lemma in grammar.intransitive_verbs
        active = does or is_felt(verb, grammar)
        if verb.form == "gerund" and verb.head.lemma in grammar.documents:
            return  # "issued a statement condemning X": whose statement it is condemns
        role = "subj" if active else "obj"
        if not (role == "obj" and graph.get(verb.i, "obj")) and clause_of(verb, grammar) in (None, verb.head):
            for shared in (noun, *_before_and(verb, grammar)):
                graph.add(verb.i, role, shared)
                graph.add(verb.i, "surface", shared)


def _share_gap(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """ "a missile that Iran fired and Israel tracked": who tracked stands there, what was tracked is the noun."""
    first = verb.governor("conjunct")
    while first is not None and first.link == "conjunct":
        first = first.governor()
    if first is None or first.link not in OF_NOUN or is_passive(verb) or verb.i < first.i:
        return
    own = verb.before("subject")
    taken = verb.has("object", "clause", "open clause", "attribute", "predicate", "marker")
    if own and not taken and own[0].form not in RELATIVE_PRONOUNS and verb.lemma not in grammar.intransitive_verbs:
        for noun in graph.get(first.i, "obj"):
            if noun < first.i:
                graph.add(verb.i, "obj", noun)


def _nearest(verb: Word, grammar: Grammar) -> Word:
    """The noun of a relative clause: the head, or the thing of the taxonomy right before ", which" that hides it.

    What a light verb does is no name and no thing: "the delivery of two frigates, which Iran began" began the delivery.
    """
    opening = verb.left_edge
    before = opening.nbor(-1) if opening.i > verb.sent.start else opening
    light = next(light_in(verb, grammar.light_verbs), None) if before.text == "," else None
    if light is not None and not (is_place(verb.head) and light.lemma in grammar.of_places):
        above, over = verb.head, verb.head.phrase_governor()
        while over is not None and (above.pos_ == "PROPN" or is_typed(above)):
            above, over = over, over.phrase_governor()
        if above.pos_ == "NOUN" and not is_typed(above):
            return above
    if verb.link != "relative" or before.text != "," or before.i - 1 <= verb.head.i or is_classed(verb.head):
        return verb.head
    near = before.nbor(-1)
    return near if is_classed(near) else verb.head


def _blow(verb: Word, grammar: Grammar) -> Word | None:
    """The attack that did the harm, where whom it struck stands between: "raids on a militia that killed nine"."""
    doers = verb.before(*SUBJECTS)
    opened = verb.form == "gerund" if not doers else doers[0].form == "which"
    if not opened or is_passive(verb) or verb.lemma not in grammar.harming:
        return None
    above: Word | None = verb.head
    while above is not None and above.lemma not in grammar.blows:
        preposition = above.governor("prep object")
        near = preposition.nbor(-1) if preposition is not None and preposition.i > verb.sent.start else None
        if near is not None and near.link == "adverbial noun" and near.left_edge.i > verb.sent.start:
            near = near.left_edge.nbor(-1)  # "a raid last week against"
        if near is not None and near.lemma in grammar.blows:
            return near  # "denounced airstrikes against": the parser may hang "against" on the verb
        above = above.governor("adverbial noun") or above.phrase_governor()
    return above


def _hang_on(blow: Word, verb: Word, graph: Graph) -> None:
    """Moves the clause from whom the blow struck to the blow; so him, where the parser hung him on another verb."""
    struck = verb.head
    moved = [(struck.i, label, verb.i) for label in ("relcl", "acl")]
    preposition = struck.governor("prep object")
    if preposition is not None and preposition.head.pos_ in ("VERB", "AUX"):
        moved.append((preposition.head.i, Function.OBLIQUE.of(preposition.lower_), struck.i))
    for head, label, dependent in moved:
        if dependent in graph.get(head, label):
            graph.drop(head, label, dependent)
            graph.add(blow.i, label, dependent)


def _before_and(participle: Word, grammar: Grammar) -> list[int]:
    """ "two drones and a missile launched by X": the nouns before the last, where that one is indefinite."""
    noun = participle.head
    if participle.i != noun.i + 1 or any(
        c.link == "possessor" or c.lower_ in grammar.pointing for c in noun.dependents()
    ):
        return []
    joined = takewhile(lambda w: w.link == "conjunct" and w.head.pos_ == "NOUN" == w.pos_, noun.up())
    return [word.head.i for word in joined]


def _embedded(verb: Word, passive: bool, graph: Graph, grammar: Grammar) -> None:
    """ "a missile that it says can reach X", "a weapon Kim said could be fitted": the noun is the inner subject."""
    noun = verb.head.head.i
    if any(verb.doc[i].lower_ in grammar.relative_pronouns for i in graph.get(verb.i, "obj")):
        graph.add(verb.i, "obj", noun)  # "a raid that it says it carried out"
        return
    subjects = graph.get(verb.i, "surface")
    if any(verb.doc[i].lower_ in grammar.relative_pronouns for i in subjects) or (
        not subjects and (verb.form in FINITE or verb.has(*AUXILIARIES))
    ):
        graph.add(verb.i, "surface", noun)
        graph.add(verb.i, "obj" if passive else "subj", noun)


def add_free_relative(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """ "fired what appeared to be a missile", "in what he called a test": the noun that "what" turns out to be."""
    if verb.link not in (
        "clause",
        "object",
        "prep object",
        "prep clause",
        "clausal subject",
        "passive clausal subject",
    ) or not is_predicate(verb):
        return
    if not any(child.lower_ in grammar.free_relatives for child in verb.dependents()):
        return
    found: list[int] = []
    at = [verb.i]
    while at and not found:
        found = [noun for i in at for noun in graph.get(i, "attr")]
        at = [i for j in at for label in ("xcomp", "acomp", "comp") for i in graph.get(j, label) if i > j]
    head = verb.head
    for noun in found:
        if head.pos_ == "ADP":
            graph.add(head.head.i, "obl:" + head.lower_, noun)
        elif verb.link == "clausal subject":
            graph.add(head.i, "subj", noun)
        else:
            graph.add(head.i, "obj", noun)
            for copula in graph.heads(noun, "attr"):  # "fired what appeared to be a missile into the sea"
                for label, places in list(graph.labels(copula, "obl:")):
                    for place in places:
                        graph.add(head.i, label, place)


def naming(verb: Word, grammar: Grammar) -> Iterator[tuple[Word, Word]]:
    """ "fired what appeared to be a missile": the verb that names what it was, and the clause in which that stands."""
    for clause in verb.dependents("clause", "object"):
        if clause.i > verb.i and any(c.lower_ in grammar.free_relatives for c in clause.dependents()):
            copula = next((word for word in clause.subtree if word.has("attribute")), None)
            if copula is not None:
                yield copula, clause

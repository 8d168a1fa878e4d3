"""spaCy's parse -> the logical graph: voice, relatives, control, coordination and light verbs undone, once."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extract.relate.agents import add_agent, add_means
from extract.relate.control import add_controlled, governing_preposition
from extract.relate.gerunds import add_gerund, is_noun_gerund
from extract.relate.graph import Graph
from extract.relate.instruments import add_instrument, clause_of
from extract.relate.lists import SHARED, add_coordinated, add_listed
from extract.relate.shared import fill_gap, share_object, share_subject
from extract.relate.shells import through_shells
from extract.relate.stranded import add_stranded
from extract.relate.verbs import is_passive, is_predicate
from extract.rulebook.grammar import Grammar

_KEPT = {"ccomp": "comp", "oprd": "attr", "npadvmod": "npadv"} | {
    dep: dep for dep in ("xcomp", "attr", "acomp", "prt", "neg", "mark", "parataxis", "aux", "auxpass")
}
_FINITE = ("VBD", "VBZ", "VBP")
_NOUN_LABELS = ("poss", "compound", "amod", "nummod", "appos", "nmod", "det")


def build(sentence: Span, grammar: Grammar) -> Graph:
    """The logical graph of one parsed sentence."""
    graph = Graph()
    tokens = sorted(sentence, key=_depth)
    for token in tokens:
        if " " in token.text:
            graph.words[token.i] = _head_words(token, grammar)
        if is_predicate(token):
            _verb(token, graph, grammar)
        _nominal(token, graph, grammar)
    for token in reversed(tokens):
        share_object(token, graph)
        _free_relative(token, graph, grammar)
        if is_predicate(token):
            add_instrument(token, graph, grammar)
    for token in tokens:
        if is_predicate(token):
            add_stranded(token, graph)
            share_subject(token, graph)
            if is_passive(token):
                fill_gap(token, graph)
            add_controlled(token, graph, grammar)
            _light(token, graph, grammar)
    for token in tokens:
        if is_noun_gerund(token):
            add_gerund(token, graph)
        _valued(token, graph)
        add_agent(token, graph)
        add_means(token, graph, grammar)
        _through_partitives(token, graph, grammar)
        through_shells(token, graph, grammar)
    add_coordinated(sentence, graph)
    add_listed(sentence, graph, grammar)
    return graph


def words_of(token: Token, grammar: Grammar) -> tuple[str, ...]:
    """All that a graph may take the word for: its lemma, a gerund's own form, the head of a phrase in one token."""
    return (token.lemma_.lower(), token.lower_, *(_head_words(token, grammar) if " " in token.text else ()))


def _head_words(token: Token, grammar: Grammar) -> tuple[str, ...]:
    """Of a phrase in one token its last word, and the last that is no part of a name: "the frigate Languedoc"."""
    words = token.text.split(" of ", 1)[0].split() or [""]
    common = [word for word in words if word.islower()][-1:]
    return tuple(form for word in dict.fromkeys((words[-1], *common)) for form in grammar.singulars_of(word.lower()))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _verb(token: Token, graph: Graph, grammar: Grammar) -> None:
    passive = is_passive(token)
    has_object = any(child.dep_ == "dobj" for child in token.children)
    for child in _with_auxiliaries(token):
        _argument(token, child, passive, has_object, graph, grammar)
        if child.dep_ == "npadvmod" and child.i > token.i and not passive and not has_object and _is_classed(child):
            graph.add(token.i, "obj", child.i)  # "fired on Friday a missile"
    _antecedent(token, passive, graph, grammar)


def _is_classed(token: Token) -> bool:
    """Whether the token heads a mention that the taxonomy classes: no adverb of time or measure does."""
    return any(m.head == token.i and m.classed for m in token.doc._.mentions)


def _with_auxiliaries(verb: Token) -> Iterator[Token]:
    """Children of the verb, and those that the parser hung on its auxiliary."""
    for child in verb.children:
        yield child
        if child.dep_ in ("aux", "auxpass") and child.i < verb.i:
            yield from child.children


def _argument(verb: Token, child: Token, passive: bool, has_object: bool, graph: Graph, grammar: Grammar) -> None:
    dep = child.dep_
    if dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"):
        graph.add(verb.i, "surface", child.i)
        logical = "subj" if not passive else "iobj" if has_object else "obj"
        graph.add(verb.i, logical, child.i)
    elif dep == "dobj":
        graph.add(verb.i, "obj", child.i)
    elif dep == "dative":
        _dative(verb, child, graph)
    elif dep == "agent":
        for target in _objects(child):
            graph.add(verb.i, "subj", target.i)
            graph.add(verb.i, "obl:by", target.i)
    elif dep == "prep":
        _prepositional(verb, child, graph, grammar)
    elif dep == "advmod":
        _adverbial(verb, child, graph, grammar)
    elif dep in _KEPT:
        graph.add(verb.i, _KEPT[dep], child.i)
    elif dep == "advcl":
        marks = [c.lower_ for c in child.children if c.dep_ in ("mark", "aux", "advmod") and c.i < child.i]
        graph.add(verb.i, "adv:" + (marks[0] if marks else ""), child.i)


def _adverbial(verb: Token, adverb: Token, graph: Graph, grammar: Grammar) -> None:
    """An adverb, and where its preposition leads: "away from X"; "close to X" and "south of X" are near it."""
    graph.add(verb.i, "advmod", adverb.i)
    if adverb.lower_ in grammar.complex_prepositions:
        return
    near = ("of", "to") if adverb.lower_ in grammar.near_adverbs else ("of",)
    for preposition in (c for c in adverb.children if c.dep_ == "prep"):
        for target in _objects(preposition):
            graph.add(verb.i, "obl:" + ("near" if preposition.lower_ in near else preposition.lower_), target.i)


def _dative(verb: Token, child: Token, graph: Graph) -> None:
    targets = _objects(child)
    for target in targets:
        graph.add(verb.i, "obl:" + child.lemma_.lower(), target.i)
    if not targets:
        graph.add(verb.i, "iobj", child.i)


def _objects(preposition: Token) -> list[Token]:
    found = [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]
    return [c for c in found if c.pos_ not in ("VERB", "AUX", "ADP") or is_noun_gerund(c)]


def _prepositional(head: Token, preposition: Token, graph: Graph, grammar: Grammar) -> None:
    """obl:PREP edges; "from out of X" counts by each of its prepositions, "according to X" by both."""
    name = preposition.lower_
    for child in preposition.children:
        if child.dep_ == "pcomp" and child.pos_ in ("VERB", "AUX") and not is_noun_gerund(child):
            graph.add(head.i, "gerund:" + name, child.i)
        elif child.dep_ in ("pobj", "pcomp"):
            graph.add(head.i, "obl:" + name, child.i)
        elif child.dep_ == "prep":
            for inner in _objects(child):
                if name not in grammar.complex_prepositions:
                    graph.add(head.i, "obl:" + child.lower_, inner.i)
                graph.add(head.i, f"obl:{name}_{child.lower_}", inner.i)


def _nominal(token: Token, graph: Graph, grammar: Grammar) -> None:
    for child in token.children:
        if child.dep_ in _NOUN_LABELS:
            graph.add(token.i, child.dep_, child.i)
            if child.dep_ == token.dep_ == "compound" and child.pos_ == "PROPN":  # "US security guarantees"
                graph.add(token.head.i, "compound", child.i)
        elif child.dep_ in ("prep", "agent") and not is_predicate(token):
            _prepositional(token, child, graph, grammar)
        elif child.dep_ in ("acl", "relcl") or (child.dep_ in ("xcomp", "ccomp") and not is_predicate(token)):
            graph.add(token.i, child.dep_, child.i)
        elif child.dep_ == "npadvmod" and not is_predicate(token):
            graph.add(token.i, "npadv", child.i)
        elif child.dep_ in ("nsubj", "dobj") and not is_predicate(token):
            graph.add(token.i, {"nsubj": "subj", "dobj": "obj"}[child.dep_], child.i)


def _antecedent(verb: Token, passive: bool, graph: Graph, grammar: Grammar) -> None:
    """Relative clauses and participles behind a noun: the noun takes the role that the clause leaves open."""
    if verb.dep_ == "amod" and verb.head.pos_ in ("NOUN", "PROPN"):
        objective = verb.tag_ == "VBN" or governing_preposition(verb) is not None
        graph.add(verb.i, "obj" if objective else "subj", verb.head.i)
        return
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
        _embedded(verb, passive, graph, grammar)
    if verb.dep_ not in ("acl", "relcl"):
        return
    noun = _nearest(verb).i
    pronouns = [
        t for t in verb.subtree if t.lower_ in grammar.relative_pronouns and t.tag_ in ("WDT", "WP", "WP$", "IN")
    ]
    for label in ("subj", "obj", "iobj", "surface"):
        for pronoun in pronouns:
            if pronoun.i in graph.get(verb.i, label):
                graph.add(verb.i, label, noun)
    for label, targets in graph.labels(verb.i, "obl:"):
        if any(p.i in targets for p in pronouns):
            graph.add(verb.i, label, noun)
    if verb.dep_ == "relcl" and not pronouns and graph.get(verb.i, "subj") and not graph.get(verb.i, "obj"):
        graph.add(verb.i, "obj", noun)
    if verb.dep_ == "relcl" and pronouns and not graph.get(verb.i, "obj") and not graph.get(verb.i, "subj"):
        graph.add(verb.i, "obj" if passive else "subj", noun)
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD", "VBG"):
        active = verb.tag_ == "VBG" or verb.lemma_.lower() in grammar.intransitive_verbs
        if verb.tag_ == "VBG" and verb.head.lemma_.lower() in grammar.documents:
            return  # "issued a statement condemning X": whose statement it is condemns
        role = "subj" if active else "obj"
        if not (role == "obj" and graph.get(verb.i, "obj")) and clause_of(verb, grammar) in (None, verb.head):
            for shared in (noun, *_before_and(verb, grammar)):
                graph.add(verb.i, role, shared)
                graph.add(verb.i, "surface", shared)


def _nearest(verb: Token) -> Token:
    """The noun of a relative clause: the head, or the thing of the taxonomy right before ", which" that hides it."""
    opening = verb.left_edge
    before = opening.nbor(-1) if opening.i > verb.sent.start else opening
    if verb.dep_ != "relcl" or before.text != "," or before.i - 1 <= verb.head.i or _is_classed(verb.head):
        return verb.head
    near = before.nbor(-1)
    return near if _is_classed(near) else verb.head


def _before_and(participle: Token, grammar: Grammar) -> list[int]:
    """ "two drones and a missile launched by X": the nouns before the last, where that one is indefinite."""
    noun, found = participle.head, list[int]()
    if participle.i != noun.i + 1 or any(c.dep_ == "poss" or c.lower_ in grammar.pointing for c in noun.children):
        return found
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN" == noun.pos_:
        noun = noun.head
        found.append(noun.i)
    return found


def _embedded(verb: Token, passive: bool, graph: Graph, grammar: Grammar) -> None:
    """ "a missile that it says can reach X", "a weapon Kim said could be fitted": the noun is the inner subject."""
    noun = verb.head.head.i
    subjects = graph.get(verb.i, "surface")
    if any(verb.doc[i].lower_ in grammar.relative_pronouns for i in subjects) or (
        not subjects and (verb.tag_ in _FINITE or any(child.dep_ in ("aux", "auxpass") for child in verb.children))
    ):
        graph.add(verb.i, "surface", noun)
        graph.add(verb.i, "obj" if passive else "subj", noun)


def _free_relative(verb: Token, graph: Graph, grammar: Grammar) -> None:
    """ "fired what appeared to be a missile", "in what he called a test": the noun that "what" turns out to be."""
    if verb.dep_ not in ("ccomp", "dobj", "pobj", "pcomp", "csubj", "csubjpass") or not is_predicate(verb):
        return
    if not any(child.lower_ in grammar.free_relatives for child in verb.children):
        return
    found: list[int] = []
    at = [verb.i]
    while at and not found:
        found = [noun for i in at for label in ("attr", "oprd") for noun in graph.get(i, label)]
        at = [i for j in at for label in ("xcomp", "acomp", "comp") for i in graph.get(j, label) if i > j]
    head = verb.head
    for noun in found:
        if head.pos_ == "ADP":
            graph.add(head.head.i, "obl:" + head.lower_, noun)
        elif verb.dep_ == "csubj":
            graph.add(head.i, "subj", noun)
        else:
            graph.add(head.i, "obj", noun)


def _light(verb: Token, graph: Graph, grammar: Grammar) -> None:
    """A light verb gives its event noun what it governs: "conducted a test in Y", "was responsible for the sale"."""
    lemma = verb.lemma_.lower()
    particles = grammar.light_particles.get(lemma, ())
    light = lemma in grammar.light_verbs or any(c.dep_ == "prt" and c.lower_ in particles for c in verb.children)
    nouns = _with_partitives(verb, graph, grammar) if light else []
    adjectives = graph.get(verb.i, "acomp")
    phrased = [noun for word in (verb.i, *adjectives) for noun in _of_phrase(word, verb.doc, graph, grammar)]
    governed = [edge for word in (verb.i, *adjectives) for edge in graph.labels(word, "obl:")]
    for noun in nouns + phrased:
        graph.add(verb.i, "light", noun)
        takes_part = is_passive(verb) and noun in phrased  # "is involved in the production"
        role = "obj" if verb.lemma_.lower() in grammar.suffering else "subj"  # "faced an attack"
        for subject in graph.get(verb.i, "surface" if takes_part else "subj"):
            graph.add(noun, role, subject)
        for label, targets in governed:
            for target in targets:
                if target not in nouns + phrased:
                    graph.add(noun, label, target)


def _of_phrase(word: int, doc: Doc, graph: Graph, grammar: Grammar) -> list[int]:
    """What stands behind a word and its preposition, where the two are a light phrase."""
    prepositions = sorted(grammar.light_phrases.get(doc[word].lemma_.lower(), ()))
    return [noun for preposition in prepositions for noun in graph.get(word, "obl:" + preposition)]


def _valued(token: Token, graph: Graph) -> None:
    """ "a contract worth X with Y": what the parser hung on an adjective behind a noun belongs to the noun."""
    if token.dep_ == "amod" and token.pos_ == "ADJ" and token.i > token.head.i:
        for label, targets in graph.labels(token.i, "obl:"):
            for target in targets:
                graph.add(token.head.i, label, target)


def _with_partitives(verb: Token, graph: Graph, grammar: Grammar) -> list[int]:
    found = []
    for noun in graph.get(verb.i, "obj"):
        found.append(noun)
        if verb.doc[noun].lemma_.lower() in grammar.transparent:
            found += graph.get(noun, "obl:of")
    return found


def _through_partitives(token: Token, graph: Graph, grammar: Grammar) -> None:
    """ "a series of tests": whatever governs the series governs the tests."""
    if token.lemma_.lower() not in grammar.transparent:
        return
    inner = graph.get(token.i, "obl:of")
    for label in [*SHARED, *(name for name in list(graph.into[token.i]) if name.startswith("obl:"))]:
        for head in graph.heads(token.i, label):
            for noun in inner:
                graph.add(head, label, noun)

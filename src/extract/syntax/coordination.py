"""What coordinated words share: verbs their subjects, objects and agents, nouns their roles and what stands behind."""

from __future__ import annotations

from extract.pack.functions import Function
from extract.pack.grammar import Grammar
from extract.syntax.clauses import told_before
from extract.syntax.exceptions import left_out
from extract.syntax.graph import Graph
from extract.syntax.labels import Link
from extract.syntax.mention_heads import is_classed
from extract.syntax.repair.words import is_listed, listed_below, resumed_above, subject_of_main
from extract.syntax.reporting import resumes
from extract.syntax.text import Passage, Word
from extract.syntax.voice import is_passive, is_predicate

_PAST = ("have", "be")  # "had left", "was leaving": beside these a plain past is of another time
SHARED = ("subj", "obj", "iobj", "poss", "attr", "compound", "amod", "appos", "nmod")


def share_subject(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """ "detected and tracked X": the second verb shares the subject of the first."""
    first = verb.head
    if (noun := subject_of_main(verb)) is not None:
        graph.add(verb.i, "surface", noun.i)
        graph.add(verb.i, "obj" if is_passive(verb) else "subj", noun.i)
        return
    told = told_before(verb) or _said_beside(verb, grammar) or listed_below(verb) or resumed_above(verb)
    if told is not None:
        first = told
    elif is_listed(verb):
        first = verb.head
    elif verb.link != "conjunct" or not is_predicate(first):
        return
    if not graph.get(verb.i, "surface"):
        role = "obj" if is_passive(verb) else "subj"
        for subject in graph.get(first.i, "surface") or graph.get(first.i, "subj"):
            graph.add(verb.i, "surface", subject)
            graph.add(verb.i, role, subject)


def _said_beside(verb: Word, grammar: Grammar) -> Word | None:
    """ "Kim said Japan had left it and vowed revenge": the verb above whose subject says this, too, in a later past."""
    first = verb.governor("conjunct")
    cue = first.governor("clause") if first is not None else None
    if first is None or cue is None or verb.lemma not in grammar.telling_verbs:
        return None
    before = [c for c in first.dependents("auxiliary") if c.form == "modal" or (c.lemma_ in _PAST and c.form == "past")]
    return cue if before and resumes(verb, cue, speaks=True) else None


def share_object(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """ "detected and tracked X", "trained and equipped by X": the first verb shares what only the second has.

    So it does the occasion of what befell two: "four were killed and nine wounded in shelling".
    """
    first = verb.head
    if verb.link != "conjunct" or not is_predicate(first):
        return
    if subject_of_main(verb) is not None:
        return
    complements: tuple[Link, ...] = (
        "object",
        "clause",
        "open clause",
        "preposition",
        "attribute",
        "predicate",
        "object predicate",
    )
    if not is_passive(first) and not first.behind(*complements):
        for target in graph.get(verb.i, "obj"):
            if target > verb.i:
                graph.add(first.i, "obj", target)
    if is_passive(first) and not graph.get(first.i, "subj") and not first.has("agent"):
        for agent in graph.get(verb.i, "subj") if is_passive(verb) else ():
            graph.add(first.i, "subj", agent)
    both = is_passive(first) and is_passive(verb) and not first.behind("preposition", "agent")
    if both and {first.lemma, verb.lemma} <= grammar.harming:
        for label in (Function.OBLIQUE.of(word) for word in sorted(grammar.occasion_words)):
            for occasion in graph.get(verb.i, label):
                graph.add(first.i, label, occasion)


def add_listed(sentence: Passage, graph: Graph, grammar: Grammar) -> None:
    """ "systems such as X and Y", "its arsenal, including Z": what is listed takes the roles of the whole."""
    for token in sentence:
        if token.link == "preposition" and token.head.pos_ in ("NOUN", "PROPN") and _lists(token, grammar):
            for whole in _listed_of(token, graph):
                for listed in graph.get(token.head.i, "obl:" + token.lower_):
                    _share(whole.i, listed, graph)
        if token.link == "apposition" and any(c.lower_ in grammar.listing for c in token.before("adverb")):
            for listed in (token.i, *graph.get(token.i, "conj")):  # "Gulf states, notably Oman and Qatar"
                _share(token.head.i, listed, graph)


def add_coordinated(sentence: Passage, graph: Graph, grammar: Grammar) -> None:
    """Each conjunct takes the roles of the first, but not what is named only to exclude it."""
    for token in sentence:
        is_joined = token.link == "conjunct" and token.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
        if is_joined and not _is_excluded(token, grammar):
            first = _first(token, graph)
            _share(first.i, token.i, graph)
            graph.add(first.i, "conj", token.i)
        if (
            token.link == "apposition" and _is_counted(token) and _is_counted(token.head)
        ):  # "80 tanks, 12 guns, six radars"
            _share(token.head.i, token.i, graph)
        if token.pos_ == "NOUN" and token.link != "conjunct":
            joined = [c for c in token.conjuncts if _first(c, graph) == c.head]
            _share_complements([token, *joined], graph)


def _is_excluded(conjunct: Word, grammar: Grammar) -> bool:
    """ "a cruise missile rather than a ballistic one", "drones, not missiles"."""
    if left_out(conjunct, grammar):
        return True
    negated = any(child.lower_ in grammar.excluding for child in conjunct.before())
    first = conjunct.left_edge.i
    return negated or any(conjunct.doc[i].lower_ in grammar.excluding for i in range(max(0, first - 2), first))


def _first(conjunct: Word, graph: Graph) -> Word:
    """What it is joined to: in "delivery of four boats from X and one jet" the boats, not X and not the delivery."""
    first, doc = conjunct.head, conjunct.doc
    if not _is_counted(conjunct):
        return first
    near = [doc[i] for i in graph.get(first.i, "obl:of")]
    if first.link == "prep object" and not is_classed(first):
        near.append(first.head.head)
    return next((noun for noun in near if is_classed(noun)), first)


def _lists(preposition: Word, grammar: Grammar) -> bool:
    if preposition.lower_ in grammar.listing:
        return True
    before = preposition.nbor(-1).lower_ if preposition.i > 0 else ""
    return f"{before} {preposition.lower_}" in grammar.listing


def _listed_of(preposition: Word, graph: Graph) -> list[Word]:
    """Whose members are listed: in "the sale of arms, such as frigates" the arms, where the parser takes the sale."""
    noun, doc = preposition.head, preposition.doc
    within = [doc[i] for i in graph.get(noun.i, "obl:of") if noun.i < i < preposition.i and is_classed(doc[i])]
    return [*([noun] if is_classed(noun) or not within else []), *within[-1:]]


def _is_counted(noun: Word) -> bool:
    counted = noun.has("number")
    return counted and is_classed(noun)


def _share_complements(nouns: list[Word], graph: Graph) -> None:
    """ "the sale and delivery of X to Y": what stands behind the last noun belongs to each of them."""
    last = max(noun.i for noun in nouns)
    if any(noun.pos_ != "NOUN" or noun.before("determiner", "possessor") for noun in nouns[1:]):
        return
    for noun in nouns if len(nouns) > 1 else ():
        for label, targets in graph.labels(noun.i, "obl:"):
            for target in targets:
                for other in nouns if target > last else ():
                    graph.add(other.i, label, target)


def _share(whole: int, part: int, graph: Graph) -> None:
    for label in list(graph.into[whole]):
        if label in SHARED or label in ("surface", "light") or label.startswith("obl:"):
            for head in graph.heads(whole, label):
                graph.add(head, label, part)

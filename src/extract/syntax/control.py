"""Control and raising: the understood subject of infinitives, gerunds and participles."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.clauses import is_infinitive
from extract.syntax.graph import Graph
from extract.syntax.labels import OF_NOUN, PREDICATIVE
from extract.syntax.limits import limited
from extract.syntax.mention_heads import is_agent
from extract.syntax.repair.words import governing_preposition
from extract.syntax.text import Word
from extract.syntax.voice import is_felt, is_passive


def add_controlled(verb: Word, graph: Graph, grammar: Grammar) -> None:
    """Gives a clause without a subject of its own the subject that the grammar understands."""
    if graph.get(verb.i, "surface") or (graph.get(verb.i, "subj") and graph.get(verb.i, "obj")):
        return
    for controller in controllers(verb, graph, grammar):
        if controller == verb.i or controller in graph.get(verb.i, "obj"):
            continue
        graph.add(verb.i, "surface", controller)
        graph.add(verb.i, "obj" if is_passive(verb) and not is_felt(verb, grammar) else "subj", controller)


def controllers(verb: Word, graph: Graph, grammar: Grammar) -> list[int]:
    """Tokens that are understood as the subject of `verb`; of "a contract worth X to supply", whose contract it is."""
    found = _controllers(verb, graph, grammar)
    owners = [
        j for i in found if verb.doc[i].lemma in grammar.undertakings for j in _of_noun(verb.doc[i], graph, grammar)
    ]
    return owners or found


def _controllers(verb: Word, graph: Graph, grammar: Grammar) -> list[int]:
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.link in ("open clause", "clause"):
        if verb.link == "clause" and not _infinitive(verb):
            return _teller(verb, head, graph, grammar)
        return _of_complement(head, graph, grammar)
    if verb.link == "predicate":
        return _subject_of(head, graph, grammar)
    if verb.link == "adverbial clause":
        return _of_adverbial(verb, head, graph, grammar) if _nonfinite(verb) else []
    preposition = governing_preposition(verb)
    if preposition is not None:
        return _of_gerund(preposition, graph, grammar)
    if verb.link == "prep clause":
        return _of_gerund(head, graph, grammar)
    if verb.link in OF_NOUN and head.pos_ == "ADJ" and head.link == "attribute" and _to_infinitive(verb):
        return _subject_of(head.head, graph, grammar)  # "was the first to report"
    if verb.link in OF_NOUN and head.pos_ in ("NOUN", "PROPN"):
        document = verb.form == "gerund" and head.lemma in grammar.documents
        if document and _is_refused(head, graph, grammar):
            return [head.i]
        if document or _to_infinitive(verb):
            return _of_noun(head, graph, grammar) or [head.i]
    return []


def _teller(verb: Word, head: Word, graph: Graph, grammar: Grammar) -> list[int]:
    """ "The army says killed nine": a past right behind the verb that tells it, without the pronoun."""
    told = verb.form in ("past", "participle") and verb.i == head.i + 1 and head.lemma in grammar.speaking
    return _subject_of(head, graph, grammar) if told else []


def _is_refused(document: Word, graph: Graph, grammar: Grammar) -> bool:
    """ "vetoed a resolution condemning X", "refused to sign a letter urging X": who refuses does not say it."""
    verbs = [
        document.doc[i]
        for label in ("obj", "obl:on", "obl:against", "obl:from")
        for i in graph.heads(document.i, label)
    ]
    above = [verb.past("open clause") for verb in verbs]
    return any(verb.lemma in grammar.refusing for verb in (*verbs, *above))


def _of_adverbial(verb: Word, head: Word, graph: Graph, grammar: Grammar) -> list[int]:
    """ "X did it, Y said, opening Z": X opens, but Y adds; "urged Y to go", read as a purpose: Y goes.

    "Lifted limits on Y using Z": Y uses.
    """
    held = limited(verb, grammar)
    if held is not None:
        return [held.i]
    if verb.form == "gerund" and verb.lemma not in grammar.telling_verbs:
        for told in (i for i in graph.get(head.i, "comp") if i < head.i < verb.i):
            return _subject_of(verb.doc[told], graph, grammar)
    if head.lemma in grammar.directing_verbs and _to_infinitive(verb):
        return _of_complement(head, graph, grammar)
    if head.lemma in grammar.perceiving_verbs and verb.form == "gerund":
        seen = [i for i in graph.get(head.i, "obj") if head.i < i < verb.i and verb.left_edge.nbor(-1).text != ","]
        return seen or _subject_of(head, graph, grammar)
    return _subject_of(head, graph, grammar)


def _infinitive(verb: Word) -> bool:
    return verb.form == "base" or is_infinitive(verb)


def _to_infinitive(verb: Word) -> bool:
    return (verb.link == "noun clause" and verb.form == "base") or is_infinitive(verb)


def _nonfinite(verb: Word) -> bool:
    return verb.form in ("gerund", "participle") or _infinitive(verb)


def _of_complement(head: Word, graph: Graph, grammar: Grammar) -> list[int]:
    if head.lemma in grammar.object_control_verbs or head.lemma in grammar.lasting:
        objects = [i for i in graph.get(head.i, "obj") if i not in graph.get(head.i, "surface")]
        objects = objects or [i for name in ("on", "upon") for i in graph.get(head.i, "obl:" + name)]
        if objects:
            return objects
    elif is_passive(head) and graph.get(head.i, "subj"):  # "drones were used by Russia to attack"
        return graph.get(head.i, "subj")
    return _subject_of(head, graph, grammar)


def _subject_of(head: Word, graph: Graph, grammar: Grammar) -> list[int]:
    found = graph.get(head.i, "surface") or graph.get(head.i, "subj")
    if found or head.head.i == head.i:
        return found
    if head.link == "predicate" or head.pos_ == "ADJ":
        return _subject_of(head.head, graph, grammar) if head.link in PREDICATIVE else _modified(head)
    if head.pos_ in ("NOUN", "PROPN"):
        return _of_noun(head, graph, grammar)
    return []


def _modified(adjective: Word) -> list[int]:
    return [adjective.head.i] if adjective.link in ("adjective", "noun clause", "relative", "apposition") else []


def _of_gerund(preposition: Word, graph: Graph, grammar: Grammar) -> list[int]:
    head = preposition.head.past("preposition")
    if head.pos_ == "ADV" and head.link == "adverb":  # "stopped short of attacking"
        head = head.head
    if preposition.lower_ in grammar.occasion_words and head.lemma in grammar.harming and is_passive(head):
        return []  # "were killed in shelling": who was killed shelled nobody
    if head.pos_ in ("VERB", "AUX"):
        blames = preposition.lower_ in ("for", "over")
        told = blames and head.lemma in grammar.telling_verbs  # "protested to X over deploying Y"
        towards = grammar.addressed_by if told else ("on", "against") if blames else ()
        objects = [
            i for name, found in graph.labels(head.i, "obl:") if name.removeprefix("obl:") in towards for i in found
        ]
        objects = objects or list(graph.get(head.i, "obj"))  # "imposed sanctions on X for arming Y"
        taught = preposition.lower_ == "with" and head.lemma in grammar.object_control_verbs
        if objects and (told or taught or preposition.lower_ in grammar.object_control_prepositions):
            return objects
        return graph.get(head.i, "surface") or graph.get(head.i, "subj")
    if preposition.lower_ in grammar.object_control_prepositions and _is_named(head, grammar):
        return [head.i]
    return _subject_of(head, graph, grammar)


def _is_named(noun: Word, grammar: Grammar) -> bool:
    """Whether a noun is somebody, or accused as one, whose deed a gerund tells: "accused a ship of firing"."""
    return noun.link == "object" and (is_agent(noun) or noun.head.lemma in grammar.accusing)


def _of_noun(noun: Word, graph: Graph, grammar: Grammar) -> list[int]:
    """ "its plan to build", "a decision by Kyiv to buy", "announced plans to test", "is in talks to buy"."""
    given = any(graph.get(verb, "iobj") for verb in graph.heads(noun.i, "obj"))
    own: list[int] = []
    for label in () if given else ("poss", "subj", "obl:by", "obl:of"):
        own = own or graph.get(noun.i, label)
    nation = [i for i in graph.get(noun.i, "amod") if noun.doc[i].ent_type_ == "NORP"]
    if own and noun.doc[own[0]].pos_ != "PRON":
        return own
    if nation and not own:  # "rejected a Russian offer to resume talks"
        return nation
    if noun.lemma in grammar.charges:
        return _accused(noun, graph)
    labels = ("obj", "light", "attr", *(name for name in graph.into[noun.i] if name.startswith("obl:")))
    for label in labels:
        for verb in graph.heads(noun.i, label):
            if label == "obl:with":
                return _bearer(verb, noun, graph)
            if label.startswith("obl:") and label != "obl:in" and noun.doc[verb].pos_ != "AUX":
                continue
            receivers = graph.get(verb, "iobj") or (graph.get(verb, "obl:to") if label == "obj" else [])
            subjects = receivers or graph.get(verb, "subj") or graph.get(verb, "surface")
            if subjects and not (own and _things(subjects, noun)):
                return subjects
    return own or (graph.get(noun.i, "amod") if noun.pos_ == "NOUN" else [])


def _things(tokens: list[int], noun: Word) -> bool:
    """Whether none of them is anybody, so that "its" is another's: "images showed its plan to build"."""
    return not any(is_agent(noun.doc[i]) for i in tokens)


def _accused(noun: Word, graph: Graph) -> list[int]:
    """ "arrested X on charges of smuggling", "pleaded guilty to charges of": X, or who pleads."""
    verb = noun.head.head if noun.link == "prep object" else noun.head
    verb = verb.head if verb.pos_ == "ADJ" else verb
    held = graph.get(verb.i, "obj") if noun.link == "prep object" else []
    return held or graph.get(verb.i, "surface") or graph.get(verb.i, "subj")


def _bearer(head: int, noun: Word, graph: Graph) -> list[int]:
    """ "missiles with the capacity to carry": who has what "with" gives, the noun before it or the verb's object."""
    if noun.doc[head].pos_ in ("NOUN", "PROPN"):
        return [head]
    return graph.get(head, "obj") or graph.get(head, "subj")

"""Nouns, adverbs and prepositions that carry a source: what they are told of, whose they are, how far they reach."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extract.pack.grammar import Grammar
from extract.syntax.clauses import below, clause_top, is_bare_clause, is_infinitive, is_that_clause, is_verb
from extract.syntax.labels import OF_NOUN, RELATIVE_PRONOUNS, SUBJECTS, Link
from extract.syntax.participants import agent, subject
from extract.syntax.phrases import object_of, objects_behind, possessor
from extract.syntax.text import Passage, Word
from extract.syntax.voice import is_passive

_NAMING = ("possessor", "noun modifier", "compound", "adjective")
_GOVERNED: tuple[Link, ...] = ("prep object", "preposition", "attribute", "object", "object predicate")


def is_adverbial(word: Word) -> bool:
    """An adverb, or a participle or adjective in its place."""
    merged = word.link == "compound" and " " in word.text  # "alleged chemical attack", in one token with what follows
    return merged or word.link in ("adverb", "adjective", "unclear", "adverbial noun", "adverbial clause")


def has_arguments(word: Word) -> bool:
    """Whether a subject, an agent or an auxiliary makes a clause of the word."""
    return word.has("subject", "passive subject", "agent", "auxiliary")


def is_predicative(adjective: Word) -> bool:
    """`officials are confident`: the adjective of a copula."""
    return adjective.link == "predicate"


def held(adjective: Word, grammar: Grammar) -> tuple[Word, set[int]] | None:
    """`Officials are confident that ...`: whose mind it is, and what is in it."""
    copula, who = adjective.governor(), said_by(adjective, grammar)
    if copula is None or who is None:
        return None
    clauses = [c for t in (adjective, copula) for c in t.dependents("clause") if c.i > adjective.i]
    if not clauses:
        return None
    return who, set().union(*(below(c) for c in clauses))


def said_by(adjective: Word, grammar: Grammar) -> Word | None:
    """`the minister was blunt`: of whom the copula says it."""
    copula = adjective.governor()
    who = subject(copula, grammar) if copula is not None else None
    return who if who is not None and who.link != "expletive" else None


def modified(adverb: Word) -> set[int]:
    """The clause or the noun that an adverb stands with; what follows behind a comma is not part of it."""
    head = adverb.governor()
    if head is None:
        return set()
    away = {adverb.i}
    for above, child in ((t, c) for t in _with_nouns(head) for c in t.dependents()):
        aside = child.link in ("relative", "noun clause", "apposition")
        behind = aside or (child.link in ("adverbial clause", "preposition") and child.i > head.i)
        behind = behind or (child.link == "preposition" and above.link in SUBJECTS)
        if behind and child.i > above.i and adverb.doc[min(below(child)) - 1].text == ",":
            away.add(child.i)
    return below(head, away)


def _with_nouns(head: Word) -> Iterator[Word]:
    """A word, and the nouns below it in its own clause."""
    yield head
    for child in head.dependents():
        if child.pos_ in ("NOUN", "PROPN", "ADP"):
            yield from _with_nouns(child)


def noun_clauses(noun: Word) -> Iterator[Word]:
    """Clauses on a noun: `a report that it fired`, `a report it had fired`, `the report it gave`."""
    yield from noun.dependents("noun clause", "relative", "clause")
    makers = (who for p in noun.dependents("preposition") for who in p.dependents("prep object"))
    yield from (c for who in makers for c in who.dependents(*OF_NOUN) if is_content_clause(c))


def is_content_clause(clause: Word) -> bool:
    """`that` before a whole clause, not a relative pronoun, which nothing beside it can be the object of."""
    marks = [c for c in clause.dependents() if c.lower_ == "that"]
    whole = len(clause.dependents("object")) > 1 and clause.has("subject")
    return bool(marks) and all(
        c.link == "marker" or c.form == "preposition" or (whole and c.link == "object") for c in marks
    )


def tells(clause: Word, voice: Collection[str]) -> bool:
    """`a report that it fired`, `a report it had fired two rockets`, not `the report it gave the council`."""
    return is_content_clause(clause) or (is_bare_clause(clause) and clause.lemma not in voice)


def infinitives_on(noun: Word) -> set[int]:
    """`its claim to have won`, `calls on Russia to leave`: the infinitive that stands on a noun."""
    on = [noun, *(t for p in noun.behind("preposition") for t in p.dependents())]
    return {i for word in on for c in word.dependents(*OF_NOUN) if is_infinitive(c) for i in below(c)}


def told_behind(noun: Word, prepositions: Collection[str]) -> set[int]:
    """`a report of a raid`: what stands behind one of these prepositions."""
    stand = (c for c in noun.behind("preposition") if c.lower_ in prepositions)
    return {i for preposition in stand for inner in preposition.dependents() for i in below(inner)}


def equated(noun: Word) -> set[int]:
    """`the claim is that ...`: the clause that a copula gives to the noun."""
    be = noun.governor("subject")
    if be is None or be.lemma_ != "be":
        return set()
    return {i for c in be.dependents("clause") if is_content_clause(c) for i in below(c)}


def governing_verb(noun: Word) -> Word | None:
    """The verb of which the noun is the object."""
    return noun.governor("object")


def hung_above(noun: Word) -> tuple[Word | None, set[int]]:
    """`discussed the claim by the army that X`: the verb above a noun, and the clause that the parser hung there."""
    verb = noun.governor("object") or noun.phrase_governor()
    if verb is None or not is_verb(verb):
        return None, set()
    told = (c for c in verb.behind("clause", "adverbial clause") if c.i > noun.i and is_that_clause(c))
    return verb, {i for c in told for i in below(c)}


def is_inside(noun: Word) -> bool:
    """A noun before a noun."""
    return noun.link == "compound"


def owner(
    noun: Word, prepositions: Collection[str], voice: Collection[str], grammar: Grammar
) -> tuple[bool, Word | None]:
    """Whether the text says whose claim it is (Tehran's claim, the claim by X, X's by a verb of `voice`), and whose."""
    whose = possessor(noun)
    if whose is not None:
        return True, whose
    verb = noun.governor("object", "passive subject")
    hung = [c for c in verb.behind("preposition") if c.i == noun.i + 1] if verb is not None else []
    for child in (*noun.dependents("preposition"), *hung):  # "discussed the claim by X that Y", hung on the verb
        if child.lower_ in prepositions:
            return True, object_of(child)
    for child in noun.dependents():
        if child.link in _NAMING and child.pos_ == "PROPN":
            return True, child
    be = noun.phrase_governor(("of",))
    if be is not None and be.lemma_ == "be":
        return True, subject(be, grammar)
    if verb is not None and is_verb(verb) and verb.lemma in voice:
        return True, agent(verb, grammar) if is_passive(verb) else subject(verb, grammar)
    return False, None


def reckoned(noun: Word, prepositions: Collection[str]) -> tuple[Word, set[int]] | None:
    """`by the army's own count`, `in his opinion`: whose it is, and the sentence that the phrase stands in."""
    by = noun.governor("prep object")
    of = (c for p in noun.dependents() if p.lower_ == "of" for c in p.dependents("prep object"))
    whose = possessor(noun) or next(of, None)
    if by is None or by.lower_ not in prepositions or whose is None or by.is_top:
        return None
    return whose, below(scope(by, noun.sent), {by.i})


def phrase_object(preposition: Word) -> Word | None:
    """What stands behind a preposition or a participle in its place."""
    return next(iter(preposition.behind("prep object", "object")), None)


def relative_above(preposition: Word) -> tuple[Word, Word | None]:
    """`the claims, spread abroad, according to which X`: the clause, and the noun that it belongs to."""
    verb = clause_top(preposition)
    return verb, verb.governor("relative")


def cites(verb: Word) -> bool:
    """`the agency reported, citing X`, `according to the agency, which cited X`."""
    if verb.form == "gerund":
        return verb.link in ("adverbial clause", "preposition", "noun clause")
    return verb.link == "relative" and any(c.form in RELATIVE_PRONOUNS for c in verb.dependents("subject"))


def scope(token: Word, sentence: Passage) -> Word:
    """The clause that a phrase is told of: the one it stands in, whole where it opens or closes the sentence."""
    above = clause_top(token.governor() or token)
    if token.i == sentence.start or max(below(token)) >= sentence.end - 2:
        return above.up_to(lambda word: word.is_top)
    return above.past("open clause", "conjunct", "passive aux")


def attached_to(word: Word) -> tuple[int, int]:
    """The word that this one hangs on, and the one above that."""
    head = word.governor() or word
    return head.i, (head.governor() or head).i


def announcers(root: Word) -> Iterator[Word]:
    """What the main verb of a sentence gives or takes, as a subject of the passive or an object."""
    yield from root.dependents("object", "passive subject")


def author(noun: Word, prepositions: Collection[str], grammar: Grammar) -> Word | None:
    """Whose text it is: its owner, who it is by, who issued it."""
    for child in noun.dependents():
        if child.link == "possessor":
            return child
        if child.link == "preposition" and child.lower_ in prepositions:
            return object_of(child)
        if child.link == "noun clause" and (by := agent(child, grammar)) is not None:
            return by
    above = _issuer(noun, grammar)
    if above is not None:
        return above
    return next((c for c in objects_behind(noun, ("of",)) if c.pos_ == "PROPN"), None)


def _issuer(noun: Word, grammar: Grammar) -> Word | None:
    """Who issued it, by the verb above."""
    current = noun.up_to(lambda word: (over := word.governor(*_GOVERNED)) is None or is_verb(over))
    verb = current.governor(*_GOVERNED)
    if verb is not None and is_verb(verb):
        if verb.lemma_ == "be":
            return None
        return agent(verb, grammar) if is_passive(verb) else subject(verb, grammar)
    undone = current.governor("passive subject")
    if undone is not None and is_verb(undone):
        return agent(undone, grammar)
    misread = current.governor("subject")
    above = misread.governor("clause") if misread is not None and not is_verb(misread) else None
    return subject(above, grammar) if above is not None else None


def maker(noun: Word, texts: Collection[str], prepositions: Collection[str], grammar: Grammar) -> Word:
    """`a statement from the army`, `a report released by X`: who made a text, where what stands behind it says so."""
    if noun.lemma not in texts:
        return noun
    for child in noun.behind():
        if child.link in ("preposition", "agent") and child.lower_ in prepositions:
            return object_of(child) or noun
        apart = "," in (child.left_edge.text, child.left_edge.nbor(-1).text)
        if child.link == "noun clause" and not apart and (by := agent(child, grammar)) is not None:
            return by
    return noun

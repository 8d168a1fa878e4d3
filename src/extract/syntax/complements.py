"""What a verb of speech governs, frame by frame: clauses, infinitives, gerunds, `as`, `of` and plain objects."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extract.pack.grammar import Grammar
from extract.syntax.build import graph_at
from extract.syntax.clauses import below, is_infinitive, is_that_clause, is_verb, openers_before
from extract.syntax.labels import COMPLEMENTS, FINITE, OF_NOUN, RELATIVE_PRONOUNS, RELATIVES, SUBJECTS
from extract.syntax.participants import agent, understood
from extract.syntax.repair.contents import about_heard, behind_hearer, misread_subject, reported_apart, teller
from extract.syntax.text import Word

_NOMINAL = ("object", "object predicate", "attribute")


def clause(verb: Word, addressed: bool, grammar: Grammar) -> set[int]:
    """`said (that) it had fired`; of a verb with an addressee also what the parser hangs on those who are told."""
    found: set[int] = set()
    for child in verb.dependents():
        if child.link == "clause":
            whole = (
                not is_infinitive(child) and not _small(child) and not _apart(child, verb) and not teller(child, verb)
            )
        elif child.link == "open clause":
            bare = verb.link == "relative" and child.form in ("base", "present") and not is_infinitive(child)
            whole = bare or (child.form in FINITE and verb.doc[child.left_edge.i - 1].text == ",")
        else:
            whole = child.link in ("adverbial clause", "clausal subject") and child.i > verb.i and is_that_clause(child)
        found |= below(child) if whole else set()
    if found:
        return found | misread_subject(verb)
    apart = (verb.doc[i] for i in graph_at(verb, grammar).get(verb.i, "comp") if i > verb.i)
    found = found.union(*(reported_apart(told) for told in apart if told.governor("clause") is not verb))
    return found or (behind_hearer(verb) if addressed else set())


def _apart(child: Word, verb: Word) -> bool:
    """A clause of its own before a semicolon."""
    return child.i < verb.i and any(t.text == ";" for t in verb.doc[child.i : verb.i])


def _small(child: Word) -> bool:
    """A complement without a finite verb."""
    if any(c.form in RELATIVE_PRONOUNS for c in child.dependents("subject")):
        return False
    if child.pos_ in ("VERB", "AUX"):
        return child.form in ("gerund", "participle") and not child.has("auxiliary", "passive aux", "marker")
    return not child.has("subject", "marker")


def infinitive(verb: Word) -> set[int]:
    """`vowed to fire`, `urged the army to fire`: with those who are to do it."""
    found: set[int] = set()
    for child in verb.dependents():
        if (child.i > verb.i and child.link in (*COMPLEMENTS, "adverbial clause") and is_infinitive(child)) or (
            child.link == "object" and any(is_infinitive(c) for c in child.dependents("noun clause"))
        ):
            found |= below(child)
    if found:
        found |= {i for c in verb.dependents("object") for i in below(c)}
        nearest = next((c for c in verb.dependents("preposition") if c.i == verb.i + 1), None)
        found |= {i for c in nearest.dependents("prep object") for i in below(c)} if nearest is not None else set()
    return found


def gerund(verb: Word) -> set[int]:
    """`denied firing`."""
    found: set[int] = set()
    for child in verb.dependents():
        if child.i > verb.i and child.link in (*COMPLEMENTS, "object") and child.form in ("gerund", "participle"):
            found |= below(child)
    return found


def predicative(verb: Word) -> set[int]:
    """`called it a test`, `described it as routine`, `quoted him as saying`."""
    predicates = [
        c
        for c in verb.behind()
        if c.link in ("object predicate", "open clause", "clause")
        or (c.lower_ == "as" and c.link in ("preposition", "marker"))
    ]
    if not predicates:
        return set()
    found: set[int] = set()
    for child in [*predicates, *verb.dependents("object")]:
        found |= below(child)
    return found


def about(verb: Word, prepositions: Collection[str], addressed: bool) -> set[int]:
    """`spoke of a raid`, `accused the army of shelling`: what stands behind one of these prepositions."""
    found: set[int] = set()
    for child in verb.dependents():
        if child.link in ("preposition", "particle") and child.lower_ in prepositions and child.i > verb.i:
            for inner in child.dependents():
                found |= below(inner)
    return found or about_heard(verb, prepositions, addressed)


def nominal(verb: Word) -> set[int]:
    """`confirmed the raid`, `hailed it as a success`."""
    found: set[int] = set()
    leading = {"as", "for"}
    for child in verb.behind():
        if child.link in _NOMINAL or (found and child.link == "preposition" and child.lower_ in leading):
            found |= below(child)
        if child.link == "object" and child.behind("adjective", "noun clause"):  # "reported one dead in a raid"
            leading.add("in")
    return found


def as_reported(verb: Word, grammar: Grammar) -> bool:
    """`as was reported by X`: the clause says who tells the one above."""
    opened = any(c.lower_ == "as" for c in verb.before())
    return opened and verb.link == "adverbial clause" and agent(verb, grammar) is not None


def told_of(verb: Word, grammar: Grammar) -> set[int]:
    """`the army is said to`: of whom a passive verb tells something; not "it", nor what clauses say of them."""
    told = [who for who in understood(verb, grammar) if who.lower_ != "it"]
    clauses = {t.i for who in told for t in who.subtree if t.link in OF_NOUN and is_verb(t)}
    return {i for who in told for i in below(who, clauses)}


def theme(verb: Word) -> Word | None:
    """What a passive verb is said of, as it stands: its subject, or the noun before the participle.

    Not who is understood: of "viewers were shown footage" and "it has yet to be confirmed" nobody says anything.
    """
    if verb.link == "adverbial clause":
        return None
    found = verb.dependent("passive subject")
    helpers = verb.dependents("passive aux")
    first = verb.governor("conjunct")
    if found is None and first is not None and verb.has("agent"):
        return theme(first)
    if found is None and helpers:
        found = next((c for word in (verb, *helpers) for c in word.dependents(*SUBJECTS)), None)
    return verb.governor("noun clause") if found is None else found


def writers_own(verb: Word, said: Collection[int]) -> set[int]:
    """`is said to have sold boats to Chad, which has used them`: what follows the comma is the writer's own."""
    apart: set[int] = set()
    for clause in (verb.doc[i] for i in said if verb.doc[i].link == "relative"):
        start = clause.left_edge.i
        if verb.doc[start].form in RELATIVES and verb.doc[start - 1].text == ",":
            apart |= below(clause)
    return apart


def patient(verb: Word, grammar: Grammar) -> Word | None:
    """What a verb does something to, in the active and the passive; of a relative clause the noun before it."""
    found = [verb.doc[i] for i in graph_at(verb, grammar).get(verb.i, "obj")]
    return next((what for what in found if what.form not in RELATIVE_PRONOUNS), found[0] if found else None)


def has_that_clause(verb: Word) -> bool:
    """`proves that X`: a clause that "that" opens stands behind the verb."""
    return any(is_that_clause(c) for c in verb.behind())


def is_object(noun: Word) -> bool:
    """`quoted him`: what a verb does something to."""
    return noun.link == "object"


def has_object(verb: Word) -> bool:
    """Whether an object stands at the verb."""
    return verb.has("object")


def is_of_others(verb: Word) -> bool:
    """`expects it to fly`: the infinitive that a verb governs has a subject of its own."""
    for child in verb.dependents():
        if child.i > verb.i and child.link in (*COMPLEMENTS, "adverbial clause") and is_infinitive(child):
            if child.has(*SUBJECTS):
                return True
            return any(c.i < child.i for c in verb.behind("object", "preposition"))
    return any(o.has("noun clause") for o in verb.dependents("object"))


def adverbial_clauses(verb: Word) -> Iterator[tuple[Word, set[str]]]:
    """Adverbial clauses behind a verb, each with the conjunctions that open it."""
    for child in verb.dependents():
        if child.link == "adverbial clause" and child.i > verb.i:
            yield child, openers_before(child)


def is_open_relative(verb: Word) -> bool:
    """`a test that the agency reported`: a relative clause with a subject and nothing of its own that is said."""
    noun = verb.governor("relative")
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    links = {c.link for c in verb.behind()}
    relative = any(c.form in RELATIVE_PRONOUNS for c in verb.dependents("object"))
    return (
        relative
        and "subject" in {c.link for c in verb.dependents()}
        and not links & {"clause", "open clause", "object"}
    )

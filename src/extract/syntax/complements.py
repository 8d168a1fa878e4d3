"""What a verb of speech governs, frame by frame: clauses, infinitives, gerunds, `as`, `of` and plain objects."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extract.syntax.clauses import agent, below, is_bare_clause, is_infinitive, openers_before
from extract.syntax.reporting import parenthesis
from extract.syntax.words import Word

_COMPLEMENTS = ("ccomp", "xcomp")
_FINITE = ("VBD", "VBZ", "VBP")
_NOMINAL = ("dobj", "oprd", "attr")


def clause(verb: Word, addressed: bool) -> set[int]:
    """`said (that) it had fired`; of a verb with an addressee also what the parser hangs on those who are told."""
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ == "ccomp":
            whole = (
                not is_infinitive(child) and not _small(child) and not _apart(child, verb) and not _teller(child, verb)
            )
        elif child.dep_ == "xcomp":
            bare = verb.dep_ == "relcl" and child.tag_ in ("VB", "VBP") and not is_infinitive(child)
            whole = bare or (child.tag_ in _FINITE and verb.doc[child.left_edge.i - 1].text == ",")
        else:
            whole = child.dep_ in ("advcl", "csubj") and child.i > verb.i and _that(child)
        found |= below(child) if whole else set()
    return found or _behind_time(verb) or (_behind_hearer(verb) if addressed else set())


def _behind_hearer(verb: Word) -> set[int]:
    """`informed world opinion that it had fired`: the parser hangs it on those who are told."""
    heard = (c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i)
    return {i for noun in heard for c in noun.children if c.dep_ in ("acl", "relcl") and _that(c) for i in below(c)}


def _behind_time(verb: Word) -> set[int]:
    """`said after the talks it would fire`, `claimed without giving proof that`: the parser hangs it on the phrase."""
    for child in (c for c in verb.children if c.i > verb.i):
        who = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        bare = who is not None and not any(c.dep_ in ("mark", "advmod") and c.i < who.i for c in child.children)
        if child.dep_ == "advcl" and who is not None and bare and not is_infinitive(child):
            between = [t for t in verb.doc[verb.i + 1 : child.i] if t.text == ","]
            return set() if between else {i for i in below(child) if i >= who.left_edge.i}
        nouns = [n for n in child.children if child.dep_ == "prep" and n.dep_ == "pobj"]
        nouns += [n for g in child.children if g.dep_ == "pcomp" for n in g.children if n.dep_ == "dobj"]
        for said in (c for n in nouns for c in n.children if c.dep_ in ("relcl", "acl", "ccomp")):
            that = next((c for c in said.children if c.lower_ == "that"), None)
            if is_bare_clause(said) or (that is not None and that.dep_ in ("mark", "advmod")):
                return below(said)
    return set()


def _that(clause: Word) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _teller(child: Word, verb: Word) -> bool:
    """`A, the leader said as ..., the agency reported`: the second teller, which the parser takes for what is said."""
    before = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
    return before and child.i > verb.i and bool(parenthesis(child, verb.sent, (child.i,)))


def _apart(child: Word, verb: Word) -> bool:
    """A clause of its own before a semicolon."""
    return child.i < verb.i and any(t.text == ";" for t in verb.doc[child.i : verb.i])


def _small(child: Word) -> bool:
    """A complement without a finite verb."""
    if any(c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP") for c in child.children):
        return False
    if child.pos_ in ("VERB", "AUX"):
        return child.tag_ in ("VBG", "VBN") and not any(c.dep_ in ("aux", "auxpass", "mark") for c in child.children)
    return not any(c.dep_ in ("nsubj", "cop", "mark") for c in child.children)


def infinitive(verb: Word) -> set[int]:
    """`vowed to fire`, `urged the army to fire`: with those who are to do it."""
    found: set[int] = set()
    for child in verb.children:
        if (child.i > verb.i and child.dep_ in (*_COMPLEMENTS, "advcl") and is_infinitive(child)) or (
            child.dep_ == "dobj" and any(c.dep_ == "acl" and is_infinitive(c) for c in child.children)
        ):
            found |= below(child)
    if found:
        found |= {i for c in verb.children if c.dep_ == "dobj" for i in below(c)}
        nearest = next((c for c in verb.children if c.dep_ == "prep" and c.i == verb.i + 1), None)
        found |= {i for c in nearest.children if c.dep_ == "pobj" for i in below(c)} if nearest is not None else set()
    return found


def gerund(verb: Word) -> set[int]:
    """`denied firing`."""
    found: set[int] = set()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in (*_COMPLEMENTS, "dobj") and child.tag_ in ("VBG", "VBN"):
            found |= below(child)
    return found


def predicative(verb: Word) -> set[int]:
    """`called it a test`, `described it as routine`, `quoted him as saying`."""
    predicates = [
        c
        for c in verb.children
        if c.i > verb.i and (c.dep_ in ("oprd", "xcomp", "ccomp") or (c.lower_ == "as" and c.dep_ in ("prep", "mark")))
    ]
    if not predicates:
        return set()
    found: set[int] = set()
    for child in [*predicates, *(c for c in verb.children if c.dep_ == "dobj")]:
        found |= below(child)
    return found


def about(verb: Word, prepositions: Collection[str], addressed: bool) -> set[int]:
    """`spoke of a raid`, `accused the army of shelling`: what stands behind one of these prepositions."""
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ in ("prep", "prt") and child.lower_ in prepositions and child.i > verb.i:
            for inner in child.children:
                found |= below(inner)
    return found or _about_heard(verb, prepositions, addressed)


def _about_heard(verb: Word, prepositions: Collection[str], addressed: bool) -> set[int]:
    """`accused the army's men of shelling`, `told parliament of a plan`: the parser hangs it on the object."""
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    heard = [c for c in whom.children if c.dep_ == "prep" and c.i > whom.i] if whom is not None else []
    told = [p for p in heard if p.lower_ in prepositions and (addressed or any(c.dep_ == "pcomp" for c in p.children))]
    return set[int]().union(*(below(inner) for inner in told[-1].children)) if told else set()


def nominal(verb: Word) -> set[int]:
    """`confirmed the raid`, `hailed it as a success`."""
    found: set[int] = set()
    for child in verb.children:
        if (child.dep_ in _NOMINAL and child.i > verb.i) or (
            found and child.dep_ == "prep" and child.lower_ in ("as", "for") and child.i > verb.i
        ):
            found |= below(child)
    return found


def as_reported(verb: Word) -> bool:
    """`as was reported by X`: the clause says who tells the one above."""
    opened = any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
    return opened and verb.dep_ == "advcl" and agent(verb) is not None


def told_of(verb: Word) -> set[int]:
    """`the army is said to`: those of whom a passive verb tells something, "it" left out."""
    subjects = (c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj") and c.lower_ != "it")
    return {i for who in subjects for i in below(who)}


def theme(verb: Word) -> Word | None:
    """What a passive verb is said of: its subject, or the noun before the participle."""
    if verb.dep_ == "advcl":
        return None
    found = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return verb.head if found is None and verb.dep_ == "acl" else found


def writers_own(verb: Word, said: Collection[int]) -> set[int]:
    """`is said to have sold boats to Chad, which has used them`: what follows the comma is the writer's own."""
    apart: set[int] = set()
    for clause in (verb.doc[i] for i in said if verb.doc[i].dep_ == "relcl"):
        start = clause.left_edge.i
        if verb.doc[start].tag_ in ("WDT", "WP", "WRB") and verb.doc[start - 1].text == ",":
            apart |= below(clause)
    return apart


def patient(verb: Word) -> Word | None:
    """What a verb does something to, in the active and the passive."""
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def has_object(verb: Word) -> bool:
    """Whether an object stands at the verb."""
    return any(c.dep_ == "dobj" for c in verb.children)


def is_of_others(verb: Word) -> bool:
    """`expects it to fly`: the infinitive that a verb governs has a subject of its own."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in (*_COMPLEMENTS, "advcl") and is_infinitive(child):
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children):
                return True
            return any(c.dep_ in ("dobj", "prep") and c.i < child.i for c in verb.children if c.i > verb.i)
    return any(c.dep_ == "acl" for o in verb.children if o.dep_ == "dobj" for c in o.children)


def has_clause_before(verb: Word) -> bool:
    """`X, they said`: what is said stands before the verb."""
    return any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)


def adverbial_clauses(verb: Word) -> Iterator[tuple[Word, set[str]]]:
    """Adverbial clauses behind a verb, each with the conjunctions that open it."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.i > verb.i:
            yield child, openers_before(child)


def is_open_relative(verb: Word) -> bool:
    """`a test that the agency reported`: a relative clause with a subject and nothing of its own that is said."""
    if verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    deps = {c.dep_ for c in verb.children if c.i > verb.i}
    relative = any(c.tag_ in ("WDT", "WP") and c.dep_ == "dobj" for c in verb.children)
    return relative and "nsubj" in {c.dep_ for c in verb.children} and not deps & {"ccomp", "xcomp", "dobj"}

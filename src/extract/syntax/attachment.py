"""How a word hangs on the one above it, and which words open its clause."""

from __future__ import annotations

from collections.abc import Iterator

from extract.syntax.clauses import is_bare_clause, is_finite, is_infinitive, is_verb, openers_before, subjects
from extract.syntax.words import Word

_OBJECTS = ("dobj", "nsubjpass", "attr", "dative")
_MODIFIERS = ("compound", "amod", "nmod", "poss", "npadvmod")


def edge(token: Word) -> tuple[Word | None, str]:
    """What a word hangs on, and how: a label such as infinitive, clause, purpose, object, shared, or a preposition."""
    head, dep = token.head, token.dep_
    if dep == "relcl" and is_infinitive(token) and not any(c.tag_ in ("WDT", "WP", "WRB") for c in token.children):
        dep = "acl"
    if is_bare_clause(token) and dep == "relcl":
        return head, "clause"
    if head.i == token.i or dep in ("relcl", "appos", "parataxis", "ROOT"):
        return None, ""
    if dep == "conj":
        if is_verb(token) and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            return None, ""
        return head, "shared"
    if dep in ("pobj", "pcomp"):
        return (head.head, head.lower_) if head.head.i != head.i else (None, "")
    if is_verb(token) or (token.pos_ == "ADJ" and dep in ("xcomp", "ccomp")):
        return head, _verbal(token, dep)
    if dep in _OBJECTS:
        return head, "object"
    if dep in ("nsubj", "csubj"):
        raised = next(
            (c for c in head.children if c.dep_ == "xcomp" and any(g.dep_ == "auxpass" for g in c.children)), None
        )
        return (raised, "object") if raised is not None else (head, "subject")
    if dep in _MODIFIERS:
        return (head, "shared") if head.pos_ == token.pos_ == "PROPN" else (head, "modifier")
    return (head, "acomp") if dep in ("acomp", "advmod") else (None, "")


def _verbal(token: Word, dep: str) -> str:
    to = is_infinitive(token)
    if dep in ("xcomp", "ccomp") and any(c.lower_ == "whether" for c in token.children):
        return "whether"
    if dep in ("xcomp", "ccomp"):
        if token.tag_ == "VBG" and any(c.dep_ in ("amod", "det", "poss") for c in token.children):
            return "object"
        finite = dep == "ccomp" and any(c.dep_ == "aux" for c in token.children)
        return "infinitive" if to else "gerund" if (token.tag_ == "VBG" and not finite) or dep == "xcomp" else "clause"
    if dep == "advcl" and token.tag_ == "VBG" and token.i - token.head.i in (1, 2) and token.nbor(-1).text != ",":
        return "gerund"
    if dep == "advcl":
        whole = bool(openers_before(token)) and bool(subjects(token))
        return "purpose" if to else "part" if token.tag_ in ("VBG", "VBN") and not whole else "mark"
    if dep == "acl":
        return "infinitive" if to else "clause" if any(c.dep_ == "mark" for c in token.children) else "modifies"
    if dep == "amod":
        return "modifies"
    return "subject" if dep in ("csubj", "nsubj") else "object" if dep in _OBJECTS else dep


def openers(token: Word) -> list[str]:
    """Conjunctions of the clause, or the preposition before the phrase."""
    if token.dep_ in ("pobj", "pcomp"):
        before = [c.lower_ for c in token.head.children if c.i < token.head.i]
        return [" ".join((*before, token.head.lower_))]
    own = [c.lower_ for c in token.children if c.dep_ in ("mark", "advmod", "cc") and c.i < token.i]
    return [*own, *(c.lower_ for c in token.children if inverted(c, token))]


def opening(token: Word, word: str) -> list[Word]:
    """The words of a clause by which it is opened."""
    return [c for c in token.children if c.lower_ == word and c.dep_ != "aux"]


def inverted(auxiliary: Word, verb: Word) -> bool:
    """`should it attack`: the auxiliary opens the clause, before the subject."""
    if auxiliary.dep_ != "aux" or any(c.dep_ not in ("mark", "punct") for c in verb.children if c.i < auxiliary.i):
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.i > auxiliary.i for c in verb.children)


def preposition_of(token: Word) -> Word | None:
    """The preposition before a noun or a gerund."""
    return token.head if token.dep_ in ("pobj", "pcomp") else None


def beside(token: Word) -> Iterator[tuple[Word, str | None]]:
    """What hangs on a word, each as a negation, modal, adverb, adjective, determiner, argument, phrase or none."""
    for child in token.children:
        yield child, _kind(child, token)


def _kind(child: Word, token: Word) -> str | None:
    if (child.dep_ == "aux" and child.tag_ != "TO") or child.tag_ == "MD":
        return None if inverted(child, token) else "modal"
    if child.dep_ == "neg":
        return "negation"
    if child.dep_ in ("advmod", "preconj", "npadvmod"):
        return "adverb"
    if child.dep_ in ("amod", "compound", "nmod"):
        return "adjective"
    if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
        return "argument"
    if child.dep_ == "prep":
        return "phrase"
    return "determiner" if child.dep_ in ("det", "predet") else None


def is_parted(token: Word, head: Word) -> bool:
    """Whether a conjunct denies for itself: "was not hit, and responded"; "neither confirmed nor denied" does not."""
    between = [t.lower_ for t in token.doc[head.i : token.i] if t.dep_ in ("cc", "punct")]
    if "nor" in between or "or" in between:
        return False
    apart = "," in between and between.index(",") + 1 < len(between) and len(between) == 2
    own = is_finite(token) and any(c.dep_ in ("aux", "auxpass") for c in head.children)
    return is_verb(token) and (apart or own)

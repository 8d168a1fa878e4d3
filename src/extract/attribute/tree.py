"""Questions to the parse: what stands below a word, who is its subject, which stretches of text its words cover."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Doc, Token

PREDICATES = ("VERB", "AUX")
_EDGES = frozenset(",.;:-\u2013\u2014\u2015")
_SUBJECTS = ("nsubj", "csubj", "expl")
_OBJECT_CONTROL = ("as", "of", "from", "into", "against", "for")
_RELATIVE = ("WDT", "WP", "WP$", "WRB")
_NEEDED = frozenset({"dobj", "nsubjpass", "attr", "acomp", "ccomp"})
_MAX_CLIMB = 12


def below(token: Token, without: Collection[int] = ()) -> set[int]:
    """Indices of the tokens of a subtree, those in `without` and what hangs on them left out."""
    found: set[int] = set()
    stack = [token]
    while stack:
        current = stack.pop()
        if current.i in without or current.i in found:
            continue
        found.add(current.i)
        stack.extend(current.children)
    return found


def is_verb(token: Token) -> bool:
    """A verb or an auxiliary that heads a clause."""
    return token.pos_ in PREDICATES and token.dep_ not in ("aux", "auxpass")


def is_infinitive(verb: Token) -> bool:
    """`to fire`, `to be fired`."""
    return any(c.tag_ == "TO" for c in verb.children)


def is_bare_clause(verb: Token) -> bool:
    """`a report it had shelled the town`: behind a noun, a clause that lacks neither a subject nor an object."""
    if verb.dep_ not in ("relcl", "acl", "ccomp") or any(
        c.tag_ in _RELATIVE or c.dep_ == "mark" for c in verb.children
    ):
        return False
    deps = {c.dep_ for c in verb.children}
    return bool(deps & {"nsubj", "nsubjpass", "expl"}) and bool(deps & _NEEDED)


def is_passive(verb: Token) -> bool:
    """`was fired`, `fired by the army`, `a missile fired from`."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not deps & {"aux", "nsubj"}:
        return verb.head.i != verb.i and is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not deps & {"aux", "dobj", "nsubj"}


def agent(verb: Token) -> Token | None:
    """Who does it in a passive clause."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and child.i > verb.i):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject(verb: Token, climb: int = _MAX_CLIMB) -> Token | None:
    """Who is understood to say it: the subject of the clause, or of the clause that governs it."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return _meant(child, verb)
    if climb == 0 or verb.head.i == verb.i:
        return None
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ not in PREDICATES:
        return head
    if verb.dep_ == "pcomp":
        return _gerund_subject(head, climb)
    if verb.dep_ == "xcomp":
        objects = [c for c in head.children if c.dep_ == "dobj" and c.i < verb.i]
        return objects[0] if objects else subject(head, climb - 1)
    if verb.dep_ in ("conj", "advcl", "dep", "ccomp", "prep", "acomp") and head.pos_ in PREDICATES:
        passive = [c for c in head.children if c.dep_ == "nsubjpass"]
        return passive[0] if passive else subject(head, climb - 1)
    return None


def _gerund_subject(preposition: Token, climb: int) -> Token | None:
    """`quoted Kim as saying`: the object; otherwise the subject of the verb above."""
    verb = preposition.head.head if preposition.head.pos_ == "ADV" else preposition.head
    if verb.pos_ not in PREDICATES:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if objects and preposition.lower_ in _OBJECT_CONTROL:
        return objects[0]
    return subject(verb, climb - 1)


def _meant(child: Token, verb: Token) -> Token:
    """The antecedent of a relative pronoun."""
    if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    return child


def first_person(token: Token, words: Collection[str]) -> bool:
    """`we` and `us`, but not `US`."""
    return token.lower_ in words and token.pos_ in ("PRON", "DET")


def negated(verb: Token) -> bool:
    """`did not say`, `neither confirmed nor denied`, `never claimed`."""
    for token in (
        (verb, verb.head) if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children) else (verb,)
    ):
        if any(c.dep_ == "neg" or c.lower_ == "neither" for c in token.children):
            return True
        if any(g.dep_ == "neg" for c in token.children if c.dep_ == "advmod" for g in c.children):
            return True
    return False


def clause_top(token: Token) -> Token:
    """The verb of the clause in which a word stands."""
    current = token
    while not is_verb(current) and current.head.i != current.i:
        current = current.head
    return current


def stretches(doc: Doc, tokens: Iterable[int]) -> list[tuple[int, int]]:
    """Characters that tokens cover, in runs; gaps of mere punctuation are filled, and edges of it cut off."""
    indices = sorted(tokens)
    runs: list[list[int]] = []
    for i in indices:
        if runs and all(doc[j].is_punct or doc[j].is_space for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        first, last = run[0], run[-1]
        while first <= last and (doc[first].is_space or doc[first].text in _EDGES):
            first += 1
        while last >= first and (doc[last].is_space or doc[last].text in _EDGES):
            last -= 1
        if first <= last and any(not doc[j].is_punct for j in range(first, last + 1)):
            spans.append((doc[first].idx, doc[last].idx + len(doc[last].text)))
    return spans

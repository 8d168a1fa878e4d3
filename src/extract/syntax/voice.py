"""What the parser's verbs are: heads of clauses, active or passive."""

from __future__ import annotations

from extract.syntax.gerunds import is_noun_gerund
from extract.syntax.words import Word

_CLAUSE = {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "csubj", "parataxis", "dep", "csubjpass"}
_BARE = ("acomp", "xcomp", "ccomp", "pcomp", "oprd")  # "were armed with rifles", "had it tested"
_FINITE = ("VBP", "VBZ", "VBD", "MD")


def is_predicate(token: Word) -> bool:
    """A verb, participle or auxiliary that heads a clause, or a participle before a noun."""
    if token.pos_ == "VERB":
        return not is_noun_gerund(token)
    return token.pos_ == "AUX" and token.dep_ in _CLAUSE


def is_passive(token: Word) -> bool:
    """Passive voice: with an auxiliary, as a reduced relative, or shared by coordination."""
    deps = {child.dep_ for child in token.children}
    if follower(token) is not None:
        return True
    if deps & {"auxpass", "nsubjpass", "agent", "csubjpass"}:
        return True
    if token.tag_ == "VBN" and token.dep_ == "advcl" and not deps & {"aux", "dobj", "mark"}:
        return True
    if token.tag_ not in ("VBN", "VBD") or "nsubj" in deps:
        return False
    if token.tag_ == "VBN" and token.dep_ in ("acl", "amod", "advcl", "relcl") and not deps & {"aux", "dobj"}:
        return True
    if token.tag_ == "VBN" and token.dep_ in _BARE and not deps & {"aux", "dobj"}:
        return True
    if token.dep_ == "conj" and token.tag_ == "VBN" and not deps & {"aux", "dobj"}:
        return token.head.i != token.i and is_passive(token.head)
    return token.dep_ == "acl" and token.tag_ == "VBD" and "dobj" not in deps


def follower(token: Word) -> Word | None:
    """ "Missiles supplied to Y have a range": the verb of the sentence where the parser took the participle for it."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if token.tag_ != "VBD" or before.dep_ != "nsubj" or before.head.i != token.i:
        return None
    after = [child for child in token.children if child.i > token.i]
    verb = next((c for c in after if c.dep_ in ("dep", "ccomp", "conj") and c.pos_ in ("VERB", "AUX")), None)
    if verb is None or any(c.dep_ in ("dobj", "punct", "cc") and c.i < verb.i for c in after):
        return None
    deps = {child.dep_ for child in verb.children}
    finite = verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.lefts)
    return verb if finite and not deps & {"nsubj", "nsubjpass", "expl", "mark", "csubj"} else None

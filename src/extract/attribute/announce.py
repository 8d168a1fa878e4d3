"""Nouns that announce a text: "issued the following statement:"; and texts that are one statement from there on."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from extract.attribute.draft import Draft
from extract.attribute.rules import SourceRules
from extract.attribute.tree import agent, first_person, is_passive, is_verb, subject

_COLON = ":"
_CLIMB = 4


def announced(sentence: Span, rules: SourceRules, drafts: Sequence[Draft]) -> Draft | None:
    """The Draft of a noun before a colon, where no verb of speech stands before it: what follows is its text."""
    colon = next((t for t in reversed(list(sentence)) if t.text == _COLON), None)
    if colon is None or any(d.frame == "quote" and d.cue[0] < colon.i for d in drafts):
        return None
    behind = [t for t in sentence.doc[colon.i + 1 : sentence.end] if not t.is_space]
    if behind and not behind[0].is_quote and not any(is_verb(t) for t in behind):
        return None
    nouns = [t for t in sentence if t.i < colon.i and _leads(t, rules)]
    for noun in reversed(nouns):
        author = _author(noun, rules)
        if author is not None:
            return Draft([noun.i], author, set(), rules.nouns[noun.lemma_.lower()], "quote", colon=True)
    return None


def whole(doc: Doc, sentences: Sequence[tuple[int, int]], rules: SourceRules) -> Draft | None:
    """The Draft of a first paragraph that only says who issued a statement, where somebody speaks in what follows."""
    if not sentences:
        return None
    sentence = doc[sentences[0][0] : sentences[0][1]]
    start = doc[sentences[1][0]].idx if len(sentences) > 1 else 0
    end = sentence.end_char
    if "\n" not in doc.text[end:start] or sentence.root.pos_ != "VERB":
        return None
    noun = next((c for c in sentence.root.children if c.dep_ in ("dobj", "nsubjpass") and _leads(c, rules)), None)
    author = _author(noun, rules) if noun is not None else None
    last = doc[sentences[-1][1] - 1]
    stop = last.idx + len(last.text)
    if noun is None or author is None or '"' in doc.text[start:stop] or "\u201c" in doc.text[start:stop]:
        return None
    if not any(first_person(t, rules.kinds.whole) for t in doc[sentences[1][0] : sentences[-1][1]]):
        return None
    entry = rules.nouns[noun.lemma_.lower()]
    return Draft([noun.i], author, set(), entry, "quote", quotes=[(start, stop)], colon=True)


def _leads(token: Token, rules: SourceRules) -> bool:
    entry = rules.nouns.get(token.lemma_.lower())
    return entry is not None and entry.lead and token.pos_ in ("NOUN", "PROPN")


def _author(noun: Token, rules: SourceRules) -> Token | None:
    """Whose text it is: its owner, who it is by, who issued it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in rules.kinds.authors:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "acl" and (by := agent(child)) is not None:
            return by
    above = _issuer(noun)
    if above is not None:
        return above
    of = (c for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
    return next((c for c in of if c.pos_ == "PROPN"), None)


def _issuer(noun: Token) -> Token | None:
    """Who issued it, by the verb above."""
    current = noun
    for _ in range(_CLIMB):
        if current.dep_ not in ("pobj", "prep", "attr", "dobj", "oprd") or current.head.i == current.i:
            break
        current = current.head
        if is_verb(current):
            if current.lemma_ == "be":
                return None
            return agent(current) if is_passive(current) else subject(current)
    if current.dep_ == "nsubjpass" and is_verb(current.head):
        return agent(current.head)
    if current.dep_ == "nsubj" and current.head.dep_ == "ccomp" and not is_verb(current.head):
        return subject(current.head.head)
    return None
